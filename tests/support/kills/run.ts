/** The kill test from an empty folder to the verdict; short in the suite, long by script. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESSION_COOKIE } from '../../../api/people/session.routes.ts';
import { type Product, startProduct } from '../product.ts';
import { randomFrom } from '../random.ts';
import { type BadNetwork, openBadNetwork } from './bad-network.ts';
import { NodeBench } from './node-bench.ts';
import { PageBench } from './page-bench.ts';
import { type Bench, type SiegeResult, lay, settled } from './siege.ts';
import { type Verdict, type Witness, judge } from './verdict.ts';
import { supervise } from './victims.ts';
import { type BenchOwner, openKillWorkshop } from './workshop.ts';

export interface KillTest {
  seed: number;
  /** Benches in Chromium come first, then those in Node; the last two share their devices. */
  pages: number;
  nodes: number;
  /** Of each bench. */
  devices: number;
  /** In all; a page takes so many as any other bench. */
  scans: number;
  kills: number;
  say?: (line: string) => void;
}

export interface KillReport extends Verdict {
  seed: number;
  kills: Record<string, number>;
  /** Times the product was begun again, killed or ended by itself. */
  starts: number;
  /** Of these, the last words of those that ended by themselves. */
  endings: string[];
  network: BadNetwork['met'];
  booksExact: boolean;
  seconds: number;
}

export async function runKillTest(test: KillTest): Promise<KillReport> {
  const say = test.say ?? (() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'rework-kills-'));
  const [dataDir, copy] = [join(folder, 'data'), join(folder, 'quiet')];
  // The database does not run as root, and has to get through.
  chmodSync(folder, 0o711);
  mkdirSync(dataDir);
  const began = performance.now();
  let product = await startProduct({ dataDir });
  const endings: (() => Promise<unknown>)[] = [() => product.stop()];
  try {
    const benches = test.pages + test.nodes;
    const workshop = await openKillWorkshop(product, { benches, devices: test.devices });
    // In order, so that both workshops are the same to the byte.
    await product.stop();
    execFileSync('cp', ['-a', dataDir, copy]);
    product = await startProduct({ dataDir });
    const supervision = supervise(product);
    endings.push(() => supervision.stop());
    const network = await openBadNetwork(() => product.url, randomFrom(test.seed + 1));
    endings.push(() => network.close());
    const line = workshop.owners.map((owner, index) =>
      benchOf(test, owner, index, network, folder),
    );
    endings.push(() => Promise.all(line.map(({ bench }) => bench.end())));
    await Promise.all(line.map(({ bench }) => bench.start()));
    say(`${benches} benches are at work`);
    const { seed, kills } = test;
    const siege = await lay({ seed, kills, product, network, say, benches: line });
    network.mend();
    const witnesses = await testimony(line, siege, workshop.owners, test.nodes >= 2);
    await supervision.stop();
    const booksExact = await readBooks(product, workshop.coordinator);
    say('every scan is answered; the same day without trouble');
    const quiet = await startProduct({ dataDir: copy });
    endings.push(() => quiet.stop());
    const verdict = await judge(product, quiet, witnesses);
    const seconds = Math.round((performance.now() - began) / 1000);
    const { starts, endings: words } = supervision;
    return {
      seed,
      kills: siege.kills,
      starts,
      endings: words,
      network: network.met,
      booksExact,
      seconds,
      ...verdict,
    };
  } finally {
    for (const end of endings.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchOf(
  { pages, nodes, scans }: KillTest,
  owner: BenchOwner,
  index: number,
  { url }: BadNetwork,
  folder: string,
): Bench {
  const { token, personId } = owner;
  const quota = Math.ceil(scans / (pages + nodes));
  if (index < pages) return { bench: new PageBench({ url, token }), things: owner, quota };
  const journal = join(folder, `bench-${index}.jsonl`);
  const more = { timeoutMs: 5000, retryMs: 100 };
  const bench = new NodeBench({ journal, url, token, personId, ...more });
  return { bench, things: owner, quota };
}

async function testimony(
  line: readonly Bench[],
  { accepted }: SiegeResult,
  owners: readonly BenchOwner[],
  lastTwoShare: boolean,
): Promise<Witness[]> {
  return Promise.all(
    line.map(async ({ bench }, index) => {
      await settled(bench, 0);
      const { token, devices } = owners[index]!;
      const alone = !lastTwoShare || index < line.length - 2;
      return { records: await bench.records(), accepted: accepted[index]!, token, devices, alone };
    }),
  );
}

/** Today's books, which the product itself compares with the things. */
async function readBooks({ url }: Product, token: string): Promise<boolean> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const response = await fetch(`${url}/api/books?from=${day(-2)}&to=${day(2)}`, {
    headers: { cookie: `${SESSION_COOKIE}=${token}` },
  });
  if (!response.ok) throw new Error(`books: ${await response.text()}`);
  return ((await response.json()) as { exact: boolean }).exact;
}
