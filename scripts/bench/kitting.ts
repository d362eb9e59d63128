/**
 * `node --import tsx scripts/bench/kitting.ts [devices]`: from the scan at the kitting table to its verdict, over
 * HTTP with 32 benches that scan without a pause, with 10,000 and with 100,000 accessories in stock. Prints one JSON
 * document; a table of it stands in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { cpus, loadavg, totalmem } from 'node:os';
import { NO_CONTEXT } from '#domain/bench.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { type LoadRequest, httpLoad } from './http-load.ts';
import { fillStock, openKits } from './kitting-stock.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const BENCHES = 32;
const SIZES = [10_000, 100_000] as const;
const devices = Number(process.argv[2] ?? 640);

const measured = [];
for (const size of SIZES) measured.push({ accessories: size, ...(await measure(size)) });
console.log(
  JSON.stringify(
    {
      machine: {
        cores: cpus().length,
        cpu: cpus()[0]?.model,
        memoryGb: Math.round(totalmem() / 2 ** 30),
        load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
      },
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
  const workshop = await openBenchWorkshop(devices);
  const { sql } = workshop.database;
  await openKits(workshop);
  const stock = await fillStock(workshop, size);
  const server = await serveBench(workshop);
  const run = (requests: LoadRequest[]) => httpLoad(server.url, workshop.token, BENCHES, requests);
  const scans = (codeFor: (device: string, index: number) => string) =>
    workshop.codes.map((device, index) => scan(device, codeFor(device, index)));
  const page = workshop.codes.map((code) => ({ method: 'GET', path: `/api/kits/${code}` }));
  await run(page.slice(0, BENCHES * 2));
  const answers = {
    'page: needs and bins': await run(page),
    'wrong charger: refused with a better one': await run(scans(() => stock.wrong)),
    'fitting charger: in the kit': await run(scans((_, index) => stock.fitting[index] ?? '')),
    'bag from its bin': await run(scans(() => stock.bag)),
  };
  const [filled] = await sql<{ chargers: number; bags: number }[]>`
    select count(accessory_id)::int as chargers, count(item_id)::int as bags from kit_lines where status = 'filled'`;
  const { broken } = await verifyChains(sql);
  await server.close();
  await workshop.close();
  return { answers, filled, brokenChains: broken.length };
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
