/** "Missing" taken back: a tap by mistake must leave the thing, its books and the count as they were. */
import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { listDifferences } from '../../api/books/books.service.ts';
import { startCount } from '../../api/counts/counts.service.ts';
import { takeBackLines } from '../../api/counts/take-back.service.ts';
import { places } from '../../db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { countingIn } from '../support/counts.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
import { stocked } from '../support/parts.ts';
import { openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const workshop = await openWorkshop(database);
const counting = await countingIn(workshop);
const { warehouse, other, fresh, begin, put, scan, done, differences, settle, undo } = counting;
afterAll(() => workshop.close());

const BATTERY = { type: 'battery', tracking: 'serialised', facts: {} } as const;

/** One of each kind on the shelf, none of them found by the count. */
async function allMissing() {
  const { a, b } = await fresh();
  const { code: device } = await confirmedDevice(workshop, warehouse);
  await put(warehouse, a, device);
  const accessory = await charger(warehouse, LATITUDE_CHARGER, { placeCode: a.code });
  const { codes } = await stocked(warehouse, a.code, 1, BATTERY);
  const things = { device, accessory, part: codes[0] ?? '' };
  await begin();
  await scan(a.code, null);
  await done(a);
  return { a, b, things: Object.entries(things) };
}

async function state(code: string): Promise<unknown> {
  const [row] = await database.superuser`
    select stage as state, place_id, custodian_id from devices where code = ${code}
    union all select status, place_id, custodian_id from accessories where code = ${code}
    union all select status, place_id, custodian_id from parts where code = ${code}`;
  return row;
}

it('a device, an accessory and a part are where they were, and missing in the count again', async () => {
  const { a, things } = await allMissing();
  const open = await differences();
  expect(open.every(({ kind }) => kind === 'missing')).toBe(true);
  expect(open.map(({ code }) => code)).toEqual(
    expect.arrayContaining(things.map(([, code]) => code)),
  );
  for (const [subject, code] of things) {
    const before = await state(code);
    expect(before, subject).toMatchObject({ place_id: a.id });
    const settled = await settle(code, 'missing');
    expect(settled, subject).toMatchObject({ refused: [] });
    expect(await state(code), subject).toMatchObject({ state: 'missing', place_id: null });
    expect(await undo(settled.line), subject).toMatchObject({ done: [settled.line], refused: [] });
    expect(await state(code), subject).toEqual(before);
    expect(await undo(settled.line), subject).toMatchObject({
      refused: [{ reason: 'undo.nothing' }],
    });
  }
  expect(await differences()).toEqual(open);
  expect(await listDifferences(warehouse.ctx)).toEqual([]);
});

it('is refused to another person, and when the thing was found meanwhile; nothing changes then', async () => {
  const { b, things } = await allMissing();
  for (const [subject, code] of things) {
    const { line } = await settle(code, 'missing');
    const countId = (await current()).id;
    const theirs = { requestId: randomUUID(), countId, lines: [line] };
    expect(await takeBackLines(other.ctx, theirs), subject).toMatchObject({
      done: [],
      refused: [{ reason: 'undo.not_yours' }],
    });
    await scan(code, b);
    const [found] = (await differences()).filter((one) => one.code === code);
    expect(found, subject).toMatchObject({ kind: 'found_again' });
    expect(await settle(code, 'found_again'), subject).toMatchObject({ refused: [] });
    const there = await state(code);
    expect((await undo(line)).done, subject).toEqual([]);
    expect(await state(code), subject).toEqual(there);
  }
  expect(await listDifferences(warehouse.ctx)).toEqual([]);
});

async function current(): Promise<{ id: string }> {
  const [row] = await database.superuser<{ id: string }[]>`
    select id from stock_counts where closed_at is null`;
  if (!row) throw new Error('no count is running');
  return row;
}

it('a count of the whole site has the site itself when only a part lies there', async () => {
  await fresh();
  const [site] = await database.db.select().from(places).where(eq(places.kind, 'site'));
  const counted = async () => {
    const input = { requestId: randomUUID(), name: '' };
    const { id } = await startCount(warehouse.ctx, input);
    const [row] = await database.superuser`
      select count(*)::int as rows from count_places where count_id = ${id} and place_id = ${site?.id ?? ''}`;
    await fresh();
    return row?.rows;
  };
  expect(await counted()).toBe(0);
  await stocked(warehouse, site?.code ?? '', 1, BATTERY);
  expect(await counted()).toBe(1);
});
