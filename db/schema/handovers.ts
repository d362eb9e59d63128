import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

/** A request for a device. Names a student only through `recipients`. */
export const needs = pgTable(
  'needs',
  {
    id: id(),
    /** Random public code `N-xxxxxx`. */
    code: cText().notNull().unique('needs_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    kind: text().notNull(),
    area: text().notNull().default(''),
    schoolLevel: text().notNull().default(''),
    status: text({ enum: ['requested', 'approved', 'rejected', 'reserved', 'served', 'closed'] })
      .notNull()
      .default('requested'),
    /** Place in the queue: smaller is served first; a released need keeps it. */
    rank: integer().notNull().default(0),
    registeredById: uuid()
      .notNull()
      .references(() => people.id),
    registeredAt: moment().notNull(),
    consentAt: moment(),
    consentBy: text().notNull().default(''),
    consentTextVersion: text().notNull().default(''),
    /** How consent was given: on paper, by telephone, at the table. */
    consentChannel: text().notNull().default(''),
    consentWithdrawnAt: moment(),
    decidedById: uuid().references(() => people.id),
    decidedAt: moment(),
    /** Why it was rejected, or approved beside a double: a code, never words about a person. */
    decisionReason: text().notNull().default(''),
    closedAt: moment(),
    closeReason: text().notNull().default(''),
    version: integer().notNull().default(1),
  },
  (t) => [
    check(
      'needs_status',
      sql`${t.status} in ('requested','approved','rejected','reserved','served','closed')`,
    ),
    index('needs_queue').on(t.siteId, t.status, t.rank, t.registeredAt),
  ],
);

/** The person to give to: seen by approvers and coordinators only, erased after the retention time. */
export const recipients = pgTable(
  'recipients',
  {
    needId: uuid()
      .primaryKey()
      .references(() => needs.id),
    studentName: text().notNull(),
    school: text().notNull().default(''),
    guardianName: text().notNull().default(''),
    guardianPhone: text().notNull().default(''),
    /** HMAC of name and school: finds a second request for the same person, outlives erasure. */
    personKey: cText().notNull().default(''),
    erasedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [index('recipients_person_key').on(t.personKey)],
);

export const reservations = pgTable(
  'reservations',
  {
    id: id(),
    needId: uuid()
      .notNull()
      .references(() => needs.id),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
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

/** Signature and signer: personal, erasable; the event binds them by a salted hash. */
export const signatures = pgTable('signatures', {
  handoverId: uuid()
    .primaryKey()
    .references(() => handovers.id),
  signerName: text().notNull(),
  signerRole: text({ enum: ['recipient', 'guardian', 'teacher'] }).notNull(),
  /** Somebody of the school or point who stood by. */
  witnessName: text().notNull().default(''),
  /** PNG as drawn. */
  image: bytes(),
  salt: bytes(),
  erasedAt: moment(),
});

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
    receivedById: uuid()
      .notNull()
      .references(() => people.id),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [index('returns_device').on(t.deviceId)],
);
