import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '#domain/roles.ts';
import { STAGES } from '#domain/stages.ts';
import { readConfig } from '../../api/config.ts';
import type { System } from '../../api/lib/context.ts';
import { newId } from '../../api/lib/ids.ts';
import { signInByBadge } from '../../api/people/badges.service.ts';
import { readActor } from '../../api/people/sessions.service.ts';
import { signIn } from '../../api/people/sign-in.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { seedDemo } from '../../scripts/demo/seed.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'rework-demo-'));
const config = readConfig({ argv: ['--data-dir', dataDir], env: {}, cwd: dataDir });
const log = pino({ level: 'silent' });
const secret = randomBytes(32);
const system: System = { database, config, secret, log, now: () => new Date(), newId };
const said: string[] = [];
const file = join(dataDir, 'demo-sign-ins.txt');

const seed = () => seedDemo({ database, config, secret, log, say: (line) => void said.push(line) });

// A thousand acts in a row: a machine under load takes its time.
beforeAll(seed, 240_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function count(table: string): Promise<number> {
  const [row] = await database.superuser<{ n: number }[]>`
    select count(*)::int as n from ${database.superuser(table)}`;
  return row?.n ?? 0;
}

/** The words of each line of the file: role, user name, password, three of the badge, PIN, name. */
function signIns() {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [role = '', username = '', password = '', a, b, c, pin = ''] = line.split(/\s+/);
    return { role, username, password, badge: [a, b, c].join(''), pin };
  });
}

