/** Things in a box or on their way to another site, wherever something is done to them; and writes that wait for each other. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { recordEvent, write } from '../../api/lib/unit.ts';
import { accessories, devices, events } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { twoSites } from '../support/transfers.ts';

const database = await testDatabase();
const scene = await twoSites(database);
const { workshop, sender, shelf, post, open, pack, send } = scene;
afterAll(() => workshop.close());

const newCharger = () => charger(sender, LATITUDE_CHARGER, { placeCode: shelf.code });

async function inBox(code: string): Promise<void> {
  const made = await post(sender, '/api/boxes', { placeCode: shelf.code });
  const [box] = (made.body as { boxes: { code: string }[] }).boxes;
  const packed = await post(sender, `/api/boxes/${box?.code}/contents`, { text: code });
  expect(packed.status).toBe(200);
}

async function onTheWay(code: string): Promise<string> {
  const transfer = await open();
  await pack(transfer, code);
  expect((await send(transfer)).status).toBe(200);
  return transfer;
}

const accessory = async (code: string) => {
  const [row] = await database.db.select().from(accessories).where(eq(accessories.code, code));
  return { status: row?.status, boxId: row?.boxId, placeId: row?.placeId };
};
const status = (code: string, to: string) =>
  post(sender, `/api/accessories/${code}/status`, { status: to });

describe('a charger in a box', () => {
  it('leaves it when it is missing, given to the recycler, or taken for a kit', async () => {
    for (const to of ['missing', 'recycled']) {
      const code = await newCharger();
      await inBox(code);
      expect(await status(code, to)).toMatchObject({ status: 200, body: { status: to } });
      expect(await accessory(code)).toEqual({ status: to, boxId: null, placeId: null });
    }
    const laptop = await laptopInKitting(workshop, sender);
    const code = await newCharger();
    await inBox(code);
    expect((await kitOf(workshop, laptop.code).scan(sender, code)).status).toBe(200);
    expect(await accessory(code)).toEqual({ status: 'in_kit', boxId: null, placeId: null });
  });
});

describe('a charger on its way', () => {
  it('is received first: neither missed, recycled nor taken for a kit, and not proposed for one', async () => {
    const code = await newCharger();
    const transfer = await onTheWay(code);
    const refusal = {
      status: 409,
      body: { code: 'device.in_transit', params: { code, transfer } },
    };
    for (const to of ['missing', 'recycled']) expect(await status(code, to)).toMatchObject(refusal);
    const laptop = await laptopInKitting(workshop, sender);
    const kit = kitOf(workshop, laptop.code);
    expect(await kit.scan(sender, code)).toMatchObject(refusal);
    const read = await workshop.request(sender, 'GET', `/api/kits/${laptop.code}`);
    expect(JSON.stringify(read.body)).not.toContain(code);
  });
});

describe('a device lost on its way', () => {
  it('is found again into quarantine, and not undone back to a shelf it had left', async () => {
    const { code } = await receivedDevice(workshop, sender);
    const transfer = await onTheWay(code);
    expect((await scene.settle(transfer, code, 'lost', sender)).status).toBe(200);
    const undone = await post(sender, `/api/devices/${code}/undo`);
    expect(undone).toMatchObject({ status: 422, body: { code: 'undo.impossible' } });
    expect(await scene.holding(code)).toMatchObject({ stage: 'missing', placeId: null });
  });
});

describe('two writes that wait for each other', () => {
  it('are both done, each once: the one that gives way is tried again', async () => {
    const [one, two] = [
      await receivedDevice(workshop, sender),
      await receivedDevice(workshop, sender),
    ];
    const met = meeting(2);
    const both = (first: { id: string }, second: { id: string }) =>
      write(sender.ctx, { requestId: randomUUID() }, async (unit) => {
        const lock = (id: string) =>
          unit.tx.select().from(devices).where(eq(devices.id, id)).for('update');
        await lock(first.id);
        await met();
        await lock(second.id);
        const data = { note: 'met' };
        await recordEvent(unit, { deviceId: second.id, kind: 'edited', data });
      });
    await Promise.all([both(one, two), both(two, one)]);
    for (const { id } of [one, two]) {
      const told = await database.db.select().from(events).where(eq(events.deviceId, id));
      expect(told.filter(({ kind }) => kind === 'edited')).toHaveLength(1);
    }
  });
});

/** Lets the first so many through together, and everybody after them at once. */
function meeting(parties: number): () => Promise<void> {
  let there = 0;
  let open: () => void;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    there += 1;
    if (there >= parties) open();
    await all;
  };
}
