/**
 * `node --import tsx scripts/bench/books.ts [entries]`: the page of the books and its export over HTTP for two sites
 * and three periods, with 10,000 and with 100,000 entries that the database's own triggers wrote. Prints one JSON
 * document; a table of it stands in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { makeCode } from '#domain/codes.ts';
import type { Books } from '../../api/books/books.service.ts';
import { openSession } from '../../api/people/sessions.service.ts';
import { machine } from './machine.ts';
import { serveBench } from './serve.ts';
import { type BenchWorkshop, openBenchWorkshop } from './workshop.ts';

const sizes = process.argv[2] ? [Number(process.argv[2])] : [10_000, 100_000];
/** Share of the entries, in hundredths. */
const SITES = [
  { name: 'larger', share: 75 },
  { name: 'smaller', share: 25 },
];
const ROUNDS = 20;
const DAY = 86_400_000;
const DEVICES = 500;
/** A moment of the last year for each row. */
const SPREAD = `now() - make_interval(secs => (row * 7919 % 31000000)::int)`;

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
const PERIODS = {
  'this month': { from: day(30), to: day(0) },
  'this quarter': { from: day(91), to: day(0) },
  'this year': { from: day(364), to: day(0) },
};

const measured = [];
for (const size of sizes) measured.push({ entries: size, ...(await measure(size)) });
console.log(JSON.stringify({ machine: machine(), node: process.version, measured }, null, 2));

async function measure(size: number) {
  const workshop = await openBenchWorkshop(DEVICES);
  const sites = await fill(workshop, size);
  const server = await serveBench(workshop);
  const [{ entries } = { entries: 0 }] = await workshop.database.sql<{ entries: number }[]>`
    select count(*)::int as entries from ledger`;
  const answers: Record<string, unknown> = {};
  for (const { name, token } of sites) {
    for (const [period, { from, to }] of Object.entries(PERIODS)) {
      const ask = (path: string) => timed(`${server.url}/api/${path}?from=${from}&to=${to}`, token);
      const books = (await (
        await get(`${server.url}/api/books?from=${from}&to=${to}`, token)
      ).json()) as Books;
      if (!books.exact) throw new Error(`the books of the ${name} site are not exact`);
      answers[`${name} site, ${period}`] = {
        page: await ask('books'),
        export: await ask('books.csv'),
        paper: await ask('books/sheet.pdf'),
      };
    }
    answers[`${name} site, to look into`] = await timed(`${server.url}/api/books/attention`, token);
  }
  await server.close();
  await workshop.close();
  return { inTheLedger: entries, answers };
}

async function get(url: string, token: string): Promise<Response> {
  const response = await fetch(url, { headers: { cookie: `rework_session=${token}` } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** Milliseconds from the request to the last byte, one request after the other. */
async function timed(url: string, token: string): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await (await get(url, token)).arrayBuffer();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(ROUNDS * share) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

/** Two sites with labelled accessories that came and partly left, and counted pieces that come and go, over a year. */
async function fill(workshop: BenchWorkshop, size: number) {
  const { system, database, ctx } = workshop;
  const { sql } = database;
  const { personId } = ctx.actor;
  const other = randomUUID();
  await sql`
    insert into sites (id, name, country, time_zone, locale, created_at)
    select ${other}, 'Second', country, time_zone, locale, created_at from sites limit 1`;
  await sql`
    insert into person_roles (person_id, site_id, role, granted_at) values (${personId}, ${other}, 'coordinator', now())`;
  const itemId = randomUUID();
  await sql`
    insert into stock_items (id, code, family, type, name, tracking, facts, created_by_id, created_at)
    values (${itemId}, ${makeCode('accessory', 5000)}, 'accessory', 'mouse', 'Mouse', 'counted', '{}', ${personId}, now())`;
  const filled = [];
  let first = 10_000;
  for (const [at, site] of SITES.entries()) {
    const siteId = at === 0 ? ctx.actor.siteId : other;
    const count = Math.floor((size * site.share) / 100);
    const placeId = randomUUID();
    await sql`
      insert into places (id, code, site_id, kind, name, created_at)
      values (${placeId}, ${makeCode('place', 5000 + at)}, ${siteId}, 'bin', 'B-1', now())`;
    const part = { sql, siteId, placeId };
    await accessoriesOf({ ...part, first, count: Math.floor(count * 0.4) });
    await piecesOf({ ...part, personId, itemId, count: Math.floor(count * 0.5) });
    first += count;
    const method = 'password' as const;
    const session = { personId, siteId, method, userAgent: 'bench' };
    filled.push({ ...site, token: await openSession(system, database.db, session) });
  }
  await sql.unsafe('vacuum analyze');
  return filled;
}

interface Part {
  sql: BenchWorkshop['database']['sql'];
  siteId: string;
  placeId: string;
  count: number;
}

/** One entry when it came, a second one for every fourth that left again. */
async function accessoriesOf({
  sql,
  siteId,
  placeId,
  first,
  count,
}: Part & { first: number }): Promise<void> {
  const codes = Array.from({ length: count }, (_, at) => makeCode('accessory', first + at));
  await sql`
    insert into accessories (id, code, site_id, kind, make, volts, watts, connector, place_id, status, created_at, updated_at)
    select gen_random_uuid(), code, ${siteId}, 'charger', 'Lenovo', 20, 65, 'usb_c', ${placeId}, 'in_stock', at, at
    from (select code, ${sql.unsafe(SPREAD)} as at from unnest(${codes}::text[]) with ordinality a(code, row)) a`;
  await sql`
    update accessories set status = 'recycled', place_id = null, updated_at = updated_at + interval '1 hour'
    where site_id = ${siteId} and hashtext(code) % 4 = 0`;
}

/** As many pieces come as go. */
async function piecesOf(part: Part & { personId: string; itemId: string }): Promise<void> {
  const { sql, siteId, placeId, personId, itemId, count } = part;
  await sql`
    insert into stock_movements (id, item_id, kind, quantity, to_place_id, actor_id, site_id, happened_at, recorded_at)
    select gen_random_uuid(), ${itemId}, 'received', 1, ${placeId}, ${personId}, ${siteId}, at, at
    from (select ${sql.unsafe(SPREAD)} as at from generate_series(1, ${Math.ceil(count / 2)}::int) row) m`;
  await sql`
    insert into stock_movements (id, item_id, kind, quantity, from_place_id, actor_id, site_id, happened_at, recorded_at)
    select gen_random_uuid(), ${itemId}, 'used', 1, ${placeId}, ${personId}, ${siteId}, at, at
    from (select ${sql.unsafe(SPREAD)} as at from generate_series(1, ${Math.floor(count / 2)}::int) row) m`;
}
