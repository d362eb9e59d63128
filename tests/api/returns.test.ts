import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../db/events-verify.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { inspectPdf } from '../support/pdf-check.ts';
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
const back = (more: Record<string, unknown> = {}) => ({
  reason: 'fault',
  condition: 'screen flickers',
  need: 'reopen',
  ...more,
});

const needStatus = async (code: string) => {
  const [row] = await database.superuser<{ status: string }[]>`
    select status from needs where code = ${code}`;
  return row?.status;
};

describe('a return', () => {
  it('shows what left, without the person it went to', async () => {
    const device = await tools().handedOverLaptop();
    const path = `/api/returns/table?text=${device.code}`;
    const answer = await workshop.request(crew.warehouse, 'GET', path);
    expect(answer).toMatchObject({
      status: 200,
      body: { code: device.code, receiptCode: device.receiptCode, needCode: device.needCode },
    });
    expect(JSON.stringify(answer.body)).toContain(device.charger);
    expect((await workshop.request(crew.technician, 'GET', path)).status).toBe(403);
    const { code } = await tools().readyLaptop();
    expect(
      await workshop.request(crew.warehouse, 'GET', `/api/returns/table?text=${code}`),
    ).toMatchObject({ status: 409, body: { code: 'return.not_handed_over' } });
  });

  it('makes everything count anew: media, locks, tests, label; the charger is stock again', async () => {
    const { handedOverLaptop, must } = tools();
    const device = await handedOverLaptop();
    const placeId = await shelfCode();
    await sanitisedMedium(device.id);
    const answer = await must<{ slipCode: string; missing: { line: string }[] }>(
      crew.warehouse,
      `/api/devices/${device.code}/return`,
      back({ scanned: [device.charger], counted: ['bag', 'guide'], placeCode: placeId }),
    );
    expect(answer.slipCode).toMatch(/^8\d{9}$/);
    expect(answer.missing.map((piece) => piece.line)).toEqual(['power_cord']);
    const card = await readCard(crew.technician.ctx, device.code);
    expect(card).toMatchObject({
      stage: 'returned',
      labelConfirmedAt: null,
      mediaNoneConfirmed: false,
      qa: null,
      answers: [],
      locks: [],
      placeName: expect.stringContaining('B-'),
    });
    expect(card.media).toMatchObject([{ status: 'unknown' }]);
    expect(card.kit.every((line) => line.status === 'open')).toBe(true);
    const [accessory] = await database.superuser`
      select status, device_id from accessories where code = ${device.charger}`;
    expect(accessory).toEqual({ status: 'in_stock', device_id: null });
    expect(await needStatus(device.needCode)).toBe('approved');
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });

  it('goes to a bench only after its label was scanned again', async () => {
    const { handedOverLaptop, must, post } = tools();
    const device = await handedOverLaptop();
    await must(crew.collection, `/api/devices/${device.code}/return`, back({ need: 'close' }));
    expect(await needStatus(device.needCode)).toBe('closed');
    const path = `/api/devices/${device.code}/moves`;
    const move = { from: 'returned', to: 'diagnosing', confirms: ['label_again'] };
    expect(await post(crew.technician, path, move)).toMatchObject({
      status: 422,
      body: { blockers: [{ code: 'gate.label_not_confirmed' }] },
    });
    await must(crew.technician, '/api/labels/confirm', { code: device.code });
    expect((await post(crew.technician, path, move)).status).toBe(200);
  });

  it('is refused without condition, with a foreign charger, and for a device that is here', async () => {
    const { handedOverLaptop, readyLaptop, post } = tools();
    const device = await handedOverLaptop();
    const other = await handedOverLaptop();
    const path = `/api/devices/${device.code}/return`;
    expect(await post(crew.warehouse, path, back({ condition: '' }))).toMatchObject({
      status: 422,
      body: { blockers: [{ code: 'gate.evidence_condition' }] },
    });
    const otherFamily = { code: other.charger, belongsTo: other.code, need: other.needCode };
    const foreign = { status: 409, body: { code: 'return.foreign_piece', params: otherFamily } };
    expect(await post(crew.warehouse, path, back({ scanned: [other.charger] }))).toMatchObject(
      foreign,
    );
    const look = (text: string) =>
      workshop.request(
        crew.warehouse,
        'GET',
        `/api/returns/table/${device.code}/piece?text=${encodeURIComponent(text)}`,
      );
    expect(await look(device.charger)).toMatchObject({ status: 200 });
    const owner = await look(other.charger);
    expect(owner).toMatchObject(foreign);
    expect(JSON.stringify(owner.body)).not.toContain(SECRET.guardianName);
    const kept = await readyLaptop();
    expect(await look(kept.charger)).toMatchObject({
      status: 409,
      body: { code: 'return.workshop_piece', params: { belongsTo: kept.code } },
    });
    expect(await look(kept.code)).toMatchObject({
      status: 409,
      body: { code: 'return.other_device', params: { code: kept.code } },
    });
    expect(await look('4711-unknown')).toMatchObject({ status: 404 });
    expect((await post(crew.technician, path, back())).status).toBe(403);
    const body = { requestId: randomUUID(), ...back() };
    const one = await workshop.request(crew.warehouse, 'POST', path, body);
    expect(await workshop.request(crew.warehouse, 'POST', path, body)).toEqual(one);
    expect(await post(crew.warehouse, path, back())).toMatchObject({
      status: 409,
      body: { code: 'return.not_handed_over' },
    });
  });

  it('keeps whose pieces came along by mistake', async () => {
    const { handedOverLaptop, must } = tools();
    const device = await handedOverLaptop();
    const other = await handedOverLaptop();
    const words = back({ scanned: [device.charger], aside: [other.charger] });
    await must(crew.warehouse, `/api/devices/${device.code}/return`, words);
    const { events } = await readCard(crew.warehouse.ctx, device.code);
    expect(events[0]?.data).toMatchObject({
      accessories: [device.charger],
      aside: [other.charger],
    });
    const [charger] = await database.superuser`
      select status from accessories where code = ${other.charger}`;
    expect(charger?.status).toBe('handed_over');
  });

  it('gives another device for the same need in the same write, or does nothing at all', async () => {
    const { handedOverLaptop, readyLaptop, signed, must, post, stageOf } = tools();
    const device = await handedOverLaptop();
    const spare = await readyLaptop();
    const replacement = { code: spare.code, ...signed(spare) };
    const path = `/api/devices/${device.code}/return`;
    const words = (more = {}) =>
      back({ reason: 'swap', scanned: [device.charger], replacement: { ...replacement, ...more } });
    expect((await post(crew.warehouse, path, words())).status).toBe(403);
    expect(await post(crew.coordinator, path, words({ scanned: [spare.code] }))).toMatchObject({
      status: 422,
      body: { blockers: [{ code: 'gate.handover_accessory_unscanned' }] },
    });
    const taken = await handedOverLaptop();
    expect(await post(crew.coordinator, path, words({ code: taken.code }))).toMatchObject({
      status: 409,
      body: { code: 'return.replacement_not_ready' },
    });
    // Nothing of the refused ones was kept.
    expect(await stageOf(device.code)).toBe('handed_over');
    expect(await stageOf(spare.code)).toBe('ready');
    const look = await workshop.request(
      crew.coordinator,
      'GET',
      `/api/returns/table/${device.code}/replacement?text=${spare.code}`,
    );
    expect(look).toMatchObject({ status: 200, body: { code: spare.code, blockers: [] } });
    const answer = await must<{
      slipCode: string;
      needReopened: boolean;
      given: { receiptCode: string; code: string };
    }>(crew.coordinator, path, words());
    expect(answer).toMatchObject({ needReopened: false, given: { code: spare.code } });
    expect(await needStatus(device.needCode)).toBe('served');
    expect(await stageOf(device.code)).toBe('returned');
    expect(await stageOf(spare.code)).toBe('handed_over');
    const rows = await database.superuser`
      select h.receipt_code, n.code as need, r.need_reopened
      from returns r join handovers h on h.id = r.replaced_by_id join needs n on n.id = h.need_id
      where r.slip_code = ${answer.slipCode}`;
    expect(rows).toEqual([
      { receipt_code: answer.given.receiptCode, need: device.needCode, need_reopened: false },
    ]);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });

  it('of a person who was erased ends the request: nobody can wait for another device', async () => {
    const { handedOverLaptop, post, must } = tools();
    const device = await handedOverLaptop();
    await must(crew.coordinator, `/api/needs/${device.needCode}/erasure`, {});
    const table = `/api/returns/table?text=${device.code}`;
    expect(await workshop.request(crew.warehouse, 'GET', table)).toMatchObject({
      body: { personGone: true },
    });
    const path = `/api/devices/${device.code}/return`;
    expect(await post(crew.warehouse, path, back())).toMatchObject({
      status: 409,
      body: { code: 'return.person_gone', params: { need: device.needCode } },
    });
    await must(crew.warehouse, path, back({ need: 'close' }));
    expect(await needStatus(device.needCode)).toBe('closed');
  });

  it.each(['en', 'vi', 'fa'])('prints a slip in %s', async (locale) => {
    const { handedOverLaptop, must } = tools();
    const device = await handedOverLaptop();
    const { slipCode } = await must<{ slipCode: string }>(
      crew.warehouse,
      `/api/devices/${device.code}/return`,
      back({ scanned: [device.charger] }),
    );
    const response = await workshop.app.request(
      `http://localhost/api/returns/${slipCode}/slip.pdf?locale=${locale}`,
      { headers: { cookie: `${SESSION_COOKIE}=${crew.warehouse.token}` } },
    );
    const pdf = inspectPdf(new Uint8Array(await response.arrayBuffer()));
    expect(pdf.language?.slice(0, 2)).toBe(locale);
  });
});

async function shelfCode(): Promise<string> {
  const [row] = await database.superuser<{ code: string }[]>`
    select code from places where kind = 'shelf' limit 1`;
  return row?.code ?? '';
}

async function sanitisedMedium(deviceId: string): Promise<void> {
  await database.superuser`
    insert into media (id, code, device_id, site_id, type, status, created_at, updated_at)
    values (${randomUUID()}, '3000000139', ${deviceId}, ${workshop.siteId}, 'ssd', 'sanitised', now(), now())`;
  await database.superuser`update devices set media_none_confirmed = true where id = ${deviceId}`;
  await database.superuser`
    insert into lock_checks (device_id, lock, status, rechecked_at, checked_by_id, checked_at)
    values (${deviceId}, 'bios_password', 'clear', now(), ${crew.technician.personId}, now())`;
}
