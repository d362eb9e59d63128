import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { openTheWay, serverUser, type SystemUser } from './system-user.ts';

/** An initialised database cluster below DATA_DIR/postgres, ready to be served. */
export interface Cluster {
  /** PGDATA */
  folder: string;
  password: string;
  binaries: Binaries;
  user: SystemUser | undefined;
}

/** Name of the cluster's superuser and of the product's database. */
export const clusterName = 'rework';

export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres', 'data');
}

/** @throws StartError when the file cannot be read by this user */
export function readPassword(dataDir: string): string {
  const path = join(dataDir, 'postgres', 'password');
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartError(
      `${path} cannot be read. Start Rework as the user who owns ${dataDir}, or choose another DATA_DIR.`,
    );
  }
}

/** Makes the cluster on first use (about a second), else only finds it. */
export async function prepareCluster(dataDir: string): Promise<Cluster> {
  const folder = clusterFolder(dataDir);
  const home = join(dataDir, 'postgres');
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (existsSync(folder)) assertOurs(folder, dataDir);
  const user = serverUser(folder);
  if (user) {
    chmodSync(home, 0o711);
    openTheWay(dataDir, user);
  }
  const binaries = await findBinaries(home, user);

  const passwordFile = join(home, 'password');
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const cluster = { folder, password: readPassword(dataDir), binaries, user };
  if (!existsSync(folder)) await initialise(cluster, passwordFile);
  return cluster;
}

function assertOurs(folder: string, dataDir: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new StartError(
      `The database in ${folder} belongs to another user. ` +
        `Start Rework as the user who owns ${dataDir}, or choose another DATA_DIR.`,
    );
  }
}

/** Works in a folder of its own and renames at the end, so an interrupted first start leaves nothing half made. */
async function initialise(cluster: Cluster, passwordFile: string): Promise<void> {
  const fresh = `${cluster.folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  if (cluster.user) chownSync(fresh, cluster.user.uid, cluster.user.gid);
  const child = spawn(
    cluster.binaries.initdb,
    [
      `--pgdata=${fresh}`,
      `--username=${clusterName}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...cluster.user, cwd: fresh, env: serverEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new StartError(`The database could not be created in ${fresh}: ${complaint.trim()}`);
  }
  renameSync(fresh, cluster.folder);
}

/** PostgreSQL's own variables of the caller (PGDATA, PGPORT…) must not reach the embedded server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
