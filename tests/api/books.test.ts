import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessoryAccount, deviceAccount, partAccount, PART_STATUSES } from '#domain/accounts.ts';
import { ACCESSORY_STATUSES } from '#domain/accessories.ts';
import { makeCode } from '#domain/codes.ts';
import { STAGES } from '#domain/stages.ts';
import { AppError } from '../../api/lib/errors.ts';
import { write } from '../../api/lib/unit.ts';
import { recordMovement } from '../../api/stock/movements.ts';
import { boxes, devices, ledger, media, parts, stock, stockItems } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { placeOf, receivedDevice } from '../support/devices.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let placeId: string;
let number = 500;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  placeId = await placeOf(workshop, 'area');
});
afterAll(() => workshop.close());

async function newItem(): Promise<string> {
  const id = randomUUID();
  await database.db.insert(stockItems).values({
    id,
    code: makeCode('medium', (number += 1)),
    family: 'part',
    type: 'ram',
    name: '8 GB DDR4',
    tracking: 'counted',
    facts: {},
    createdById: warehouse.personId,
    createdAt: new Date(),
  });
  return id;
}

const move = (movement: Parameters<typeof recordMovement>[1]) =>
  write(warehouse.ctx, { requestId: randomUUID() }, (unit) => recordMovement(unit, movement));

/** The name of the constraint that refused; the driver's error is the cause of drizzle's. */
async function refusedBy(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    const { cause } = error as { cause?: { constraint_name?: string } };
    return cause?.constraint_name ?? String(error);
  }
}

describe('the books', () => {
  it('name the same accounts in the database as in the rules', async () => {
    for (const stage of STAGES) {
      for (const route of ['workshop', 'direct'] as const) {
        for (const transfer of [null, randomUUID()]) {
          const [row] = await database.sql<{ account: string }[]>`
            select device_account(${stage}, ${route}, ${transfer}::uuid) as account`;
          expect(row?.account).toBe(deviceAccount(stage, route, transfer !== null));
        }
      }
    }
    for (const transfer of [null, randomUUID()]) {
      for (const status of ACCESSORY_STATUSES) {
        const [row] = await database.sql<{ account: string }[]>`
          select accessory_account(${status}, ${transfer}::uuid) as account`;
        expect(row?.account).toBe(accessoryAccount(status, transfer !== null));
      }
      for (const status of PART_STATUSES) {
        const [row] = await database.sql<{ account: string }[]>`
          select part_account(${status}, ${transfer}::uuid) as account`;
        expect(row?.account).toBe(partAccount(status, transfer !== null));
      }
    }
  });

  it('get an entry when a device comes in and none while it stays', async () => {
    const device = await receivedDevice(workshop, warehouse);
    await database.db.update(devices).set({ model: 'Other' }).where(eq(devices.id, device.id));
    const entries = await database.db.select().from(ledger).where(eq(ledger.subjectId, device.id));
    expect(entries).toMatchObject([{ fromAccount: 'donor', toAccount: 'stock', quantity: 1 }]);
  });

  it('are the sum of the movements of counted pieces', async () => {
    const itemId = await newItem();
    await move({ itemId, kind: 'received', quantity: 5, to: { placeId } });
    await move({ itemId, kind: 'lost', quantity: 2, from: { placeId } });
    const [balance] = await database.db.select().from(stock).where(eq(stock.itemId, itemId));
    expect(balance).toMatchObject({ quantity: 3, inTransit: false });
    const entries = await database.db
      .select({ from: ledger.fromAccount, to: ledger.toAccount, pieces: ledger.quantity })
      .from(ledger)
      .where(eq(ledger.subjectId, itemId));
    expect(entries).toContainEqual({ from: 'supplier', to: 'stock', pieces: 5 });
    expect(entries).toContainEqual({ from: 'stock', to: 'lost', pieces: 2 });
  });

  it('are written by nobody but the triggers', async () => {
    const itemId = await newItem();
    const stocked = database.db.insert(stock).values({
      itemId,
      holderId: placeId,
      siteId: workshop.siteId,
      inTransit: false,
      quantity: 9,
    });
    await expect(stocked).rejects.toMatchObject({ cause: { code: '42501' } });
    const entry = { id: randomUUID(), siteId: workshop.siteId, subject: 'item' as const };
    const booked = database.db.insert(ledger).values({
      ...entry,
      subjectId: itemId,
      quantity: 1,
      fromAccount: 'supplier',
      toAccount: 'stock',
      recordedAt: new Date(),
    });
    await expect(booked).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('counted stock', () => {
  it('never goes below zero: the second of two who take the last piece hears what is left', async () => {
    const itemId = await newItem();
    await move({ itemId, kind: 'received', quantity: 1, to: { placeId } });
    const takers = Array.from({ length: 8 }, () =>
      move({ itemId, kind: 'used', quantity: 1, from: { placeId } }).then(
        () => 'taken',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      ),
    );
    const answers = await Promise.all(takers);
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'stock.none_left')).toHaveLength(7);
  });

  it('is kept by the database too when no service asks first', async () => {
    const itemId = await newItem();
    const direct = database.db.execute(sql`
      insert into stock_movements (id, item_id, kind, quantity, from_place_id, actor_id, site_id, happened_at, recorded_at)
      values (${randomUUID()}, ${itemId}, 'used', 1, ${placeId}, ${warehouse.personId}, ${workshop.siteId}, now(), now())`);
    expect(await refusedBy(direct)).toBe('stock_quantity');
  });
});

describe('a box', () => {
  it('keeps what lies in it together with itself', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const boxId = randomUUID();
    const now = new Date();
    await database.db.insert(boxes).values({
      id: boxId,
      code: makeCode('batch', (number += 1)),
      siteId: workshop.siteId,
      custodianId: warehouse.personId,
      createdById: warehouse.personId,
      createdAt: now,
      updatedAt: now,
    });
    const apart = database.db.update(devices).set({ boxId }).where(eq(devices.id, device.id));
    expect(await refusedBy(apart)).toBe('boxes_together');
  });
});

describe('a storage part', () => {
  it('does not exist before the data of its medium is proven gone', async () => {
    const mediumId = randomUUID();
    const now = new Date();
    const code = makeCode('medium', (number += 1));
    const about = { siteId: workshop.siteId, createdAt: now, updatedAt: now };
    await database.db.insert(media).values({ ...about, id: mediumId, code, type: 'ssd' });
    const part = { ...about, id: randomUUID(), code, type: 'ssd', facts: {}, mediumId };
    const stocked = database.db.insert(parts).values({ ...part, status: 'in_stock', placeId });
    expect(await refusedBy(stocked)).toBe('parts_medium_clean');
  });
});
