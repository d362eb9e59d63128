import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '../../api/domain/bench.ts';
import { makeCode } from '../../api/domain/codes.ts';
import { accessories, codes, ledger, media } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { crewOf, handoversOf } from '../support/handovers.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { scanner } from '../support/scans.ts';
import { secondSite } from '../support/sites.ts';
import { twoSites } from '../support/transfers.ts';

const database = await testDatabase();
const scene = await twoSites(database);
const { workshop, other, sender, receiver, shelf, door } = scene;
const { post, open, pack, send, receive, view, settle, holding, cables, piecesAt } = scene;
const { scanOf, one } = scanner(() => workshop);
afterAll(() => workshop.close());

describe('a transfer', () => {
  it('takes a device from its shelf to a place of the other site', async () => {
    const device = await receivedDevice(workshop, sender);
    const transfer = await open();
    const before = await holding(device.code);
    expect((await pack(transfer, device.code)).body).toMatchObject({ already: false });
    expect(await holding(device.code)).toEqual(before);
    expect((await send(transfer)).body).toEqual({ state: 'sent', things: 1 });
    expect(await holding(device.code)).toMatchObject({
      placeId: null,
      custodianId: null,
      siteId: workshop.siteId,
    });
    const moved = await post(sender, `/api/devices/${device.code}/moves`, {
      from: 'received',
      to: 'labelled',
    });
    expect(moved.status).toBeGreaterThanOrEqual(400);
    const arrived = await receive(transfer, device.code);
    expect(arrived.body).toMatchObject({ already: false, unexpected: false, settled: true });
    expect(await holding(device.code)).toMatchObject({
      siteId: other.id,
      placeId: door.id,
      transferId: null,
    });
    expect(await view(transfer)).toMatchObject({ state: 'settled', open: 0 });
    const path = `/api/devices/${device.code}`;
    expect((await workshop.request(sender, 'GET', path)).status).toBe(404);
    expect((await workshop.request(receiver, 'GET', path)).status).toBe(200);
  });

  it('brings along what belongs to the device: its drives, its kit, their codes and its open records', async () => {
    const coordinator = await workshop.member('coordinator');
    const device = await laptopInKitting(workshop, coordinator);
    const code = await charger(coordinator, LATITUDE_CHARGER);
    await kitOf(workshop, device.code).scan(coordinator, code);
    await post(coordinator, `/api/devices/${device.code}/holds`, {
      kind: 'investigate',
      reason: 'noise',
    });
    const transfer = await open();
    await pack(transfer, device.code);
    await send(transfer);
    expect((await receive(transfer, device.code)).status).toBe(200);
    const [kit] = await database.db.select().from(accessories).where(eq(accessories.code, code));
    expect(kit).toMatchObject({ siteId: other.id, status: 'in_kit' });
    const [label] = await database.db.select().from(codes).where(eq(codes.code, code));
    expect(label?.siteId).toBe(other.id);
    const drives = await database.db.select().from(media).where(eq(media.deviceId, device.id));
    expect(drives.every(({ siteId }) => siteId === other.id)).toBe(true);
    const decisions = await workshop.request(
      await other.member('coordinator'),
      'GET',
      '/api/decisions',
    );
    expect(JSON.stringify(decisions.body)).toContain(device.code);
    const entries = await database.db.select().from(ledger).where(eq(ledger.subjectId, device.id));
    expect(
      entries.map(({ fromAccount, toAccount }) => `${fromAccount}>${toAccount}`).toSorted(),
    ).toEqual(['donor>stock', 'other_site>stock', 'stock>transit', 'transit>other_site']);
  });

  it('carries a box as one, and each thing in it is received with it or by itself', async () => {
    const made = await post(sender, '/api/boxes', { placeCode: shelf.code });
    const [box] = (made.body as { boxes: { code: string }[] }).boxes.map(({ code }) => code);
    const [first, second] = [
      await receivedDevice(workshop, sender),
      await receivedDevice(workshop, sender),
    ];
    for (const { code } of [first, second]) {
      await post(sender, `/api/boxes/${box}/contents`, { text: code });
    }
    const transfer = await open();
    expect(await pack(transfer, first.code)).toMatchObject({ body: { code: 'transfer.in_box' } });
    await pack(transfer, box ?? '');
    expect((await send(transfer)).body).toMatchObject({ things: 3 });
    expect(await holding(first.code)).toMatchObject({ placeId: null, siteId: workshop.siteId });
    await receive(transfer, first.code);
    expect(await holding(first.code)).toMatchObject({ siteId: other.id, boxId: null });
    const rest = await receive(transfer, box ?? '');
    expect(rest.body).toMatchObject({ count: 1, settled: true });
    const there = await workshop.request(receiver, 'GET', `/api/boxes/${box}`);
    expect(there.body).toMatchObject({ contents: [{ code: second.code }] });
  });

  it('is received by two people at once: each thing by one of them, the other hears by whom', async () => {
    const things = await Promise.all(
      Array.from({ length: 4 }, () => receivedDevice(workshop, sender)),
    );
    const transfer = await open();
    for (const { code } of things) await pack(transfer, code);
    await send(transfer);
    const colleague = await other.member('coordinator');
    const answers = await Promise.all(
      things.flatMap(({ code }) => [
        receive(transfer, code),
        receive(transfer, code, {}, colleague),
      ]),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    const already = answers.filter(({ body }) => (body as { already: boolean }).already);
    expect(already).toHaveLength(4);
    expect(already.every(({ body }) => (body as { by: string }).by.includes('South'))).toBe(true);
    expect(await view(transfer)).toMatchObject({ state: 'settled' });
  });

  it('is packed and received by scans that wait for the network, and a replay changes nothing', async () => {
    const device = await receivedDevice(workshop, sender);
    const fans = await cables(5);
    const transfer = await open();
    const packing = { context: { ...NO_CONTEXT, intoCode: transfer } };
    const first = scanOf(fans.code, packing);
    expect(await one(sender, first)).toMatchObject({
      code: 'scan.packed_pieces',
      params: { count: 1 },
    });
    expect(await one(sender, first)).toMatchObject({ params: { count: 1 } });
    expect(await one(sender, scanOf(fans.code, packing))).toMatchObject({ params: { count: 2 } });
    expect((await one(sender, scanOf(device.code, packing))).code).toBe('scan.packed');
    expect((await one(sender, scanOf(device.code, packing))).code).toBe('scan.packed_already');
    await send(transfer);
    const at = { context: { ...NO_CONTEXT, intoCode: transfer, placeCode: door.code } };
    const noPlace = { context: { ...NO_CONTEXT, intoCode: transfer } };
    expect((await one(receiver, scanOf(device.code, noPlace))).code).toBe('transfer.place_first');
    expect((await one(receiver, scanOf(device.code, at))).code).toBe('scan.received');
    expect((await one(receiver, scanOf(device.code, at))).code).toBe('scan.received_already');
    const piece = scanOf(fans.code, at);
    await one(receiver, piece);
    await one(receiver, piece);
    expect(await piecesAt(fans.id, door.id)).toBe(1);
    expect((await one(receiver, scanOf(fans.code, at))).code).toBe('scan.received_last');
  });
});

describe('what may not travel', () => {
  it('is refused in words: reserved, on a safety hold, in a kit, elsewhere', async () => {
    const transfer = await open();
    const crew = await crewOf(workshop);
    const reserved = await handoversOf(workshop, () => crew).reservedLaptop();
    expect(await pack(transfer, reserved.code)).toMatchObject({
      status: 409,
      body: { code: 'transfer.reserved', params: { code: reserved.code } },
    });
    const swollen = await receivedDevice(workshop, sender);
    await post(sender, `/api/devices/${swollen.code}/holds`, { kind: 'safety', reason: 'swollen' });
    expect(await pack(transfer, swollen.code)).toMatchObject({
      body: { code: 'transfer.safety_hold' },
    });
    expect(await pack(transfer, makeCode('device', 9_999_999))).toMatchObject({ status: 404 });
    expect(await send(transfer)).toMatchObject({ status: 409, body: { code: 'transfer.empty' } });
  });

  it('stops the sending when it became so on the list', async () => {
    const device = await receivedDevice(workshop, sender);
    const transfer = await open();
    await pack(transfer, device.code);
    await post(sender, `/api/devices/${device.code}/holds`, { kind: 'safety', reason: 'hot' });
    expect(await send(transfer)).toMatchObject({ body: { code: 'transfer.safety_hold' } });
    expect(await holding(device.code)).toMatchObject({ transferId: null });
  });

  it('is on one list only', async () => {
    const device = await receivedDevice(workshop, sender);
    const lists = [await open(), await open()];
    const answers = await Promise.all(lists.map((transfer) => pack(transfer, device.code)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('who sees and does what', () => {
  it('people of a third site know nothing of it, and roles are asked', async () => {
    const transfer = await open();
    const third = await secondSite(workshop, 'Far away');
    const stranger = await third.member('warehouse');
    const path = `/api/transfers/${transfer}`;
    expect((await workshop.request(stranger, 'GET', path)).status).toBe(404);
    expect((await post(stranger, `${path}/sending`)).status).toBe(404);
    const list = await workshop.request(stranger, 'GET', '/api/transfers');
    expect(list.body).toMatchObject({ underWay: [], done: [] });
    const technician = await workshop.member('technician');
    expect((await post(technician, '/api/transfers', { toSiteId: other.id })).status).toBe(403);
    expect((await post(receiver, `${path}/sending`)).body).toMatchObject({
      code: 'transfer.not_from',
    });
    expect((await workshop.request(sender, 'GET', `${path}/manifest.pdf?locale=fa`)).status).toBe(
      200,
    );
  });

  it('names wrong input by its field', async () => {
    const own = await post(sender, '/api/transfers', { toSiteId: workshop.siteId });
    expect(own).toMatchObject({ status: 422, body: { fields: [{ field: 'toSiteId' }] } });
    const transfer = await open();
    expect(await pack(transfer, 'x', { quantity: 0 })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'quantity' }] },
    });
  });

  it('a collection point sends, but records no loss', async () => {
    const collector = await other.member('collection');
    const device = await receivedDevice(workshop, sender);
    const transfer = await open();
    await pack(transfer, device.code);
    await send(transfer);
    expect((await settle(transfer, device.code, 'lost', collector)).status).toBe(403);
  });

  it('is listed as too long on its way after the days of the settings', async () => {
    const device = await receivedDevice(workshop, sender);
    const transfer = await open();
    await pack(transfer, device.code);
    await send(transfer);
    expect((await view(transfer)).late).toBe(false);
    workshop.advance(7 * 86_400_000);
    expect((await view(transfer)).late).toBe(true);
  });
});

it('leaves every shelf of the tests with its own site', async () => {
  const strangers = await database.sql`
    select 1 from devices d join places p on p.id = d.place_id where p.site_id <> d.site_id
    union all select 1 from accessories a join places p on p.id = a.place_id where p.site_id <> a.site_id`;
  expect(strangers).toHaveLength(0);
});
