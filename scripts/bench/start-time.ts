/**
 * `node --import tsx scripts/bench/start-time.ts`: from `npm start` to the first page, cold (empty data folder,
 * pages not built) and warm (second start). Prints JSON.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from './machine.ts';

const repository = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'rework-start-'));

async function startOnce(): Promise<number> {
  const before = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /https?:\/\/\S+/.exec(text)?.[0];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
    });
    const page = await fetch(url);
    if (!page.ok) throw new Error(`first page: ${page.status}`);
    await page.text();
    return Math.round(performance.now() - before) / 1000;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

rmSync(join(repository, 'dist'), { recursive: true, force: true });
const cold = await startOnce();
const warm = [await startOnce(), await startOnce(), await startOnce()].toSorted((a, b) => a - b)[1];
rmSync(dataDir, { recursive: true, force: true });
console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      coldSeconds: cold,
      warmSecondsMedianOf3: warm,
    },
    null,
    2,
  ),
);
