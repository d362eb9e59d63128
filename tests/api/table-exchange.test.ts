import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableRecord } from '#domain/table-package.ts';
import {
  accessoryGifts,
  batchSpares,
  devices,
  faults,
  handovers,
  needs,
  reservations,
  returns,
  signatures,
} from '../../db/schema/index.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { atTable, exchanged, handedOver, tablesOf } from '../support/handover-table.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const { db } = database;
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);
const tables = () => tablesOf(workshop);
const GUARDIAN = SECRET.guardianName;

const needOf = async (code: string) =>
  (await db.select().from(needs).where(eq(needs.code, code)))[0];
const deviceOf = async (code: string) =>
  (await db.select().from(devices).where(eq(devices.code, code)))[0];

describe('a device that is dead at the table', () => {
  it('goes back with its fault and its kit, and the spare is given for the same need, in one', async () => {
    const { device, spares, session, tablet } = await tables().scene(crew, 1);
    const [spare] = spares;
    if (!spare) throw new Error('no spare');
    const answer = await tables().one(tablet, exchanged(device, spare, GUARDIAN));
    expect(answer).toMatchObject({ outcome: 'done' });
    const dead = await deviceOf(device.code);
    expect(dead).toMatchObject({
      stage: 'diagnosing',
      custodianId: crew.collection.personId,
      placeId: null,
    });
    const found = await db.select().from(faults).where(eq(faults.deviceId, device.id));
    expect(found).toMatchObject([{ fault: 'PWR', decision: null }]);
    expect(await deviceOf(spare.code)).toMatchObject({ stage: 'handed_over' });
    const need = await needOf(device.needCode);
    expect(need?.status).toBe('served');
    const history = await db
      .select()
      .from(reservations)
      .where(eq(reservations.needId, need?.id ?? ''));
    expect(new Set(history.map((row) => row.outcome))).toEqual(new Set(['fulfilled', 'released']));
    const [used] = await db.select().from(batchSpares).where(eq(batchSpares.deviceId, spare.id));
    expect(used?.endedAt).not.toBeNull();
    const [handover] = await db
      .select()
      .from(handovers)
      .where(eq(handovers.receiptCode, answer.receiptCode ?? ''));
    expect(handover).toMatchObject({ deviceId: spare.id, batchId: session.id });
    expect(await verifyChains(database.sql)).toMatchObject({ broken: [] });
  });

  it('was signed for already: it is returned with a slip that names what took its place', async () => {
    const { device, spares, tablet } = await tables().scene(crew, 1);
    const [spare] = spares;
    if (!spare) throw new Error('no spare');
    expect(await tables().one(tablet, handedOver(device.needCode, device, GUARDIAN))).toMatchObject(
      {
        outcome: 'done',
      },
    );
    // A fault that the list does not know any more is kept as an unknown one.
    const answer = await tables().one(
      tablet,
      exchanged(device, spare, GUARDIAN, { fault: 'NOPE' }),
    );
    expect(answer).toMatchObject({ outcome: 'done' });
    const [slip] = await db.select().from(returns).where(eq(returns.deviceId, device.id));
    const [given] = await db.select().from(handovers).where(eq(handovers.deviceId, spare.id));
    expect(slip).toMatchObject({ reason: 'fault', replacedById: given?.id });
    expect(await deviceOf(device.code)).toMatchObject({ stage: 'returned' });
    expect(await db.select().from(faults).where(eq(faults.deviceId, device.id))).toMatchObject([
      { fault: 'UNK' },
    ]);
  });

  it('one spare given twice from two tablets: the first has it, the other waits for a person', async () => {
    const first = await tools().reservedLaptop();
    const second = await tools().reservedLaptop();
    const spare = await tools().readyLaptop();
    const { code } = await tables().session(
      crew.coordinator,
      [first.needCode, second.needCode],
      [spare.code],
    );
    const first_one = await tables().open(crew.collection, code, 'One');
    const two = await tables().open(crew.coordinator, code, 'Two');
    const answers = await Promise.all([
      tables().one(first_one, exchanged(first, spare, GUARDIAN)),
      tables().one(two, exchanged(second, spare, GUARDIAN)),
    ]);
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual(['done', 'kept']);
    const lost = answers.find((answer) => answer.outcome === 'kept');
    expect(lost).toMatchObject({
      reason: 'table_record.not_a_spare',
      params: { code: spare.code, stage: 'handed_over' },
    });
    // Nothing of the second was done: its device is still set aside.
    const loser = answers[0]?.outcome === 'kept' ? first : second;
    expect(await deviceOf(loser.code)).toMatchObject({ stage: 'reserved' });
  });
});

