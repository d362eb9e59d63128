import { randomUUID } from 'node:crypto';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { undoLast } from '../../api/devices/corrections.service.ts';
import { recordEvent, write } from '../../api/lib/unit.ts';
import { needs, reservations } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let approver: Member;
let warehouse: Member;
let coordinator: Member;
let shelfA: { id: string; code: string };
let shelfB: { id: string; code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  approver = await workshop.member('approver');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  shelfA = await shelf(workshop, warehouse, 'A-01');
  shelfB = await shelf(workshop, warehouse, 'B-01');
});
afterAll(() => workshop.close());

interface Group {
  place: { name: string } | null;
  total: number;
  lines: Record<string, unknown>[];
}

async function list(
  name: string,
  query = '',
): Promise<{ total: number; groups: Group[]; next: string | null }> {
  const answer = await workshop.request(warehouse, 'GET', `/api/todo/${name}${query}`);
  expect(answer.status).toBe(200);
  return answer.body as Awaited<ReturnType<typeof list>>;
}

const counts = async () => (await workshop.request(warehouse, 'GET', '/api/todo')).body;

async function codesIn(name: string): Promise<unknown[]> {
  return (await list(name)).groups.flatMap((group) => group.lines.map((line) => line.code));
}

/** A reservation as the coordinator's service leaves it. */
async function reserve(deviceId: string): Promise<string> {
  const { db } = database;
  const [needId, now] = [workshop.system.newId(), workshop.system.now()];
  const code = `N-${needId.slice(-6)}`;
  await db.insert(needs).values({
    id: needId,
    code,
    siteId: workshop.siteId,
    kind: 'laptop',
    status: 'reserved',
    registeredById: coordinator.personId,
    registeredAt: now,
  });
  await db.insert(reservations).values({
    id: workshop.system.newId(),
    needId,
    deviceId,
    siteId: workshop.siteId,
    reservedById: coordinator.personId,
    reservedAt: now,
    expiresAt: new Date(now.getTime() + 14 * 86_400_000),
  });
  return code;
}

