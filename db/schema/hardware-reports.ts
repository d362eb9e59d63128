import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** Lets a donated machine send one report about one device, without anybody signing in on it. */
export const reportTokens = pgTable(
  'report_tokens',
  {
    id: id(),
    /** SHA-256 of the token; the token itself is shown once and not kept. */
    tokenHash: bytes().notNull().unique('report_tokens_hash_key'),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (t) => [index('report_tokens_device').on(t.deviceId)],
);

/** One drop of files as it came; the files themselves lie unchanged in the data folder. */
export const reportUploads = pgTable('report_uploads', {
  id: id(),
  siteId: uuid()
    .notNull()
    .references(() => sites.id),
  /** Sent by a command with a token, or by a person with a session. */
  via: text({ enum: ['command', 'upload'] }).notNull(),
  /** The device it was sent for; null where nobody said one. */
  forDeviceId: uuid().references(() => devices.id),
  sentById: uuid()
    .notNull()
    .references(() => people.id),
  receivedAt: moment().notNull(),
});

export const reportFiles = pgTable(
  'report_files',
  {
    uploadId: uuid()
      .notNull()
      .references(() => reportUploads.id),
    position: integer().notNull(),
    name: text().notNull(),
    /** SHA-256 in hexadecimal: the name of the file in the data folder. */
    contentHash: cText().notNull(),
    sizeBytes: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'report_files_key', columns: [t.uploadId, t.position] })],
);

/** What the files say about one machine, and the device it belongs to. */
export const hardwareReports = pgTable(
  'hardware_reports',
  {
    id: id(),
    uploadId: uuid()
      .notNull()
      .references(() => reportUploads.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    deviceId: uuid().references(() => devices.id),
    status: text({ enum: ['matched', 'review', 'dismissed'] }).notNull(),
    /** Why a person must look, a translation key; empty when matched without doubt. */
    reason: text().notNull().default(''),
    /** The machine as the readers gave it: `MachineReport` of `#domain/hardware-report`. */
    machine: jsonb().notNull(),
    /** Normalised as `devices.serialKey`; empty when unknown. */
    serialKey: cText().notNull().default(''),
    machineUuid: cText().notNull().default(''),
    /** What changed since the report before: `ReportChange[]`. */
    changes: jsonb().notNull(),
    receivedAt: moment().notNull(),
    decidedById: uuid().references(() => people.id),
    decidedAt: moment(),
  },
  (t) => [
    check('hardware_reports_status', sql`${t.status} in ('matched','review','dismissed')`),
    check('hardware_reports_matched', sql`${t.status} <> 'matched' or ${t.deviceId} is not null`),
    index('hardware_reports_device').on(t.deviceId, t.receivedAt),
    index('hardware_reports_review')
      .on(t.siteId, t.receivedAt)
      .where(sql`${t.status} = 'review'`),
    index('hardware_reports_uuid')
      .on(t.machineUuid)
      .where(sql`${t.machineUuid} <> ''`),
  ],
);

/** A person's word about one reported value: it is not offered again. */
export const reportDecisions = pgTable(
  'report_decisions',
  {
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    field: text().notNull(),
    /** The reported value as text. */
    reported: text().notNull(),
    taken: text({ enum: ['taken', 'kept'] }).notNull(),
    decidedById: uuid()
      .notNull()
      .references(() => people.id),
    decidedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ name: 'report_decisions_key', columns: [t.deviceId, t.field, t.reported] }),
    check('report_decisions_taken', sql`${t.taken} in ('taken','kept')`),
  ],
);
