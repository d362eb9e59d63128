/**
 * Benches at work in a process of their own, each with the product's scan queue: the load of the workshop while one
 * page is measured. Told over IPC what to do; says the milliseconds from scan to answer when it is asked to stop.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BenchClient } from '../../tests/support/bench-client.ts';

export interface BenchLoad {
  url: string;
  /** Cookies of the people, one a bench, with what each scans in turn. */
  benches: { token: string; personId: string; texts: string[] }[];
  /** Milliseconds between two scans of a bench; 0 scans as soon as the answer is there. */
  every: number;
}

export interface RunningLoad {
  /** @returns milliseconds from scan to answer, of every scan */
  stop(): Promise<number[]>;
}

/** Resolves when every bench has had its first answer. */
export async function startBenches(load: BenchLoad): Promise<RunningLoad> {
  const child: ChildProcess = fork(import.meta.filename, { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the benches ended (${code}) before they were asked to`);
  });
  ended.catch(() => undefined);
  child.send(load);
  await Promise.race([once(child, 'message'), ended]);
  return {
    stop: async () => {
      child.send('stop');
      const [times] = (await Promise.race([once(child, 'message'), ended])) as [number[]];
      await ended.catch(() => undefined);
      return times;
    },
  };
}

if (process.send && process.argv[1] === import.meta.filename) {
  const [load] = (await once(process, 'message')) as [BenchLoad];
  await work(load);
}

async function work({ url, benches, every }: BenchLoad): Promise<void> {
  // Of other computers in truth: their disks are not the server's.
  const folder = mkdtempSync(
    join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rework-benches-'),
  );
  const stopping = once(process, 'message');
  let over = false;
  void stopping.then(() => (over = true));
  const isOver = () => over;
  const times: number[] = [];
  const running = benches.map(async ({ texts, ...person }, index) => {
    // An answer may be there before the scan is told to be kept.
    const answers = new Map<string, PromiseWithResolvers>();
    const answerTo = (requestId: string) => {
      const known = answers.get(requestId) ?? withResolvers();
      answers.set(requestId, known);
      return known;
    };
    const settings = { url, ...person, journal: join(folder, `${index}.jsonl`) };
    const client = await BenchClient.open(settings, ({ requestId }) =>
      answerTo(requestId).resolve(),
    );
    // Evenly spread over the time of one scan.
    await pause((every * index) / benches.length);
    for (let at = 0; !isOver(); at++) {
      const began = performance.now();
      const { requestId } = await client.scan(texts[at % texts.length] ?? '');
      await answerTo(requestId).promise;
      answers.delete(requestId);
      const took = performance.now() - began;
      times.push(took);
      if (every > took) await Promise.race([pause(every - took), stopping]);
    }
    await client.queue.stop();
  });
  while (times.length < benches.length) await pause(20);
  process.send?.('at work');
  await Promise.all(running);
  rmSync(folder, { recursive: true });
  process.send?.(times);
  process.disconnect?.();
}

interface PromiseWithResolvers {
  promise: Promise<void>;
  resolve: () => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