describe('the five lists', () => {
  it('are empty at first', async () => {
    expect(await counts()).toEqual({ label: 0, locks: 0, kit: 0, shelve: 0, pick: 0, return: 0 });
    expect(await list('label')).toEqual({ total: 0, groups: [], next: null });
  });

  it('label: devices and chargers whose label nobody has scanned back, by place', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const loose = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfA.code });
    expect(await counts()).toMatchObject({ label: 2 });
    const { groups } = await list('label');
    expect(groups.map((group) => group.place?.name)).toEqual(['A-01', 'Reception']);
    expect(groups[0]?.lines).toMatchObject([
      { subject: 'accessory', code: loose, kind: 'charger', watts: 65, printed: false },
    ]);
    expect(groups[1]?.lines).toMatchObject([{ code: device.code, stage: 'received', missing: [] }]);
  });

  it('label: a device with its label on says what else is missing, on both pages alike', async () => {
    const device = await receivedDevice(workshop, warehouse, {
      serial: '',
      noSerialReason: 'worn off',
    });
    const confirm = { requestId: randomUUID(), code: device.code };
    await workshop.request(warehouse, 'POST', '/api/labels/confirm', confirm);
    const lines = (await list('label')).groups.flatMap((group) => group.lines);
    const line = lines.find((one) => one.code === device.code);
    expect(line).toMatchObject({ missing: ['serial_photo'] });
    const { body } = await workshop.request(warehouse, 'GET', '/api/labels/waiting');
    const waiting = (body as { code: string }[]).map((one) => one.code);
    expect(waiting.toSorted()).toEqual(lines.map((one) => String(one.code)).toSorted());
    await workshop.request(warehouse, 'POST', `/api/devices/${device.code}/undo`, {
      requestId: randomUUID(),
    });
  });

  it('kit: what is still open, and another charger for each laptop', async () => {
    const laptops = [
      await laptopInKitting(workshop, warehouse),
      await laptopInKitting(workshop, warehouse),
      await laptopInKitting(workshop, warehouse),
    ];
    const second = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfB.code });
    const { groups, total } = await list('kit');
    expect(total).toBe(3);
    const lines = groups.flatMap((group) => group.lines);
    expect(lines[0]).toMatchObject({
      volts: 19.5,
      connector: '4.5x3.0',
      open: ['charger', 'power_cord', 'bag', 'guide'],
    });
    const suggested = lines.map((line) => (line.charger as { code: string } | null)?.code ?? null);
    expect(new Set(suggested).size).toBe(3);
    expect(suggested).toContain(second);
    expect(suggested).toContain(null);
    const [first] = laptops;
    await kitOf(workshop, first?.code ?? '').scan(warehouse, second);
    await kitOf(workshop, first?.code ?? '').tickCounted(warehouse);
    expect(await counts()).toMatchObject({ kit: 2, shelve: 1 });
  });

  it('shelve: complete kits, and what a person carries', async () => {
    const before = await codesIn('shelve');
    const carried = await receivedDevice(workshop, warehouse, { placeId: null });
    const sim = await workshop.request(warehouse, 'POST', '/api/accessories', {
      requestId: randomUUID(),
      kind: 'sim',
    });
    const { groups } = await list('shelve');
    expect(groups[0]).toMatchObject({ place: null, total: 2 });
    expect(groups[0]?.lines).toMatchObject([
      { code: carried.code, kitted: false, custodian: warehouse.ctx.actor.name },
      { code: (sim.body as { codes: string[] }).codes[0], kind: 'sim' },
    ]);
    const kitted = groups.flatMap((group) => group.lines).filter((line) => line.kitted);
    expect(kitted.map((line) => line.code)).toEqual(before);
    const [done] = before as string[];
    const answer = await kitOf(workshop, done ?? '').post(warehouse, 'shelf', {
      placeCode: shelfA.code,
    });
    expect(answer.status).toBe(200);
    expect(await codesIn('shelve')).not.toContain(done);
  });

  it('pick: what is reserved, with its accessories; the scan gives it into a person’s hands', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const taken = await charger(warehouse, LATITUDE_CHARGER);
    const { scan, tickCounted, post } = kitOf(workshop, device.code);
    await scan(warehouse, taken);
    await tickCounted(warehouse);
    await post(warehouse, 'shelf', { placeCode: shelfB.code });
    const pick = (by: Member) =>
      workshop.request(by, 'POST', '/api/todo/picks', {
        requestId: randomUUID(),
        code: device.code,
      });
    expect(await pick(warehouse)).toMatchObject({
      status: 409,
      body: { code: 'todo.not_reserved' },
    });
    const needCode = await reserve(device.id);
    await write(coordinator.ctx, { requestId: randomUUID() }, (unit) =>
      recordEvent(unit, {
        deviceId: device.id,
        kind: 'reservation',
        stage: { to: 'reserved', move: 'move' },
      }),
    );
    expect(await list('pick')).toMatchObject({
      total: 1,
      groups: [
        {
          place: { name: 'B-01' },
          lines: [{ code: device.code, needCode, take: [{ line: 'charger', code: taken }] }],
        },
      ],
    });
    expect((await pick(approver)).status).toBe(403);
    expect((await pick(warehouse)).status).toBe(200);
    expect(await readCard(warehouse.ctx, device.code)).toMatchObject({
      placeId: null,
      custodianId: warehouse.personId,
    });
    expect(await codesIn('pick')).toEqual([]);
    expect(await codesIn('shelve')).not.toContain(device.code);
    expect(await pick(coordinator)).toMatchObject({
      status: 409,
      body: { code: 'todo.picked_already', params: { by: warehouse.ctx.actor.name } },
    });
    await undoLast(warehouse.ctx, { requestId: randomUUID(), code: device.code });
    expect(await codesIn('pick')).toEqual([device.code]);
  });

  it('return: what came back and waits', async () => {
    const device = await deviceIn(workshop, warehouse, 'returned');
    expect(await codesIn('return')).toEqual([device.code]);
    expect(await counts()).toMatchObject({ return: 1 });
  });
});

describe('pages', () => {
  it('go on after the last line, and each place says how many it has in all', async () => {
    for (let index = 0; index < 5; index += 1) {
      await receivedDevice(workshop, warehouse, { placeId: shelfB.id });
    }
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const page = await list('label', `?limit=2${after ? `&after=${after}` : ''}`);
      const here = page.groups.find((group) => group.place?.name === 'B-01');
      if (here) expect(here.total).toBeGreaterThanOrEqual(5);
      seen.push(...page.groups.flatMap((group) => group.lines.map((line) => line.code)));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(await codesIn('label'));
  });

  it('refuse a wrong end and a list there is not', async () => {
    const wrong = await workshop.request(warehouse, 'GET', '/api/todo/label?after=xyz');
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ field: 'after' }] } });
    expect((await workshop.request(warehouse, 'GET', '/api/todo/dance')).status).toBe(422);
  });

  it('are for those who carry things', async () => {
    expect((await workshop.request(approver, 'GET', '/api/todo')).status).toBe(403);
    expect((await workshop.request(approver, 'GET', '/api/todo/kit')).status).toBe(403);
  });
});
