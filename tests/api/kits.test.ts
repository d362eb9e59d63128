import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode } from '#domain/codes.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { takeSnapshot } from '../../api/handovers/kit-snapshot.ts';
import { write } from '../../api/lib/unit.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let coordinator: Member;
let shelfB07: { id: string; code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  shelfB07 = await shelf(workshop, warehouse, 'B-07');
});
afterAll(() => workshop.close());

const kit = async (code: string) =>
  (await workshop.request(warehouse, 'GET', `/api/kits/${code}`)).body as {
    stage: string;
    complete: boolean;
    charger: { code: string; place: { name: string } | null } | null;
    needed: { volts: number };
    lines: {
      line: string;
      status: string;
      satisfied: boolean;
      accessory: { code: string } | null;
    }[];
  };

const lineOf = async (code: string, line: string) =>
  (await kit(code)).lines.find((one) => one.line === line);

describe('kitting one laptop', () => {
  it('names the charger and its shelf, is filled by scanning and tapping, and ends on the shelf', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const fitting = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfB07.code });
    const before = await kit(device.code);
    expect(before).toMatchObject({
      needed: { volts: 19.5, watts: 65, connector: '4.5x3.0' },
      charger: { code: fitting, place: { name: 'B-07' } },
      complete: false,
    });

    const { scan, post, tickCounted } = kitOf(workshop, device.code);
    const filled = await scan(warehouse, fitting);
    expect(filled).toMatchObject({
      status: 200,
      body: { result: 'ok', line: 'charger', complete: false, better: null },
    });
    const early = await post(warehouse, 'shelf', { placeCode: shelfB07.code });
    expect(early).toMatchObject({ status: 422, body: { code: 'move.refused' } });
    await tickCounted(warehouse);
    expect(await kit(device.code)).toMatchObject({ complete: true, charger: null });

    const done = await post(warehouse, 'shelf', { placeCode: shelfB07.code });
    expect(done).toMatchObject({ status: 200, body: { stage: 'ready', place: { name: 'B-07' } } });
    const card = await readCard(warehouse.ctx, device.code);
    expect(card).toMatchObject({ stage: 'ready', placeId: shelfB07.id });
    const closed = await post(warehouse, 'lines/bag/quantity', { quantity: 0 });
    expect(closed).toMatchObject({ status: 409, body: { code: 'kit.not_kitting' } });
  });

  it('says the same twice when a scan is sent twice', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const fitting = await charger(warehouse, LATITUDE_CHARGER);
    const body = { requestId: randomUUID(), accessoryCode: fitting };
    const path = `/api/kits/${device.code}/accessories`;
    const first = await workshop.request(warehouse, 'POST', path, body);
    const second = await workshop.request(warehouse, 'POST', path, body);
    expect(second).toEqual(first);
    const card = await readCard(warehouse.ctx, device.code);
    expect(card.events.filter((event) => event.kind === 'kit')).toHaveLength(1);
  });

  it('finishes only on a shelf or in a bin', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const areas = await workshop.request(warehouse, 'GET', '/api/places');
    const area = (areas.body as { kind: string; code: string }[]).find(
      (one) => one.kind === 'area',
    );
    const { post } = kitOf(workshop, device.code);
    expect(await post(warehouse, 'shelf', { placeCode: area?.code })).toMatchObject({
      status: 422,
      body: { code: 'kit.not_a_shelf' },
    });
  });
});

describe('a charger that does not fit', () => {
  it('is refused with the reason and the shelf of a better one, and nothing changes', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const weak = await charger(warehouse, '19.5V 2.31A 45W 4.5mm');
    const fitting = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfB07.code });
    const { scan } = kitOf(workshop, device.code);
    expect(await scan(warehouse, weak)).toMatchObject({
      status: 200,
      body: {
        result: 'block',
        reasons: [{ code: 'kit.charger_watts', params: { needed: 65, found: 45 } }],
        better: { code: fitting, place: { name: 'B-07', code: shelfB07.code } },
      },
    });
    expect(await lineOf(device.code, 'charger')).toMatchObject({ status: 'open', accessory: null });
    const stock = await workshop.request(warehouse, 'GET', `/api/accessories/${weak}`);
    expect(stock.body).toMatchObject({ status: 'in_stock', deviceCode: null });
  });

  it('goes in with a warning where the maker may refuse it, and waits for a coordinator', async () => {
    const device = await deviceIn(workshop, warehouse, 'kitting', {
      make: 'Dell',
      hasCamera: true,
      hasWifi: true,
      hasMicrophone: true,
      chargerVolts: 19.5,
      chargerWatts: 65,
      chargerConnector: '4.5x3.0',
    });
    const other = await charger(warehouse, LATITUDE_CHARGER, { make: 'Acme' });
    const { scan, post, tickCounted } = kitOf(workshop, device.code);
    expect(await scan(warehouse, other)).toMatchObject({
      body: { result: 'warn', reasons: [{ code: 'kit.charger_id_pin' }] },
    });
    await tickCounted(warehouse);
    expect((await kit(device.code)).complete).toBe(false);
    const reason = 'charged at full power for an hour';
    const denied = await post(warehouse, 'lines/charger/override', { reason });
    expect(denied.status).toBe(403);
    const empty = await post(coordinator, 'lines/charger/override', { reason: ' ' });
    expect(empty).toMatchObject({ status: 422, body: { fields: [{ field: 'reason' }] } });
    expect(await post(coordinator, 'lines/charger/override', { reason })).toMatchObject({
      status: 200,
      body: { complete: true },
    });
    const printed = await write(coordinator.ctx, { requestId: randomUUID() }, async (unit) =>
      takeSnapshot(unit, await readCard(unit, device.code), []),
    );
    const by = coordinator.ctx.actor.name;
    expect(printed.overrides).toMatchObject([{ line: 'charger', reason, by }]);
    expect((await kit(device.code)).lines).toContainEqual(
      expect.objectContaining({ line: 'charger', override: { reason, by } }),
    );
  });

  it('can be let in by a coordinator although the rules block it', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const weak = await charger(warehouse, '19.5V 2.31A 45W 4.5mm');
    const body = { reason: 'the laptop draws 40 W', accessoryCode: weak };
    const { post } = kitOf(workshop, device.code);
    expect((await post(coordinator, 'lines/charger/override', body)).status).toBe(200);
    expect(await lineOf(device.code, 'charger')).toMatchObject({
      status: 'overridden',
      satisfied: true,
      accessory: { code: weak },
    });
  });

  it('is never a monitor for a laptop, nor a device', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const added = await workshop.request(warehouse, 'POST', '/api/accessories', {
      requestId: randomUUID(),
      kind: 'monitor',
    });
    const [monitor = ''] = (added.body as { codes: string[] }).codes;
    const { scan } = kitOf(workshop, device.code);
    expect(await scan(warehouse, monitor)).toMatchObject({ body: { code: 'kit.line_not_needed' } });
    expect(await scan(warehouse, device.code)).toMatchObject({
      status: 422,
      body: { code: 'kit.not_an_accessory' },
    });
    const unknown = await scan(warehouse, makeCode('accessory', 9_999_999));
    expect(unknown.status).toBe(404);
  });
});

