import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCode } from '#domain/codes.ts';
import { exportCount, openBoxInCount } from '../../api/counts/count-details.service.ts';
import { readCount, readCountPlace } from '../../api/counts/count-view.service.ts';
import { closeCount, startCount } from '../../api/counts/counts.service.ts';
import { boxes, codes, devices } from '../../db/schema/index.ts';
import { expectPersianHeadings } from '../support/csv.ts';
import { testDatabase } from '../support/database.ts';
import { countingIn } from '../support/counts.ts';
import { openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const workshop = await openWorkshop(database);
const {
  warehouse,
  other,
  one,
  send,
  fresh,
  begin,
  on,
  pieces,
  put,
  counted,
  scan,
  done,
  differences,
} = await countingIn(workshop);
afterAll(() => workshop.close());

let a: { id: string; code: string };
let b: { id: string; code: string };
let turn = 0;
beforeEach(async () => {
  ({ a, b, turn } = await fresh());
});

describe('counting by scan', () => {
  it('writes down what should be there, and says what was found and what is missing', async () => {
    const [first = '', second = '', third = ''] = await on(a, 3);
    const countId = await begin();
    expect(await scan(a.code, null)).toMatchObject({
      outcome: 'done',
      code: 'scan.count_place',
      params: { expected: 3 },
    });
    expect(await scan(first, a)).toMatchObject({ outcome: 'done', code: 'scan.count_found' });
    expect(await scan(first, a)).toMatchObject({ outcome: 'warning', code: 'scan.count_again' });
    await scan(second, a);
    expect(await differences()).toEqual([]);
    expect((await readCountPlace(warehouse.ctx, countId, a.code)).lines).toMatchObject([
      { code: third, found: 0 },
    ]);
    expect(await done(a)).toMatchObject({
      code: 'scan.count_done_missing',
      params: { missing: 1 },
    });
    expect(await differences()).toEqual([
      { kind: 'missing', code: third, placeCode: a.code, acts: ['missing', 'leave'] },
    ]);
    await scan(third, a);
    expect(await differences()).toEqual([]);
  });

  it('ends the place before when the next one is scanned', async () => {
    await on(a, 1);
    const countId = await begin();
    await scan(a.code, null);
    await scan(b.code, a);
    const { places: all } = await readCount(warehouse.ctx, countId);
    expect(all.map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
  });

  it('counts each scan of a shelf label as one piece, once for each request, or takes a typed number', async () => {
    const item = await pieces(a, 5);
    await begin();
    await scan(a.code, null);
    const twice = counted(item.code, a);
    await send(warehouse, twice, counted(item.code, a), twice);
    expect(await one(warehouse, counted(item.code, a))).toMatchObject({
      code: 'scan.count_pieces',
      params: { found: 3, expected: 5 },
    });
    expect(await one(warehouse, counted(item.code, a, { source: 'button' }, 7))).toMatchObject({
      outcome: 'warning',
      params: { found: 7 },
    });
    const kinds = await differences();
    expect(kinds).toMatchObject([{ kind: 'over', code: item.code }]);
  });

  it('says where a thing belongs, which it had not expected here', async () => {
    const [device = ''] = await on(b, 1);
    await begin();
    await scan(a.code, null);
    expect(await scan(device, a)).toMatchObject({
      outcome: 'warning',
      code: 'scan.count_elsewhere',
      params: { from: `B-${turn}` },
    });
    expect(await differences()).toMatchObject([{ kind: 'elsewhere', code: device }]);
    await scan(b.code, a);
    await done(b);
    expect(await differences()).toHaveLength(1);
  });

  it('tells of one thing found at two places, where it was found last', async () => {
    const [device = ''] = await on(a, 1);
    await begin();
    await scan(device, a);
    expect(await scan(device, b)).toMatchObject({
      code: 'scan.count_twice',
      params: { other: `A-${turn}` },
    });
    expect(await differences()).toMatchObject([{ kind: 'twice', placeCode: b.code }]);
  });

  it('keeps labels nobody knows until somebody looked at them', async () => {
    const countId = await begin();
    const strange = makeCode('device', 999_000 + turn);
    expect(await scan(strange, a)).toMatchObject({
      outcome: 'warning',
      code: 'scan.count_stranger',
    });
    expect((await readCount(warehouse.ctx, countId)).strangers).toMatchObject([{ text: strange }]);
  });

  it('refuses in words: no place yet, a document, an ended count, another role', async () => {
    const countId = await begin();
    const [device = ''] = await on(a, 1);
    expect(await scan(device, null)).toMatchObject({
      outcome: 'refused',
      code: 'count.place_first',
    });
    expect(await scan(makeCode('document', 5), a)).toMatchObject({ code: 'count.not_countable' });
    expect(await one(warehouse, counted(device, a, {}, 3))).toMatchObject({
      code: 'count.not_counted_in_pieces',
    });
    const technician = await workshop.member('technician');
    expect(await scan(device, a, technician)).toMatchObject({ code: 'access.forbidden' });
    await closeCount(warehouse.ctx, { requestId: randomUUID(), countId });
    expect(await scan(device, a)).toMatchObject({ outcome: 'refused', code: 'count.closed' });
  });

  it('two people count the same place and different ones at once', async () => {
    const codesOfA = await on(a, 8);
    const codesOfB = await on(b, 8);
    const countId = await begin();
    const half = codesOfA.slice(0, 4);
    const rest = codesOfA.slice(4);
    await Promise.all([
      send(warehouse, counted(a.code, null), ...half.map((text) => counted(text, a))),
      send(other, counted(a.code, null), ...rest.map((text) => counted(text, a))),
    ]);
    await Promise.all([
      done(a),
      send(
        other,
        counted(b.code, a),
        ...codesOfB.map((text) => counted(text, b)),
        counted(b.code, b),
      ),
    ]);
    const { places: all, differences: open } = await readCount(warehouse.ctx, countId);
    expect(all).toMatchObject([
      { expected: 8, found: 8 },
      { expected: 8, found: 8 },
    ]);
    expect(open).toEqual([]);
  });

  it('opens a box when a thing in it is scanned, or when asked to', async () => {
    const [inside = '', alsoInside = ''] = await on(a, 2);
    const boxId = randomUUID();
    const boxCode = makeCode('batch', 60_000 + turn);
    const now = workshop.system.now();
    await database.db.transaction(async (tx) => {
      await tx.insert(boxes).values({
        id: boxId,
        code: boxCode,
        siteId: workshop.siteId,
        placeId: a.id,
        createdById: warehouse.personId,
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(codes).values({
        code: boxCode,
        subject: 'box',
        subjectId: boxId,
        siteId: workshop.siteId,
        createdAt: now,
      });
      for (const code of [inside, alsoInside])
        await tx.update(devices).set({ boxId }).where(eq(devices.code, code));
    });
    const countId = await begin();
    expect(await scan(a.code, null)).toMatchObject({ params: { expected: 1 } });
    await scan(boxCode, a);
    await done(a);
    expect(await differences()).toEqual([]);
    await scan(inside, a);
    expect(await differences()).toMatchObject([{ kind: 'missing', code: alsoInside }]);
    const opened = { requestId: randomUUID(), countId, placeCode: a.code, boxCode };
    expect(await openBoxInCount(warehouse.ctx, opened)).toEqual({ opened: true });

    // A box that is gone: what belongs in it is missed thing by thing, once it is shown.
    await workshop.request(warehouse, 'POST', `/api/counts/${countId}/closing`, {
      requestId: randomUUID(),
    });
    const second = await begin();
    expect(await scan(a.code, null)).toMatchObject({ params: { expected: 1 } });
    await done(a);
    expect(await differences()).toMatchObject([
      { kind: 'missing', code: boxCode, acts: ['leave'] },
    ]);
    const shown = { ...opened, requestId: randomUUID(), countId: second };
    await openBoxInCount(warehouse.ctx, shown);
    const gone = (await differences()).filter(({ code }) => code !== boxCode);
    expect(gone.map(({ code }) => code).toSorted()).toEqual([inside, alsoInside].toSorted());
    expect(gone.map(({ acts }) => acts[0])).toEqual(['missing', 'missing']);
  });
});

describe('a count as a whole', () => {
  it('runs alone at its site, ends with a summary that stays, and can be exported', async () => {
    const [device = '', lost = ''] = await on(a, 2);
    const countId = await begin();
    const again = await workshop.request(warehouse, 'POST', '/api/counts', {
      requestId: randomUUID(),
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'count.open' } });
    await scan(device, a);
    await done(a);
    const summary = await closeCount(warehouse.ctx, { requestId: randomUUID(), countId });
    expect(summary).toMatchObject({ places: 2, counted: 1, expected: 2, found: 1, openCount: 1 });
    expect(summary.open).toMatchObject([{ kind: 'missing', code: lost }]);
    await put(warehouse, b, lost);
    const kept = await readCount(warehouse.ctx, countId);
    expect(kept.summary).toEqual(summary);
    expect(await exportCount(warehouse.ctx, countId)).toMatchObject([
      { found: 1, difference: '' },
      { code: lost, found: 0, difference: 'missing' },
    ]);
    const csv = await workshop.request(warehouse, 'GET', `/api/counts/${countId}/lines.csv`);
    expect(csv.status).toBe(200);
    expect(csv.body).toContain(lost);
    const csvPath = `/api/counts/${countId}/lines.csv?locale=fa`;
    expectPersianHeadings((await workshop.request(warehouse, 'GET', csvPath)).body);
  });

  it('of the whole site holds every place; of another site is not there', async () => {
    const requestId = randomUUID();
    const { id, places: all } = await startCount(warehouse.ctx, { requestId, name: 'All' });
    expect(all).toBeGreaterThan(2);
    expect((await workshop.request(warehouse, 'GET', `/api/counts/${randomUUID()}`)).status).toBe(
      404,
    );
    const foreign = [randomUUID()];
    await closeCount(warehouse.ctx, { requestId: randomUUID(), countId: id });
    const wrong = await workshop.request(warehouse, 'POST', '/api/counts', {
      requestId: randomUUID(),
      placeIds: foreign,
    });
    expect(wrong.body).toMatchObject({ fields: [{ field: 'placeIds' }] });
  });
});
