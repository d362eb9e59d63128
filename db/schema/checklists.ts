import { sql } from 'drizzle-orm';
import {
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** A checklist as an administrator changed it. Version 1 is the built-in one and has no row. */
export const checklistVersions = pgTable(
  'checklist_versions',
  {
    version: integer().primaryKey(),
    /** All lines: `ChecklistDefinition` of `#domain/checklists`. */
    definition: jsonb().notNull(),
    note: text().notNull().default(''),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
  },
  (t) => [check('checklist_versions_version', sql`${t.version} > 1`)],
);

export const checklistRuns = pgTable(
  'checklist_runs',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    version: text().notNull(),
    kind: text().notNull(),
    startedById: uuid()
      .notNull()
      .references(() => people.id),
    startedAt: moment().notNull(),
    /** Set when a later run takes its place: after a return or a defect all is tested anew. */
    supersededAt: moment(),
  },
  (t) => [
    uniqueIndex('checklist_runs_current')
      .on(t.deviceId)
      .where(sql`${t.supersededAt} is null`),
  ],
);

export const checklistAnswers = pgTable(
  'checklist_answers',
  {
    runId: uuid()
      .notNull()
      .references(() => checklistRuns.id),
    item: text().notNull(),
    result: text({ enum: ['pass', 'fail', 'na'] }).notNull(),
    value: text().notNull().default(''),
    note: text().notNull().default(''),
    /** Who says so: a person, a hardware report, or the test page on the machine itself. */
    source: text({ enum: ['person', 'report', 'test_page'] })
      .notNull()
      .default('person'),
    /** The report or the test session it was measured in. */
    sourceId: uuid(),
    answeredById: uuid()
      .notNull()
      .references(() => people.id),
    answeredAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ name: 'checklist_answers_key', columns: [t.runId, t.item] }),
    check('checklist_answers_result', sql`${t.result} in ('pass','fail','na')`),
    check('checklist_answers_source', sql`${t.source} in ('person','report','test_page')`),
    check('checklist_answers_measured', sql`(${t.source} = 'person') = (${t.sourceId} is null)`),
  ],
);

export const lockChecks = pgTable(
  'lock_checks',
  {
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    lock: text().notNull(),
    status: text({ enum: ['clear', 'locked', 'na'] }).notNull(),
    /** What the lock's screen shows about its owner, as far as it helps to ask for the release. */
    hint: text().notNull().default(''),
    /** Tested again after the reset with the network on. */
    recheckedAt: moment(),
    checkedById: uuid()
      .notNull()
      .references(() => people.id),
    checkedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ name: 'lock_checks_key', columns: [t.deviceId, t.lock] }),
    check('lock_checks_status', sql`${t.status} in ('clear','locked','na')`),
  ],
);

/** One use of the test page on a donated machine, opened by a short code. */
export const testSessions = pgTable('test_sessions', {
  id: id(),
  /** SHA-256 of the short code; the code itself is shown once and not kept. */
  codeHash: bytes().notNull().unique('test_sessions_code_key'),
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
  openedAt: moment(),
  finishedAt: moment(),
  userAgent: cText().notNull().default(''),
  /** `TestPageResults` of `#domain/test-page`. */
  results: jsonb().notNull(),
});
