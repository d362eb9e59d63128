import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { serverEnvironment, type Cluster } from './cluster.ts';
import { isAlive } from './folder-lock.ts';

export interface Postmaster {
  process: ChildProcess;
  port: number;
}

/** Trouble that passes by itself: the killed predecessor's children are still letting go. */
const passing = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;
const portTaken = /could not bind|Address already in use|could not create any TCP\/IP sockets/;
const attempts = 20;

/**
 * Starts the server on loopback and waits until it accepts connections.
 * @param wantedPort the port to keep after a crash; otherwise a free one is taken
 * @throws StartError with the server's own last words when it does not come up
 */
export async function launchPostmaster(
  cluster: Cluster,
  settings: Record<string, string>,
  log: (line: string) => void,
  wantedPort?: number,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = wantedPort ?? (await freePort());
    const words: string[] = [];
    const child = spawnServer(cluster, { ...settings, port: String(port) });
    const ready = await new Promise<boolean>((resolve, reject) => {
      child.once('error', reject);
      // 'close', not 'exit': the last words are read only then.
      child.once('close', () => resolve(false));
      createInterface({ input: child.stderr! }).on('line', (line) => {
        log(line);
        if (words.length < 100) words.push(line);
        if (line.includes('database system is ready to accept connections')) resolve(true);
      });
    });
    if (ready) return { process: child, port };
    const reason = words.join('\n');
    if (attempt >= attempts || !(passing.test(reason) || portTaken.test(reason))) {
      throw new StartError(`The database server did not start.\n${reason}`);
    }
    await wait(100);
  }
}

/** Its own process group: Ctrl-C then reaches only us, and we stop it after the last answer. */
function spawnServer(cluster: Cluster, settings: Record<string, string>): ChildProcess {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...flags], {
    ...cluster.user,
    cwd: cluster.folder,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The server that runs on this cluster now, whoever started it. */
export function runningPostmaster(
  clusterFolder: string,
): { pid: number; port: number } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (process.platform === 'linux' && !commandLine(pid).includes(clusterFolder)) return undefined;
  return { pid, port };
}

/** A process id may have been given to a stranger since the file was written. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Asks a server to roll back what is open, disconnect everyone and stop ("fast" shutdown).
 * @throws StartError when it is still there after 30 seconds
 */
export async function stopPostmaster(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited > 30_000)
      throw new StartError(`The database server (process ${pid}) does not stop.`);
    await wait(20);
  }
}
