/**
 * `node --import tsx scripts/bench/count.ts [devices]`: a stock count of 450 devices on 30 shelves, scan by scan over
 * HTTP as a tablet sends them, five of them elsewhere; then what its page asks for. Prints JSON.
 */
import { randomUUID } from 'node:crypto';
import { NO_CONTEXT } from '#domain/bench.ts';
import { startCount } from '../../api/counts/counts.service.ts';
import { createPlaces } from '../../api/places/places.service.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const DEVICES = Number(process.argv[2] ?? 450);
const SHELVES = 30;
const STRAYED = 5;

const workshop = await openBenchWorkshop(DEVICES);
const server = await serveBench(workshop);
const headers = {
  cookie: `rework_session=${workshop.token}`,
  'x-rework': '1',
  origin: server.url,
  'content-type': 'application/json',
};

const { places: shelves } = await createPlaces(workshop.ctx, {
  requestId: randomUUID(),
  kind: 'shelf',
  name: `S-01…S-${SHELVES}`,
});
const onShelf = shelves.map((shelf, at) => ({
  ...shelf,
  codes: workshop.codes.filter((_code, index) => index % SHELVES === at),
}));
for (const { id, codes } of onShelf) {
  await workshop.database
    .sql`update devices set place_id = ${id} where code in ${workshop.database.sql(codes)}`;
}
const { id: countId } = await startCount(workshop.ctx, {
  requestId: randomUUID(),
  name: '',
  placeIds: shelves.map(({ id }) => id),
});

const times: number[] = [];

async function scan(text: string, placeCode: string | null): Promise<void> {
  const context = { ...NO_CONTEXT, countId, placeCode };
  const happenedAt = new Date().toISOString();
  const scans = [{ requestId: randomUUID(), text, source: 'wedge', happenedAt, context }];
  const began = performance.now();
  const body = JSON.stringify({ scans, sentAt: happenedAt });
  const response = await fetch(`${server.url}/api/scans`, { method: 'POST', headers, body });
  const { answers } = (await response.json()) as { answers?: { outcome: string }[] };
  times.push(performance.now() - began);
  if (answers?.[0]?.outcome === 'refused') throw new Error(JSON.stringify(answers));
}

async function read(path: string): Promise<{ ms: number; body: unknown }> {
  const began = performance.now();
  const response = await fetch(`${server.url}${path}`, { headers });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return { ms: performance.now() - began, body };
}

// The first device of five shelves lies on the next one.
const began = performance.now();
let before: string | null = null;
for (const [at, shelf] of onShelf.entries()) {
  await scan(shelf.code, before);
  const strayed = at > 0 && at <= STRAYED ? (onShelf[at - 1]?.codes.slice(0, 1) ?? []) : [];
  const here = at < STRAYED ? shelf.codes.slice(1) : shelf.codes;
  for (const code of [...here, ...strayed]) await scan(code, shelf.code);
  before = shelf.code;
}
await scan(before ?? '', before);
const seconds = (performance.now() - began) / 1000;

const page = await read(`/api/counts/${countId}`);
const { differenceCount } = page.body as { differenceCount: number };
const again = [];
for (let round = 0; round < 20; round++) again.push((await read(`/api/counts/${countId}`)).ms);
const place = await read(`/api/counts/${countId}/places/${shelves[0]?.code ?? ''}`);

const sorted = times.toSorted((a, b) => a - b);
const share = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
console.log(
  JSON.stringify(
    {
      devices: DEVICES,
      shelves: SHELVES,
      scans: times.length,
      seconds: Math.round(seconds * 10) / 10,
      scanMs: { p50: share(0.5), p95: share(0.95), max: share(1) },
      differences: differenceCount,
      pageMs: Math.round(again.toSorted((a, b) => a - b)[10] ?? 0),
      placeMs: Math.round(place.ms),
    },
    null,
    2,
  ),
);
await server.close();
await workshop.close();
