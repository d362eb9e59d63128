/** Files on disk under the SHA-256 of their content, so that a name always stands for the same bytes. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { System } from './context.ts';

/**
 * Written beside and renamed, so that a file under its hash is always whole.
 * @returns the content's SHA-256 in hexadecimal.
 */
export async function keepFile(system: System, content: Uint8Array): Promise<string> {
  const hash = contentHash(content);
  const folder = folderOf(system, hash);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, hash);
  const draft = `${path}.${system.newId()}`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
  return hash;
}

export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** @returns null when the file is not there, as after a restore without files. */
export async function readKeptFile(system: System, hash: string): Promise<Buffer | null> {
  return readFile(join(folderOf(system, hash), hash)).catch(() => null);
}

/** For what may not be kept any longer; a file that is not there is gone already. */
export async function dropKeptFile(system: System, hash: string): Promise<void> {
  await rm(join(folderOf(system, hash), hash), { force: true });
}

function folderOf(system: System, hash: string): string {
  return join(system.config.dataDir, 'files', hash.slice(0, 2));
}
