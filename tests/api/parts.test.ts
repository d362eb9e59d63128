import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPersianHeadings } from '../support/csv.ts';
import { testDatabase } from '../support/database.ts';
import { newItem, openPartsWorkshop, receive, stocked } from '../support/parts.ts';
import type { Member, Workshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let technician: Member;
let bin: { id: string; code: string };
let other: { id: string; code: string };

beforeAll(async () => {
  ({ workshop, warehouse, technician, bin, other } = await openPartsWorkshop(database));
});
afterAll(() => workshop.close());

const get = async (path: string, by = technician) =>
  (await workshop.request(by, 'GET', `/api${path}`)) as { status: number; body: never };
const post = async (path: string, body: object, by = warehouse) =>
  (await workshop.request(by, 'POST', `/api${path}`, { requestId: randomUUID(), ...body })) as {
    status: number;
    body: { code: string; params: object; fields?: { field: string }[] };
  };

describe('the catalogue', () => {
  it('takes an item with its facts and gives it the code of its shelf label', async () => {
    const { status, body } = await post('/parts/items', {
      type: 'battery',
      name: 'Pin Latitude',
      tracking: 'counted',
      facts: { volts: 7.6, partNumbers: ['GJKNX'] },
      fits: ['Latitude 5480'],
    });
    expect(status).toBe(200);
    const { body: read } = await get(`/parts/${body.code}`);
    expect(read).toMatchObject({
      what: 'item',
      item: { type: 'battery', facts: { volts: 7.6 }, quantity: 0, minimum: null },
    });
  });

  it.each([
    [{ type: 'ram', tracking: 'counted', name: '' }, 'name'],
    [{ type: 'engine', tracking: 'counted', name: 'x' }, 'type'],
    [{ type: 'ssd', tracking: 'counted', name: 'x' }, 'tracking'],
    [{ type: 'ram', tracking: 'counted', name: 'x', facts: { mhz: 'fast' } }, 'facts.mhz'],
    [{ family: 'accessory', type: 'ram', tracking: 'counted', name: 'x' }, 'type'],
    [{ family: 'accessory', type: 'bag', tracking: 'serialised', name: 'x' }, 'tracking'],
    [
      { family: 'accessory', type: 'bag', tracking: 'counted', name: 'x', facts: { inch: 99 } },
      'facts.inch',
    ],
  ])('refuses %o by its field %s', async (item, field) => {
    const { status, body } = await post('/parts/items', item);
    expect(status).toBe(422);
    expect(body.fields?.[0]?.field).toBe(field);
  });

  it('is kept by the warehouse, not by technicians', async () => {
    const item = { type: 'ram', name: 'x', tracking: 'counted' };
    expect((await post('/parts/items', item, technician)).status).toBe(403);
  });

  it('is found without tones, by part number, and in Arabic letters', async () => {
    await newItem(warehouse, { type: 'fan', name: 'Quạt tản nhiệt Lục', facts: {} });
    await newItem(warehouse, { type: 'other', name: 'کابل شبکه', facts: {} });
    await newItem(warehouse, {
      type: 'battery',
      name: 'Akku',
      facts: { partNumbers: ['451-BBZG'] },
    });
    for (const [text, name] of [
      ['quat luc', 'Quạt tản nhiệt Lục'],
      ['كابل', 'کابل شبکه'],
      ['451-bbzg', 'Akku'],
    ]) {
      const { body } = await get(`/parts/items?text=${encodeURIComponent(text ?? '')}`);
      expect(body).toMatchObject({ items: [{ name }], total: 1 });
    }
  });

  it('says who was first when two edit the same item', async () => {
    const { code } = await newItem(warehouse);
    const edit = { requestId: randomUUID(), name: 'New name', version: 1 };
    const patch = (body: object) =>
      workshop.request(warehouse, 'PATCH', `/api/parts/items/${code}`, body);
    expect((await patch(edit)).status).toBe(200);
    const second = await patch({ ...edit, requestId: randomUUID() });
    expect(second).toMatchObject({ status: 409, body: { code: 'item.changed' } });
  });

  it('keeps an item while there are pieces', async () => {
    const { code } = await stocked(warehouse, bin.code, 2);
    const closed = await post(`/parts/items/${code}/closing`, { closed: true });
    expect(closed).toMatchObject({ status: 409, body: { code: 'item.not_empty' } });
    const empty = await newItem(warehouse);
    const done = await post(`/parts/items/${empty.code}/closing`, { closed: true });
    expect(done.status).toBe(200);
    const late = await post(`/parts/items/${empty.code}/receipts`, {
      quantity: 1,
      placeCode: bin.code,
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'item.closed' } });
  });

  it('pages through everything once', async () => {
    const names = new Set<string>();
    let after = '';
    for (let page = 0; page < 50; page += 1) {
      const { body } = await get(`/parts/items?limit=3${after && `&after=${after}`}`);
      const { items, next } = body as { items: { code: string }[]; next: string | null };
      for (const { code } of items) {
        expect(names.has(code)).toBe(false);
        names.add(code);
      }
      if (!next) break;
      after = next;
    }
    const { body } = await get('/parts/items?limit=1');
    expect(names.size).toBe((body as { total: number }).total);
  });
});

