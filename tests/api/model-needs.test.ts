import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { readKit } from '../../api/kits/kit-view.service.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger, kitOf } from '../support/kits.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let coordinator: Member;
let technician: Member;
let shelfB07: { id: string; code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
  shelfB07 = await shelf(workshop, warehouse, 'B-07');
});
afterAll(() => workshop.close());

const laptop = (model: string, more: Parameters<typeof deviceIn>[3] = {}) =>
  deviceIn(workshop, warehouse, 'kitting', {
    make: 'Lenovo',
    model,
    hasCamera: true,
    hasMicrophone: true,
    hasWifi: true,
    ...more,
  });

const type = (code: string, chargerText: string) =>
  workshop.request(technician, 'POST', `/api/devices/${code}/spec`, {
    requestId: randomUUID(),
    spec: {},
    chargerText,
  });

const needs = async () =>
  (
    (await workshop.request(warehouse, 'GET', '/api/model-needs')).body as {
      needs: { kind: string; makeKey: string; modelKey: string; version: number; watts: number }[];
    }
  ).needs;

describe('what a model needs', () => {
  it('is learnt when somebody types it, asked once, and known from then on', async () => {
    const [first, second, third] = [
      await laptop('ThinkPad T480'),
      await laptop('Lenovo Thinkpad-T480'),
      await laptop('THINKPAD T480'),
    ];
    expect((await readKit(warehouse.ctx, second.code)).learnt).toBeNull();
    await type(first.code, '19.5V 3.34A 65W 4.5mm');
    const offered = await readKit(warehouse.ctx, second.code);
    expect(offered).toMatchObject({
      needed: { volts: null },
      learnt: { volts: 19.5, watts: 65, connector: '4.5x3.0', from: first.code, ask: true },
    });
    const used = await kitOf(workshop, second.code).post(warehouse, 'learnt-need');
    expect(used).toMatchObject({ status: 200, body: { watts: 65 } });
    expect(await readCard(warehouse.ctx, second.code)).toMatchObject({ chargerWatts: 65 });

    const fitting = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfB07.code });
    expect(await readKit(warehouse.ctx, third.code)).toMatchObject({
      needed: { volts: 19.5 },
      learnt: { ask: false },
      charger: { code: fitting },
    });
    const scanned = await kitOf(workshop, third.code).scan(warehouse, fitting);
    expect(scanned).toMatchObject({ status: 200, body: { result: 'ok' } });
    expect(await readCard(warehouse.ctx, third.code)).toMatchObject({ chargerVolts: 19.5 });
  });

  it('is learnt from a kit that passed with a charger a coordinator vouched for', async () => {
    const device = await laptop('IdeaPad 320');
    const strange = await charger(warehouse, '20V 2.25A 45W 4.0x1.7mm');
    const { post, tickCounted } = kitOf(workshop, device.code);
    const pass = { reason: 'charged it for an hour', accessoryCode: strange };
    expect((await post(coordinator, 'lines/charger/override', pass)).status).toBe(200);
    await tickCounted(warehouse);
    const shelved = await post(warehouse, 'shelf', { placeCode: shelfB07.code });
    expect(shelved).toMatchObject({ status: 200, body: { stage: 'ready' } });
    const next = await laptop('IdeaPad 320');
    expect((await readKit(warehouse.ctx, next.code)).learnt).toMatchObject({
      volts: 20,
      watts: 45,
      connector: '4.0x1.7',
      ask: true,
    });
  });

  it('is corrected by who keeps the stock, refused when changed meanwhile, and forgotten', async () => {
    const device = await laptop('Yoga 11e');
    await type(device.code, '20V 45W 4.0x1.7mm');
    const known = (await needs()).find(({ modelKey }) => modelKey === 'yoga11e');
    const { kind, makeKey, modelKey, version } = known ?? {};
    const set = (by: Member, chargerText: string, at = version) =>
      workshop.request(by, 'POST', '/api/model-needs', {
        requestId: randomUUID(),
        kind,
        makeKey,
        modelKey,
        version: at,
        chargerText,
      });
    expect((await set(technician, '20V 65W 4.0x1.7mm')).status).toBe(403);
    expect(await set(warehouse, '65W')).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'chargerText', code: 'kit.need_in_full' }] },
    });
    expect(await set(warehouse, '20V 65W 4.0x1.7mm')).toMatchObject({ status: 200 });
    const stale = await set(warehouse, '20V 90W 4.0x1.7mm');
    expect(stale).toMatchObject({ status: 409, body: { code: 'model_need.changed' } });
    const now = (await needs()).find((one) => one.modelKey === 'yoga11e');
    expect(now).toMatchObject({ watts: 65 });
    expect(await set(warehouse, '', now?.version)).toMatchObject({ body: { version: 0 } });
    const gone = await set(warehouse, '', now?.version);
    expect(gone).toMatchObject({ status: 404, body: { code: 'model_need.not_found' } });
  });

  it('is not offered where nothing was learnt', async () => {
    const device = await laptop('Unheard of');
    const answer = await kitOf(workshop, device.code).post(warehouse, 'learnt-need');
    expect(answer).toMatchObject({ status: 409, body: { code: 'kit.nothing_learnt' } });
  });
});

describe('sockets for a monitor', () => {
  it('are told once and then decide which monitor fits', async () => {
    const desktop = await deviceIn(workshop, warehouse, 'kitting', { kind: 'desktop' });
    const { post } = kitOf(workshop, desktop.code);
    expect((await readKit(warehouse.ctx, desktop.code)).videoPorts).toBeNull();
    const told = await post(warehouse, 'video-ports', { videoPorts: ['vga', 'hdmi', 'vga'] });
    expect(told).toMatchObject({ status: 200, body: { videoPorts: ['vga', 'hdmi'] } });
    expect((await readKit(warehouse.ctx, desktop.code)).videoPorts).toEqual(['vga', 'hdmi']);
    expect((await post(warehouse, 'video-ports', { videoPorts: ['scart'] })).status).toBe(422);
    expect((await post(technician, 'video-ports', { videoPorts: null })).status).toBe(403);
  });
});
