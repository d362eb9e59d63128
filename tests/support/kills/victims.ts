/** The product under fire: its process and its database killed by signal, and begun again as a service manager does. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { clusterFolder } from '../../../db/embedded/cluster.ts';
import { isAlive } from '../../../db/embedded/folder-lock.ts';
import { runningPostmaster } from '../../../db/embedded/postmaster.ts';
import type { Product } from '../product.ts';

/** Ways for a database to die: without a word, without tidying up, and by the crash of one connection. */
export type DatabaseDeath = 'postmaster' | 'immediate' | 'backend';

export interface Supervision {
  starts: number;
  /** The last words of those that ended by themselves when their database died. */
  endings: string[];
  stop(): Promise<void>;
}

/** Starts the product again whenever it ends. */
export function supervise(product: Product): Supervision {
  let over = false;
  const supervision: Supervision = {
    starts: 0,
    endings: [],
    stop: async () => {
      over = true;
      await watching;
    },
  };
  const stopped = () => over;
  const watching = (async () => {
    while (!stopped()) {
      const code = await Promise.race([product.ended(), until(stopped)]);
      if (stopped()) return;
      if (typeof code === 'number') supervision.endings.push(product.output().slice(-2000));
      supervision.starts += 1;
      // A start may fail while the killed database is still letting go: then once more.
      await product.restart().catch(() => undefined);
    }
  })();
  return supervision;
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await pause(100);
}

/** @returns whether there was a database to kill */
export function killDatabase({ dataDir }: Product, death: DatabaseDeath): boolean {
  const running = runningPostmaster(clusterFolder(dataDir));
  if (!running || !isAlive(running.pid)) return false;
  if (death === 'backend') {
    const [backend] = clientBackends(running.pid);
    if (!backend) return false;
    return signal(backend, 'SIGKILL');
  }
  return signal(running.pid, death === 'postmaster' ? 'SIGKILL' : 'SIGQUIT');
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Processes that serve the product's connections, those inside a transaction first. */
function clientBackends(postmaster: number): number[] {
  const flags = ['-o', 'pid=', '--ppid', String(postmaster)];
  const { stdout: listed } = spawnSync('ps', flags, { encoding: 'utf8' });
  const titles = listed
    .split('\n')
    .map(Number)
    .filter((pid) => pid > 0)
    .map((pid) => ({ pid, title: titleOf(pid) }))
    .filter(({ title }) => title.includes('rework rework'));
  return titles
    .toSorted((a, b) => Number(isBusy(b.title)) - Number(isBusy(a.title)))
    .map(({ pid }) => pid);
}

const isBusy = (title: string) => !title.trim().endsWith('idle');

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
