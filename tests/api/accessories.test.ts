import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { secondSite } from '../support/sites.ts';
import { shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let shelfA: { id: string; code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  shelfA = await shelf(workshop, warehouse, 'A-01');
});
afterAll(() => workshop.close());

const add = (by: Member, body: Record<string, unknown>) =>
  workshop.request(by, 'POST', '/api/accessories', { requestId: randomUUID(), ...body });
const get = (path: string) => workshop.request(warehouse, 'GET', `/api/accessories${path}`);
const setStatus = (by: Member, code: string, body: Record<string, unknown>) =>
  workshop.request(by, 'POST', `/api/accessories/${code}/status`, {
    requestId: randomUUID(),
    ...body,
  });

describe('adding to stock', () => {
  it('reads what the label says, also in Persian digits, and gives each its own code', async () => {
    const added = await add(warehouse, {
      kind: 'charger',
      count: 3,
      chargerText: '۱۹٫۵ ولت ۳٫۳۴ آمپر 4.5*3.0 mm',
      make: 'HP',
      placeCode: shelfA.code,
    });
    expect(added.status).toBe(200);
    const { codes } = added.body as { codes: string[] };
    expect(new Set(codes).size).toBe(3);
    expect((await get(`/${codes[0]}`)).body).toMatchObject({
      kind: 'charger',
      make: 'HP',
      volts: 19.5,
      watts: 65,
      connector: '4.5x3.0',
      status: 'in_stock',
      placeName: 'A-01',
      confirmed: false,
      events: [{ kind: 'added', toPlace: 'A-01' }],
    });
  });

  it('refuses what cannot be read, naming the field', async () => {
    const unreadable = await add(warehouse, { kind: 'charger', chargerText: 'black, quite old' });
    expect(unreadable).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'chargerText', code: 'spec.charger_unreadable' }] },
    });
    expect(await add(warehouse, { kind: 'charger', connector: 'round one' })).toMatchObject({
      body: { fields: [{ field: 'connector', code: 'accessory.connector_unreadable' }] },
    });
    expect(await add(warehouse, { kind: 'spoon' })).toMatchObject({ status: 422 });
    expect((await add(warehouse, { kind: 'charger', volts: -1 })).status).toBe(422);
  });

  it('is for those who keep the stock', async () => {
    expect((await add(technician, { kind: 'sim' })).status).toBe(403);
  });
});

describe('the list', () => {
  it('filters by kind, plug, place and text, and goes on page by page', async () => {
    await add(warehouse, { kind: 'monitor', count: 2, make: 'Samsung', serial: 'MON-77_1' });
    const codes = [];
    for (let index = 0; index < 3; index += 1) {
      codes.push(await charger(warehouse, '20V 3.25A USB-C', { placeCode: shelfA.code }));
    }
    const usb = await get('?kind=charger&connector=usb_c&limit=2');
    const page = usb.body as { items: { code: string }[]; next: string | null };
    expect(page.items.map((one) => one.code)).toEqual(codes.slice(0, 2));
    const rest = await get(`?kind=charger&connector=usb_c&limit=2&after=${page.next}`);
    expect(rest.body).toMatchObject({ items: [{ code: codes[2] }], next: null });
    const monitors = await get('?text=77_1');
    expect((monitors.body as { items: unknown[] }).items).toHaveLength(2);
    expect((await get('?text=77%251')).body).toMatchObject({ items: [] });
    const there = await get(`?place=${shelfA.code}&status=in_stock&unconfirmed=yes`);
    const { items } = there.body as { items: { placeName: string }[] };
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.every((one) => one.placeName === 'A-01')).toBe(true);
  });

  it('knows how many of each rating there are', async () => {
    const { totals } = (await get('/totals')).body as { totals: Record<string, unknown>[] };
    expect(totals).toContainEqual(
      expect.objectContaining({ kind: 'charger', connector: 'usb_c', inStock: 3, inKit: 0 }),
    );
  });
});

describe('editing', () => {
  it('corrects the rating, refuses an older screen, and tells the device that has it', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const code = await charger(warehouse, LATITUDE_CHARGER);
    await kitOf(workshop, device.code).scan(warehouse, code);
    const edit = (body: Record<string, unknown>) =>
      workshop.request(warehouse, 'PATCH', `/api/accessories/${code}`, {
        requestId: randomUUID(),
        ...body,
      });
    expect(await edit({ version: 1, watts: 45 })).toMatchObject({ body: { version: 2 } });
    expect(await edit({ version: 1, watts: 90 })).toMatchObject({
      status: 409,
      body: { code: 'accessory.changed' },
    });
    const card = await readCard(warehouse.ctx, device.code);
    expect(card.events[0]).toMatchObject({ kind: 'accessory', data: { code, action: 'edited' } });
    const kit = await workshop.request(warehouse, 'GET', `/api/kits/${device.code}`);
    const { lines } = kit.body as { lines: { line: string; reasons: { code: string }[] }[] };
    expect(lines.find((one) => one.line === 'charger')?.reasons).toMatchObject([
      { code: 'kit.charger_watts' },
    ]);
  });
});

