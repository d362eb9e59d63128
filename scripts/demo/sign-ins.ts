/** The sign-ins of the demo workshop: a table for the terminal, and a file that only its owner reads. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCode } from '#domain/codes.ts';

export interface SignIn {
  username: string;
  name: string;
  role: string;
  password: string;
  badge: string;
  pin: string;
}

export function signInFile(dataDir: string): string {
  return join(dataDir, 'demo-sign-ins.txt');
}

/** Replaces an earlier file, rights and all: its passwords belong to a workshop that is gone. */
export function writeSignIns(dataDir: string, table: string): void {
  rmSync(signInFile(dataDir), { force: true });
  writeFileSync(signInFile(dataDir), `${table}\n`, { mode: 0o600, flag: 'wx' });
}

const HEAD: SignIn = {
  role: 'role',
  username: 'user name',
  password: 'password',
  badge: 'badge',
  pin: 'PIN',
  name: 'name',
};

/** One line a person; the name comes last because its script may run the other way. */
export function signInTable(signIns: readonly SignIn[]): string {
  const rows = [HEAD, ...signIns.map((one) => ({ ...one, badge: formatCode(one.badge) }))];
  const columns = ['role', 'username', 'password', 'badge', 'pin', 'name'] as const;
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => columns.map((column, at) => row[column].padEnd(widths[at] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
