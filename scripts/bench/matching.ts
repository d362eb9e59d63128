/**
 * `node --import tsx scripts/bench/matching.ts [needs] [devices]`: a proposal for 1,000 needs against 5,000 ready
 * devices over HTTP with the database, and its acceptance in one write. Prints one JSON document; a table of it
 * stands in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { MatchProposal } from '../../api/matching/propose.service.ts';
import type { ReservedMany } from '../../api/matching/reserve-many.service.ts';
import { machine } from './machine.ts';
import { serveBench } from './serve.ts';
import { type BenchWorkshop, openBenchWorkshop } from './workshop.ts';

const NEEDS = Number(process.argv[2] ?? 1000);
const DEVICES = Number(process.argv[3] ?? 5000);
const ROUNDS = 7;

const workshop = await openBenchWorkshop(DEVICES);
await fill(workshop);
const server = await serveBench(workshop);
const cookie = { cookie: `rework_session=${workshop.token}` };

const times: number[] = [];
let proposal: MatchProposal | null = null;
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  const answer = await fetch(`${server.url}/api/matching/proposal`, {
    headers: cookie,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  proposal = (await answer.json()) as MatchProposal;
  times.push(Math.round(performance.now() - began));
}
if (!proposal) throw new Error('no proposal');
const [first = 0] = times;
const median = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;

const pairs = proposal.matches.map(({ needCode, thing }) => ({
  needCode,
  code: thing.code,
}));
const began = performance.now();
const answer = await fetch(`${server.url}/api/matching/reservations`, {
  method: 'POST',
  headers: { ...cookie, 'x-rework': '1', 'content-type': 'application/json' },
  body: JSON.stringify({ requestId: randomUUID(), pairs }),
});
if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
const { reserved, refused } = (await answer.json()) as ReservedMany;
const accepting = Math.round(performance.now() - began);

console.log(
  JSON.stringify(
    {
      machine: machine(),
      node: process.version,
      needs: NEEDS,
      devices: DEVICES,
      matches: proposal.matches.length,
      exceptions: proposal.exceptions.length,
      proposalMs: { first, median, slowest: Math.max(...times) },
      accepting: {
        ms: accepting,
        reserved: reserved.length,
        refused: refused.length,
      },
    },
    null,
    2,
  ),
);
await server.close();
await workshop.close();

/** Devices of many kinds and strengths on 40 shelves, and needs that ask for all sorts of things. */
async function fill({ database, ctx }: BenchWorkshop): Promise<void> {
  const { siteId, personId } = ctx.actor;
  // As the owner: the application's role may not leave out the triggers.
  const owner = postgres(database.url, { max: 1, onnotice: () => {} });
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into places (id, code, site_id, parent_id, kind, name, created_at)
      select gen_random_uuid(), 'bench-' || n, ${siteId},
        (select id from places where site_id = ${siteId} and kind = 'area' limit 1), 'shelf', 'B-' || n, now()
      from generate_series(1, 40) n`;
    await tx`
      update devices d set stage = 'ready', stage_since = now() - make_interval(hours => (row * 7919 % 1400)::int),
        kind = (array['laptop','laptop','laptop','desktop','tablet'])[1 + row % 5],
        memory_mib = (array[4096, 8192, 8192, 16384])[1 + row % 4],
        storage_gb = (array[128, 256, 512])[1 + row % 3],
        screen_inch = (array[12.5, 13.3, 14, 15.6])[1 + row % 4], screen_pixels = '1920x1080',
        cpu_cores = 4, has_camera = true, has_microphone = true, has_wifi = true, os_name = case when row % 5 = 4 then 'Android 13' else 'Linux Mint 22' end,
        place_id = (select id from places where site_id = ${siteId} and name = 'B-' || (1 + row % 40))
      from (select id, row_number() over (order by code) as row from devices) r where r.id = d.id`;
    await tx`
      insert into kit_lines (id, device_id, line, required, status, quantity)
      select gen_random_uuid(), d.id, line, 1, 'filled', 1
      from devices d, unnest(array['charger','bag','mouse']) line
      where line <> 'mouse' or d.memory_mib > 4096`;
    await tx`
      update checklist_answers a set value = (array['US LAPTOP ANSI', 'FA LAPTOP ANSI'])[1 + (r.row % 2)]
      from (select id, row_number() over (order by id) as row from checklist_runs) r
      where r.id = a.run_id and a.item = 'keyboard'`;
    await tx`
      insert into people (id, name, username, locale, home_site_id, created_at)
      values (${randomUUID()}, 'Approver', 'approver', 'en', ${siteId}, now())`;
    await tx`
      insert into needs (id, code, site_id, kind, requirements, status, rank, registered_by_id, registered_at, consent_at,
        decided_by_id, decided_at)
      select gen_random_uuid(), 'N-' || lpad(n::text, 6, '0'), ${siteId},
        (array['laptop','laptop','laptop','desktop','tablet'])[1 + n % 5],
        (array['{}', '{"memoryGb": 8}', '{"memoryGb": 8, "screenInch": 14}', '{"accessories": ["mouse"]}',
          '{"layout": "fa"}', '{"storageGb": 256, "camera": true}', '{"memoryGb": 64}'])[1 + n % 7]::jsonb,
        'approved', (array[-400, 0, 0, 100])[1 + n % 4], ${personId}, now() - make_interval(mins => n), now() - interval '1 day',
        (select id from people where username = 'approver'), now()
      from generate_series(1, ${NEEDS}::int) n`;
    await tx`
      insert into recipient.recipients (need_id, student_name, person_key, created_at)
      select id, 'S ' || code, 'key-' || code, now() from needs`;
  });
  await owner.unsafe('vacuum analyze');
  await owner.end();
}