describe('a defect found while kitting', () => {
  it('puts the whole kit back in stock where it stands, and the next kit starts empty', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const fitting = await charger(warehouse, LATITUDE_CHARGER);
    const { scan, tickCounted } = kitOf(workshop, device.code);
    await scan(warehouse, fitting);
    await tickCounted(warehouse);
    const moved = await workshop.request(technician, 'POST', `/api/devices/${device.code}/moves`, {
      requestId: randomUUID(),
      from: 'kitting',
      to: 'diagnosing',
      reason: 'screen flickers',
    });
    expect(moved.status).toBe(200);
    const card = await readCard(technician.ctx, device.code);
    expect(card).toMatchObject({ stage: 'diagnosing' });
    expect(card.kit.every((line) => line.status === 'open' && !line.accessoryCode)).toBe(true);
    expect(card.events[0]).toMatchObject({
      kind: 'kit',
      data: { action: 'released', accessories: [fitting] },
    });
    const stock = await workshop.request(warehouse, 'GET', `/api/accessories/${fitting}`);
    expect(stock.body).toMatchObject({ status: 'in_stock', placeCode: card.placeCode });
  });

  it('leaves the kit with a device that goes back from ready with a reason', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const fitting = await charger(warehouse, LATITUDE_CHARGER);
    const { scan, tickCounted, post } = kitOf(workshop, device.code);
    await scan(warehouse, fitting);
    await tickCounted(warehouse);
    await post(warehouse, 'shelf', { placeCode: shelfB07.code });
    const back = (reason?: string) =>
      workshop.request(warehouse, 'POST', `/api/devices/${device.code}/moves`, {
        requestId: randomUUID(),
        from: 'ready',
        to: 'kitting',
        ...(reason ? { reason } : {}),
      });
    expect(await back()).toMatchObject({ body: { blockers: [{ code: 'gate.evidence_reason' }] } });
    expect((await back('bag is torn')).status).toBe(200);
    expect(await kit(device.code)).toMatchObject({ stage: 'kitting', complete: true });
  });
});

describe('of chargers that fit alike', () => {
  it('the one of the nearest voltage is named, then the one of the same maker', async () => {
    const wide = { chargerVolts: 19.5, chargerWatts: 65, chargerConnector: '7.4x5.0' };
    const device = await deviceIn(workshop, warehouse, 'kitting', { make: 'Lenovo', ...wide });
    const add = (volts: number, make: string) =>
      charger(warehouse, `${volts}V 3.34A 65W 7.4mm`, { placeCode: shelfB07.code, make });
    await add(20, 'Lenovo');
    await add(19.5, 'Acer');
    const same = await add(19.5, 'Lenovo');
    expect(await kit(device.code)).toMatchObject({ charger: { code: same } });
  });
});

describe('who may', () => {
  it('see a kit, but not fill it', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const { post, scan } = kitOf(workshop, device.code);
    expect((await workshop.request(technician, 'GET', `/api/kits/${device.code}`)).status).toBe(
      200,
    );
    expect((await scan(technician, '2000000105')).status).toBe(403);
    expect((await post(technician, 'lines/bag/quantity', { quantity: 1 })).status).toBe(403);
    expect((await post(technician, 'lines/bag/removal')).status).toBe(403);
    expect((await post(technician, 'lines/bag/shortage', { short: true })).status).toBe(403);
    expect((await post(technician, 'shelf', { placeCode: shelfB07.code })).status).toBe(403);
  });

  it('leaves every chain whole', async () => {
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });
});
