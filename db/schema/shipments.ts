import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { handoverBatches } from './handover-batches.ts';
import { reservations } from './handovers.ts';
import { needs } from './needs.ts';
import { people } from './people.ts';

/** Part of a handover session that a courier takes to the local office. Addresses are of the office, never of a family. */
export const shipments = pgTable(
  'shipments',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => handoverBatches.id),
    /** In its session, from 1. */
    number: integer().notNull(),
    office: text().notNull(),
    address: text().notNull(),
    phone: text().notNull().default(''),
    packedAt: moment().notNull(),
    packedById: uuid()
      .notNull()
      .references(() => people.id),
    carrier: text().notNull().default(''),
    /** What the carrier calls it. */
    reference: text().notNull().default(''),
    sentAt: moment(),
    sentById: uuid().references(() => people.id),
    /** Nothing of it is open any more. */
    closedAt: moment(),
  },
  (t) => [
    uniqueIndex('shipments_number').on(t.batchId, t.number),
    index('shipments_open')
      .on(t.sentAt)
      .where(sql`${t.closedAt} is null`),
    check(
      'shipments_sent',
      sql`(${t.sentAt} is null) = (${t.sentById} is null) and (${t.sentAt} is null or (${t.carrier} <> '' and ${t.reference} <> ''))`,
    ),
  ],
);

export const shipmentItems = pgTable(
  'shipment_items',
  {
    shipmentId: uuid()
      .notNull()
      .references(() => shipments.id),
    needId: uuid()
      .notNull()
      .references(() => needs.id),
    /** What is in the parcel: the device or card of this reservation. A trigger keeps it open while it is under way. */
    reservationId: uuid()
      .notNull()
      .references(() => reservations.id),
    /** Said by the local office: it did not arrive, or not whole. */
    problem: text({ enum: ['missing', 'damaged'] }),
    problemAt: moment(),
    problemById: uuid().references(() => people.id),
    /** Null while it is under way, or until somebody decides what became of it. */
    outcome: text({ enum: ['delivered', 'unpacked', 'back', 'lost', 'resent'] }),
    closedAt: moment(),
    closedById: uuid().references(() => people.id),
  },
  (t) => [
    primaryKey({ name: 'shipment_items_key', columns: [t.shipmentId, t.needId] }),
    uniqueIndex('shipment_items_open')
      .on(t.needId)
      .where(sql`${t.outcome} is null`),
    index('shipment_items_reservation').on(t.reservationId),
    check('shipment_items_closed', sql`(${t.outcome} is null) = (${t.closedAt} is null)`),
    check('shipment_items_problem', sql`(${t.problem} is null) = (${t.problemAt} is null)`),
    check(
      'shipment_items_values',
      sql`${t.problem} in ('missing','damaged') and ${t.outcome} in ('delivered','unpacked','back','lost','resent')`,
    ),
    check(
      'shipment_items_settled',
      sql`${t.outcome} not in ('back','lost','resent') or ${t.problem} is not null`,
    ),
  ],
);
