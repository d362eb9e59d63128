import { mkdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import postgres from 'postgres';
import { StartError } from '../start-error.ts';
import { clusterFolder, clusterName, prepareCluster, readPassword } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { launchPostmaster, runningPostmaster, stopPostmaster } from './postmaster.ts';

export interface EmbeddedPostgres {
  /** postgres://… of the product's database; stays the same when the server is restarted after a crash */
  url: string;
  stop(): Promise<void>;
  /**
   * Tells of a server that ended without being asked. It is started again on the same port
   * (`restarting` true) unless that failed or it has just ended several times.
   */
  onExit(listener: (code: number | null, restarting: boolean) => void): void;
}

export interface EmbeddedOptions {
  dataDir: string;
  log?: (line: string) => void;
  /** postgresql.conf settings on top of ours, e.g. { fsync: 'off' } in tests */
  settings?: Record<string, string>;
}

const crashesAllowed = 3;
const crashWindow = 60_000;

/**
 * Serves the database in DATA_DIR/postgres with the packaged PostgreSQL, on loopback, under a
 * generated password. A server left behind by a killed Rework is stopped in order and replaced.
 * @throws FolderInUseError when another living Rework has this folder
 * @throws StartError with what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => {});
  makeDataFolder(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const cluster = await prepareCluster(dataDir);
    const left = runningPostmaster(cluster.folder);
    if (left) await stopPostmaster(left.pid);

    const settings = { ...ourSettings(), ...options.settings };
    let server = await launchPostmaster(cluster, settings, log);
    const listeners: ((code: number | null, restarting: boolean) => void)[] = [];
    const tell = (code: number | null, restarting: boolean) => {
      for (const listener of listeners) listener(code, restarting);
    };
    const crashes: number[] = [];
    let stopping = false;
    let reviving = Promise.resolve();
    const watch = () => server.process.once('exit', (code) => (reviving = revive(code)));
    const revive = async (code: number | null) => {
      if (stopping) return;
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((time) => time > now - crashWindow).length;
      tell(code, recent <= crashesAllowed);
      if (recent > crashesAllowed) return;
      try {
        server = await launchPostmaster(cluster, settings, log, server.port);
        watch();
      } catch (error) {
        log(String(error));
        tell(code, false);
      }
    };
    watch();

    const url = databaseUrl(cluster.password, server.port);
    await createDatabase(cluster.password, server.port);
    return {
      url,
      onExit: (listener) => void listeners.push(listener),
      stop: async () => {
        stopping = true;
        try {
          await reviving;
          await stopPostmaster(server.process.pid!);
        } finally {
          unlock();
        }
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The address of the server that a running Rework keeps on this folder, or undefined. */
export function attachEmbedded(dataDir: string): string | undefined {
  const running = runningPostmaster(clusterFolder(resolve(dataDir)));
  return running && databaseUrl(readPassword(resolve(dataDir)), running.port);
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be made (${(error as Error).message}). Choose another DATA_DIR.`,
    );
  }
}

function databaseUrl(password: string, port: number, database = clusterName): string {
  return `postgres://${clusterName}:${password}@127.0.0.1:${port}/${database}`;
}

function ourSettings(): Record<string, string> {
  const megabytes = Math.round(totalmem() / 8 / 2 ** 20);
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: `${Math.min(1024, Math.max(64, megabytes))}MB`,
    random_page_cost: '1.1',
    jit: 'off',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
}

async function createDatabase(password: string, port: number): Promise<void> {
  const sql = postgres(databaseUrl(password, port, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${clusterName}`;
    if (!found) await sql`create database ${sql(clusterName)}`;
  } finally {
    await sql.end();
  }
}
