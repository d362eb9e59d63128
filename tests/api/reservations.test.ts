import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../db/events-verify.ts';
import { expireReservations } from '../../api/reservations/expiry.service.ts';
import { readHistory } from '../../api/devices/history.service.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { inspectPdf } from '../support/pdf-check.ts';
import { placeOf } from '../support/devices.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);
const DAY = 86_400_000;

const needStatus = async (code: string) => {
  const [row] = await database.superuser<{ status: string; rank: number }[]>`
    select status, rank from needs where code = ${code}`;
  return row;
};

describe('reserving', () => {
  it('sets a ready device aside for an approved need for fourteen days', async () => {
    const { readyLaptop, approvedNeed, post, stageOf } = tools();
    const device = await readyLaptop();
    const needCode = await approvedNeed();
    const answer = await post(crew.coordinator, `/api/devices/${device.code}/reservation`, {
      needCode: needCode.toLowerCase().replace('-', ' '),
    });
    expect(answer).toMatchObject({ status: 200, body: { needCode, code: device.code } });
    const { expiresAt } = answer.body as { expiresAt: string };
    const days = (Date.parse(expiresAt) - workshop.system.now().getTime()) / DAY;
    expect(days).toBeGreaterThan(13.9);
    expect(days).toBeLessThanOrEqual(14);
    expect(await stageOf(device.code)).toBe('reserved');
    expect(await needStatus(needCode)).toMatchObject({ status: 'reserved' });
  });

  it('names everything that G10 lacks', async () => {
    const { readyLaptop, need, approvedNeed, post } = tools();
    const { code } = await readyLaptop();
    const path = `/api/devices/${code}/reservation`;
    const refusal = async (needCode: string) =>
      (await post(crew.coordinator, path, { needCode })).body as {
        code: string;
        blockers: { code: string }[];
      };
    expect(await refusal(await need())).toMatchObject({
      code: 'move.refused',
      blockers: [{ code: 'gate.need_not_approved', where: 'need' }],
    });
    expect(await refusal(await approvedNeed({ kind: 'tablet' }))).toMatchObject({
      blockers: [{ code: 'gate.need_unsuitable' }],
    });
    const withdrawn = await approvedNeed();
    await post(crew.coordinator, `/api/needs/${withdrawn}/consent-withdrawal`);
    const codes = (await refusal(withdrawn)).blockers.map((blocker) => blocker.code);
    expect(codes).toContain('gate.need_consent');
    expect(await refusal('N-000000')).toMatchObject({ code: 'need.not_found' });
  });

  it('asks for another person than the approver, and is refused by role', async () => {
    const { readyLaptop, need, post, must } = tools();
    const { code } = await readyLaptop();
    const both = await workshop.member('coordinator', 'approver');
    const needCode = await need();
    await must(both, `/api/needs/${needCode}/decision`, { decision: 'approve' });
    const path = `/api/devices/${code}/reservation`;
    expect(await post(both, path, { needCode })).toMatchObject({
      status: 422,
      body: { blockers: [{ code: 'gate.need_same_person' }] },
    });
    expect((await post(crew.warehouse, path, { needCode })).status).toBe(403);
  });

  it('is blocked by a hold', async () => {
    const { readyLaptop, approvedNeed, post, must } = tools();
    const { code } = await readyLaptop();
    await must(crew.technician, `/api/devices/${code}/holds`, {
      kind: 'investigate',
      reason: 'smells burnt',
    });
    const needCode = await approvedNeed();
    const answer = await post(crew.coordinator, `/api/devices/${code}/reservation`, { needCode });
    expect(answer.body).toMatchObject({ blockers: [{ code: 'gate.hold_open' }] });
  });

  it('lets the first of two coordinators win and offers the other one alternatives', async () => {
    const { readyLaptop, approvedNeed, post } = tools();
    const device = await readyLaptop();
    const other = await readyLaptop();
    const codes = [await approvedNeed(), await approvedNeed()];
    const path = `/api/devices/${device.code}/reservation`;
    const answers = await Promise.all([
      post(crew.coordinator, path, { needCode: codes[0] }),
      post(crew.second, path, { needCode: codes[1] }),
    ]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const lost = answers.find((answer) => answer.status === 409);
    expect(lost?.body).toMatchObject({
      code: 'reservation.device_taken',
      meanwhile: { stage: 'reserved', what: 'reservation' },
    });
    const offered = (lost?.body as { params: { alternatives: string } } | undefined)?.params;
    expect(offered?.alternatives.split(',')).toContain(other.code);
    expect(offered?.alternatives).not.toContain(device.code);
  });

  it('gives one need one device, even to two coordinators at once', async () => {
    const { readyLaptop, approvedNeed, post } = tools();
    const devices = [await readyLaptop(), await readyLaptop()];
    const needCode = await approvedNeed();
    const answers = await Promise.all(
      devices.map((device, index) =>
        post(
          index === 0 ? crew.coordinator : crew.second,
          `/api/devices/${device.code}/reservation`,
          { needCode },
        ),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    const lost = answers.find((answer) => answer.status === 422);
    expect(lost?.body).toMatchObject({ blockers: [{ code: 'gate.need_reserved' }] });
  });

  it('answers a replay with the first answer', async () => {
    const { readyLaptop, approvedNeed } = tools();
    const { code } = await readyLaptop();
    const body = { requestId: randomUUID(), needCode: await approvedNeed() };
    const path = `/api/devices/${code}/reservation`;
    const one = await workshop.request(crew.coordinator, 'POST', path, body);
    const two = await workshop.request(crew.coordinator, 'POST', path, body);
    expect(one.status).toBe(200);
    expect(two).toEqual(one);
  });

  it('suggests suiting free devices, the one ready longest first', async () => {
    const { readyLaptop, approvedNeed } = tools();
    const first = await readyLaptop();
    const weak = await readyLaptop({ memoryMib: 1024 });
    const second = await readyLaptop();
    const needCode = await approvedNeed();
    const path = `/api/needs/${needCode}/suggestions`;
    const answer = await workshop.request(crew.coordinator, 'GET', path);
    const codes = (answer.body as { devices: { code: string }[] }).devices.map((one) => one.code);
    expect(codes.indexOf(first.code)).toBeGreaterThanOrEqual(0);
    expect(codes.indexOf(first.code)).toBeLessThan(codes.indexOf(second.code));
    expect(codes).not.toContain(weak.code);
  });
});

describe('releasing', () => {
  it('brings the device back to stock and the need to its place', async () => {
    const { reservedLaptop, must, stageOf } = tools();
    const { code, needCode } = await reservedLaptop();
    await must(crew.second, `/api/devices/${code}/reservation/release`, {
      reason: 'not_collected',
    });
    expect(await stageOf(code)).toBe('ready');
    expect(await needStatus(needCode)).toMatchObject({ status: 'approved', rank: 0 });
  });

  it('asks for a shelf when the device stands on none', async () => {
    const { reservedLaptop, post } = tools();
    const { code } = await reservedLaptop();
    await database.superuser.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update devices set place_id = null, custodian_id = ${crew.coordinator.personId} where code = ${code}`;
    });
    const path = `/api/devices/${code}/reservation/release`;
    expect(await post(crew.coordinator, path, { reason: 'mistake' })).toMatchObject({
      status: 422,
      body: { code: 'reservation.no_shelf' },
    });
    const area = await placeCodeOf(await placeOf(workshop, 'area'));
    expect(
      await post(crew.coordinator, path, { reason: 'mistake', placeCode: area }),
    ).toMatchObject({ status: 422, body: { code: 'place.wrong_kind' } });
  });

  it('is extended once', async () => {
    const { reservedLaptop, post } = tools();
    const { code } = await reservedLaptop();
    const path = `/api/devices/${code}/reservation/extension`;
    const answer = await post(crew.coordinator, path);
    const { expiresAt } = answer.body as { expiresAt: string };
    expect((Date.parse(expiresAt) - workshop.system.now().getTime()) / DAY).toBeGreaterThan(27.9);
    expect(await post(crew.second, path)).toMatchObject({
      status: 409,
      body: { code: 'reservation.extended_before' },
    });
  });

  it('lists what is reserved and prints the pick list in three languages', async () => {
    const { reservedLaptop } = tools();
    const { code, needCode, charger } = await reservedLaptop();
    const answer = await workshop.request(crew.coordinator, 'GET', '/api/reservations');
    expect(answer.body).toMatchObject({
      reservations: expect.arrayContaining([expect.objectContaining({ code, needCode })]),
    });
    expect(charger).toMatch(/^2/);
    for (const locale of ['en', 'vi', 'fa']) {
      const pdf = await pdfOf(`/api/reservations/pick-list.pdf?locale=${locale}&codes=${code}`);
      expect(inspectPdf(pdf)).toMatchObject({ pages: 1 });
    }
  });
});

async function pdfOf(path: string): Promise<Uint8Array> {
  const response = await workshop.app.request(`http://localhost${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${crew.coordinator.token}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function placeCodeOf(id: string): Promise<string> {
  const [row] = await database.superuser<{ code: string }[]>`
    select code from places where id = ${id}`;
  return row?.code ?? '';
}

describe('the clock', () => {
  it('ends what nobody collected, as nobody’s act, and leaves what was extended', async () => {
    const { reservedLaptop, must, stageOf } = tools();
    const late = await reservedLaptop();
    const kept = await reservedLaptop();
    await must(crew.coordinator, `/api/devices/${kept.code}/reservation/extension`);
    workshop.advance(14 * DAY + 60_000);
    expect(await expireReservations(workshop.system)).toBeGreaterThan(0);
    expect(await expireReservations(workshop.system)).toBe(0);
    expect(await stageOf(late.code)).toBe('ready');
    expect(await stageOf(kept.code)).toBe('reserved');
    expect(await needStatus(late.needCode)).toMatchObject({ status: 'approved' });
    const [event] = await database.superuser<{ actor_id: string | null; data: object }[]>`
      select actor_id, data from events where device_id = ${late.id} order by seq desc limit 1`;
    expect(event).toMatchObject({ actor_id: null, data: { action: 'expired', move: 'T18' } });
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
    const history = await readHistory(crew.technician.ctx, late.code);
    expect(JSON.stringify(history)).toContain('expired');
  });
});
