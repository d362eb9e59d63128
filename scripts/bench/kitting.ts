/**
 * `node --import tsx scripts/bench/kitting.ts [devices]`: from the scan at the kitting table to its verdict, over
 * HTTP, with 10,000 and with 100,000 accessories in stock: 32 benches that scan without a pause, then 32 that scan
 * every two seconds. Prints one JSON document; tables of it stand in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { NO_CONTEXT } from '#domain/bench.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { type LoadRequest, httpLoad, pacedLoad } from './http-load.ts';
import { fillStock, openKits } from './kitting-stock.ts';
import { machine } from './machine.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const BENCHES = 32;
/** Milliseconds from one scan of a bench to its next. */
const PACE = 2_000;
const SIZES = [10_000, 100_000] as const;
const KINDS = [
  'page: needs and bins',
  'wrong charger: refused with a better one',
  'fitting charger: in the kit',
  'bag from its bin',
] as const;
type Kind = (typeof KINDS)[number];

const devices = Number(process.argv[2] ?? 320);

const measured = [];
for (const size of SIZES) measured.push({ accessories: size, ...(await measure(size)) });
console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      benches: BENCHES,
      devices,
      measured,
    },
    null,
    2,
  ),
);

async function measure(size: number) {
  const workshop = await openBenchWorkshop(devices * 2);
  const { sql } = workshop.database;
  await openKits(workshop);
  const stock = await fillStock(workshop, size);
  const server = await serveBench(workshop);
  const table = workshop.codes.map((device, index): Record<Kind, LoadRequest> => {
    const page = { method: 'GET', path: `/api/kits/${device}` };
    return {
      'page: needs and bins': page,
      'wrong charger: refused with a better one': scan(device, stock.wrong),
      'fitting charger: in the kit': scan(device, stock.fitting[index] ?? ''),
      'bag from its bin': scan(device, stock.bag),
    };
  });
  const hurried = table.slice(0, devices);
  const run = (kind: Kind) =>
    httpLoad(
      server.url,
      workshop.token,
      BENCHES,
      hurried.map((one) => one[kind]),
    );
  await run('page: needs and bins');
  const withoutPause: Record<string, unknown> = {};
  for (const kind of KINDS) withoutPause[kind] = await run(kind);
  const lists = Array.from({ length: BENCHES }, (_, bench) =>
    table
      .slice(devices)
      .filter((_one, index) => index % BENCHES === bench)
      .flatMap(atTheTable),
  );
  const atTheirPace = await pacedLoad(server.url, workshop.token, PACE, lists);
  const [filled] = await sql<{ chargers: number; bags: number }[]>`
    select count(accessory_id)::int as chargers, count(item_id)::int as bags from kit_lines where status = 'filled'`;
  const { broken } = await verifyChains(sql);
  await server.close();
  await workshop.close();
  return { withoutPause, atTheirPace, filled, brokenChains: broken.length };
}

/** One device after the other; after each scan the browser asks for the page anew, as it does at the table. */
function atTheTable(requests: Record<Kind, LoadRequest>): LoadRequest[] {
  const [first, ...scans] = KINDS;
  const again = { ...requests[first], kind: 'page again, after a scan', follows: true };
  return [
    { ...requests[first], kind: first },
    ...scans.flatMap((kind) => [{ ...requests[kind], kind }, again]),
  ];
}

function scan(deviceCode: string, text: string): LoadRequest {
  const context = { ...NO_CONTEXT, deviceCode };
  const one = {
    requestId: randomUUID(),
    text,
    source: 'wedge',
    happenedAt: new Date().toISOString(),
    context,
  };
  return { method: 'POST', path: '/api/scans', body: { scans: [one] } };
}
