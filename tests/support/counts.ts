/** A stock count as people make it: two shelves, two people, scans, and what the count says then. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type QueuedScan, NO_CONTEXT } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { readCount } from '../../api/counts/count-view.service.ts';
import { closeCount, listCounts, startCount } from '../../api/counts/counts.service.ts';
import type { Difference } from '../../api/counts/differences.ts';
import { type SettleLine, settleLines } from '../../api/counts/settle.service.ts';
import { takeBackLines } from '../../api/counts/take-back.service.ts';
import { write } from '../../api/lib/unit.ts';
import { moveToPlace } from '../../api/places/place-contents.service.ts';
import { recordMovement } from '../../api/stock/movements.ts';
import { codes, devices, stockItems } from '../../db/schema/index.ts';
import { receivedDevice } from './devices.ts';
import { makeShelf, scanner } from './scans.ts';
import type { Member, Workshop } from './workshop.ts';

type Shelf = { id: string; code: string };

export async function countingIn(workshop: Workshop) {
  const warehouse: Member = await workshop.member('warehouse');
  const other: Member = await workshop.member('warehouse');
  const { scanOf, one, send } = scanner(() => workshop);
  let a: Shelf;
  let b: Shelf;
  let countId = '';
  let turn = 0;

  /** Two new shelves, and no count running. */
  async function fresh(): Promise<{ a: Shelf; b: Shelf; turn: number }> {
    turn += 1;
    a = await makeShelf(warehouse, `A-${turn}`);
    b = await makeShelf(warehouse, `B-${turn}`);
    for (const { id, closedAt } of (await listCounts(warehouse.ctx)).counts) {
      if (!closedAt) await closeCount(warehouse.ctx, { requestId: randomUUID(), countId: id });
    }
    return { a, b, turn };
  }

  async function begin(): Promise<string> {
    const requestId = randomUUID();
    const input = { requestId, name: '', placeIds: [a.id, b.id] };
    countId = (await startCount(warehouse.ctx, input)).id;
    return countId;
  }

  async function on(place: { id: string }, count = 1): Promise<string[]> {
    const made: string[] = [];
    for (let at = 0; at < count; at++) {
      made.push((await receivedDevice(workshop, warehouse, { placeId: place.id })).code);
    }
    return made;
  }

  async function pieces(
    place: { id: string },
    quantity: number,
  ): Promise<{ id: string; code: string }> {
    const id = randomUUID();
    const code = makeCode('medium', 70_000 + turn);
    await workshop.system.database.db.insert(stockItems).values({
      id,
      code,
      family: 'part',
      type: 'ram',
      name: `Memory ${turn}`,
      tracking: 'counted',
      facts: {},
      createdById: warehouse.personId,
      createdAt: workshop.system.now(),
    });
    await workshop.system.database.db
      .insert(codes)
      .values({ code, subject: 'item', subjectId: id, createdAt: workshop.system.now() });
    await movement({ itemId: id, kind: 'received', quantity, to: { placeId: place.id } });
    return { id, code };
  }

  const movement = (input: Parameters<typeof recordMovement>[1]) =>
    write(warehouse.ctx, { requestId: randomUUID() }, (unit) => recordMovement(unit, input));

  const put = (by: Member, place: { code: string }, ...moved: string[]) =>
    moveToPlace(by.ctx, { requestId: randomUUID(), code: place.code, codes: moved });

  function counted(
    text: string,
    place: { code: string } | null,
    more: Partial<QueuedScan> = {},
    pieces?: number,
  ) {
    const context = {
      ...NO_CONTEXT,
      countId,
      placeCode: place?.code ?? null,
      ...(pieces === undefined ? {} : { pieces }),
    };
    return scanOf(text, { ...more, context });
  }

  const scan = (text: string, place: { code: string } | null, by = warehouse) => {
    workshop.advance(1000);
    return one(by, counted(text, place));
  };

  const done = (place: { code: string }, by = warehouse) => scan(place.code, place, by);

  async function differences(): Promise<
    Pick<Difference, 'kind' | 'code' | 'placeCode' | 'acts'>[]
  > {
    const count = await readCount(warehouse.ctx, countId);
    return count.differences.map(({ kind, code, placeCode, acts }) => ({
      kind,
      code,
      placeCode,
      acts,
    }));
  }

  async function settle(code: string, act: SettleLine['act'], binCode?: string) {
    const { differences: all } = await readCount(warehouse.ctx, countId);
    const line = all.find((each) => each.code === code);
    if (!line) throw new Error('no difference');
    const { placeCode, subject, subjectId } = line;
    const lines = [{ placeCode, subject, subjectId, act, binCode }];
    const settled = await settleLines(warehouse.ctx, { requestId: randomUUID(), countId, lines });
    return { ...settled, line: { placeCode, subject, subjectId } };
  }

  const undo = (...lines: Parameters<typeof takeBackLines>[1]['lines']) =>
    takeBackLines(warehouse.ctx, { requestId: randomUUID(), countId, lines });

  async function placeOfDevice(code: string): Promise<{ placeId: string | null; stage: string }> {
    const [row] = await workshop.system.database.db
      .select({ placeId: devices.placeId, stage: devices.stage })
      .from(devices)
      .where(eq(devices.code, code));
    if (!row) throw new Error('no device');
    return row;
  }

  return {
    warehouse,
    other,
    one,
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
  };
}
