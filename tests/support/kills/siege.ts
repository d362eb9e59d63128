/** Scans flow from many benches while pages, processes, product and database are killed and the network misbehaves. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, randomFrom } from '../random.ts';
import type { Product } from '../product.ts';
import type { BadNetwork } from './bad-network.ts';
import type { KillableBench } from './killable-bench.ts';
import { type BenchThings, scanPlan } from './scan-plan.ts';
import { type DatabaseDeath, killDatabase } from './victims.ts';

export interface Bench {
  bench: KillableBench;
  things: BenchThings;
  /** So many scans it has to get accepted. */
  quota: number;
}

export interface SiegeOptions {
  seed: number;
  benches: readonly Bench[];
  kills: number;
  product: Product;
  network: BadNetwork;
  say: (line: string) => void;
}

export interface SiegeResult {
  /** Request ids the benches were told are accepted, bench by bench. */
  accepted: string[][];
  kills: Record<string, number>;
}

type Blow = 'page' | 'node' | 'api' | 'cut' | DatabaseDeath;

/** More scans than these wait on no bench: as people do who look up when nothing is answered. */
const MOST_WAITING = 12;

const BLOWS: Record<Blow, number> = {
  page: 20,
  node: 30,
  api: 22,
  postmaster: 10,
  immediate: 8,
  backend: 10,
  cut: 12,
};

/** Resolves when every quota is accepted, every blow has fallen, and all that died lives again. */
export async function lay(options: SiegeOptions): Promise<SiegeResult> {
  const { benches, kills, say } = options;
  const random = randomFrom(options.seed);
  const lines = benches.map(({ bench, things, quota }, index) => {
    const plan = scanPlan(randomFrom(options.seed * 1000 + index), things);
    return new BenchLine(bench, plan, quota);
  });
  const total = benches.reduce((sum, { quota }) => sum + quota, 0);
  const accepted = () => lines.reduce((sum, line) => sum + line.accepted.length, 0);
  const points = Array.from({ length: kills }, () => random.below(total)).toSorted((a, b) => a - b);
  const tally: Record<string, number> = {};
  const flowing = lines.map((line) => line.flow());
  const weights = weightsFor(benches);
  const kinds = (Object.keys(weights) as Blow[]).filter((kind) => weights[kind] > 0);
  for (const [index, point] of points.entries()) {
    while (accepted() < point) await pause(5);
    // Each kind once, then by chance.
    const blow = kinds.splice(random.below(kinds.length), 1)[0] ?? random.weighed(weights);
    await strike(blow, options, random, lines);
    tally[blow] = (tally[blow] ?? 0) + 1;
    if ((index + 1) % 10 === 0) say(`${index + 1} blows, ${accepted()} scans accepted`);
  }
  await Promise.all(flowing);
  await Promise.all(lines.map((line) => line.beginning));
  return { accepted: lines.map((line) => line.accepted), kills: tally };
}

function weightsFor(benches: readonly Bench[]): Record<Blow, number> {
  const has = (kind: KillableBench['kind']) => benches.some(({ bench }) => bench.kind === kind);
  return { ...BLOWS, page: has('page') ? BLOWS.page : 0, node: has('node') ? BLOWS.node : 0 };
}

async function strike(
  blow: Blow,
  { product, network }: SiegeOptions,
  random: Random,
  lines: readonly BenchLine[],
): Promise<void> {
  if (blow === 'page' || blow === 'node') {
    const ofKind = lines.filter(({ bench }) => bench.kind === blow);
    while (!ofKind.some((line) => line.isUp)) await pause(20);
    await random.pick(ofKind.filter((line) => line.isUp)).restart();
  } else if (blow === 'api') await product.kill();
  else if (blow === 'cut') {
    network.cut(true);
    await pause(200 + random.below(800));
    network.cut(false);
  } else while (!killDatabase(product, blow)) await pause(20);
}

/** One bench at work: repeats what it was not told is accepted, as a person does. */
class BenchLine {
  readonly bench: KillableBench;
  readonly accepted: string[] = [];
  private readonly plan: Generator<string>;
  private readonly quota: number;
  beginning: Promise<void> = Promise.resolve();
  isUp = true;

  constructor(bench: KillableBench, plan: Generator<string>, quota: number) {
    this.bench = bench;
    this.plan = plan;
    this.quota = quota;
  }

  async flow(): Promise<void> {
    let text = '';
    while (this.accepted.length < this.quota) {
      await this.beginning;
      text ||= this.plan.next().value as string;
      const requestId = await this.bench.scan(text);
      if (!requestId) {
        await pause(20);
        continue;
      }
      this.accepted.push(requestId);
      text = '';
      if (this.accepted.length % MOST_WAITING === 0) await settled(this.bench, MOST_WAITING);
    }
    await this.beginning;
  }

  /** Killed; begins again at once, while other things are killed already. */
  async restart(): Promise<void> {
    this.isUp = false;
    const killed = this.bench.kill();
    this.beginning = killed
      .then(() => this.bench.start())
      .then(() => {
        this.isUp = true;
      });
    await killed;
  }
}

/** Until at most so many scans have no answer. */
export async function settled(bench: KillableBench, most: number): Promise<void> {
  for (;;) {
    const { scans } = await bench.records().catch(() => ({ scans: null }));
    if (scans && scans.filter(({ state }) => state === 'waiting').length <= most) return;
    await pause(50);
  }
}
