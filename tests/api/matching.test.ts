import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReservedMany } from '../../api/matching/reserve-many.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { emptyShelves, pairsOf, sessionsOf } from '../support/handover-sessions.ts';
import { type Crew, SECRET, crewOf } from '../support/handovers.ts';
import { secondSite } from '../support/sites.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => sessionsOf(workshop, () => crew);
const RESERVE = '/api/matching/reservations';

const change = (needCode: string, columns: { rank?: number; requirements?: object }) =>
  database.superuser`update needs set rank = coalesce(${columns.rank ?? null}, rank),
    requirements = coalesce(${columns.requirements ? JSON.stringify(columns.requirements) : null}::text::jsonb, requirements)
    where code = ${needCode}`;

const clearShelves = () => emptyShelves(database);
const proposal = (query: string) => tools().proposal(query);

describe('a proposal', () => {
  it('serves a session by rank, says what is lacking, and is accepted in one write', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, session, view, must, stageOf } = tools();
    const [weak, strong] = [await readyLaptop(), await readyLaptop({ memoryMib: 16_384 })];
    const [plain, asking, late] = [
      await approvedNeed(),
      await approvedNeed(),
      await approvedNeed(),
    ];
    await change(asking, { rank: -400, requirements: { memoryGb: 16 } });
    await change(late, { requirements: { memoryGb: 64 } });
    const code = await session([plain, late, asking]);
    const found = await proposal(`session=${code}`);
    expect(pairsOf(found)).toEqual([
      { needCode: asking, code: strong.code },
      { needCode: plain, code: weak.code },
    ]);
    expect(found.exceptions).toEqual([
      { needCode: late, reason: { code: 'match.none_suits' }, misses: [] },
    ]);
    expect(JSON.stringify(found)).not.toContain(SECRET.studentName);

    const answer = await must<ReservedMany>(crew.coordinator, RESERVE, { pairs: pairsOf(found) });
    expect(answer.refused).toEqual([]);
    expect(await stageOf(strong.code)).toBe('reserved');
    expect(await view(crew.coordinator, code)).toMatchObject({
      progress: { total: 3, ready: 2 },
      entries: [
        { needCode: plain, needStatus: 'reserved', device: { code: weak.code } },
        { needCode: late, device: null },
        { needCode: asking, device: { code: strong.code } },
      ],
    });
    expect((await proposal(`session=${code}`)).matches).toEqual([]);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });

  it('names the nearest, which suits once a thing is given up with the reason', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, post, must } = tools();
    const device = await readyLaptop();
    const needCode = await approvedNeed();
    await change(needCode, { requirements: { layout: 'fa', accessories: ['mouse'] } });
    const [exception] = (await proposal(`needCodes=${needCode}`)).exceptions;
    expect(exception).toMatchObject({
      reason: { code: 'match.none_suits' },
      misses: [{ lacking: ['layout', 'accessories'], count: 1, deviceCode: device.code }],
    });
    const refused = await post(crew.coordinator, `/api/devices/${device.code}/reservation`, {
      needCode,
    });
    expect(refused.body).toMatchObject({
      code: 'move.refused',
      blockers: [{ code: 'require.layout_unknown' }, { code: 'require.accessory' }],
    });
    const path = `/api/needs/${needCode}/waivers`;
    const waive = { requirements: ['layout', 'accessories'], reason: 'stickers and mouse follow' };
    expect((await post(crew.warehouse, path, waive)).status).toBe(403);
    expect(await post(crew.coordinator, path, { ...waive, reason: ' ' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'reason' }] },
    });
    await must(crew.coordinator, path, waive);
    expect(await post(crew.second, path, waive)).toMatchObject({
      status: 409,
      body: { code: 'need.not_asked' },
    });
    expect(pairsOf(await proposal(`needCodes=${needCode}`))).toEqual([
      { needCode, code: device.code },
    ]);
  });

  it('knows the letters on the keys from the test, and leaves out what cannot go', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, must } = tools();
    const [fa, held, spare] = [await readyLaptop(), await readyLaptop(), await readyLaptop()];
    await database.superuser`
      with run as (
        insert into checklist_runs (id, device_id, version, kind, started_by_id, started_at)
        values (gen_random_uuid(), ${fa.id}, '1', 'laptop', ${crew.technician.personId}, now())
        returning id)
      insert into checklist_answers (run_id, item, result, value, answered_by_id, answered_at)
      select id, 'keyboard', 'pass', 'FA LAPTOP ANSI', ${crew.technician.personId}, now() from run`;
    await must(crew.technician, `/api/devices/${held.code}/holds`, {
      kind: 'investigate',
      reason: 'rattles',
    });
    await must(crew.coordinator, `/api/handover-sessions/${await tools().session()}/spares`, {
      deviceCode: spare.code,
    });
    const [any, persian] = [await approvedNeed(), await approvedNeed()];
    await change(persian, { requirements: { layout: 'fa' } });
    const found = await proposal('');
    expect(found.free).toBe(1);
    expect(pairsOf(found)).toEqual([{ needCode: any, code: fa.code }]);
    await change(persian, { rank: -100 });
    expect(pairsOf(await proposal(''))).toEqual([{ needCode: persian, code: fa.code }]);
  });

  it('is for coordinators, names what is wrong, and finds no session of another site', async () => {
    const path = '/api/matching/proposal';
    expect((await workshop.request(crew.warehouse, 'GET', path)).status).toBe(403);
    const wrong = await workshop.request(crew.coordinator, 'GET', `${path}?session=12`);
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ field: 'session' }] } });
    const south = await secondSite(workshop, 'Workshop South');
    const stranger = await south.member('coordinator');
    const code = await tools().session();
    const elsewhere = await workshop.request(stranger, 'GET', `${path}?session=${code}`);
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'handover_session.not_found' } });
  });
});

