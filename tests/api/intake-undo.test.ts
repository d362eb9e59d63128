/** Taking a walk-in back: what may have happened in between, and what becomes of its label. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { placeOf, receivedDevice } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { armed, card, makeShelf, scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });
const print = (who: Member, code: string) =>
  post(who, '/api/labels/prints', {
    subject: { what: 'codes', codes: [code] },
    medium: { id: 'roll-50x25' },
  });
const undo = (who: Member, code: string) => post(who, `/api/devices/${code}/undo`);

async function receive(more: Record<string, unknown> = {}) {
  const answer = await post(warehouse, '/api/intake/devices', {
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: `U${randomUUID().slice(0, 8)}`,
    placeId: await placeOf(workshop, 'area'),
    ...more,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as { id: string; code: string; publicCode: string };
}

describe('a walk-in whose label was printed', () => {
  it.each([
    ['without anything', {}],
    ['with a charger', { chargers: [{ text: '20V 3.25A USB-C' }] }],
  ])('%s is taken back, and its label is void', async (_name, more) => {
    const { code, publicCode } = await receive(more);
    expect((await print(warehouse, code)).status).toBe(200);
    const undone = await undo(warehouse, code);
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect(await readCard(warehouse.ctx, code)).toMatchObject({ stage: 'void', placeId: null });
    const prints = await database.superuser<{ voided: boolean }[]>`
      select voided_at is not null as voided from label_prints where code = ${code}`;
    expect([...prints]).toEqual([{ voided: true }]);
    for (const text of [code, `HTTPS://REWORK.EXAMPLE.ORG/T/${publicCode}`]) {
      expect(await one(warehouse, scanOf(text)), text).toMatchObject({
        outcome: 'refused',
        code: 'scan.void_label',
        params: { code },
      });
    }
    const back = await post(warehouse, '/api/labels/confirm', { code });
    expect(back).toMatchObject({ status: 409, body: { code: 'scan.void_label' } });
    expect(await undo(warehouse, code)).toMatchObject({ body: { code: 'undo.nothing' } });
  });

  it('is taken back by its receiver though a colleague printed, and by nobody else', async () => {
    const { code } = await receive();
    await print(coordinator, code);
    expect(await undo(coordinator, code)).toMatchObject({ body: { code: 'undo.not_yours' } });
    expect((await undo(warehouse, code)).status).toBe(200);
  });

  it('is taken back by the undo card', async () => {
    const { code } = await receive();
    await print(warehouse, code);
    expect(await one(warehouse, scanOf(card('undo')))).toMatchObject({
      code: 'scan.undone',
      subject: { code, stage: 'void' },
    });
  });

  it('stays once the label was scanned back, and after fifteen minutes', async () => {
    const scanned = await receive();
    await print(warehouse, scanned.code);
    await post(warehouse, '/api/labels/confirm', { code: scanned.code });
    await undo(warehouse, scanned.code);
    expect(await readCard(warehouse.ctx, scanned.code)).toMatchObject({ stage: 'received' });
    const late = await receive();
    await print(warehouse, late.code);
    workshop.advance(16 * 60_000);
    expect(await undo(warehouse, late.code)).toMatchObject({ body: { code: 'undo.too_late' } });
  });
});

describe('a printed label', () => {
  it('hides no other undo', async () => {
    const shelf = await makeShelf(warehouse, 'U-01');
    const { code, placeId } = await readCard(
      warehouse.ctx,
      (await receivedDevice(workshop, warehouse)).code,
    );
    const { context } = armed('undo', null, { command: null, placeCode: shelf.code });
    await one(warehouse, scanOf(code, { context }));
    await print(warehouse, code);
    expect((await readCard(warehouse.ctx, code)).placeName).toBe('U-01');
    expect((await undo(warehouse, code)).status).toBe(200);
    expect((await readCard(warehouse.ctx, code)).placeId).toBe(placeId);
  });

  it('of a record that was merged leads to the one that stays', async () => {
    const gone = await receive();
    const stays = await receive();
    const merged = await post(coordinator, `/api/devices/${gone.code}/void`, {
      survivor: stays.code,
      reason: 'entered twice',
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    for (const text of [gone.code, `HTTPS://REWORK.EXAMPLE.ORG/T/${gone.publicCode}`]) {
      expect(await one(warehouse, scanOf(text)), text).toMatchObject({ deviceCode: stays.code });
    }
  });
});

describe('devices announced', () => {
  it('are cancelled by a coordinator, not undone', async () => {
    const donation = await post(coordinator, '/api/donations', {});
    const path = `/api/donations/${(donation.body as { code: string }).code}/offers`;
    const offered = await post(coordinator, path, { kind: 'tablet', count: 1 });
    const [code = ''] = (offered.body as { codes: string[] }).codes;
    expect(await undo(coordinator, code)).toMatchObject({
      status: 422,
      body: { code: 'undo.impossible' },
    });
  });
});
