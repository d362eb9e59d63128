import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { listDifferences } from '../../api/books/books.service.ts';
import { accessories } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
import { twoSites } from '../support/transfers.ts';

const database = await testDatabase();
const scene = await twoSites(database);
const { workshop, other, sender, receiver, shelf, door } = scene;
const { post, open, pack, send, receive, view, lineFor, settle, holding, cables, piecesAt } = scene;
afterAll(() => workshop.close());

describe('differences', () => {
  it('are put right one by one: stayed behind, and lost', async () => {
    const [stayed, lost] = [
      await receivedDevice(workshop, sender),
      await receivedDevice(workshop, sender),
    ];
    const missing = await charger(sender, LATITUDE_CHARGER, { placeCode: shelf.code });
    const fans = await cables(5);
    const before = await holding(stayed.code);
    const transfer = await open();
    for (const code of [stayed.code, lost.code, missing]) await pack(transfer, code);
    await pack(transfer, fans.code, { quantity: 5 });
    await send(transfer);
    await receive(transfer, fans.code, { quantity: 3 });
    expect((await view(transfer)).open).toBe(4);
    expect((await settle(transfer, stayed.code, 'stayed')).status).toBe(200);
    expect(await holding(stayed.code)).toEqual(before);
    expect((await settle(transfer, lost.code, 'lost')).status).toBe(200);
    expect(await holding(lost.code)).toMatchObject({ stage: 'missing', transferId: null });
    expect((await settle(transfer, missing, 'lost')).status).toBe(200);
    const [gone] = await database.db
      .select()
      .from(accessories)
      .where(eq(accessories.code, missing));
    expect(gone).toMatchObject({ status: 'missing', placeId: null, transferId: null });
    expect((await settle(transfer, fans.code, 'lost')).body).toEqual({ settled: true });
    expect(await piecesAt(fans.id, door.id)).toBe(3);
    const again = await settle(transfer, fans.code, 'lost');
    expect(again).toMatchObject({ status: 409, body: { code: 'transfer.is_settled' } });
    expect(await receive(transfer, stayed.code)).toMatchObject({
      body: { code: 'transfer.was_settled' },
    });
  });

  it('are put right again when what was lost turns up: a device into a quarantine bin of one’s choice', async () => {
    const device = await receivedDevice(workshop, sender);
    const inBox = await charger(sender, LATITUDE_CHARGER, { placeCode: shelf.code });
    const made = await post(sender, '/api/boxes', { placeCode: shelf.code });
    const box = (made.body as { boxes: { code: string }[] }).boxes[0]?.code ?? '';
    await post(sender, `/api/boxes/${box}/contents`, { text: inBox });
    const transfer = await open();
    for (const code of [device.code, box]) await pack(transfer, code);
    await send(transfer);
    for (const code of [device.code, box]) await settle(transfer, code, 'lost');
    expect(await view(transfer)).toMatchObject({ state: 'settled', open: 0 });
    const asked = await receive(transfer, device.code);
    expect(asked).toMatchObject({ status: 409, body: { code: 'transfer.was_missing' } });
    const onPurpose = { unexpected: true };
    expect(await receive(transfer, device.code, onPurpose)).toMatchObject({
      status: 409,
      body: { code: 'transfer.found_to_quarantine', params: { code: device.code } },
    });
    const bin = await other.place('quarantine');
    const found = { ...onPurpose, placeCode: bin.code };
    expect((await receive(transfer, device.code, found)).status).toBe(200);
    const at = { siteId: other.id, placeId: bin.id, stage: 'quarantined' };
    expect(await holding(device.code)).toMatchObject(at);
    for (const code of [box, inBox]) {
      expect((await receive(transfer, code, onPurpose)).status).toBe(200);
    }
    const [back] = await database.db.select().from(accessories).where(eq(accessories.code, inBox));
    expect(back).toMatchObject({ status: 'in_stock', placeId: door.id, siteId: other.id });
    expect((await lineFor(transfer, device.code)).state).toBe('arrived');
    expect(await receive(transfer, device.code)).toMatchObject({ body: { already: true } });
    for (const { ctx } of [sender, receiver]) expect(await listDifferences(ctx)).toEqual([]);
  });

  it('take in what its own site misses, though no list names it', async () => {
    const missed = await charger(sender, LATITUDE_CHARGER, { placeCode: shelf.code });
    await post(sender, `/api/accessories/${missed}/status`, { status: 'missing' });
    const transfer = await open();
    const sent = await receivedDevice(workshop, sender);
    await pack(transfer, sent.code);
    await send(transfer);
    expect(await receive(transfer, missed)).toMatchObject({
      body: { code: 'transfer.was_missing' },
    });
    expect(await receive(transfer, missed, { unexpected: true })).toMatchObject({
      status: 200,
      body: { unexpected: true },
    });
    expect((await lineFor(transfer, missed)).state).toBe('unexpected');
  });

  it('name what was not on the list, and take it in on purpose', async () => {
    const listed = await receivedDevice(workshop, sender);
    const stowaway = await receivedDevice(workshop, sender);
    const transfer = await open();
    await pack(transfer, listed.code);
    await send(transfer);
    expect(await receive(transfer, stowaway.code)).toMatchObject({
      status: 409,
      body: { code: 'transfer.not_on_list' },
    });
    await receive(transfer, listed.code);
    const taken = await receive(transfer, stowaway.code, { unexpected: true });
    expect(taken.body).toMatchObject({ unexpected: true, settled: true });
    expect(await holding(stowaway.code)).toMatchObject({ siteId: other.id, placeId: door.id });
    expect(await lineFor(transfer, stowaway.code)).toMatchObject({ state: 'unexpected' });
  });

  it('take a receipt back that was a mistake', async () => {
    const device = await receivedDevice(workshop, sender);
    const transfer = await open();
    await pack(transfer, device.code);
    await send(transfer);
    await receive(transfer, device.code);
    const { id } = await lineFor(transfer, device.code);
    const back = await post(receiver, `/api/transfers/${transfer}/lines/${id}/not-received`);
    expect(back.status).toBe(200);
    expect(await view(transfer)).toMatchObject({ state: 'sent', open: 1 });
    expect(await holding(device.code)).toMatchObject({ siteId: workshop.siteId, placeId: null });
    expect((await receive(transfer, device.code)).body).toMatchObject({ settled: true });
  });

  it('of counted pieces: more than was sent is asked about first', async () => {
    const fans = await cables(4);
    const transfer = await open();
    await pack(transfer, fans.code, { quantity: 2 });
    await send(transfer);
    expect(await receive(transfer, fans.code, { quantity: 3 })).toMatchObject({
      body: { code: 'transfer.more_than_sent', params: { left: 2 } },
    });
    const taken = await receive(transfer, fans.code, { quantity: 3, unexpected: true });
    expect(taken.body).toMatchObject({ unexpected: true, settled: true });
    expect(await piecesAt(fans.id, door.id)).toBe(3);
  });
});

