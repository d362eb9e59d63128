import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import { recordEvent, write } from '../../api/lib/unit.ts';
import type { Stock } from '../../api/stock/stock.service.ts';
import { needs, reservations } from '../../db/schema/index.ts';
import { receivedDevice } from '../support/devices.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let coordinator: Member;
let technician: Member;
let codes: string[];

beforeAll(async () => {
  workshop = await openWorkshop(database);
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
  const [a, b] = [
    await shelf(workshop, coordinator, 'A-1'),
    await shelf(workshop, coordinator, 'B-1'),
  ];
  const laptop = { kind: 'laptop' as const, hasCamera: true, cosmeticGrade: 'B' as const };
  const ready = [
    { ...laptop, memoryMib: 8192, kitLines: ['charger'], placeId: a.id },
    { ...laptop, memoryMib: 3800, kitLines: ['charger'], placeId: b.id },
    { ...laptop, memoryMib: 2048, kitLines: ['charger'], placeId: b.id },
    { ...laptop, memoryMib: 8192, kitLines: [], placeId: b.id },
    { ...laptop, memoryMib: 8192, hasCamera: false, kitLines: ['charger'], placeId: b.id },
    {
      ...laptop,
      memoryMib: 8192,
      hasCamera: false,
      kitLines: ['charger', 'webcam'],
      placeId: b.id,
    },
    { ...laptop, kind: 'tablet' as const, memoryMib: 8192, kitLines: ['charger'], placeId: a.id },
  ];
  codes = [];
  for (const device of ready) {
    codes.push((await deviceIn(workshop, coordinator, 'ready', device)).code);
  }
  await deviceIn(workshop, coordinator, 'repairing', laptop);
});
afterAll(() => workshop.close());

const stock = async (query: string) => {
  const answer = await workshop.request(coordinator, 'GET', `/api/stock?${query}`);
  expect(answer.status).toBe(200);
  return answer.body as Stock;
};

describe('ready stock', () => {
  it('answers the coordinator’s question exactly', async () => {
    const found = await stock('kinds=laptop&memoryGb=4&camera=1&charger=1');
    expect(new Set(found.rows.map((row) => row.code))).toEqual(
      new Set([codes[0], codes[1], codes[5]]),
    );
    expect(found).toMatchObject({ canLeave: 3, total: 3, shelves: 2 });
    expect(new Set(found.rows.map((row) => row.placeName))).toEqual(new Set(['A-1', 'B-1']));
  });

  it('counts each facet as a tap on it would show', async () => {
    const found = await stock('kinds=laptop&camera=1');
    expect(found.facets.kinds).toEqual({ laptop: 5, tablet: 1, desktop: 0, aio: 0 });
    expect(found.facets.memoryGb).toEqual({ '4': 4, '8': 3, '16': 0 });
    expect(found.facets.charger).toEqual({ '1': 4 });
    for (const [memory, count] of Object.entries(found.facets.memoryGb)) {
      const tapped = await stock(`kinds=laptop&camera=1&memoryGb=${memory}`);
      expect(tapped.total, memory).toBe(count);
    }
  });

  it('says on which shelves the answer stands, and reads them shelf by shelf', async () => {
    const found = await stock('kinds=laptop&memoryGb=4&camera=1&charger=1');
    expect(found.places.map(({ name, count }) => [name, count])).toEqual([
      ['A-1', 1],
      ['B-1', 2],
    ]);
    expect(found.rows.map((row) => row.placeName)).toEqual(['A-1', 'B-1', 'B-1']);
    const shelfId = found.places[1]?.id ?? '';
    const there = await stock(`kinds=laptop&memoryGb=4&camera=1&charger=1&placeId=${shelfId}`);
    expect(there.rows.map((row) => row.placeName)).toEqual(['B-1', 'B-1']);
    expect(there.places).toEqual(found.places);
    const after = await stock(`state=free&after=${found.rows[0]?.id}`);
    expect(after.rows[0]?.code).not.toBe(found.rows[0]?.code);
    expect(after.rows.length).toBeGreaterThan(2);
  });

  it('leaves held devices out of what can leave, and says what the rest waits for', async () => {
    const before = await stock('');
    const hold = await workshop.request(technician, 'POST', `/api/devices/${codes[3]}/holds`, {
      requestId: randomUUID(),
      kind: 'investigate',
      reason: 'smells burnt',
    });
    expect(hold.status).toBe(200);
    const after = await stock('');
    expect(after.canLeave).toBe(before.canLeave - 1);
    expect(after.states.held).toBe(1);
    expect(after.waits).toContainEqual({
      code: 'stock.wait_hold',
      params: { hold: 'investigate' },
      count: 1,
    });
    expect(after.waits).toContainEqual({
      code: 'stock.wait_stage',
      params: { stage: 'repairing' },
      count: 1,
    });
  });

  it('exports the same rows as CSV in which no formula runs', async () => {
    await deviceIn(workshop, coordinator, 'ready', {
      make: '=HYPERLINK("http://x")',
      model: 'a"b,c',
      placeId: (await shelf(workshop, coordinator, 'C-1')).id,
    });
    const answer = await workshop.request(coordinator, 'GET', '/api/stock.csv');
    const csv = String(answer.body);
    expect(csv.startsWith('code,kind')).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(1 + (await stock('')).total);
    expect(csv).not.toMatch(/(^|,)"?=/m);
    expect(csv).toContain('"a""b,c"');
  });

  it('refuses a filter that makes no sense and names it', async () => {
    const answer = await workshop.request(coordinator, 'GET', '/api/stock?kinds=toaster');
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ field: 'kinds.0' }] } });
  });
});

