/** A bench whose client library runs in Node: killed at once, begun again on what it left on disk. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchSettings } from '../bench-client.ts';
import { readJournal } from '../scan-journal.ts';
import type { BenchRecords, KillableBench } from './killable-bench.ts';

const PROGRAM = join(import.meta.dirname, 'bench-process.ts');

export class NodeBench implements KillableBench {
  readonly kind = 'node';
  private readonly settings: BenchSettings;
  private process: ChildProcess | null = null;

  constructor(settings: BenchSettings) {
    this.settings = settings;
  }

  async start(): Promise<void> {
    const started = fork(PROGRAM, [JSON.stringify(this.settings)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.process = started;
    await said(started);
  }

  async scan(text: string): Promise<string | null> {
    const living = this.process;
    if (!living?.connected) return null;
    const kept = said(living);
    living.send(text, () => undefined);
    return kept.catch(() => null);
  }

  async kill(): Promise<void> {
    const living = this.process;
    this.process = null;
    if (!living || living.exitCode !== null || living.signalCode !== null) return;
    const gone = once(living, 'exit');
    living.kill('SIGKILL');
    await gone;
  }

  async records(): Promise<BenchRecords> {
    return readJournal(this.settings.journal);
  }

  end(): Promise<void> {
    return this.kill();
  }
}

/** The next word of the process. @throws Error when it ended before it said anything */
async function said(process: ChildProcess): Promise<string> {
  const over = new AbortController();
  const { signal } = over;
  try {
    return await Promise.race([
      once(process, 'message', { signal }).then(([word]) => word as string),
      once(process, 'exit', { signal }).then(() => {
        throw new Error('the bench ended');
      }),
    ]);
  } finally {
    over.abort();
  }
}
