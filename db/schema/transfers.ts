import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { handoverBatches } from './handover-batches.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

/** Things on their way from one site to another, a collection point to its workshop included. */
export const transfers = pgTable(
  'transfers',
  {
    id: id(),
    /** Type 5: scanned to open it, printed on the manifest. */
    code: cText().notNull().unique('transfers_code_key'),
    fromSiteId: uuid()
      .notNull()
      .references(() => sites.id),
    toSiteId: uuid()
      .notNull()
      .references(() => sites.id),
    state: text({ enum: ['packing', 'sent', 'settled', 'cancelled'] })
      .notNull()
      .default('packing'),
    /** Who drives it and by what reference. */
    carrier: text().notNull().default(''),
    openedById: uuid()
      .notNull()
      .references(() => people.id),
    openedAt: moment().notNull(),
    sentById: uuid().references(() => people.id),
    sentAt: moment(),
    /** The first thing was received. */
    arrivedAt: moment(),
    settledById: uuid().references(() => people.id),
    settledAt: moment(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('transfers_state', sql`${t.state} in ('packing','sent','settled','cancelled')`),
    check('transfers_two_sites', sql`${t.fromSiteId} <> ${t.toSiteId}`),
    check(
      'transfers_sent',
      sql`${t.state} not in ('sent','settled') or (${t.sentAt} is not null and ${t.sentById} is not null)`,
    ),
    check('transfers_settled', sql`(${t.state} = 'settled') = (${t.settledAt} is not null)`),
    index('transfers_from').on(t.fromSiteId, t.state),
    index('transfers_to').on(t.toSiteId, t.state),
  ],
);

/** A box moves as one; what lies in it is wherever the box is. */
export const boxes = pgTable(
  'boxes',
  {
    id: id(),
    /** Type 5. */
    code: cText().notNull().unique('boxes_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    name: text().notNull().default(''),
    /** "n of m" on its label. */
    number: integer().notNull().default(1),
    total: integer().notNull().default(1),
    placeId: uuid().references(() => places.id),
    custodianId: uuid().references(() => people.id),
    transferId: uuid().references(() => transfers.id),
    /** The handover session it is packed for: only what its families get goes in. */
    batchId: uuid().references(() => handoverBatches.id),
    version: integer().notNull().default(1),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    /** Unpacked and done with. */
    closedAt: moment(),
  },
  (t) => [
    check('boxes_number', sql`${t.number} between 1 and ${t.total} and ${t.total} <= 1000`),
    check(
      'boxes_one_holder',
      sql`num_nonnulls(${t.placeId}, ${t.custodianId}, ${t.transferId}) = case when ${t.closedAt} is null then 1 else 0 end`,
    ),
    index('boxes_place').on(t.placeId),
    index('boxes_transfer').on(t.transferId),
    index('boxes_batch').on(t.batchId),
    index('boxes_site').on(t.siteId, t.createdAt),
  ],
);

/** One thing of a transfer, from packing to what became of it. */
export const transferLines = pgTable(
  'transfer_lines',
  {
    id: id(),
    transferId: uuid()
      .notNull()
      .references(() => transfers.id),
    subject: text({ enum: ['device', 'accessory', 'part', 'item', 'box'] }).notNull(),
    subjectId: uuid().notNull(),
    boxId: uuid().references(() => boxes.id),
    /** Where counted pieces were taken from: they go back there when the transfer is cancelled. */
    fromPlaceId: uuid().references(() => places.id),
    sentQuantity: integer().notNull().default(1),
    receivedQuantity: integer().notNull().default(0),
    /** How a difference was put right. */
    settled: text({ enum: ['received', 'stayed', 'lost', 'unexpected'] }),
    note: text().notNull().default(''),
    packedById: uuid()
      .notNull()
      .references(() => people.id),
    packedAt: moment().notNull(),
    receivedById: uuid().references(() => people.id),
    receivedAt: moment(),
    settledById: uuid().references(() => people.id),
    settledAt: moment(),
  },
  (t) => [
    uniqueIndex('transfer_lines_thing').on(t.transferId, t.subject, t.subjectId),
    check(
      'transfer_lines_subject',
      sql`${t.subject} in ('device','accessory','part','item','box')`,
    ),
    check('transfer_lines_settled', sql`${t.settled} in ('received','stayed','lost','unexpected')`),
    check('transfer_lines_sent', sql`${t.sentQuantity} between 0 and 100000`),
    check('transfer_lines_received', sql`${t.receivedQuantity} between 0 and 100000`),
    check(
      'transfer_lines_single',
      sql`${t.subject} = 'item' or (${t.sentQuantity} <= 1 and ${t.receivedQuantity} <= 1)`,
    ),
    index('transfer_lines_subject_id').on(t.subjectId),
  ],
);
