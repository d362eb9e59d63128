import { sql } from 'drizzle-orm';
import {
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
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

/** A batch for the recycler: open while it is loaded, then closed by two signatures (G12) for ever. */
export const recyclingBatches = pgTable(
  'recycling_batches',
  {
    id: id(),
    code: cText().notNull().unique('recycling_batches_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    recycler: text().notNull(),
    licence: text().notNull().default(''),
    /** Number of the waste transport document. */
    wasteDocument: text().notNull().default(''),
    openedById: uuid().references(() => people.id),
    openedAt: moment(),
    /** Counted while loading, and weighed in kg: null until it is signed. */
    pieces: integer(),
    weightKg: real(),
    signedById: uuid().references(() => people.id),
    secondSignerId: uuid().references(() => people.id),
    recordedAt: moment(),
    cancelledAt: moment(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check(
      'recycling_batches_signed',
      sql`num_nonnulls(${t.pieces}, ${t.weightKg}, ${t.signedById}, ${t.secondSignerId}, ${t.recordedAt}) in (0, 5)`,
    ),
    check('recycling_batches_two_persons', sql`${t.signedById} <> ${t.secondSignerId}`),
    check('recycling_batches_pieces', sql`${t.pieces} > 0`),
    check('recycling_batches_weight', sql`${t.weightKg} > 0`),
    index('recycling_batches_site').on(t.siteId, t.recordedAt),
  ],
);

export const RECYCLING_SUBJECTS = ['device', 'accessory', 'part', 'item', 'hazard'] as const;

/** One line of the manifest; figures stay as they were computed, with their source and factor set. */
export const recyclingLines = pgTable(
  'recycling_lines',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => recyclingBatches.id),
    subject: text({ enum: RECYCLING_SUBJECTS }).notNull(),
    subjectId: uuid().notNull(),
    pieces: integer().notNull().default(1),
    weightKg: real(),
    /** Weighed, or taken from the factor set. */
    weightSource: text({ enum: ['weighed', 'factor_set'] }),
    co2eKg: real(),
    factorSet: text().notNull().default(''),
    /** The bin that counted pieces are taken from when the batch leaves. */
    fromPlaceId: uuid().references(() => places.id),
    /** Storage drives of the thing and what became of their data, as it was when the batch left. */
    drives: jsonb(),
    addedById: uuid()
      .notNull()
      .references(() => people.id),
    addedAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('recycling_lines_thing')
      .on(t.batchId, t.subject, t.subjectId)
      .where(sql`${t.subject} <> 'item'`),
    uniqueIndex('recycling_lines_item')
      .on(t.batchId, t.subjectId, t.fromPlaceId)
      .where(sql`${t.subject} = 'item'`),
    check('recycling_lines_place', sql`(${t.subject} = 'item') = (${t.fromPlaceId} is not null)`),
    check(
      'recycling_lines_subject',
      sql`${t.subject} in ('device','accessory','part','item','hazard')`,
    ),
    check('recycling_lines_pieces', sql`${t.pieces} between 1 and 100000`),
    check('recycling_lines_weight', sql`${t.weightKg} > 0`),
    check('recycling_lines_weight_source', sql`${t.weightSource} in ('weighed','factor_set')`),
    index('recycling_lines_subject_id').on(t.subjectId),
  ],
);

/** Hazardous things kept apart until a recycler takes them: swollen batteries first of all. */
export const hazardousItems = pgTable(
  'hazardous_items',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    kind: text({ enum: ['battery_swollen', 'battery', 'lamp', 'crt', 'toner', 'other'] }).notNull(),
    pieces: integer().notNull(),
    weightKg: real(),
    /** The quarantine bin it lies in. */
    placeId: uuid()
      .notNull()
      .references(() => places.id),
    /** The device it was taken out of. */
    deviceId: uuid().references(() => devices.id),
    note: text().notNull().default(''),
    recordedById: uuid()
      .notNull()
      .references(() => people.id),
    recordedAt: moment().notNull(),
    /** The batch that took it away. */
    batchId: uuid().references(() => recyclingBatches.id),
  },
  (t) => [
    check(
      'hazardous_items_kind',
      sql`${t.kind} in ('battery_swollen','battery','lamp','crt','toner','other')`,
    ),
    check('hazardous_items_pieces', sql`${t.pieces} between 1 and 10000`),
    check('hazardous_items_weight', sql`${t.weightKg} > 0 and ${t.weightKg} <= 10000`),
    index('hazardous_items_site').on(t.siteId, t.recordedAt),
    index('hazardous_items_place').on(t.placeId),
  ],
);

/** Append-only: what is added to a batch after it left; nothing else may change then. */
export const recyclingNotes = pgTable(
  'recycling_notes',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => recyclingBatches.id),
    text: text().notNull(),
    writtenById: uuid()
      .notNull()
      .references(() => people.id),
    writtenAt: moment().notNull(),
  },
  (t) => [
    check('recycling_notes_text', sql`${t.text} <> ''`),
    index('recycling_notes_batch').on(t.batchId, t.writtenAt),
  ],
);
