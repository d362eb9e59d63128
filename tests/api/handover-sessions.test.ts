import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handoverTablets } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { sessionsOf } from '../support/handover-sessions.ts';
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
const codesOf = (view: { entries: { needCode: string }[] }) =>
  view.entries.map(({ needCode }) => needCode);

describe('a handover session', () => {
  it('is planned, changed by who saw the newest, and listed with its progress', async () => {
    const { must, post, view, path, session, approvedNeed } = tools();
    const code = await session([await approvedNeed(), await approvedNeed()], 'School Nine');
    expect(code).toMatch(/^5\d{9}$/);
    const plan = { version: 1, plannedOn: '2026-12-01', way: 'courier' };
    await must(crew.second, path(code, '/plan'), plan);
    expect(await post(crew.coordinator, path(code, '/plan'), plan)).toMatchObject({
      status: 409,
      body: { code: 'handover_session.changed' },
    });
    expect(await view(crew.collection, code)).toMatchObject({
      title: 'School Nine',
      plannedOn: '2026-12-01',
      way: 'courier',
      state: 'open',
      progress: { total: 2, ready: 0, picked: 0, served: 0, absent: 0 },
    });
    const list = await workshop.request(crew.warehouse, 'GET', '/api/handover-sessions');
    expect(list.body).toMatchObject({
      sessions: expect.arrayContaining([
        expect.objectContaining({ code, progress: expect.objectContaining({ total: 2 }) }),
      ]),
    });
  });

  it('shows whom it is for to those who give, to nobody else', async () => {
    const { session, approvedNeed, view } = tools();
    const code = await session([await approvedNeed()]);
    const seen = await view(crew.coordinator, code);
    expect(seen.entries[0]?.recipient?.guardianName).toBe(SECRET.guardianName);
    const picked = JSON.stringify(await view(crew.warehouse, code));
    for (const word of Object.values(SECRET)) expect(picked).not.toContain(word);
    const technician = await workshop.request(crew.technician, 'GET', tools().path(code));
    expect(technician.status).toBe(403);
  });

  it('names the field that is wrong, and is for coordinators to plan', async () => {
    const { post, session, path } = tools();
    const wrong = { title: ' ', plannedOn: '32.1.', way: 'pigeon' };
    const answer = await post(crew.coordinator, '/api/handover-sessions', wrong);
    const { fields } = answer.body as { fields: { field: string }[] };
    expect(fields.map(({ field }) => field)).toEqual(['title', 'plannedOn', 'way']);
    expect((await post(crew.warehouse, '/api/handover-sessions', { title: 'x' })).status).toBe(403);
    const neither = await post(crew.coordinator, path(await session(), '/needs'));
    expect(neither.body).toMatchObject({ fields: [{ field: 'needCodes' }] });
  });

  it('is unknown at another site', async () => {
    const { session, path } = tools();
    const code = await session();
    const south = await secondSite(workshop, 'Workshop South');
    const stranger = await south.member('coordinator');
    const body = { code: 'handover_session.not_found' };
    const seen = await workshop.request(stranger, 'GET', path(code));
    expect(seen).toMatchObject({ status: 404, body });
    expect(await tools().post(stranger, path(code, '/close'))).toMatchObject({ status: 404, body });
  });
});

