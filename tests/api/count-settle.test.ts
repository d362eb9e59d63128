import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccessories, setAccessoryStatus } from '../../api/accessories/accessories.service.ts';
import { eachLine, settleLines } from '../../api/counts/settle.service.ts';
import { takeBackLines } from '../../api/counts/take-back.service.ts';
import { AppError } from '../../api/lib/errors.ts';
import { write } from '../../api/lib/unit.ts';
import { recordMovement } from '../../api/stock/movements.ts';
import { closePlace, createPlaces } from '../../api/places/places.service.ts';
import { places, stock } from '../../db/schema/index.ts';
import { confirmedDevice } from '../support/devices.ts';
import { makeShelf } from '../support/scans.ts';
import { testDatabase } from '../support/database.ts';
import { countingIn } from '../support/counts.ts';
import { openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const workshop = await openWorkshop(database);
const {
  warehouse,
  other,
  send,
  fresh,
  begin,
  on,
  pieces,
  movement,
  put,
  counted,
  scan,
  done,
  differences,
  settle,
  undo,
  placeOfDevice,
} = await countingIn(workshop);
afterAll(() => workshop.close());

let a: { id: string; code: string };
let b: { id: string; code: string };
let turn = 0;
beforeEach(async () => {
  ({ a, b, turn } = await fresh());
});

describe('things that move while the count runs', () => {
  it('taken from a place after its count began is not missing there', async () => {
    const [device = ''] = await on(a, 1);
    await begin();
    await scan(a.code, null);
    workshop.advance(1000);
    await put(other, b, device);
    await done(a);
    expect(await differences()).toEqual([]);
  });

  it('put elsewhere after it was found here is no difference', async () => {
    const [device = ''] = await on(b, 1);
    const shelf = await makeShelf(warehouse, `C-${turn}`);
    await begin();
    await scan(device, a);
    expect(await differences()).toHaveLength(1);
    workshop.advance(1000);
    await put(other, shelf, device);
    expect(await differences()).toEqual([]);
  });

  it('put on the place after its count began is expected as soon as it is scanned, and not missed before', async () => {
    const [device = ''] = await on(b, 1);
    await begin();
    await scan(a.code, null);
    workshop.advance(1000);
    await put(other, a, device);
    await done(a);
    expect(await differences()).toEqual([]);
    expect(await scan(device, a)).toMatchObject({ outcome: 'done', code: 'scan.count_found' });
    expect(await differences()).toEqual([]);
  });

  it('pieces used before their count are not missed; pieces used after it neither', async () => {
    const item = await pieces(a, 6);
    await begin();
    await scan(a.code, null);
    workshop.advance(1000);
    await movement({
      itemId: item.id,
      kind: 'moved',
      quantity: 2,
      from: { placeId: a.id },
      to: { placeId: b.id },
    });
    for (let at = 0; at < 4; at++) await scan(item.code, a);
    expect(await differences()).toEqual([]);
    workshop.advance(1000);
    await movement({
      itemId: item.id,
      kind: 'moved',
      quantity: 1,
      from: { placeId: a.id },
      to: { placeId: b.id },
    });
    await done(a);
    expect(await differences()).toEqual([]);
  });

  it('scans sent late count for the moment they were made', async () => {
    const [device = ''] = await on(a, 1);
    await begin();
    workshop.advance(1000);
    const at = workshop.system.now().toISOString();
    workshop.advance(60_000);
    await put(other, b, device);
    workshop.advance(60_000);
    await send(
      warehouse,
      counted(a.code, null, { happenedAt: at }),
      counted(device, a, { happenedAt: at }),
      counted(a.code, a, { happenedAt: at }),
    );
    expect(await differences()).toEqual([]);
  });
});

describe('putting differences right', () => {
  it('moves a thing to where it was found, and back again', async () => {
    const [device = ''] = await on(b, 1);
    await begin();
    await scan(device, a);
    const { done: did, line } = await settle(device, 'move_here');
    expect(did).toEqual([line]);
    expect((await placeOfDevice(device)).placeId).toBe(a.id);
    expect(await differences()).toEqual([]);
    expect((await undo(line)).done).toEqual([line]);
    expect((await placeOfDevice(device)).placeId).toBe(b.id);
    expect(await differences()).toMatchObject([{ kind: 'elsewhere' }]);
  });

  it('records a device as missing, and finds it again into quarantine only', async () => {
    const { code } = await confirmedDevice(workshop, warehouse);
    await put(warehouse, a, code);
    workshop.advance(1000);
    await begin();
    await scan(a.code, null);
    await done(a);
    expect((await settle(code, 'missing')).refused).toEqual([]);
    expect((await placeOfDevice(code)).stage).toBe('missing');
    expect(await scan(code, b)).toMatchObject({ code: 'scan.count_was_missing' });
    expect(await differences()).toMatchObject([
      { kind: 'found_again', acts: ['found_again', 'leave'] },
    ]);
    expect((await settle(code, 'found_again')).refused).toEqual([]);
    const [bin] = await database.db.select().from(places).where(eq(places.kind, 'quarantine'));
    expect(await placeOfDevice(code)).toEqual({ placeId: bin?.id, stage: 'quarantined' });
    expect(await differences()).toEqual([]);
  });

  it('finds a device again into the quarantine bin that was chosen, never into a closed one', async () => {
    const made: { code: string; id: string }[] = [];
    for (const name of [`A bin ${turn}`, `Z bin ${turn}`]) {
      const input = { requestId: randomUUID(), kind: 'quarantine', name } as const;
      made.push(...(await createPlaces(warehouse.ctx, input)).places);
    }
    const [closed, chosen] = made;
    await closePlace(warehouse.ctx, {
      requestId: randomUUID(),
      code: closed?.code ?? '',
      closed: true,
    });
    const { code } = await confirmedDevice(workshop, warehouse);
    await put(warehouse, a, code);
    workshop.advance(1000);
    await begin();
    await scan(a.code, null);
    await done(a);
    await settle(code, 'missing');
    await scan(code, b);
    const { refused, line } = await settle(code, 'found_again', closed?.code);
    expect(refused).toMatchObject([{ ...line, reason: 'count.no_quarantine_bin' }]);
    expect((await placeOfDevice(code)).stage).toBe('missing');
    expect((await settle(code, 'found_again', chosen?.code)).done).toEqual([line]);
    expect(await placeOfDevice(code)).toEqual({ placeId: chosen?.id, stage: 'quarantined' });
  });

  it('corrects the number of counted pieces by a movement, and takes it back', async () => {
    const item = await pieces(a, 4);
    const quantity = async () => {
      const [row] = await database.db.select().from(stock).where(eq(stock.itemId, item.id));
      return row?.quantity;
    };
    await begin();
    await scan(item.code, a);
    await done(a);
    const { line } = await settle(item.code, 'adjust');
    expect(await quantity()).toBe(1);
    await undo(line);
    expect(await quantity()).toBe(4);
    expect(await differences()).toMatchObject([{ kind: 'short', acts: ['adjust', 'leave'] }]);
    await settle(item.code, 'adjust');
    await scan(item.code, a);
    expect(await differences()).toMatchObject([{ kind: 'over' }]);
  });

  it('misses an accessory and finds it again', async () => {
    const {
      codes: [charger = ''],
    } = await addAccessories(warehouse.ctx, {
      requestId: randomUUID(),
      kind: 'charger',
      count: 1,
      placeCode: a.code,
      chargerText: '19.5V 3.34A 65W 4.5mm',
    });
    workshop.advance(1000);
    await begin();
    await scan(a.code, null);
    await done(a);
    await settle(charger, 'missing');
    expect(await scan(charger, b)).toMatchObject({ code: 'scan.count_was_missing' });
    await settle(charger, 'found_again');
    expect(await differences()).toEqual([]);
    expect(
      await setAccessoryStatus(warehouse.ctx, {
        requestId: randomUUID(),
        code: charger,
        status: 'missing',
      }),
    ).toEqual({ status: 'missing' });
  });

  it('leaves nothing of a line that is refused after it began to write, and keeps the others', async () => {
    const item = await pieces(a, 9);
    const lines = [1, 2, 4].map((taken) => ({
      placeCode: a.code,
      subject: 'item' as const,
      subjectId: `${taken}`,
    }));
    const outcome = await write(warehouse.ctx, { requestId: randomUUID() }, async (unit) => {
      const settled = await eachLine(unit, lines, async (own, { subjectId }) => {
        const from = { placeId: a.id };
        await recordMovement(own, { itemId: item.id, kind: 'lost', quantity: +subjectId, from });
        own.announced.push(subjectId);
        if (subjectId === '2') throw new AppError('count.not_possible');
      });
      return { ...settled, announced: unit.announced.splice(0) };
    });
    const [first, second, third] = lines;
    expect(outcome).toMatchObject({
      done: [first, third],
      refused: [{ ...second, reason: 'count.not_possible' }],
      announced: ['1', '4'],
    });
    const [row] = await database.db.select().from(stock).where(eq(stock.itemId, item.id));
    expect(row?.quantity).toBe(4);
  });

  it('refuses each by itself: settled already, not possible, another role, another person’s undo', async () => {
    const [device = '', second = ''] = await on(b, 2);
    const countId = await begin();
    await scan(device, a);
    await scan(second, a);
    const { line } = await settle(device, 'leave');
    const again = await settleLines(warehouse.ctx, {
      requestId: randomUUID(),
      countId,
      lines: [{ ...line, act: 'leave' }],
    });
    expect(again.refused).toMatchObject([{ reason: 'count.settled' }]);
    expect((await settle(second, 'missing')).refused).toMatchObject([
      { reason: 'count.not_possible' },
    ]);
    const foreign = await takeBackLines(other.ctx, {
      requestId: randomUUID(),
      countId,
      lines: [line],
    });
    expect(foreign.refused).toMatchObject([{ reason: 'undo.not_yours' }]);
    const path = `/api/counts/${countId}/settle`;
    const technician = await workshop.member('technician');
    const body = { requestId: randomUUID(), lines: [{ ...line, act: 'leave' }] };
    expect((await workshop.request(technician, 'POST', path, body)).status).toBe(403);
    const bad = await workshop.request(warehouse, 'POST', path, {
      requestId: randomUUID(),
      lines: [],
    });
    expect(bad.body).toMatchObject({ code: 'input.invalid', fields: [{ field: 'lines' }] });
  });
});
