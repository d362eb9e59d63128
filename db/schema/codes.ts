import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { labelJobs } from './label-jobs.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** The next number of each code type. */
export const codeNumbers = pgTable('code_numbers', {
  type: smallint().primaryKey(),
  next: integer().notNull(),
});

export const CODE_SUBJECTS = [
  'device',
  'accessory',
  'medium',
  'part',
  'item',
  'place',
  'batch',
  'box',
  'transfer',
  'badge',
  'donation',
  'handover',
  'handover_batch',
  'gift',
  'return',
  'recycling',
  'certificate',
  'blank',
] as const;

/** Every printed code and what it stands for; a blank stands for nothing yet. */
export const codes = pgTable(
  'codes',
  {
    code: cText().primaryKey(),
    subject: text({ enum: CODE_SUBJECTS }).notNull(),
    subjectId: uuid(),
    siteId: uuid().references(() => sites.id),
    reservedById: uuid().references(() => people.id),
    createdAt: moment().notNull(),
  },
  (t) => [
    check('codes_form', sql`${t.code} ~ '^[1-8][0-9]{9}$'`),
    check('codes_blank', sql`(${t.subject} = 'blank') = (${t.subjectId} is null)`),
    index('codes_subject').on(t.subjectId),
  ],
);

/** Every print of a label; a reprint voids the earlier one. */
export const labelPrints = pgTable(
  'label_prints',
  {
    id: id(),
    code: cText()
      .notNull()
      .references(() => codes.code),
    jobId: uuid().references(() => labelJobs.id),
    medium: text().notNull(),
    format: text({ enum: ['pdf', 'zpl'] }).notNull(),
    reason: text().notNull().default(''),
    printedById: uuid()
      .notNull()
      .references(() => people.id),
    printedAt: moment().notNull(),
    voidedAt: moment(),
  },
  (t) => [
    index('label_prints_code').on(t.code, t.printedAt),
    index('label_prints_time').on(t.printedAt),
  ],
);

/** First answers by request id: a replay gets the same answer and changes nothing. */
export const requests = pgTable(
  'requests',
  {
    requestId: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    bodyHash: text().notNull(),
    answer: text().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [index('requests_time').on(t.recordedAt)],
);

/** Scans that were refused or warned about, for the list that somebody deals with. */
export const scanLog = pgTable(
  'scan_log',
  {
    requestId: uuid().notNull(),
    text: text().notNull(),
    outcome: text({ enum: ['done', 'warning', 'refused'] }).notNull(),
    reason: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
    /** Somebody dealt with it. */
    dismissedAt: moment(),
    dismissedById: uuid().references(() => people.id),
  },
  (t) => [
    primaryKey({ name: 'scan_log_key', columns: [t.requestId] }),
    index('scan_log_site').on(t.siteId, t.recordedAt),
    index('scan_log_open')
      .on(t.personId, t.recordedAt)
      .where(sql`${t.dismissedAt} is null`),
  ],
);
