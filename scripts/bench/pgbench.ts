/** The SQL's own speed, by pgbench where it is installed. */
import { spawnSync } from 'node:child_process';

let found: boolean | undefined;

export function hasPgbench(): boolean {
  found ??= spawnSync('pgbench', ['--version']).status === 0;
  return found;
}

/**
 * @param each transactions of each client
 * @returns transactions per second; pgbench tells only the mean latency, so p50 holds it and p95 is 0
 */
export function pgbench(url: string, file: string, clients: number, each: number) {
  const args = ['-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-t', String(each), url];
  const run = spawnSync('pgbench', args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`pgbench: ${run.stderr}`);
  const number = (pattern: RegExp) => Number(pattern.exec(run.stdout)?.[1] ?? 0);
  return {
    perSecond: Math.round(number(/tps = ([\d.]+) \(without/)),
    p50: number(/latency average = ([\d.]+) ms/),
    p95: 0,
  };
}