describe('waiting for me', () => {
  it('brings a wish for a waiver to the coordinator, who decides it in place', async () => {
    const device = await deviceIn(workshop, coordinator, 'qa');
    const wish = await workshop.request(technician, 'POST', `/api/devices/${device.code}/wishes`, {
      requestId: randomUUID(),
      waive: 'G6',
      reason: 'spare for the class, 2 GB is enough',
    });
    expect(wish.status).toBe(200);
    const { proposalId } = wish.body as { proposalId: string };
    const list = await workshop.request(coordinator, 'GET', '/api/decisions');
    expect(list.body).toMatchObject({
      decisions: expect.arrayContaining([
        expect.objectContaining({ kind: 'waiver', id: proposalId, to: 'G6', own: false }),
      ]),
    });
    const decide = await workshop.request(
      coordinator,
      'POST',
      `/api/proposals/${proposalId}/decision`,
      { requestId: randomUUID(), confirm: true },
    );
    expect(decide.status).toBe(200);
    const card = await workshop.request(technician, 'GET', `/api/devices/${device.code}`);
    expect(card.body).toMatchObject({ waivers: [{ gate: 'G6' }], proposal: null });
  });

  it('lets nobody confirm an own proposal', async () => {
    const device = await deviceIn(workshop, coordinator, 'diagnosing', {
      mediaNoneConfirmed: true,
    });
    const proposed = await workshop.request(
      coordinator,
      'POST',
      `/api/devices/${device.code}/proposals`,
      { requestId: randomUUID(), to: 'harvesting', reason: 'board is dead' },
    );
    expect(proposed.status).toBe(200);
    const { proposalId } = proposed.body as { proposalId: string };
    const path = `/api/proposals/${proposalId}/decision`;
    const body = { requestId: randomUUID(), confirm: true };
    expect(await workshop.request(coordinator, 'POST', path, body)).toMatchObject({
      status: 422,
      body: { code: 'proposal.own' },
    });
    const other = await workshop.member('coordinator');
    const decided = await workshop.request(other, 'POST', path, {
      ...body,
      requestId: randomUUID(),
    });
    expect(decided.body).toEqual({ decision: 'confirmed' });
    const card = await workshop.request(other, 'GET', `/api/devices/${device.code}`);
    expect(card.body).toMatchObject({ stage: 'harvesting' });
  });
});

describe('a reservation that ends soon', () => {
  it('waits for a coordinator, and can be kept longer once', async () => {
    const need = workshop.system.newId();
    const device = await deviceIn(workshop, coordinator, 'ready', {
      placeId: (await shelf(workshop, coordinator, 'D-1')).id,
    });
    await write(coordinator.ctx, { requestId: randomUUID() }, async (unit) => {
      const now = unit.recordedAt;
      await unit.tx.insert(needs).values({
        id: need,
        code: 'N-7K3M9Q',
        siteId: workshop.siteId,
        kind: 'laptop',
        status: 'reserved',
        registeredById: coordinator.personId,
        registeredAt: now,
      });
      await unit.tx.insert(reservations).values({
        id: unit.newId(),
        needId: need,
        deviceId: device.id,
        siteId: workshop.siteId,
        reservedById: coordinator.personId,
        reservedAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      });
      const stage = { to: 'reserved' as const, move: 'move' as const };
      await recordEvent(unit, { deviceId: device.id, kind: 'reservation', stage });
    });
    const waiting = async () => {
      const answer = await workshop.request(coordinator, 'GET', '/api/decisions');
      const { decisions } = answer.body as { decisions: Decision[] };
      return decisions.find(({ deviceCode }) => deviceCode === device.code);
    };
    expect(await waiting()).toMatchObject({ kind: 'expiring', to: 'N-7K3M9Q', extendable: true });
    expect((await stock('state=expiring')).rows.map((row) => row.code)).toEqual([device.code]);
    const path = `/api/devices/${device.code}/reservation/extension`;
    const extended = await workshop.request(coordinator, 'POST', path, { requestId: randomUUID() });
    expect(extended.status).toBe(200);
    expect(await waiting()).toBeUndefined();
    workshop.advance(12 * 86_400_000);
    expect(await waiting()).toMatchObject({ kind: 'expiring', extendable: false });
  });
});

describe('search', () => {
  const find = async (text: string) => {
    const path = `/api/search?text=${encodeURIComponent(text)}`;
    const answer = await workshop.request(coordinator, 'GET', path);
    return (answer.body as { devices: { code: string }[] }).devices.map((device) => device.code);
  };

  it('is blind to Vietnamese tones, Persian letter forms, half spaces and foreign digits', async () => {
    const fields = { make: 'Thịnh Phát', model: 'لپ\u200Cتاپ ۵۴۸۰', serial: 'QX7-PFDM9' };
    const { code } = await receivedDevice(workshop, coordinator, fields);
    for (const text of [
      'thinh phat',
      'THỊNH',
      'لپتاپ',
      'لپ تاپ',
      'لپ‌تاپ',
      '5480 thinh',
      'FDM9',
      'qx7pfdm9',
    ]) {
      expect(await find(text), text).toContain(code);
    }
    expect(await find('thinh lenovo')).not.toContain(code);
    expect(await find('%')).toEqual([]);
  });

  it('finds a device by its code however it is written', async () => {
    const code = codes[0] ?? '';
    const written = `${code[0]} ${code.slice(1, 8)} ${code.slice(8)}`;
    const answer = await workshop.request(
      coordinator,
      'GET',
      `/api/search?text=${encodeURIComponent(written)}`,
    );
    expect(answer.body).toMatchObject({ devices: [{ code }] });
  });
});
