/** A donor takes the device back (T24): what came along leaves with it. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { accessories } from '../../db/schema/index.ts';
import { placeOf } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
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

const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

const withdraw = async (code: string) => {
  const { stage } = await readCard(coordinator.ctx, code);
  return post(coordinator, `/api/devices/${code}/moves`, {
    from: stage,
    to: 'withdrawn',
    reason: 'needs it again',
    confirms: ['identity'],
  });
};

const accessory = async (code: string) => {
  const answer = await workshop.request(warehouse, 'GET', `/api/accessories/${code}`);
  return answer.body as { status: string; placeCode: string | null; events: { kind: string }[] };
};

/** Says that the charger came with the device, as its intake would have. */
const cameWith = (code: string, deviceId: string) =>
  database.db.update(accessories).set({ cameWithId: deviceId }).where(eq(accessories.code, code));

describe('taking a device back', () => {
  it('takes its charger out of the stock, and the charger may come again', async () => {
    const placeId = await placeOf(workshop, 'area');
    const received = await post(warehouse, '/api/intake/devices', {
      kind: 'laptop',
      make: 'Dell',
      serial: 'WITHDRAWN-1',
      placeId,
      chargers: [{ text: LATITUDE_CHARGER }],
    });
    const device = received.body as { code: string; chargers: { code: string }[] };
    const code = device.chargers[0]?.code ?? '';
    expect((await withdraw(device.code)).status).toBe(200);
    expect(await accessory(code)).toMatchObject({ status: 'given_back', placeCode: null });
    const card = await readCard(coordinator.ctx, device.code);
    expect(card).toMatchObject({ stage: 'withdrawn', accessories: [{ status: 'given_back' }] });
    expect(card.events[0]).toMatchObject({
      kind: 'accessory',
      data: { code, action: 'given_back' },
    });
    expect(await post(coordinator, `/api/devices/${device.code}/undo`)).toMatchObject({
      status: 422,
      body: { code: 'undo.impossible' },
    });
    const back = await post(warehouse, `/api/accessories/${code}/status`, { status: 'in_stock' });
    expect(back.status, JSON.stringify(back.body)).toBe(200);
    expect((await accessory(code)).events.map(({ kind }) => kind).slice(0, 2)).toEqual([
      'found',
      'given_back',
    ]);
  });

  it('empties its kit: the own charger leaves, one of the stock stays', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const own = await charger(warehouse, LATITUDE_CHARGER);
    await cameWith(own, device.id);
    expect((await kitOf(workshop, device.code).scan(warehouse, own)).status).toBe(200);
    expect((await withdraw(device.code)).status).toBe(200);
    expect(await accessory(own)).toMatchObject({ status: 'given_back' });
    const other = await laptopInKitting(workshop, warehouse);
    const stock = await charger(warehouse, LATITUDE_CHARGER);
    expect((await kitOf(workshop, other.code).scan(warehouse, stock)).status).toBe(200);
    expect((await withdraw(other.code)).status).toBe(200);
    expect(await accessory(stock)).toMatchObject({ status: 'in_stock' });
  });

  it('leaves a charger that helps another device where it is', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const other = await laptopInKitting(workshop, warehouse);
    const lent = await charger(warehouse, LATITUDE_CHARGER);
    await cameWith(lent, device.id);
    expect((await kitOf(workshop, other.code).scan(warehouse, lent)).status).toBe(200);
    expect((await withdraw(device.code)).status).toBe(200);
    expect(await accessory(lent)).toMatchObject({ status: 'in_kit' });
  });

  it('cannot put a charger that left into a kit', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const gone = await charger(warehouse, LATITUDE_CHARGER);
    await cameWith(gone, device.id);
    await withdraw(device.code);
    const other = await laptopInKitting(workshop, warehouse);
    expect(await kitOf(workshop, other.code).scan(warehouse, gone)).toMatchObject({
      status: 409,
      body: { code: 'kit.accessory_not_in_stock' },
    });
  });
});
