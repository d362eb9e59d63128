import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../db/events-verify.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
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
const table = (text: string) =>
  workshop.request(crew.collection, 'GET', `/api/handovers/table?text=${encodeURIComponent(text)}`);
const piece = (code: string, text: string) =>
  workshop.request(crew.collection, 'GET', `/api/handovers/table/${code}/piece?text=${text}`);

async function record(receipt: string, query = ''): Promise<Uint8Array> {
  const path = `/api/handovers/${receipt}/record.pdf${query}`;
  const response = await workshop.app.request(`http://localhost${path}`, {
    headers: { cookie: `${SESSION_COOKIE}=${crew.coordinator.token}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('the table', () => {
  it('opens by the scanned device and says for whom and what must be scanned', async () => {
    const device = await tools().reservedLaptop();
    const answer = await table(device.code);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        code: device.code,
        needCode: device.needCode,
        recipient: { guardianName: SECRET.guardianName },
        blockers: [],
        reservedByMe: false,
      },
    });
    const { pieces } = answer.body as { pieces: { line: string; code: string | null }[] };
    expect(pieces[0]).toMatchObject({ line: 'charger', code: device.charger });
    expect(pieces.map((one) => one.line).toSorted()).toEqual([
      'bag',
      'charger',
      'guide',
      'power_cord',
    ]);
    const byTracking = await table(`HTTPS://EXAMPLE.ORG/T/${device.publicCode}`);
    expect(byTracking.body).toMatchObject({ code: device.code });
  });

  it('refuses aloud what does not belong to this kit, and says where it does', async () => {
    const device = await tools().reservedLaptop();
    const other = await tools().reservedLaptop();
    const spare = await charger(crew.warehouse, LATITUDE_CHARGER);
    expect((await piece(device.code, device.charger)).body).toMatchObject({ line: 'charger' });
    expect(await piece(device.code, other.charger)).toMatchObject({
      status: 409,
      body: {
        code: 'handover.wrong_piece',
        params: { code: other.charger, belongsTo: other.code },
      },
    });
    expect(await piece(device.code, other.code)).toMatchObject({
      status: 409,
      body: { code: 'handover.other_device' },
    });
    expect(await piece(device.code, spare)).toMatchObject({
      status: 409,
      body: { code: 'handover.foreign_piece' },
    });
    expect(await piece(device.code, '1000012384')).toMatchObject({
      body: { code: 'code.mistyped' },
    });
  });

  it('does not open for a device that nobody reserved', async () => {
    const { code } = await tools().readyLaptop();
    expect(await table(code)).toMatchObject({
      status: 409,
      body: { code: 'handover.not_reserved', params: { stage: 'ready' } },
    });
    expect(await table('no such thing')).toMatchObject({ status: 404 });
  });
});

