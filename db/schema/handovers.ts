import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { handoverBatches, handoverTablets } from './handover-batches.ts';
import { accessories } from './kits.ts';
import { needs } from './needs.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

export const reservations = pgTable(
  'reservations',
  {
    id: id(),
    needId: uuid()
      .notNull()
      .references(() => needs.id),
    /** Exactly one of device and card. */
    deviceId: uuid().references(() => devices.id),
    /** A SIM or data card that is given without a device. */
    accessoryId: uuid().references(() => accessories.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    reservedById: uuid()
      .notNull()
      .references(() => people.id),
    reservedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    /** Extended once, never twice. */
    extendedAt: moment(),
    /** Why one person approved the need and reserved for it, where the site allows that. */
    selfCheckReason: text().notNull().default(''),
    /** Why needs that stand before this one were passed over; empty where none was. */
    orderReason: text().notNull().default(''),
    closedAt: moment(),
    outcome: text({ enum: ['released', 'expired', 'fulfilled'] }),
    reason: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('reservations_open_need')
      .on(t.needId)
      .where(sql`${t.closedAt} is null`),
    uniqueIndex('reservations_open_device')
      .on(t.deviceId)
      .where(sql`${t.closedAt} is null`),
    uniqueIndex('reservations_open_accessory')
      .on(t.accessoryId)
      .where(sql`${t.closedAt} is null`),
    check('reservations_one_thing', sql`num_nonnulls(${t.deviceId}, ${t.accessoryId}) = 1`),
    index('reservations_expiry')
      .on(t.siteId, t.expiresAt)
      .where(sql`${t.closedAt} is null`),
  ],
);

export const handovers = pgTable(
  'handovers',
  {
    id: id(),
    receiptCode: cText().notNull().unique('handovers_receipt_key'),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    needId: uuid()
      .notNull()
      .references(() => needs.id),
    reservationId: uuid()
      .notNull()
      .references(() => reservations.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    handedOverById: uuid()
      .notNull()
      .references(() => people.id),
    placeId: uuid().references(() => places.id),
    identitySeen: boolean().notNull(),
    /** Handed over as part of a batch, from this tablet. */
    batchId: uuid().references(() => handoverBatches.id),
    tabletId: uuid().references(() => handoverTablets.id),
    /** Random; the address in the QR code of its receipt. Null before receipts could be verified. */
    verifyCode: cText().unique('handovers_verify_key'),
    /** sha256, base64url, over what the receipt says. */
    contentHash: cText().notNull().default(''),
    /** From donor to recipient without the workshop: confirmed by the guardian, nobody signed at a table. */
    direct: boolean().notNull().default(false),
    /** Scanned accessory ids, kit lines, waivers and grades as they left. */
    snapshot: jsonb().notNull(),
    locale: text().notNull(),
    warrantyEnd: moment().notNull(),
    /** Factor set and value are stored here and never computed again. */
    factorSet: text().notNull(),
    co2eAvoidedKg: real().notNull(),
    weightKg: real().notNull(),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
    voidedAt: moment(),
    voidedById: uuid().references(() => people.id),
    voidWitnessId: uuid().references(() => people.id),
    voidReason: text().notNull().default(''),
  },
  (t) => [
    index('handovers_device').on(t.deviceId),
    index('handovers_need').on(t.needId),
    uniqueIndex('handovers_reservation').on(t.reservationId),
    check('handovers_identity', sql`${t.identitySeen} or ${t.direct}`),
    check(
      'handovers_void_two_persons',
      sql`${t.voidedAt} is null or ${t.voidWitnessId} <> ${t.voidedById}`,
    ),
  ],
);

export const returns = pgTable(
  'returns',
  {
    id: id(),
    slipCode: cText().notNull().unique('returns_slip_key'),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    handoverId: uuid()
      .notNull()
      .references(() => handovers.id),
    reason: text({ enum: ['fault', 'unwanted', 'moved', 'swap', 'end_of_loan'] }).notNull(),
    condition: text().notNull(),
    /** Lines of the kit as it left, and what of it came back. */
    accessories: jsonb().notNull(),
    needReopened: boolean().notNull(),
    /** The handover of the device that was given in exchange. */
    replacedById: uuid().references(() => handovers.id),
    receivedById: uuid()
      .notNull()
      .references(() => people.id),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [index('returns_device').on(t.deviceId)],
);

/** A SIM or data card given to an approved student without a device. */
export const accessoryGifts = pgTable(
  'accessory_gifts',
  {
    id: id(),
    accessoryId: uuid()
      .notNull()
      .references(() => accessories.id),
    needId: uuid()
      .notNull()
      .references(() => needs.id),
    givenById: uuid()
      .notNull()
      .references(() => people.id),
    givenAt: moment().notNull(),
    /** Null when it was given without having been reserved. */
    reservationId: uuid().references(() => reservations.id),
    batchId: uuid().references(() => handoverBatches.id),
    /** A document code; null for cards given before receipts had numbers. */
    receiptCode: cText().unique('accessory_gifts_receipt_key'),
    verifyCode: cText().unique('accessory_gifts_verify_key'),
    contentHash: cText().notNull().default(''),
    identitySeen: boolean().notNull().default(false),
    /** When the family got it; `givenAt` is when it was recorded. */
    happenedAt: moment(),
    /** Taken back by mistake or return: the card is stock again. */
    endedAt: moment(),
  },
  (t) => [
    uniqueIndex('accessory_gifts_open')
      .on(t.accessoryId)
      .where(sql`${t.endedAt} is null`),
    index('accessory_gifts_need').on(t.needId),
  ],
);

/** The call after thirty days: does it work, is it used. */
export const followUps = pgTable(
  'follow_ups',
  {
    handoverId: uuid()
      .primaryKey()
      .references(() => handovers.id),
    outcome: text({ enum: ['works', 'problem', 'not_used', 'not_reached'] }).notNull(),
    /** Calls without an answer so far. */
    attempts: integer().notNull().default(1),
    /** When to try again; null when it is done. */
    nextOn: date({ mode: 'string' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    doneAt: moment().notNull(),
  },
  (t) => [
    check('follow_ups_outcome', sql`${t.outcome} in ('works','problem','not_used','not_reached')`),
  ],
);

/** What a retention run erased, or would have. */
export const retentionRuns = pgTable(
  'retention_runs',
  {
    id: id(),
    dryRun: boolean().notNull(),
    /** Rows by rule. */
    counts: jsonb().notNull(),
    /** Null when the clock ran it. */
    personId: uuid().references(() => people.id),
    ranAt: moment().notNull(),
  },
  (t) => [index('retention_runs_time').on(t.ranAt)],
);