describe('packing and sending', () => {
  it('names the site where no bin has any, and the thing that is gone', async () => {
    const fans = await cables(2);
    const stray = await receivedDevice(workshop, sender);
    const list = await open();
    await pack(list, fans.code, { quantity: 2 });
    expect(await pack(list, fans.code)).toMatchObject({
      status: 409,
      body: { code: 'stock.none_here', params: { site: workshop.admin.ctx.actor.siteName } },
    });
    await pack(list, stray.code);
    // It came along with another transfer, and was taken in there.
    const van = await open();
    await pack(van, (await receivedDevice(workshop, sender)).code);
    await send(van);
    expect((await receive(van, stray.code, { unexpected: true })).status).toBe(200);
    expect(await send(list)).toMatchObject({
      status: 409,
      body: { code: 'transfer.gone', params: { code: stray.code } },
    });
    const { lines } = await view(list, sender);
    const gone = lines.find(({ code }) => code === stray.code)?.id;
    expect(gone).toBeDefined();
    await post(sender, `/api/transfers/${list}/lines/${gone}/removal`);
    expect((await send(list)).body).toMatchObject({ state: 'sent', things: 1 });
  });
});

describe('calling back', () => {
  it('puts everything where it was, from packing and from the way', async () => {
    for (const isSent of [false, true]) {
      const device = await receivedDevice(workshop, sender);
      const fans = await cables(6);
      const before = await holding(device.code);
      const transfer = await open();
      await pack(transfer, device.code);
      await pack(transfer, fans.code, { quantity: 4 });
      expect(await piecesAt(fans.id, shelf.id)).toBe(2);
      if (isSent) await send(transfer);
      const cancelled = await post(sender, `/api/transfers/${transfer}/cancelling`);
      expect(cancelled.body).toEqual({ state: 'cancelled' });
      expect(await holding(device.code)).toEqual(before);
      expect(await piecesAt(fans.id, shelf.id)).toBe(6);
      expect(await receive(transfer, device.code)).toMatchObject({
        body: { code: 'transfer.is_cancelled' },
      });
    }
  });

  it('is refused once something has arrived', async () => {
    const [first, second] = [
      await receivedDevice(workshop, sender),
      await receivedDevice(workshop, sender),
    ];
    const transfer = await open();
    await pack(transfer, first.code);
    await pack(transfer, second.code);
    await send(transfer);
    await receive(transfer, first.code);
    expect(await post(sender, `/api/transfers/${transfer}/cancelling`)).toMatchObject({
      status: 409,
      body: { code: 'transfer.arrived_already' },
    });
  });
});