describe('the needs of a session', () => {
  it('come by their codes; what cannot is said with the reason', async () => {
    const { session, approvedNeed, need, must, path, view } = tools();
    const [first, second] = [await approvedNeed(), await approvedNeed()];
    const requested = await need();
    const other = await session([second]);
    const code = await session();
    const answer = await must(crew.coordinator, path(code, '/needs'), {
      needCodes: [first.toLowerCase(), first, requested, second, 'N-000000'],
    });
    expect(answer).toEqual({
      added: [first],
      refused: [
        { code: requested, reason: 'handover_session.need_not_open', session: null },
        { code: second, reason: 'handover_session.need_elsewhere', session: other },
        { code: 'N-000000', reason: 'need.not_found', session: null },
      ],
    });
    expect(codesOf(await view(crew.coordinator, code))).toEqual([first]);
  });

  it('come from a school or an area, the first of the queue', async () => {
    const { session, approvedNeed, must, path } = tools();
    const school = { recipient: { ...SECRET, school: 'Trường Đông', studentName: 'An' } };
    const east = [
      await approvedNeed(school),
      await approvedNeed({
        recipient: { ...school.recipient, studentName: 'Bình' },
        area: 'Huế',
      }),
      await approvedNeed({ recipient: { ...school.recipient, studentName: 'Chi' } }),
    ];
    const rank = (to: number) =>
      database.superuser`update needs set rank = ${to} where code = ${east[2] ?? ''}`;
    await rank(-400);
    const code = await session();
    const add = (from: object) =>
      must<{ added: string[] }>(crew.coordinator, path(code, '/needs'), { from });
    const two = await add({ school: 'trường đông', limit: 2 });
    expect(two.added).toEqual([east[2], east[0]]);
    expect((await add({ school: 'Trường Đông', area: 'huế', limit: 50 })).added).toEqual([east[1]]);
    expect((await add({ school: 'Trường Đông', limit: 50 })).added).toEqual([]);
    await rank(0);
  });

  it('are taken out, come in again and are put in another order', async () => {
    const { session, approvedNeed, must, post, path, view } = tools();
    const [one, two, three] = [await approvedNeed(), await approvedNeed(), await approvedNeed()];
    const code = await session([one, two, three]);
    await must(crew.coordinator, path(code, `/needs/${one}/removal`));
    expect(await post(crew.coordinator, path(code, `/needs/${one}/removal`))).toMatchObject({
      status: 404,
      body: { code: 'need.not_found' },
    });
    await must(crew.coordinator, path(code, '/needs'), { needCodes: [one] });
    expect(codesOf(await view(crew.coordinator, code))).toEqual([two, three, one]);
    await must(crew.coordinator, path(code, '/order'), { needCodes: [one, three] });
    const ordered = await view(crew.coordinator, code);
    expect(ordered.entries.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(codesOf(ordered)).toEqual([one, three, two]);
  });

  it('leave the session when they end, and stay with their device when the session ends', async () => {
    const { session, approvedNeed, reservedLaptop, must, path, view, post, stageOf } = tools();
    const [closed, device] = [await approvedNeed(), await reservedLaptop()];
    const code = await session([closed, device.needCode]);
    await must(crew.coordinator, `/api/needs/${closed}/close`, { reason: 'moved_away' });
    expect(await view(crew.coordinator, code)).toMatchObject({
      progress: { total: 1, ready: 1 },
      entries: [{ needCode: device.needCode, device: { code: device.code, stage: 'reserved' } }],
    });
    expect(await must(crew.coordinator, path(code, '/close'))).toEqual({
      state: 'closed',
      left: 1,
    });
    expect(await stageOf(device.code)).toBe('reserved');
    const late = await post(crew.coordinator, path(code, '/needs'), { needCodes: [closed] });
    expect(late).toMatchObject({ status: 409, body: { code: 'handover_session.ended' } });
    const next = await session([device.needCode]);
    expect((await view(crew.coordinator, next)).progress.total).toBe(1);
    await must(crew.coordinator, path(next, '/cancellation'));
  });

  it('are put together anew when the device is given back', async () => {
    const { session, reservedLaptop, must, view } = tools();
    const { code: device, needCode } = await reservedLaptop();
    const code = await session([needCode]);
    await database.superuser`update batch_needs set picked_at = now(), paired_at = now()
      where need_id = (select id from needs where code = ${needCode})`;
    await must(crew.coordinator, `/api/devices/${device}/reservation/release`, {
      reason: 'wrong_device',
    });
    expect(await view(crew.coordinator, code)).toMatchObject({
      progress: { total: 1, ready: 0, picked: 0 },
      entries: [{ needStatus: 'approved', device: null, pickedAt: null, pairedAt: null }],
    });
  });

  it('wait while a tablet may still bring something', async () => {
    const { session, post, path } = tools();
    const code = await session();
    await database.db.insert(handoverTablets).values({
      id: workshop.system.newId(),
      batchId: await idOf(code),
      personId: crew.coordinator.personId,
      name: 'Tablet 1',
      openedAt: new Date(),
      lastSeenAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
      publicKey: new Uint8Array(65),
    });
    expect(await post(crew.coordinator, path(code, '/close'))).toMatchObject({
      status: 409,
      body: { code: 'handover_session.tablet_open', params: { tablet: 'Tablet 1' } },
    });
  });
});

async function idOf(code: string): Promise<string> {
  const [row] = await database.superuser<{ id: string }[]>`
    select id from handover_batches where code = ${code}`;
  return row?.id ?? '';
}

describe('spares', () => {
  it('travel with one session and are not reserved meanwhile', async () => {
    const { session, readyLaptop, approvedNeed, reservedLaptop, must, post, path, view } = tools();
    const [spare, reserved] = [await readyLaptop(), await reservedLaptop()];
    const code = await session();
    await must(crew.coordinator, path(code, '/spares'), { deviceCode: spare.code });
    expect((await view(crew.coordinator, code)).spares.map((one) => one.code)).toEqual([
      spare.code,
    ]);
    const other = await session();
    const refusal = async (session_: string, deviceCode: string) =>
      post(crew.coordinator, path(session_, '/spares'), { deviceCode });
    expect(await refusal(other, spare.code)).toMatchObject({
      status: 409,
      body: { code: 'spare.elsewhere' },
    });
    expect(await refusal(code, reserved.code)).toMatchObject({
      status: 409,
      body: { code: 'spare.not_ready', params: { stage: 'reserved' } },
    });
    const path_ = `/api/devices/${spare.code}/reservation`;
    const needCode = await approvedNeed();
    expect(await post(crew.coordinator, path_, { needCode })).toMatchObject({
      status: 409,
      body: { code: 'reservation.spare' },
    });
    await must(crew.coordinator, path(code, `/spares/${spare.code}/end`));
    const body = { needCode, orderReason: 'the others wait for their school' };
    expect(await post(crew.coordinator, path_, body)).toMatchObject({ status: 200 });
  });
});