describe('a card alone', () => {
  async function simNeed() {
    const code = await tools().approvedNeed();
    await db.update(needs).set({ kind: 'sim' }).where(eq(needs.code, code));
    const made = await tools().post(crew.warehouse, '/api/accessories', { kind: 'sim', count: 1 });
    const [card] = (made.body as { codes: string[] }).codes;
    return { code, card: card ?? '' };
  }
  const cardRecord = (needCode: string, card: string, more: object = {}): TableRecord => ({
    kind: 'card',
    ...atTable(needCode, GUARDIAN),
    accessoryCode: card,
    scanned: [card],
    ...more,
  });

  it('is given with receipt, verify code and sealed signature, and serves its need', async () => {
    const { code, card } = await simNeed();
    const session = await tables().session(crew.coordinator, [code]);
    const tablet = await tables().open(crew.collection, session.code);
    const unseen = cardRecord(code, card, { identitySeen: false });
    expect(await tables().one(tablet, unseen)).toMatchObject({ reason: 'gift.identity_unseen' });
    const answer = await tables().one(tablet, cardRecord(code, card));
    const [gift] = await db
      .select()
      .from(accessoryGifts)
      .where(eq(accessoryGifts.receiptCode, answer.receiptCode ?? ''));
    expect(gift).toMatchObject({
      batchId: session.id,
      identitySeen: true,
      givenById: crew.collection.personId,
    });
    expect(gift?.verifyCode).toMatch(/^[0-9A-Z]{12}$/);
    const [signature] = await db
      .select()
      .from(signatures)
      .where(eq(signatures.giftId, gift?.id ?? ''));
    expect(signature).toMatchObject({ sealed: true });
    expect((await needOf(code))?.status).toBe('served');
    expect((await tools().post(crew.coordinator, `/api/gifts/${gift?.id}/end`)).status).toBe(200);
    expect((await needOf(code))?.status).toBe('approved');
  });

  it('is not given to another need than the one it is reserved for', async () => {
    const mine = await simNeed();
    const other = await simNeed();
    const [need, card] = [await needOf(mine.code), mine.card];
    const [row] = await database.superuser<{ id: string }[]>`
      select id from accessories where code = ${card}`;
    await db.insert(reservations).values({
      id: randomUUID(),
      needId: need?.id ?? '',
      accessoryId: row?.id ?? '',
      siteId: workshop.siteId,
      reservedById: crew.coordinator.personId,
      reservedAt: new Date(),
      expiresAt: new Date(Date.now() + 86_400_000),
    });
    const session = await tables().session(crew.coordinator, [mine.code, other.code]);
    const tablet = await tables().open(crew.collection, session.code);
    expect(tablet.package.entries[0]?.card).toMatchObject({ code: card });
    expect(await tables().one(tablet, cardRecord(other.code, card))).toMatchObject({
      reason: 'gift.reserved_elsewhere',
    });
    expect(await tables().one(tablet, cardRecord(mine.code, other.card))).toMatchObject({
      reason: 'gift.other_card',
    });
    expect(await tables().one(tablet, cardRecord(mine.code, card))).toMatchObject({
      outcome: 'done',
    });
  });
});