describe('pieces in bins', () => {
  it('are received, moved and counted, and each is a movement', async () => {
    const { code } = await stocked(warehouse, bin.code, 10);
    const path = `/parts/items/${code}`;
    const moved = { quantity: 4, fromCode: bin.code, toCode: other.code };
    expect((await post(`${path}/moves`, moved)).status).toBe(200);
    const counted = { placeCode: bin.code, counted: 5, expected: 6 };
    expect((await post(`${path}/counts`, counted)).body).toMatchObject({ difference: -1 });
    const { body } = await get(path);
    expect(body).toMatchObject({
      quantity: 9,
      bins: [
        { name: 'B-07', quantity: 5 },
        { name: 'B-09', quantity: 4 },
      ],
      movements: [{ kind: 'lost', quantity: 1 }, { kind: 'moved' }, { kind: 'received' }],
    });
  });

  it('never become fewer than none', async () => {
    const { code } = await stocked(warehouse, bin.code, 1);
    const moved = { quantity: 2, fromCode: bin.code, toCode: other.code };
    const refused = await post(`/parts/items/${code}/moves`, moved);
    expect(refused).toMatchObject({ status: 409, body: { code: 'stock.none_left' } });
  });

  it('are not overwritten by a count that began before somebody took some', async () => {
    const { code } = await stocked(warehouse, bin.code, 6);
    await receive(warehouse, code, bin.code, 1);
    const late = { placeCode: bin.code, counted: 6, expected: 6 };
    const refused = await post(`/parts/items/${code}/counts`, late);
    expect(refused).toMatchObject({ status: 409, body: { code: 'item.count_changed' } });
  });

  it('do not lie in quarantine', async () => {
    const { code } = await newItem(warehouse);
    const [quarantine] = await database.sql<{ code: string }[]>`
      select code from places where kind = 'quarantine' limit 1`;
    const refused = await post(`/parts/items/${code}/receipts`, {
      quantity: 1,
      placeCode: quarantine?.code,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'place.wrong_kind' } });
  });

  it('get a label each where the item asks for it, and drives are new', async () => {
    const { code, codes } = await stocked(warehouse, bin.code, 3, {
      type: 'ssd',
      tracking: 'serialised',
      facts: { interface: 'SATA', form: '2.5"', sizeGb: 256 },
    });
    expect(new Set(codes).size).toBe(3);
    const list = await get(`/parts/items?text=${code}`);
    expect(list.body).toMatchObject({ items: [{ quantity: 3, bins: ['B-07'] }] });
    const { body } = await get(`/parts/${codes[0]}`);
    expect(body).toMatchObject({
      what: 'part',
      part: { status: 'in_stock', place: 'B-07', medium: { status: 'none' }, item: { code } },
    });
    const move = { quantity: 1, fromCode: bin.code, toCode: other.code };
    const refused = await post(`/parts/items/${code}/moves`, move);
    expect(refused.body.code).toBe('item.serialised');
  });

  it('below the minimum of the site stand on the list to reorder', async () => {
    const { code } = await stocked(warehouse, bin.code, 4);
    const low = async () => {
      const { body } = await get('/parts/items?low=yes');
      return (body as { items: { code: string }[] }).items.some((item) => item.code === code);
    };
    expect(await low()).toBe(false);
    await post(`/parts/items/${code}/minimum`, { minimum: 5 });
    expect(await low()).toBe(true);
    const counts = (await get('/parts/low')).body;
    const cord = { family: 'accessory', type: 'key_stickers', tracking: 'counted', minimum: 3 };
    const facts = { layout: 'fa', volts: 5 };
    const { body: added } = await post('/parts/items', { ...cord, name: 'Persian', facts });
    expect((await get('/parts/low')).body).toEqual({ ...(counts as object), accessory: 1 });
    const { body: list } = await get('/parts/items?family=accessory&low=yes');
    const [line] = (list as { items: object[] }).items;
    expect(line).toMatchObject({ code: added.code, facts: { layout: 'fa' }, quantity: 0 });
    expect(line).not.toMatchObject({ facts: { volts: 5 } });
    await receive(warehouse, code, other.code, 1);
    expect(await low()).toBe(false);
  });
});

describe('exports', () => {
  it('list bins, labelled parts and movements, and are logged', async () => {
    const { code } = await stocked(warehouse, bin.code, 3);
    const stock = await get('/parts/stock.csv');
    expect(stock.status).toBe(200);
    expect(String(stock.body)).toMatch(new RegExp(`${code},part,ram,.*B-07,3`));
    expect(String((await get('/parts/movements.csv')).body)).toContain(`received,${code}`);
    for (const what of ['stock', 'movements']) {
      expectPersianHeadings((await get(`/parts/${what}.csv?locale=fa`)).body);
    }
    const logged = await database.sql`select 1 from admin_log where action = 'export.parts'`;
    expect(logged.length).toBeGreaterThan(0);
  });
});

describe('labels', () => {
  const print = (codes: string[]) =>
    post('/labels/prints', { subject: { what: 'codes', codes }, medium: { id: 'roll-50x25' } });

  it('are printed for the shelf again and again, for a part only with a reason', async () => {
    const item = await stocked(warehouse, bin.code, 1, {
      type: 'screen',
      tracking: 'serialised',
      facts: {},
    });
    for (let time = 0; time < 2; time += 1) expect((await print([item.code])).status).toBe(200);
    expect((await print(item.codes)).status).toBe(200);
    const again = await print(item.codes);
    expect(again.body.fields?.[0]?.field).toBe('reason');
  });

  it('count when they were scanned back', async () => {
    const { codes } = await stocked(warehouse, bin.code, 1, {
      type: 'screen',
      tracking: 'serialised',
      facts: {},
    });
    const confirmed = await post('/labels/confirm', { code: codes[0] }, technician);
    expect(confirmed.body).toMatchObject({ subject: 'part', already: false });
    const { body } = await get(`/parts/${codes[0]}`);
    expect(body).toMatchObject({ part: { confirmed: true } });
  });
});
