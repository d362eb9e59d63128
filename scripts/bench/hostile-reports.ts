/**
 * `node --import tsx scripts/bench/hostile-reports.ts [FOLDER]`: what hostile and damaged reports cost as a command:
 * each input of the folder (the samples beside the repository unless told), and some of our own, is read by its own
 * `report:read`. Prints the longest time in seconds and the largest memory in MB, the start of Node.js in both.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPUS } from '../lib/report-corpus.ts';

const OWN: Readonly<Record<string, string>> = {
  'quotes.json': `{"a":"${'\\"'.repeat(2_000_000)}`,
  'open-brackets.json': '['.repeat(4_000_000),
  'open-tags.xml': '<node class="'.repeat(320_000),
  'stars.log': `nwipe\n${'*'.repeat(4_000_000)}`,
  'small-objects.json': `[${'{},'.repeat(1_390_000)}`,
  'blank-lines.txt': `x${' \n'.repeat(2_000_000)}x`,
  'keys.txt': `Handle 0x0001, DMI type 1\n${'a: b\n'.repeat(800_000)}`,
  'getprop.txt': `[ro.a]: [b]\n${'[ro.a]: ['.repeat(450_000)}`,
  'rows.html': `installed batteries design capacity battery report ${'<tr><td'.repeat(590_000)}`,
};

/** Runs in the child: the most memory it ever had, in KB, on a line of its own. */
const REPORT_MEMORY = `process.on('exit', () => process.stderr.write('\\nmaxRss ' + process.resourceUsage().maxRSS + '\\n'));`;
const KB_PER_MB = 1000;

interface Cost {
  name: string;
  exitCode: number | null;
  seconds: number;
  megabytes: number;
}

function read(path: string, name: string): Promise<Cost> {
  const preload = `data:text/javascript,${encodeURIComponent(REPORT_MEMORY)}`;
  const args = ['--import', preload, '--import', 'tsx', 'scripts/report-read.ts', path];
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd: join(import.meta.dirname, '../..') });
  let words = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (words += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      const seconds = (performance.now() - started) / 1000;
      const megabytes = Number(/^maxRss (\d+)$/m.exec(words)?.[1]) / KB_PER_MB;
      resolve({ name, exitCode, seconds, megabytes });
    });
  });
}

const given = process.argv[2] ?? join(CORPUS, 'edge');
const scratch = mkdtempSync(join(tmpdir(), 'rework-hostile-'));
try {
  for (const [name, text] of Object.entries(OWN)) writeFileSync(join(scratch, name), text);
  const paths = [given, scratch].flatMap((folder) =>
    readdirSync(folder).map((name) => ({ name, path: join(folder, name) })),
  );
  const costs: Cost[] = [];
  for (const { name, path } of paths) costs.push(await read(path, name));
  console.table(
    costs.map(({ seconds, megabytes, ...cost }) => ({
      ...cost,
      seconds: seconds.toFixed(2),
      megabytes: megabytes.toFixed(0),
    })),
  );
  console.log(`longest ${Math.max(...costs.map(({ seconds }) => seconds)).toFixed(2)} s`);
  console.log(`largest ${Math.max(...costs.map(({ megabytes }) => megabytes)).toFixed(0)} MB`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