describe('the demo workshop', () => {
  test('has sixty devices, some in every stage', async () => {
    const rows = await database.superuser<{ stage: string; n: number }[]>`
      select stage, count(*)::int as n from devices group by stage`;
    expect(new Set(rows.map((row) => row.stage))).toEqual(new Set(STAGES));
    expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(60);
  });

  test('has whole chains that end in the stage of each device', async () => {
    const { devices, events, broken } = await verifyChains(database.sql);
    expect(broken).toEqual([]);
    expect(devices).toBe(60);
    expect(events).toBeGreaterThan(600);
    const differing = await database.superuser`
      select d.code from devices d where d.stage is distinct from (
        select e.to_stage from events e
        where e.device_id = d.id and e.to_stage is not null order by e.seq desc limit 1)`;
    expect(differing).toEqual([]);
  });

  test('has every device where its stage says', async () => {
    const lost = await database.superuser`
      select code, stage from devices
      where (place_id is not null or custodian_id is not null)
        <> (stage not in ('offered', 'handed_over', 'recycled', 'withdrawn', 'missing', 'void'))`;
    expect(lost).toEqual([]);
  });

  test('has histories of the last weeks that never run backwards', async () => {
    const [span] = await database.superuser<{ days: number; future: boolean }[]>`
      select extract(day from max(recorded_at) - min(recorded_at))::int as days,
        max(recorded_at) > now() as future from events`;
    expect(span?.days).toBeGreaterThanOrEqual(20);
    expect(span?.future).toBe(false);
    const backwards = await database.superuser`
      select a.id from events a join events b on b.device_id = a.device_id and b.seq = a.seq + 1
      where b.recorded_at < a.recorded_at or a.happened_at > a.recorded_at`;
    expect(backwards).toEqual([]);
    const wrongIds = await database.superuser`
      select id from events where ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint
        <> trunc(extract(epoch from recorded_at) * 1000)::bigint`;
    expect(wrongIds).toEqual([]);
  });

  test('shows what a coordinator and a technician have to deal with', async () => {
    const holds = await database.superuser<{ kind: string }[]>`
      select distinct kind from holds where released_at is null order by kind`;
    expect(holds.map((hold) => hold.kind)).toEqual([
      'awaiting_parts',
      'donor_recall',
      'locked',
      'safety',
      'theft_check',
    ]);
    const [facts] = await database.superuser`
      select
        (select count(*)::int from proposals where decision is null) as proposals,
        (select count(*)::int from waivers) as waivers,
        (select count(*)::int from devices where wiping_since is not null) as wiping,
        (select count(*)::int from kit_lines where status = 'short') as short,
        (select count(*)::int from media_records r where r.status = 'destroyed'
          and r.witness_id <> r.done_by_id) as destroyed,
        (select count(*)::int from reservations where closed_at is null
          and expires_at between now() and now() + interval '2 days') as expiring`;
    expect(facts).toEqual({
      proposals: 2,
      waivers: 1,
      wiping: 1,
      short: 1,
      destroyed: 1,
      expiring: 1,
    });
    const statuses = await database.superuser<{ status: string }[]>`
      select distinct status from needs order by status`;
    expect(statuses.map((need) => need.status)).toEqual([
      'approved',
      'closed',
      'rejected',
      'requested',
      'reserved',
      'served',
    ]);
  });

  test('has a stock count that runs, with things to put right', async () => {
    const [facts] = await database.superuser`
      select c.closed_at as closed,
        (select count(*)::int from count_places p where p.count_id = c.id) as places,
        (select count(*)::int from count_places p where p.count_id = c.id and p.done_at is not null) as done,
        (select count(*)::int from count_lines l where l.count_id = c.id and l.found > l.expected) as strayed,
        (select count(*)::int from count_strangers s where s.count_id = c.id) as strangers
      from stock_counts c`;
    expect(facts).toEqual({ closed: null, places: 7, done: 2, strayed: 1, strangers: 1 });
  });

  test('has read reports, one that waits, a message to a donor, and proof in every state', async () => {
    const reports = await database.superuser<{ status: string; n: number }[]>`
      select status, count(*)::int as n from hardware_reports group by status order by status`;
    expect(reports).toEqual([
      { status: 'matched', n: 2 },
      { status: 'review', n: 1 },
    ]);
    const [facts] = await database.superuser`
      select
        (select count(*)::int from media_records r where not r.accepted and r.status = 'sanitised') as refused,
        (select count(*)::int from messages where status = 'copied' and hold_id is not null) as messages,
        (select count(*)::int from certificates where medium_id is null) as certificates,
        (select count(*)::int from media_validations) > 20 as validated,
        (select count(*)::int from media_records r where r.accepted
          and not exists (select 1 from media_validations v where v.record_id = r.id)) > 5 as waiting`;
    expect(facts).toEqual({
      refused: 0,
      messages: 1,
      certificates: 8,
      validated: true,
      waiting: true,
    });
  });

  test('keeps its sign-ins where only the owner reads them, and each of them works', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const table = readFileSync(file, 'utf8').trim();
    expect(said.join('\n')).toContain(table);
    expect(said.at(-1)).toContain(file);
    const all = signIns();
    expect(new Set(all.map((one) => one.role))).toEqual(new Set(ROLES));
    expect(new Set(all.map((one) => one.password)).size).toBe(9);
    await Promise.all(
      all.map(async ({ username, password, role }) => {
        const token = await signIn(system, { username, password, userAgent: 'test' });
        const actor = await readActor(system, token);
        expect(actor).toMatchObject({ username, roles: [role], mustChangePassword: false });
      }),
    );
    const [, technician] = all;
    const { badge = '', pin = '' } = technician ?? {};
    const byBadge = await signInByBadge(system, { badge, pin, browser: 'b', userAgent: '' });
    expect((await readActor(system, byBadge))?.username).toBe(technician?.username);
  }, 120_000);

  test('is not made twice', async () => {
    const before = [await count('devices'), await count('events'), await count('people')];
    const table = readFileSync(file, 'utf8');
    await seed();
    expect([await count('devices'), await count('events'), await count('people')]).toEqual(before);
    expect(readFileSync(file, 'utf8')).toBe(table);
    expect(said.at(-1)).toContain(file);
  });
});
