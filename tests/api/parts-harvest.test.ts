import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCode, makeCode } from '#domain/codes.ts';
import type { Stage } from '#domain/stages.ts';
import { placeHold } from '../../api/evidence/holds.service.ts';
import { takeCode } from '../../api/codes/code-numbers.ts';
import { readLabels } from '../../api/labels/label-contents.ts';
import { partWords } from '../../api/labels/stock-words.ts';
import { familyFor } from '../../api/lib/pdf/fonts.ts';
import { codes, devices, ledger, media, parts } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { stocked, withDevice } from '../support/parts.ts';
import { makeShelf, scanner } from '../support/scans.ts';
import { deviceIn } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let bin: { id: string; code: string };
const { scanOf, one } = scanner(() => workshop);

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  bin = await makeShelf(warehouse, 'B-07');
});
afterAll(() => workshop.close());

const donor = (stage: Stage = 'harvesting') =>
  deviceIn(workshop, technician, stage, { memoryMib: 8192 });
const take = async (device: string, part: object, by = technician) => {
  const json = { requestId: randomUUID(), ...part };
  const { status, body } = await workshop.request(
    by,
    'POST',
    `/api/devices/${device}/parts/harvests`,
    json,
  );
  return { status, body: body as { code: string; fields?: { field: string }[] } };
};
const partsOf = async (code: string) => {
  const { body } = await workshop.request(technician, 'GET', `/api/devices/${code}/parts`);
  return body as object;
};

async function drive(deviceId: string, status: 'unknown' | 'sanitised') {
  const id = randomUUID();
  const code = await database.db.transaction((tx) => takeCode(tx, 'medium'));
  const now = new Date();
  const { siteId } = workshop;
  const serial = `D${id.slice(0, 8)}`.toUpperCase();
  const about = { type: 'sata_ssd', serial, sizeBytes: 256e9, createdAt: now, updatedAt: now };
  await database.db.insert(media).values({ ...about, id, code, siteId, deviceId, status });
  await database.db
    .insert(codes)
    .values({ code, subject: 'medium', subjectId: id, siteId, createdAt: now });
  return { id, code, serial };
}

describe('a part taken out of a device', () => {
  it('has a label of its own, lies in its bin and knows where it came from', async () => {
    const device = await donor();
    const ram = { type: 'ram', facts: { generation: 'DDR4', sizeMib: 4096 }, placeCode: bin.code };
    const { status, body } = await take(device.code, ram);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      proposals: [{ field: 'memoryMib', from: 8192, to: 4096 }],
    });
    const read = await workshop.request(technician, 'GET', `/api/parts/${body.code}`);
    expect(read.body).toMatchObject({
      part: { cameFrom: { code: device.code }, place: 'B-07', inside: null },
    });
    const [entry] = await database.db
      .select({ from: ledger.fromAccount, to: ledger.toAccount })
      .from(ledger)
      .innerJoin(parts, eq(parts.id, ledger.subjectId))
      .where(eq(parts.code, body.code));
    expect(entry).toEqual({ from: 'harvest', to: 'stock' });
  });

  it('shows on both devices once it is built into another one', async () => {
    const [from, to] = [await donor(), await deviceIn(workshop, technician, 'repairing')];
    const { body } = await take(from.code, { type: 'keyboard', placeCode: bin.code });
    const used = await one(technician, scanOf(body.code, withDevice(to.code)));
    expect(used).toMatchObject({ outcome: 'done', code: 'scan.part_used' });
    expect(await partsOf(from.code)).toMatchObject({
      inside: [],
      taken: [{ code: body.code, inCode: to.code }],
    });
    expect(await partsOf(to.code)).toMatchObject({
      inside: [{ code: body.code, fromCode: from.code }],
      taken: [],
    });
  });

  it('ends the one-tap way back of the decision', async () => {
    const device = await donor();
    await take(device.code, { type: 'fan' });
    const undo = { requestId: randomUUID() };
    const refused = await workshop.request(
      technician,
      'POST',
      `/api/devices/${device.code}/undo`,
      undo,
    );
    expect(refused).toMatchObject({ status: 422, body: { code: 'undo.impossible' } });
  });

  it.each([
    [{ type: 'ram', facts: { sizeMib: -1 } }, 'facts.sizeMib'],
    [{ type: 'nothing' }, 'type'],
    [{ type: 'ssd' }, 'mediumId'],
  ])('is refused by its field: %o', async (part, field) => {
    const { status, body } = await take((await donor()).code, part);
    expect(status).toBe(422);
    expect(body.fields?.[0]?.field).toBe(field);
  });

  it('is the work of a technician, on a device that is being worked on', async () => {
    const device = await donor();
    expect((await take(device.code, { type: 'fan' }, warehouse)).status).toBe(403);
    const ready = await take((await donor('qa')).code, { type: 'fan' });
    expect(ready).toMatchObject({ status: 409, body: { code: 'part.not_harvesting' } });
    expect((await take(makeCode('device', 9_999_999), { type: 'fan' })).status).toBe(404);
  });

  it('never comes out of a device whose owner is not settled, nor as the board of a locked one', async () => {
    const device = await donor();
    const hold = (kind: 'theft_check' | 'locked') =>
      placeHold(technician.ctx, {
        requestId: randomUUID(),
        code: device.code,
        kind,
        reason: 'seen',
      });
    await hold('locked');
    const board = await take(device.code, { type: 'motherboard' });
    expect(board).toMatchObject({ status: 409, body: { code: 'part.locked_board' } });
    expect((await take(device.code, { type: 'ram' })).status).toBe(200);
    await hold('theft_check');
    const ram = await take(device.code, { type: 'ram' });
    expect(ram).toMatchObject({ status: 409, body: { code: 'part.owner_not_settled' } });
  });
});

