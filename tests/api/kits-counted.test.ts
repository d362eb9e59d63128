import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { NO_CONTEXT } from '#domain/bench.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { takeSnapshot } from '../../api/handovers/kit-snapshot.ts';
import { readKit } from '../../api/kits/kit-view.service.ts';
import { write } from '../../api/lib/unit.ts';
import { stock } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { countedItem, kitOf, laptopInKitting } from '../support/kits.ts';
import { scanner } from '../support/scans.ts';
import { shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let coordinator: Member;
let technician: Member;
let binA: { id: string; code: string };
let binB: { id: string; code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
  binA = await shelf(workshop, warehouse, 'A-01');
  binB = await shelf(workshop, warehouse, 'B-07');
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const scanInto = (device: string, code: string, by = warehouse) =>
  one(by, scanOf(code, { context: { ...NO_CONTEXT, deviceCode: device } }));
const lineOf = async (code: string, key: string) =>
  (await readKit(warehouse.ctx, code)).lines.find((line) => line.line === key);
const items = (
  type: string,
  name: string,
  pieces: [string, number][],
  facts: AccessoryFacts = {},
) => countedItem(warehouse, { type, name, facts, pieces });

async function left(itemId: string): Promise<number[]> {
  const rows = await database.db.select().from(stock).where(eq(stock.itemId, itemId));
  return rows.map((row) => row.quantity).toSorted((a, b) => a - b);
}

describe('a counted thing', () => {
  it('comes out of its bin with each scan of the shelf label, and goes back when it is taken out', async () => {
    const mouse = await items('mouse', 'USB mouse', [[binA.id, 3]]);
    const device = await laptopInKitting(workshop, warehouse);
    const first = await scanInto(device.code, mouse.code);
    const params = { item: 'USB mouse', place: 'A-01', count: 1, needed: 1 };
    expect(first).toMatchObject({ outcome: 'done', code: 'scan.kit_counted', params });
    const second = await scanInto(device.code, mouse.code);
    expect(second).toMatchObject({ outcome: 'warning', code: 'scan.kit_more_than_needed' });
    expect(await lineOf(device.code, 'mouse')).toMatchObject({
      quantity: 2,
      status: 'filled',
      item: { code: mouse.code, name: 'USB mouse', place: 'A-01' },
    });
    expect(await left(mouse.id)).toEqual([1]);
    const { post } = kitOf(workshop, device.code);
    await post(warehouse, 'lines/mouse/quantity', { quantity: 1 });
    expect(await left(mouse.id)).toEqual([2]);
    expect((await post(warehouse, 'lines/mouse/removal')).status).toBe(200);
    expect(await left(mouse.id)).toEqual([3]);
    expect(await lineOf(device.code, 'mouse')).toMatchObject({ status: 'open', item: null });
  });

  it('is counted once when its scan is sent twice', async () => {
    const mouse = await items('mouse', 'Mouse sent twice', [[binA.id, 2]]);
    const device = await laptopInKitting(workshop, warehouse);
    const scan = scanOf(mouse.code, { context: { ...NO_CONTEXT, deviceCode: device.code } });
    expect(await one(warehouse, scan)).toEqual(await one(warehouse, scan));
    expect(await left(mouse.id)).toEqual([1]);
  });

  it('is named with its bin, and a tap takes it from there', async () => {
    const wide = await items('bag', 'Bag 17 inch', [[binB.id, 5]], { inch: 17 });
    const device = await laptopInKitting(workshop, warehouse);
    const line = await lineOf(device.code, 'bag');
    const hint = line?.take.find((take) => take.code === wide.code);
    expect(hint).toMatchObject({ name: 'Bag 17 inch', place: { name: 'B-07' }, left: 5 });
    const { post } = kitOf(workshop, device.code);
    const named = { quantity: 1, itemCode: wide.code, placeCode: binB.code };
    expect((await post(warehouse, 'lines/bag/quantity', named)).status).toBe(200);
    expect(await left(wide.id)).toEqual([4]);
    await write(coordinator.ctx, { requestId: randomUUID() }, async (unit) => {
      const card = await readCard(unit, device.code);
      const { kit } = await takeSnapshot(unit, card, []);
      expect(kit).toContainEqual(
        expect.objectContaining({ line: 'bag', quantity: 1, detail: 'Bag 17 inch' }),
      );
    });
  });

  it('that does not fit is refused with the bin of one that does', async () => {
    const wrong = await items('power_cord', 'Cord to a British wall', [[binA.id, 4]], {
      plug: 'G',
    });
    const right = await items('power_cord', 'Cord C5', [[binB.id, 4]], { inlet: 'C5', plug: 'C' });
    const device = await laptopInKitting(workshop, warehouse);
    expect(await scanInto(device.code, wrong.code)).toMatchObject({
      outcome: 'refused',
      code: 'kit.does_not_fit_take',
      params: { better: 'Cord C5', place: 'B-07' },
      blockers: [{ code: 'kit.cord_plug', where: 'kit' }],
    });
    expect(await left(wrong.id)).toEqual([4]);
    expect(await scanInto(device.code, right.code)).toMatchObject({ code: 'scan.kit_counted' });
  });

  it('replaces another one of its line, which goes back into its own bin', async () => {
    const old = await items('guide', 'Guide of last year', [[binA.id, 1]]);
    const fresh = await items('guide', 'Guide', [[binB.id, 1]]);
    const device = await laptopInKitting(workshop, warehouse);
    await scanInto(device.code, old.code);
    await scanInto(device.code, fresh.code);
    expect([await left(old.id), await left(fresh.id)]).toEqual([[1], [0]]);
  });

  it('of which the bins have none is refused in words, and only ticked where nobody keeps it', async () => {
    const gone = await items('headset', 'Headset', [[binA.id, 1]]);
    const [first, second] = [
      await laptopInKitting(workshop, warehouse),
      await laptopInKitting(workshop, warehouse),
    ];
    await scanInto(first.code, gone.code);
    const refused = {
      outcome: 'refused',
      code: 'kit.none_left',
      params: { item: 'Headset', left: 0 },
    };
    expect(await scanInto(second.code, gone.code)).toMatchObject(refused);
    const { post } = kitOf(workshop, second.code);
    const tap = await post(warehouse, 'lines/headset/quantity', { quantity: 1 });
    expect(tap).toMatchObject({ status: 409, body: { code: 'kit.none_fits' } });
    expect(await lineOf(second.code, 'headset')).toMatchObject({ stocked: true, take: [] });
  });

  it('goes to one of eight benches that scan the last piece at once', async () => {
    const last = await items('mouse', 'The last mouse', [[binA.id, 1]]);
    const laptops = await Promise.all(
      Array.from({ length: 8 }, () => laptopInKitting(workshop, warehouse)),
    );
    const answers = await Promise.all(laptops.map(({ code }) => scanInto(code, last.code)));
    expect(answers.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    const said = answers.filter(({ outcome }) => outcome === 'refused').map(({ code }) => code);
    expect(said).toHaveLength(7);
    expect(said.every((code) => ['kit.none_left', 'stock.none_left'].includes(code))).toBe(true);
    expect(await left(last.id)).toEqual([0]);
  });

  it('goes back into its bin when a defect ends the kitting', async () => {
    const mouse = await items('mouse', 'Mouse of a defect one', [[binB.id, 1]]);
    const device = await laptopInKitting(workshop, warehouse);
    await scanInto(device.code, mouse.code);
    const body = { requestId: randomUUID(), from: 'kitting', to: 'diagnosing', reason: 'noise' };
    const path = `/api/devices/${device.code}/moves`;
    expect((await workshop.request(technician, 'POST', path, body)).status).toBe(200);
    expect(await left(mouse.id)).toEqual([1]);
  });

  it('is only shown to somebody who does not keep the stock', async () => {
    const mouse = await items('mouse', 'Mouse for looking', [[binA.id, 1]]);
    const device = await laptopInKitting(workshop, warehouse);
    expect(await scanInto(device.code, mouse.code, technician)).toMatchObject({
      code: 'scan.opened_item',
    });
    expect(await left(mouse.id)).toEqual([1]);
  });

  it('that devices wait for is counted by bin as soon as it arrives', async () => {
    const waiting = [];
    for (let index = 0; index < 3; index += 1) {
      const { code } = await laptopInKitting(workshop, warehouse);
      await kitOf(workshop, code).post(warehouse, 'lines/power_cord/shortage', { short: true });
      waiting.push(code);
    }
    await items('power_cord', 'Cord C7', [[binA.id, 2]], { inlet: 'C7', plug: 'C' });
    const answer = await workshop.request(coordinator, 'GET', '/api/kits/shortages');
    const { shortages } = answer.body as {
      shortages: { line: string; bins: { quantity: number }[] }[];
    };
    const cords = shortages.find(({ line }) => line === 'power_cord');
    expect(cords).toMatchObject({ waiting: 3, servedFirst: waiting[0] });
    expect(cords?.bins).toContainEqual({ place: 'A-01', quantity: 2 });
  });
});
