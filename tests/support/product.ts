import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clusterFolder } from '../../db/embedded/cluster.ts';
import { runningPostmaster, stopPostmaster } from '../../db/embedded/postmaster.ts';

const root = join(import.meta.dirname, '../..');
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface ProductOptions {
  /** default: a new folder, removed by `stop` */
  dataDir?: string;
  /** flags such as --demo */
  args?: string[];
  env?: Record<string, string>;
  /** default: any free one */
  port?: number;
}

/** The real product in a process of its own, with its own data folder and port. */
export interface Product {
  /** the printed address; the same after `restart`, so that a browser's own data still belongs to it */
  readonly url: string;
  readonly dataDir: string;
  /** everything printed since the first start */
  output(): string;
  /** Ends the process without a chance to clean up or, with SIGTERM, in order; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Resolves when the process that runs now has ended: with its exit code, or null after a signal. */
  ended(): Promise<number | null>;
  /** Starts again on the same folder and address; ends a running one in order first. */
  restart(): Promise<void>;
  /** Ends it in order, and whatever a killed one left behind. */
  stop(): Promise<void>;
  /** Runs another script, such as scripts/backup.ts, on the same installation. */
  command(script: string, args?: string[]): Promise<{ code: number | null; output: string }>;
}

/** @throws Error with the output when the product ends instead of printing its address */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'rework-product-'));
  const environment = {
    ...withoutSettings(),
    NODE_OPTIONS: '',
    DATA_DIR: dataDir,
    ...options.env,
  };
  let output = '';
  let url = '';
  let child: ChildProcess | undefined;

  // The working folder is the data folder, so that a developer's .env is not read.
  const run = (script: string, args: string[]) =>
    spawn(process.execPath, ['--import', tsx, join(root, script), ...args], {
      cwd: dataDir,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  async function launch(): Promise<void> {
    const port = url ? new URL(url).port : String(options.port ?? 0);
    const started = run('scripts/start.ts', ['--port', port, ...(options.args ?? [])]);
    child = started;
    let words = '';
    url = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        words += chunk.toString();
        output += chunk.toString();
        const address = /^Rework is ready: (\S+)$/m.exec(words)?.[1];
        if (address) resolve(address);
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.once('error', reject);
      started.once('close', (code) => reject(new Error(`The product ended (${code}):\n${words}`)));
    });
  }

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async function stop(): Promise<void> {
    await kill('SIGTERM');
    const left = runningPostmaster(clusterFolder(dataDir));
    if (left) await stopPostmaster(left.pid);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  }

  async function command(script: string, args: string[] = []) {
    const helper = run(script, args);
    let words = '';
    helper.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
    helper.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const [code] = (await once(helper, 'close')) as [number | null];
    return { code, output: words };
  }

  try {
    await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    get url() {
      return url;
    },
    dataDir,
    output: () => output,
    kill,
    ended: async () => {
      if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child?.exitCode ?? null;
    },
    stop,
    command,
    restart: async () => {
      await kill('SIGTERM');
      await launch();
    },
  };
}

/** The tester's own settings of Rework must not reach the product under test. */
function withoutSettings(): NodeJS.ProcessEnv {
  const settings = [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'PUBLIC_URL',
    'TLS_CERT',
    'TLS_KEY',
  ];
  const more = ['TRUST_PROXY', 'SECRET_FILE', 'LOG_LEVEL'];
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => ![...settings, ...more].includes(name)));
}