describe('a drive taken out', () => {
  it('without proof goes into no bin', async () => {
    const device = await donor();
    const { id } = await drive(device.id, 'unknown');
    const refused = await take(device.code, { type: 'ssd', mediumId: id, placeCode: bin.code });
    expect(refused).toMatchObject({ status: 409, body: { code: 'part.medium_not_clean' } });
  });

  it('with a password stays inside; so does memory of the board', async () => {
    const device = await donor();
    const [ssd, emmc] = [await drive(device.id, 'sanitised'), await drive(device.id, 'sanitised')];
    await database.db.update(media).set({ type: 'emmc' }).where(eq(media.id, emmc.id));
    const soldered = { type: 'ssd', mediumId: emmc.id, placeCode: bin.code };
    expect(await take(device.code, soldered)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'mediumId', code: 'part.soldered' }] },
    });
    const locks = [{ lock: 'disk_password', status: 'locked' }];
    const path = `/api/devices/${device.code}/locks`;
    const found = await workshop.request(technician, 'POST', path, {
      requestId: randomUUID(),
      locks,
    });
    expect(found.status).toBe(200);
    const refused = await take(device.code, { type: 'ssd', mediumId: ssd.id, placeCode: bin.code });
    expect(refused).toMatchObject({ status: 409, body: { code: 'part.locked_storage' } });
    const keyboard = { type: 'keyboard', placeCode: bin.code };
    expect((await take(device.code, keyboard)).status).toBe(200);
  });

  it('keeps its code and its medium, and gate G2 of the next device sees it', async () => {
    const device = await donor();
    const { id, code } = await drive(device.id, 'sanitised');
    const { body } = await take(device.code, { type: 'ssd', mediumId: id, placeCode: bin.code });
    expect(body.code).toBe(code);
    const [label] = await readLabels(warehouse.ctx, [code], 'fa');
    expect(label?.content).toMatchObject({
      title: 'حافظهٔ SSD ساتا',
      lines: [expect.stringContaining('256 GB · …'), `« ${formatCode(device.code)}`],
    });
    const [left] = await database.db.select().from(devices).where(eq(devices.id, device.id));
    expect(left?.mediaNoneConfirmed).toBe(true);
    const next = await deviceIn(workshop, technician, 'repairing');
    await one(technician, scanOf(code, withDevice(next.code)));
    const { body: card } = await workshop.request(technician, 'GET', `/api/devices/${next.code}`);
    expect(card).toMatchObject({ media: [{ id, status: 'sanitised' }] });
  });

  it('that turns up in a device by its serial is built into it', async () => {
    const device = await donor();
    const { id, code, serial } = await drive(device.id, 'sanitised');
    await take(device.code, { type: 'ssd', mediumId: id, placeCode: bin.code });
    const next = await deviceIn(workshop, technician, 'diagnosing');
    const listed = await workshop.request(technician, 'POST', `/api/devices/${next.code}/media`, {
      requestId: randomUUID(),
      type: 'sata_ssd',
      serial,
    });
    expect(listed).toMatchObject({ status: 200, body: { mediumId: id, code } });
    expect(await partsOf(next.code)).toMatchObject({ inside: [{ code }] });
  });
});

describe('the queue of things without a label', () => {
  it('has parts too, bought or harvested, until their labels are scanned back', async () => {
    const post = (path: string, body: object) =>
      workshop.request(warehouse, 'POST', path, { requestId: randomUUID(), ...body });
    const bought = { type: 'battery', tracking: 'serialised', facts: {} } as const;
    const { codes: labels } = await stocked(warehouse, bin.code, 1, bought);
    const { code: from } = await donor();
    const { body: taken } = await take(from, { type: 'screen', placeCode: bin.code });
    const [row] = await database.db.select().from(parts).where(eq(parts.code, taken.code));
    const words = await partWords(warehouse.ctx, [row?.id ?? ''], 'fa');
    const lines = words.get(taken.code)?.lines.join('') ?? '';
    expect(lines).toContain(formatCode(from));
    expect(Array.from(lines).filter((character) => familyFor(character) === null)).toEqual([]);
    const waiting = async () =>
      (await workshop.request(warehouse, 'GET', '/api/labels/waiting')).body as { code: string }[];
    for (const [code = '', kind] of [
      [labels[0], 'battery'],
      [taken.code, 'screen'],
    ]) {
      const part = { code, kind, subject: 'part', placeName: 'B-07' };
      expect(await waiting()).toContainEqual(expect.objectContaining({ ...part, printed: false }));
      const subject = { what: 'codes', codes: [code] };
      await post('/api/labels/prints', { subject, medium: { id: 'roll-50x25' } });
      expect(await waiting()).toContainEqual(expect.objectContaining({ ...part, printed: true }));
      expect((await post('/api/labels/confirm', { code })).status).toBe(200);
      expect((await waiting()).map((one) => one.code)).not.toContain(code);
    }
  });
});
