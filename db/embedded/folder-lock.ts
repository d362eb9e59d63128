import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

/** Thrown when another living Rework works on the same data folder. */
export class FolderInUseError extends StartError {
  override name = 'FolderInUseError';
}

/**
 * Claims a data folder for this process until the returned function is called.
 * @throws FolderInUseError when a living process holds it; a dead holder's claim is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'rework.lock');
  const claim = `${process.pid} ${processStart(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o644);
      writeSync(file, claim);
      closeSync(file);
      return () => {
        if (readClaim(path) === claim) rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = livingHolder(readClaim(path));
    if (holder !== undefined) {
      throw new FolderInUseError(
        `The data folder ${folder} is in use by another Rework (process ${holder}). ` +
          'Stop that one first, or choose another folder with DATA_DIR.',
      );
    }
    rmSync(path, { force: true });
  }
  throw new FolderInUseError(
    `The data folder ${folder} is being claimed by another Rework at this moment. Try again.`,
  );
}

function readClaim(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function livingHolder(claim: string): number | undefined {
  const [pidText = '', start = ''] = claim.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  return processStart(pid) === start ? pid : undefined;
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time of a process, so that a reused id is not taken for the old process; '' off Linux. */
function processStart(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot}/${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}