describe('accepting', () => {
  it('reserves the rest when somebody else was faster, and offers alternatives', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, must, post } = tools();
    const devices = [await readyLaptop(), await readyLaptop(), await readyLaptop()];
    const [first = '', second = ''] = devices.map(({ code }) => code);
    const [one, two, three] = [await approvedNeed(), await approvedNeed(), await approvedNeed()];
    await must(crew.second, `/api/devices/${first}/reservation`, { needCode: three });
    const pairs = [
      { needCode: one, code: first },
      { needCode: two, code: second },
      { needCode: two, code: second },
      { needCode: three, code: second },
      { needCode: 'N-000000', code: second },
    ];
    const answer = await must<ReservedMany>(crew.coordinator, RESERVE, { pairs });
    expect(answer.reserved).toMatchObject([{ needCode: two, code: second }]);
    const third = devices[2]?.code;
    expect(answer.refused).toMatchObject([
      { needCode: one, reason: { code: 'match.thing_taken' }, alternatives: [third] },
      { needCode: two, reason: { code: 'match.twice' } },
      { needCode: three, reason: { code: 'gate.need_reserved' }, alternatives: [] },
      { needCode: 'N-000000', reason: { code: 'match.no_such_need' } },
    ]);
    expect((await post(crew.warehouse, RESERVE, { pairs })).status).toBe(403);
    expect(await post(crew.coordinator, RESERVE, { pairs: [] })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'pairs' }] },
    });
  });

  it('never gives one device twice, to two coordinators who accept the same proposal', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, post } = tools();
    const codes = [(await readyLaptop()).code, (await readyLaptop()).code];
    const needs = [await approvedNeed(), await approvedNeed()];
    const pairs = needs.map((needCode, index) => ({ needCode, code: codes[index] ?? '' }));
    const answers = await Promise.all([
      post(crew.coordinator, RESERVE, { pairs }),
      post(crew.second, RESERVE, { pairs: pairs.toReversed() }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const bodies = answers.map(({ body }) => body as ReservedMany);
    expect(bodies.flatMap(({ reserved }) => reserved)).toHaveLength(2);
    expect(bodies.flatMap(({ refused }) => refused)).toHaveLength(2);
    const [row] = await database.superuser<{ count: number }[]>`
      select count(*)::int from reservations r join devices d on d.id = r.device_id
      where d.code in ${database.superuser(codes)} and r.closed_at is null`;
    expect(row?.count).toBe(2);
  });

  it('asks why a need that stands before is passed over, and keeps the reason', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, must, post } = tools();
    const [one, two] = [await readyLaptop(), await readyLaptop()];
    const [urgent, mine, other] = [
      await approvedNeed(),
      await approvedNeed(),
      await approvedNeed(),
    ];
    await change(urgent, { rank: -500 });
    const found = await proposal(`needCodes=${mine}`);
    expect(found.matches).toMatchObject([{ needCode: mine, passes: { needCode: urgent } }]);
    const pairs = pairsOf(found);
    const why = { code: 'match.order_reason_needed', params: { need: urgent } };
    expect(await post(crew.coordinator, RESERVE, { pairs })).toMatchObject({
      status: 409,
      body: why,
    });
    const single = `/api/devices/${two.code}/reservation`;
    expect(await post(crew.coordinator, single, { needCode: other })).toMatchObject({ body: why });
    const orderReason = 'the school opens on Monday';
    await must(crew.coordinator, RESERVE, { pairs, orderReason });
    await must(crew.coordinator, single, { needCode: other, orderReason });
    const list = await workshop.request(crew.coordinator, 'GET', '/api/reservations');
    const rows = (list.body as { reservations: { needCode: string; orderReason: string }[] })
      .reservations;
    for (const needCode of [mine, other]) {
      expect(rows.find((row) => row.needCode === needCode)?.orderReason).toBe(orderReason);
    }
    const events = await database.superuser<{ data: { outOfOrder?: boolean } }[]>`
      select data from events where device_id in (${one.id}, ${two.id}) and kind = 'reservation'`;
    expect(events.map(({ data }) => data.outOfOrder)).toEqual([true, true]);
    await post(crew.coordinator, `/api/needs/${urgent}/close`, { reason: 'moved_away' });
  });

  it('asks too where the other was registered on an earlier day', async () => {
    await clearShelves();
    const { readyLaptop, approvedNeed, must, post } = tools();
    const device = await readyLaptop();
    const [early, late] = [await approvedNeed(), await approvedNeed()];
    const path = `/api/devices/${device.code}/reservation`;
    // Both of today: nobody is passed over, and the proposal says so.
    expect((await proposal(`needCodes=${late}`)).matches).toMatchObject([{ passes: null }]);
    await database.superuser`
      update needs set registered_at = registered_at - interval '3 days' where code = ${early}`;
    const found = await proposal(`needCodes=${late}`);
    expect(found.matches).toMatchObject([{ needCode: late, passes: { needCode: early } }]);
    const why = {
      status: 409,
      body: { code: 'match.order_reason_needed', params: { need: early } },
    };
    expect(await post(crew.coordinator, RESERVE, { pairs: pairsOf(found) })).toMatchObject(why);
    expect(await post(crew.coordinator, path, { needCode: late })).toMatchObject(why);
    await must(crew.coordinator, path, { needCode: early });
  });

  it('asks for another person than the approver', async () => {
    await clearShelves();
    const { readyLaptop, need, must } = tools();
    const both = await workshop.member('coordinator', 'approver');
    const device = await readyLaptop();
    const needCode = await need();
    await must(both, `/api/needs/${needCode}/decision`, { decision: 'approve' });
    const pairs = [{ needCode, code: device.code }];
    const answer = await must<ReservedMany>(both, RESERVE, { pairs });
    expect(answer).toMatchObject({
      reserved: [],
      refused: [{ needCode, reason: { code: 'gate.need_same_person' } }],
    });
  });
});
