/** While the network is away: says at once what will probably become of a scan, by what this bench knows. */
import { meaningOf } from '#domain/bench.ts';
import type { KnownThing } from '#domain/known-things.ts';
import { type ScanForecast, forecastOf } from '#domain/scan-forecast.ts';
import { keptCard } from '../bench/kept-cards.ts';
import { getSession } from '../data/session.ts';
import { knownAt, knownThing, knownThings } from './known-codes.ts';
import { onScanQueue, startScanning } from './scan-bus.ts';
import type { StoredScan } from './scan-store.ts';

/** Older ones are not in view any more. */
const NEWEST = 60;
/** Later nobody listens for it. */
const FRESH_MS = 5_000;

type Listener = (scan: StoredScan, forecast: ScanForecast) => void;

const listeners = new Set<Listener>();
const tried = new Set<string>();
let scans: readonly StoredScan[] = [];
let working = false;
let started = false;

/** Begins to judge what waits; repeating it changes nothing. */
export function startForecasts(): void {
  if (started) return;
  started = true;
  onScanQueue((state) => {
    ({ scans } = state);
    if (state.trouble === 'offline') void work();
  });
}

/** Hears what is expected of a scan made just now. @returns a function that ends the subscription */
export function onForecast(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function work(): Promise<void> {
  if (working) return;
  working = true;
  try {
    for (let scan = next(); scan; scan = next()) await judge(scan);
  } finally {
    working = false;
  }
}

/** In the order of scanning: each is judged after those before it. */
function next(): StoredScan | null {
  const me = getSession()?.person.id;
  const open = scans
    .slice(-NEWEST)
    .find(
      ({ state, answer, expected, requestId, context }) =>
        state === 'waiting' &&
        !answer &&
        !expected &&
        context.personId === me &&
        !tried.has(requestId),
    );
  return open ?? null;
}

async function judge(scan: StoredScan): Promise<void> {
  tried.add(scan.requestId);
  if ((await knownAt()) === null) return;
  const forecast = await foresee(scan);
  if (!forecast) return;
  const { queue, tones } = startScanning();
  const fresh = Date.now() - Date.parse(scan.happenedAt) < FRESH_MS;
  if (fresh && forecast.verdict !== 'right') void tones.play('warning');
  await queue.expect(scan.requestId, forecast);
  if (fresh) for (const listener of listeners) listener(scan, forecast);
}

async function foresee(scan: StoredScan): Promise<ScanForecast | null> {
  const session = getSession();
  if (!session) return null;
  const intent = meaningOf(scan.text, scan.context, scan.source);
  const things = (await knownThings(scan.text)).map((thing) => ahead(thing, scan.seq));
  const placeCode = intent.do === 'set_place' ? intent.place : scan.context.placeCode;
  const place = placeCode ? await knownThing(placeCode) : null;
  const [thing] = things;
  const card = thing?.kind === 'device' ? await keptCard(thing.code) : null;
  const same = thing?.kind === 'device' && card?.value.stage === thing.stage;
  return forecastOf(intent, {
    roles: session.roles,
    siteNumber: session.site.number ?? 0,
    personId: session.person.id,
    selfCheckAllowed: session.site.selfCheckMinutes !== null,
    things,
    place,
    blockersOf: (to) =>
      (same ? card?.value.next.find((move) => move.to === to)?.blockers : null) ?? null,
  });
}

/** As it will be once the scans before this one went through. */
function ahead(thing: KnownThing, seq: number): KnownThing {
  let seen = thing;
  for (const { seq: at, state, expected } of scans) {
    if (at >= seq) break;
    if (state !== 'waiting' || expected?.thing !== thing.code || !expected.after) continue;
    seen = { ...seen, ...expected.after } as KnownThing;
  }
  return seen;
}