describe('handing over', () => {
  it('is refused with every piece that G11 lacks', async () => {
    const { reservedLaptop, signed, post } = tools();
    const device = await reservedLaptop();
    const path = `/api/devices/${device.code}/handover`;
    const nothing = signed(device, { scanned: [], identitySeen: false, signature: null });
    const answer = await post(crew.coordinator, path, nothing);
    expect(answer.status).toBe(422);
    const { blockers } = answer.body as { blockers: { code: string; params: object }[] };
    expect(blockers.map((blocker) => blocker.code)).toEqual([
      'gate.handover_device_unscanned',
      'gate.handover_accessory_unscanned',
      'gate.handover_identity',
      'gate.handover_signature',
    ]);
    expect(blockers[1]).toMatchObject({ params: { item: 'charger' } });
    expect((await post(crew.warehouse, path, signed(device))).status).toBe(403);
    expect((await post(crew.approver, path, signed(device))).status).toBe(403);
  });

  it('refuses a charger of another device, a broken drawing and a large one', async () => {
    const { reservedLaptop, signed, post } = tools();
    const device = await reservedLaptop();
    const other = await reservedLaptop();
    const path = `/api/devices/${device.code}/handover`;
    const wrong = signed(device, { scanned: [device.code, device.charger, other.charger] });
    expect(await post(crew.coordinator, path, wrong)).toMatchObject({
      status: 409,
      body: { code: 'handover.foreign_piece', params: { code: other.charger } },
    });
    const drawn = (image: string) =>
      signed(device, { signature: { name: 'A', role: 'guardian', image } });
    const broken = Buffer.from('GIF89a not a png').toString('base64');
    expect(await post(crew.coordinator, path, drawn(broken))).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'signature.image', code: 'handover.signature_unreadable' }] },
    });
    const large = Buffer.alloc(205_000).toString('base64');
    expect(await post(crew.coordinator, path, drawn(large))).toMatchObject({
      status: 422,
      body: { fields: [{ code: 'handover.signature_too_large' }] },
    });
  });

  it('gives the receipt, closes need and reservation, and lets the charger go along', async () => {
    const { reservedLaptop, signed, post, stageOf } = tools();
    const device = await reservedLaptop();
    const path = `/api/devices/${device.code}/handover`;
    const answer = await post(crew.collection, path, signed(device));
    expect(answer).toMatchObject({
      status: 200,
      body: { code: device.code, needCode: device.needCode, co2eAvoidedKg: 132.65 },
    });
    const { receiptCode } = answer.body as { receiptCode: string };
    expect(receiptCode).toMatch(/^8\d{9}$/);
    expect(await stageOf(device.code)).toBe('handed_over');
    const [row] = await database.superuser`
      select h.factor_set, h.identity_seen, n.status as need, r.outcome, a.status as charger,
        a.place_id, d.place_id as device_place
      from handovers h join needs n on n.id = h.need_id join reservations r on r.id = h.reservation_id
      join devices d on d.id = h.device_id join accessories a on a.device_id = d.id
      where h.receipt_code = ${receiptCode}`;
    expect(row).toMatchObject({
      factor_set: 'restart-2021',
      identity_seen: true,
      need: 'served',
      outcome: 'fulfilled',
      charger: 'handed_over',
      place_id: null,
      device_place: null,
    });
    const [event] = await database.superuser<{ data: Record<string, unknown> }[]>`
      select data from events where device_id = ${device.id} order by seq desc limit 1`;
    expect(event?.data).toMatchObject({ move: 'T19', receipt: receiptCode, weightKg: 1.83 });
    expect(String(event?.data.signature)).toMatch(/^[\w-]{43}$/);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });

  it('happens once, however often it is sent', async () => {
    const { reservedLaptop, signed } = tools();
    const device = await reservedLaptop();
    const path = `/api/devices/${device.code}/handover`;
    const body = { requestId: randomUUID(), ...signed(device) };
    const answers = await Promise.all(
      [1, 2, 3].map(() => workshop.request(crew.coordinator, 'POST', path, body)),
    );
    const later = await workshop.request(crew.coordinator, 'POST', path, body);
    for (const answer of answers) expect(answer).toEqual(later);
    expect(later.status).toBe(200);
    const [{ count } = { count: 0 }] = await database.superuser<{ count: number }[]>`
      select count(*)::int as count from handovers where device_id = ${device.id}`;
    expect(count).toBe(1);
  });

  it('takes paper that was signed earlier, with the day it was signed', async () => {
    const { reservedLaptop, signed, must } = tools();
    const device = await reservedLaptop();
    const yesterday = new Date(workshop.system.now().getTime() - 86_400_000).toISOString();
    const answer = await must<{ warrantyEnd: string; receiptCode: string }>(
      crew.coordinator,
      `/api/devices/${device.code}/handover`,
      signed(device, {
        happenedAt: yesterday,
        signature: { name: SECRET.guardianName, role: 'guardian', image: null },
      }),
    );
    expect(Date.parse(answer.warrantyEnd) - Date.parse(yesterday)).toBe(90 * 86_400_000);
    expect(inspectPdf(await record(answer.receiptCode))).toMatchObject({ language: 'vi-VN' });
  });

  it('stops when consent was taken back or a hold was placed meanwhile', async () => {
    const { reservedLaptop, signed, post, must } = tools();
    const device = await reservedLaptop();
    await must(crew.technician, `/api/devices/${device.code}/holds`, {
      kind: 'investigate',
      reason: 'battery gets warm',
    });
    await database.superuser`update needs set consent_withdrawn_at = now() - interval '1 minute'
      where code = ${device.needCode}`;
    const path = `/api/devices/${device.code}/handover`;
    const answer = await post(crew.coordinator, path, signed(device));
    const { blockers } = answer.body as { blockers: { code: string }[] };
    expect(blockers.map((blocker) => blocker.code).toSorted()).toEqual([
      'gate.hold_open',
      'gate.need_consent',
    ]);
  });
});
