import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../../db/start-error.ts';

export const secretLength = 32;

/**
 * The key that signs cookies and links: 32 random bytes, kept as hexadecimal text and made on first use.
 * @throws StartError when the file holds something else or cannot be read or made
 */
export function readSecret(path: string): Buffer {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
    const fresh = randomBytes(secretLength).toString('hex');
    writeFileSync(path, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(path, error);
  }
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw unusable(path, error);
  }
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new StartError(
      `SECRET_FILE ${path} must hold 64 hexadecimal digits. Restore it from a backup; ` +
        'or remove it, and a new one is made: everyone signs in again.',
    );
  }
  return Buffer.from(text, 'hex');
}

function unusable(path: string, error: unknown): StartError {
  return new StartError(
    `SECRET_FILE ${path} cannot be used (${(error as Error).message}). ` +
      'Give Rework the right to it, or choose another SECRET_FILE.',
  );
}
