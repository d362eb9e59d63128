import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '../../api/domain/bench.ts';
import { makeCode } from '../../api/domain/codes.ts';
import { devices } from '../../db/schema/index.ts';
import { receivedDevice } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger as addCharger } from '../support/kits.ts';
import { armed, makeShelf, scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let auditor: Member;
let shelf: { id: string; code: string };
const { scanOf, one } = scanner(() => workshop);

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  auditor = await workshop.member('auditor');
  shelf = await makeShelf(warehouse, 'A-1');
});
afterAll(() => workshop.close());

const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

async function newBox(placeCode: string | undefined = shelf.code): Promise<string> {
  const made = await post(warehouse, '/api/boxes', { placeCode });
  const [box] = (made.body as { boxes: { code: string }[] }).boxes;
  if (!box) throw new Error('no box made');
  return box.code;
}

const newCharger = () => addCharger(warehouse, LATITUDE_CHARGER, { placeCode: shelf.code });

const pack = (box: string, text: string) => post(warehouse, `/api/boxes/${box}/contents`, { text });
const read = async (box: string) =>
  (await workshop.request(warehouse, 'GET', `/api/boxes/${box}`)).body as {
    contents: { code: string }[];
    placeName: string | null;
    closed: boolean;
  };

async function whereIs(code: string) {
  const [row] = await database.db.select().from(devices).where(eq(devices.code, code));
  return { placeId: row?.placeId, custodianId: row?.custodianId, boxId: row?.boxId };
}

describe('boxes', () => {
  it('are made as a series, each with its number of all', async () => {
    const made = await post(warehouse, '/api/boxes', { name: 'School 3', count: 3 });
    const { boxes } = made.body as { boxes: { code: string; number: number }[] };
    expect(boxes.map(({ number }) => number)).toEqual([1, 2, 3]);
    const box = await workshop.request(warehouse, 'GET', `/api/boxes/${boxes[1]?.code}`);
    expect(box.body).toMatchObject({ name: 'School 3', number: 2, total: 3, contents: [] });
  });

  it('are packed by scanning and carry what lies in them along', async () => {
    const box = await newBox();
    const device = await receivedDevice(workshop, warehouse);
    const charger = await newCharger();
    const context = { ...NO_CONTEXT, intoCode: box };
    const first = await one(warehouse, scanOf(device.code, { context }));
    expect(first).toMatchObject({ outcome: 'done', code: 'scan.in_box', undoable: true });
    expect((await one(warehouse, scanOf(charger, { context }))).outcome).toBe('done');
    const again = await one(warehouse, scanOf(device.code, { context }));
    expect(again).toMatchObject({ outcome: 'warning', code: 'scan.in_box_already' });
    const other = await makeShelf(warehouse, `O-${box}`);
    const at = { context: { ...NO_CONTEXT, placeCode: other.code } };
    expect(await one(warehouse, scanOf(box, at))).toMatchObject({ code: 'scan.placed' });
    expect(await whereIs(device.code)).toMatchObject({ placeId: other.id });
    expect((await read(box)).contents.map(({ code }) => code)).toEqual([device.code, charger]);
  });

  it('lose what is put elsewhere, also in their own list', async () => {
    const box = await newBox();
    const device = await receivedDevice(workshop, warehouse);
    await pack(box, device.code);
    await post(warehouse, `/api/places/${shelf.code}/contents`, { codes: [device.code] });
    expect(await whereIs(device.code)).toMatchObject({ placeId: shelf.id, boxId: null });
    expect((await read(box)).contents).toEqual([]);
    const out = await post(warehouse, `/api/boxes/${box}/removals`, { text: device.code });
    expect(out).toMatchObject({ status: 409, body: { code: 'box.not_in_it' } });
  });

  it('are taken in hand with all that lies in them, and unpacked where they are', async () => {
    const box = await newBox();
    const device = await receivedDevice(workshop, warehouse);
    await pack(box, device.code);
    expect((await one(warehouse, scanOf(box, armed('take_custody')))).code).toBe('scan.taken');
    expect(await whereIs(device.code)).toMatchObject({ custodianId: warehouse.personId });
    const done = await post(warehouse, `/api/boxes/${box}/unpacking`);
    expect(done.body).toEqual({ code: box, things: 1 });
    expect(await whereIs(device.code)).toMatchObject({
      custodianId: warehouse.personId,
      boxId: null,
    });
    expect(await pack(box, device.code)).toMatchObject({
      status: 409,
      body: { code: 'box.closed' },
    });
    expect((await post(warehouse, `/api/boxes/${box}/reopening`)).status).toBe(200);
    expect((await pack(box, device.code)).status).toBe(200);
  });

  it('take a pack back by the undo card: the thing is where it was', async () => {
    const box = await newBox();
    const device = await receivedDevice(workshop, warehouse);
    const before = await whereIs(device.code);
    await pack(box, device.code);
    const undone = await post(warehouse, `/api/devices/${device.code}/undo`);
    expect(undone.status).toBe(200);
    expect(await whereIs(device.code)).toEqual(before);
  });

  it('take no boxes, nothing of another site, and nothing in quarantine', async () => {
    const box = await newBox();
    expect(await pack(box, await newBox())).toMatchObject({ body: { code: 'box.no_box_in_box' } });
    expect(await pack(box, makeCode('device', 9_999_999))).toMatchObject({ status: 404 });
    expect(await pack(makeCode('batch', 9_999_999), box)).toMatchObject({ status: 404 });
    const device = await receivedDevice(workshop, warehouse);
    await post(warehouse, `/api/devices/${device.code}/holds`, {
      kind: 'safety',
      reason: 'swollen',
    });
    expect(await pack(box, device.code)).toMatchObject({ body: { code: 'box.quarantined' } });
  });

  it('get one thing once, whoever scans it and however often', async () => {
    const boxes = [await newBox(), await newBox()];
    const device = await receivedDevice(workshop, warehouse);
    await Promise.all(boxes.map((box) => pack(box, device.code)));
    const held = await Promise.all(boxes.map(read));
    expect(held.flatMap(({ contents }) => contents)).toHaveLength(1);
    const requestId = randomUUID();
    const path = `/api/boxes/${boxes[0]}/contents`;
    const body = { requestId, text: device.code };
    const first = await workshop.request(warehouse, 'POST', path, body);
    expect(await workshop.request(warehouse, 'POST', path, body)).toEqual(first);
  });

  it('are refused by role', async () => {
    const box = await newBox();
    const answer = await post(auditor, `/api/boxes/${box}/contents`, {
      text: makeCode('device', 9_999_999),
    });
    expect(answer.status).toBe(403);
    expect((await workshop.request(auditor, 'GET', '/api/boxes')).status).toBe(200);
  });
});
