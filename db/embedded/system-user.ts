import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../start-error.ts';

/** User the database server runs as; undefined means: the user who started us. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root it therefore runs as the owner of an existing cluster,
 * else as user `postgres`, which is created when missing.
 * @throws StartError when the user cannot be created
 */
export function serverUser(clusterFolder: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(clusterFolder)) {
    const { uid, gid } = statSync(clusterFolder);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp() ?? create();
}

function lookUp(): SystemUser | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function create(): SystemUser {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    // The look-up below decides: another start may have made the user in the meantime.
  }
  const user = lookUp();
  if (user) return user;
  throw new StartError(
    'PostgreSQL does not run as root, and the system user "postgres" could not be created. ' +
      'Create it (useradd --system postgres), start Rework as an ordinary user, or set DATABASE_URL.',
  );
}

/** The first folder on the way to `path` that this user may not enter, or undefined. */
export function blockedFolder(path: string, user: SystemUser): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : blockedFolder(parent, user);
  if (above) return above;
  const { mode, uid, gid } = statSync(path);
  const right = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & right) === 0 ? path : undefined;
}

/**
 * Lets the server's user walk through the data folder (not list it).
 * @throws StartError when a folder above it is closed, such as /root
 */
export function openTheWay(dataDir: string, user: SystemUser): void {
  const { mode, uid } = statSync(dataDir);
  if (uid === 0 && (mode & 0o011) !== 0o011) chmodSync(dataDir, (mode & 0o7777) | 0o011);
  const blocked = blockedFolder(dataDir, user);
  if (blocked) {
    throw new StartError(
      `DATA_DIR ${dataDir}: PostgreSQL does not run as root, and its user may not enter ${blocked}. ` +
        'Choose another DATA_DIR, for example /var/lib/rework.',
    );
  }
}
