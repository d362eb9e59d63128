/** `npm start -- --demo`: a workshop of sixty devices in every stage, made through the services. */
import { existsSync, mkdirSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from '../../api/config.ts';
import type { System } from '../../api/lib/context.ts';
import { isSetupNeeded } from '../../api/people/setup.service.ts';
import type { Database } from '../../db/client.ts';
import { BATCH } from './batch.ts';
import { type Cast, gatherCast } from './cast.ts';
import { beginCount } from './count.ts';
import { type Calendar, type Journey, type Strand, calendar, demoClock, walk } from './clock.ts';
import { give } from './giving.ts';
import { type Floor, announce, receiveBatch, receiveGift } from './intake.ts';
import { NEEDS, type Queue, ask } from './needs.ts';
import { GIFTS } from './roster.ts';
import { type Shop, openShop } from './shop.ts';
import { signInFile, signInTable, writeSignIns } from './sign-ins.ts';
import { stockSpareParts } from './spare-parts.ts';
import { beforeTheBench } from './stories.ts';
import { planSession } from './session.ts';
import { packForOtherSite } from './transfer.ts';
import { usualWay } from './way.ts';

export interface DemoOptions {
  database: Database;
  config: Config;
  /** Key for HMACs, 32 bytes. */
  secret: Uint8Array;
  log: Logger;
  say: (line: string) => void;
}

/** Working days that the demo looks back on. */
const FIRST_DAY = 23;

/**
 * Fills an empty installation and prints its sign-ins. One that is set up already stays as it is:
 * then only the place of the sign-ins is printed.
 * @throws Error when a service refuses a step of the demo
 */
export async function seedDemo(options: DemoOptions): Promise<void> {
  const { config, say, log } = options;
  const dates = calendar(new Date());
  const start = dates.day(FIRST_DAY, 8);
  const { now, newId } = demoClock(start);
  const system: System = { ...options, now, newId };
  const file = signInFile(config.dataDir);
  if (!(await isSetupNeeded(system))) {
    say(
      existsSync(file)
        ? `This workshop is set up already. The sign-ins of the demo are in ${file}`
        : 'This workshop is set up already and is no demo: nothing was added.',
    );
    return;
  }
  say('Making a workshop to try things out …');
  const begun = Date.now();
  const cast = await gatherCast(system);
  const [table] = await Promise.all([keepSignIns(config, cast), liveThrough(cast, dates, start)]);
  log.info({ milliseconds: Date.now() - begun }, 'demo workshop made');
  say(`${table}\nThese sign-ins are kept in ${file}`);
}

async function keepSignIns(config: Config, cast: Cast): Promise<string> {
  const table = signInTable(await cast.signIns);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o711 });
  writeSignIns(config.dataDir, table);
  return table;
}

async function liveThrough(cast: Cast, dates: Calendar, start: Date): Promise<void> {
  const shop = await openShop(cast, dates, start);
  await stockSpareParts(shop);
  await packForOtherSite(shop);
  const strands = journeys().map((journey, index): Strand => {
    const own = shop.strand(index + 1);
    return { clock: own.clock, journey: journey(own) };
  });
  await walk(strands);
  await beginCount(shop);
}

function journeys(): ((shop: Shop) => Journey)[] {
  const floor: Floor = new Map();
  const queue: Queue = new Map();
  const plans = [BATCH, ...GIFTS].flatMap((gift) => gift.plans);
  return [
    (shop) => receiveBatch(shop, floor),
    ...GIFTS.map((gift) => (shop: Shop) => receiveGift(shop, floor, gift)),
    announce,
    planSession,
    ...NEEDS.map((need) => (shop: Shop) => ask(shop, queue, need)),
    ...plans.map((plan) => (shop: Shop) => {
      if (plan.bench === undefined) return beforeTheBench(shop, floor, plan);
      return usualWay(shop, floor, plan, (work) => give(work, queue));
    }),
  ];
}
