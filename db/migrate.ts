import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { fillReferenceTables } from './reference.ts';
import { grantApplicationRole } from './roles.ts';
import { StartError } from './start-error.ts';

export type EventsProtection = 'role and trigger' | 'trigger';

/** Any number: the same in every Rework, so that two starts migrate one after the other. */
const lockKey = 7_239_651;
const oldestVersion = 150_000;

/**
 * Brings the database to this program's version: tables, rights, reference tables. Repeating it changes nothing.
 * @param beforeUpgrade called once before a database that already has data is changed
 * @throws StartError when the server is older than PostgreSQL 15 or the data is newer than this program
 */
export async function migrate(
  url: string,
  log: (line: string) => void,
  beforeUpgrade: () => Promise<void> = async () => {},
): Promise<{ eventsProtectedBy: EventsProtection }> {
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    await assertVersion(sql);
    await sql`select pg_advisory_lock(${lockKey})`;
    const wanted = readMigrationFiles({ migrationsFolder: migrationsFolder() });
    const newest = wanted.at(-1)?.folderMillis ?? 0;
    const present = await migratedUpTo(sql);
    if (present > newest) {
      throw new StartError(
        'This database was made by a newer Rework. Start that version, or restore an older backup.',
      );
    }
    if (present < newest) {
      if (present > 0) await beforeUpgrade();
      await runPending(url);
      const count = wanted.filter((migration) => migration.folderMillis > present).length;
      log(`database: ${count} migration${count === 1 ? '' : 's'} applied`);
    }
    const hasRole = await grantApplicationRole(sql);
    await fillReferenceTables(sql);
    return { eventsProtectedBy: hasRole ? 'role and trigger' : 'trigger' };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Next to the sources, or next to the bundled server program in dist/. */
function migrationsFolder(): string {
  const beside = join(import.meta.dirname, 'migrations');
  return existsSync(beside) ? beside : join(import.meta.dirname, '../db/migrations');
}

async function assertVersion(sql: Sql): Promise<void> {
  const [server] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  refuseOldServer(server!.number, server!.name);
}

/**
 * @param number as in server_version_num: 150004 is 15.4
 * @throws StartError below PostgreSQL 15
 */
export function refuseOldServer(number: number, name: string): void {
  if (number >= oldestVersion) return;
  throw new StartError(
    `Rework needs PostgreSQL 15 or newer; the server of DATABASE_URL is ${name}. ` +
      'Upgrade it, or remove DATABASE_URL to use the embedded one.',
  );
}

/** Time stamp (ms) of the newest applied migration; 0 in an empty database. */
export async function migratedUpTo(sql: Sql): Promise<number> {
  const [journal] = await sql<{ name: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations')::text as name`;
  if (!journal?.name) return 0;
  const [last] = await sql<{ at: string | null }[]>`
    select max(created_at)::text as at from drizzle.__drizzle_migrations`;
  return Number(last?.at ?? 0);
}

/** On a client of its own: drizzle changes how its client reads and writes dates and JSON. */
async function runPending(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await runMigrations(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.end();
  }
}

/**
 * Makes the tables of an empty database as they were at an earlier version, inside a transaction.
 * @param upTo time stamp (ms) of the newest migration to apply
 * @throws StartError when this program does not know that version
 */
export async function migrateTo(tx: TransactionSql, upTo: number): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: migrationsFolder() });
  if (!known.some((migration) => migration.folderMillis === upTo)) {
    throw new StartError('This backup was made by a newer Rework. Restore it with that version.');
  }
  // The same journal as drizzle keeps, so that it goes on from here.
  await tx.unsafe('create schema drizzle');
  await tx.unsafe(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  for (const { sql: statements, hash, folderMillis } of known) {
    if (folderMillis > upTo) break;
    for (const statement of statements) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations ${tx({ hash, created_at: folderMillis })}`;
  }
}