describe('the page of one', () => {
  interface Page {
    events: { kind: string; deviceCode: string | null; transferCode: string; by: string | null }[];
  }
  const read = async (by: Member, code: string) =>
    (await workshop.request(by, 'GET', `/api/accessories/${code}`)).body as Page;

  it('names the kits it is and was in, the transfer it went with, and people as the reader may see them', async () => {
    const [first, second] = [
      await laptopInKitting(workshop, warehouse),
      await laptopInKitting(workshop, warehouse),
    ];
    const code = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfA.code });
    await kitOf(workshop, first.code).scan(warehouse, code);
    await kitOf(workshop, first.code).post(warehouse, 'lines/charger/removal');
    await kitOf(workshop, second.code).scan(warehouse, code);
    expect(await read(warehouse, code)).toMatchObject({
      code,
      status: 'in_kit',
      deviceCode: second.code,
      inside: { code: second.code, make: 'Lenovo' },
      earlier: [{ code: first.code, make: 'Lenovo' }],
      cameWith: null,
      givenFor: null,
    });

    const coordinator = await workshop.member('coordinator');
    for (const [reader, by] of [
      [warehouse, warehouse.ctx.actor.name],
      [coordinator, warehouse.ctx.actor.name],
      [technician, null],
    ] as const) {
      const { events } = await read(reader, code);
      expect(events.map((one) => [one.kind, one.deviceCode, one.by])).toEqual([
        ['into_kit', second.code, by],
        ['out_of_kit', first.code, by],
        ['into_kit', first.code, by],
        ['added', null, by],
      ]);
    }
  });

  it('follows it to another site, and is nobody’s business before', async () => {
    const south = await secondSite(workshop, 'Workshop South');
    const there = await south.member('warehouse', 'coordinator');
    const code = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfA.code });
    const post = (by: Member, path: string, body: object = {}) =>
      workshop.request(by, 'POST', `/api/transfers${path}`, { requestId: randomUUID(), ...body });
    const shelfB = await shelf({ ...workshop, siteId: south.id }, there, 'B-01');
    const made = await post(warehouse, '', { toSiteId: south.id });
    const { code: transfer } = made.body as { code: string };
    await post(warehouse, `/${transfer}/lines`, { text: code });
    const path = `/api/accessories/${code}`;
    expect(await workshop.request(there, 'GET', path)).toMatchObject({
      status: 404,
      body: { code: 'accessory.not_found' },
    });
    expect((await post(warehouse, `/${transfer}/sending`)).status).toBe(200);
    expect(await read(warehouse, code)).toMatchObject({ transferCode: transfer });
    expect(
      (await post(there, `/${transfer}/arrivals`, { text: code, placeCode: shelfB.code })).status,
    ).toBe(200);
    const { events } = await read(there, code);
    expect(events.map((one) => [one.kind, one.transferCode])).toEqual([
      ['arrived', transfer],
      ['sent', transfer],
      ['added', null],
    ]);
    expect((await workshop.request(warehouse, 'GET', path)).status).toBe(404);
  });

  it('tells the label of a shelf and a mistyped code apart', async () => {
    const refused = (code: string) =>
      workshop.request(warehouse, 'GET', `/api/accessories/${code}`);
    expect(await refused(shelfA.code)).toMatchObject({ body: { code: 'kit.not_an_accessory' } });
    expect(await refused('2000000101')).toMatchObject({ body: { code: 'code.mistyped' } });
  });
});

describe('status', () => {
  it('goes from missing to found, and a recycled one never comes back', async () => {
    const code = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfA.code });
    expect((await setStatus(warehouse, code, { status: 'missing' })).status).toBe(200);
    expect((await get(`/${code}`)).body).toMatchObject({ status: 'missing', placeCode: null });
    const found = { status: 'in_stock', placeCode: shelfA.code };
    expect((await setStatus(warehouse, code, found)).status).toBe(200);
    expect((await setStatus(warehouse, code, { status: 'recycled' })).status).toBe(200);
    expect(await setStatus(warehouse, code, found)).toMatchObject({
      status: 409,
      body: { code: 'accessory.wrong_status', params: { status: 'recycled' } },
    });
    const { events } = (await get(`/${code}`)).body as { events: { kind: string }[] };
    expect(events.map((one) => one.kind)).toEqual(['recycled', 'found', 'missing', 'added']);
  });

  it('opens the kit line of one that went missing', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const code = await charger(warehouse, LATITUDE_CHARGER);
    await kitOf(workshop, device.code).scan(warehouse, code);
    expect((await setStatus(warehouse, code, { status: 'in_stock' })).status).toBe(409);
    expect((await setStatus(warehouse, code, { status: 'missing' })).status).toBe(200);
    const card = await readCard(warehouse.ctx, device.code);
    expect(card.kit.find((line) => line.line === 'charger')).toMatchObject({
      status: 'open',
      accessoryCode: null,
    });
    expect(card.events[0]).toMatchObject({ data: { action: 'missing', line: 'charger', code } });
  });

  it('cannot be changed by somebody who does not keep the stock', async () => {
    const code = await charger(warehouse, LATITUDE_CHARGER);
    expect((await setStatus(technician, code, { status: 'missing' })).status).toBe(403);
  });

  it('keeps a log that nobody can rewrite', async () => {
    const change = database.sql`update accessory_events set kind = 'found'`;
    await expect(change).rejects.toThrow(/append-only|permission denied/);
  });
});
