import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** Storage media keep their own identity and history wherever they travel. */
export const media = pgTable(
  'media',
  {
    id: id(),
    code: cText().notNull().unique('media_code_key'),
    deviceId: uuid().references(() => devices.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    type: text().notNull(),
    make: text().notNull().default(''),
    model: text().notNull().default(''),
    serial: text().notNull().default(''),
    sizeBytes: bigint({ mode: 'number' }),
    status: text({
      enum: ['unknown', 'removed', 'sanitised', 'failed', 'destroyed', 'none'],
    })
      .notNull()
      .default('unknown'),
    labelConfirmedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    check(
      'media_status',
      sql`${t.status} in ('unknown','removed','sanitised','failed','destroyed','none')`,
    ),
    index('media_device').on(t.deviceId),
    index('media_serial').on(t.serial),
  ],
);

/** What was done to a medium; append-only, for ever. */
export const mediaRecords = pgTable(
  'media_records',
  {
    id: id(),
    mediumId: uuid()
      .notNull()
      .references(() => media.id),
    deviceId: uuid().references(() => devices.id),
    status: text().notNull(),
    method: text().notNull().default(''),
    technique: text().notNull().default(''),
    standard: text().notNull().default(''),
    tool: text().notNull().default(''),
    toolVersion: text().notNull().default(''),
    verification: text().notNull().default(''),
    errors: integer(),
    startedAt: moment(),
    endedAt: moment(),
    /** Further fields of the evidence: steps of a tablet reset, where a removed medium went. */
    details: jsonb().notNull(),
    accepted: boolean().notNull(),
    /** Why it does not count, a translation key; empty when accepted. */
    reason: text().notNull().default(''),
    doneById: uuid()
      .notNull()
      .references(() => people.id),
    witnessId: uuid().references(() => people.id),
    /** SHA-256 of the log file the record was read from, in hexadecimal; empty when a person typed it. */
    logHash: cText().notNull().default(''),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [
    unique('media_records_doer').on(t.id, t.doneById),
    index('media_records_medium').on(t.mediumId, t.recordedAt),
    check(
      'media_records_destroy_witness',
      sql`${t.status} <> 'destroyed' or (${t.witnessId} is not null and ${t.witnessId} <> ${t.doneById})`,
    ),
  ],
);

export const holds = pgTable(
  'holds',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    kind: text().notNull(),
    reason: text().notNull().default(''),
    placedById: uuid()
      .notNull()
      .references(() => people.id),
    placedAt: moment().notNull(),
    /** The owner of a lock has until then to answer; null where no clock runs. */
    dueAt: moment(),
    releasedById: uuid().references(() => people.id),
    releasedAt: moment(),
    releaseNote: text().notNull().default(''),
    /** What shows that the cause is gone: `HoldReleaseEvidence` of `#domain/holds`. */
    releaseEvidence: jsonb(),
  },
  (t) => [
    uniqueIndex('holds_open')
      .on(t.deviceId, t.kind)
      .where(sql`${t.releasedAt} is null`),
    check(
      'holds_lock_evidence',
      sql`${t.kind} <> 'locked' or ${t.releasedAt} is null or coalesce(${t.releaseEvidence} ->> 'way', '') <> ''`,
    ),
    check(
      'holds_kind',
      sql`${t.kind} in ('awaiting_parts','wipe_failed','locked','safety','theft_check','donor_recall','label_mismatch','investigate')`,
    ),
  ],
);

/** A fault or planned upgrade: open until it is decided and worked off. */
export const faults = pgTable(
  'faults',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    fault: text().notNull(),
    checklistItem: text().notNull().default(''),
    decision: text({ enum: ['repair', 'upgrade', 'accept', 'harvest', 'recycle'] }),
    note: text().notNull().default(''),
    parts: text().notNull().default(''),
    minutes: integer().notNull().default(0),
    outcome: text(),
    foundById: uuid()
      .notNull()
      .references(() => people.id),
    foundAt: moment().notNull(),
    closedById: uuid().references(() => people.id),
    closedAt: moment(),
  },
  (t) => [
    index('faults_device').on(t.deviceId),
    index('faults_open')
      .on(t.deviceId)
      .where(sql`${t.closedAt} is null`),
    check('faults_minutes', sql`${t.minutes} between 0 and 10000`),
  ],
);

/** Final checks by another person (or by oneself where the site allows it). */
export const qaRecords = pgTable(
  'qa_records',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    selfCheck: boolean().notNull(),
    reason: text().notNull().default(''),
    videoCall: boolean().notNull(),
    marksRemoved: boolean().notNull(),
    /** Cleared when the device leaves the line again. */
    supersededAt: moment(),
    recordedAt: moment().notNull(),
  },
  (t) => [
    index('qa_records_device').on(t.deviceId),
    check('qa_records_self_reason', sql`not ${t.selfCheck} or ${t.reason} <> ''`),
  ],
);

/** A gate waived by a coordinator: shown on the device for ever. */
export const waivers = pgTable(
  'waivers',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    gate: text().notNull(),
    reason: text().notNull(),
    waivedById: uuid()
      .notNull()
      .references(() => people.id),
    waivedAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('waivers_gate').on(t.deviceId, t.gate),
    check('waivers_gate_waivable', sql`${t.gate} in ('G5','G6','G7','G9')`),
    check('waivers_reason', sql`${t.reason} <> ''`),
  ],
);
