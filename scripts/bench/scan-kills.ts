/**
 * `node --import tsx scripts/bench/scan-kills.ts [--seed=1] [--scans=5000] [--kills=100] [--pages=2] [--nodes=6]`: pages,
 * bench processes, product and database are killed at random points while scans flow; prints JSON and ends with 1 when a
 * scan was lost, doubled or done out of order.
 */
import { parseArgs } from 'node:util';
import { runKillTest } from '../../tests/support/kills/run.ts';
import { machine } from './machine.ts';

const number = { type: 'string' } as const;
const { values } = parseArgs({
  options: { seed: number, scans: number, kills: number, pages: number, nodes: number },
});
const report = await runKillTest({
  seed: Number(values.seed ?? Date.now() % 100_000),
  scans: Number(values.scans ?? 5000),
  kills: Number(values.kills ?? 100),
  pages: Number(values.pages ?? 2),
  nodes: Number(values.nodes ?? 6),
  devices: 12,
  say: (line) => console.error(line),
});
console.log(JSON.stringify({ machine: machine(), ...report }, null, 2));
process.exitCode = report.wrong.length > 0 || !report.booksExact ? 1 : 0;
