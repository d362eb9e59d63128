import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** A school's list as it was uploaded; its rows are needs, its file is not kept. */
export const needLists = pgTable(
  'need_lists',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    school: text().notNull(),
    uploadedById: uuid()
      .notNull()
      .references(() => people.id),
    uploadedAt: moment().notNull(),
    created: integer().notNull(),
    updated: integer().notNull(),
    unchanged: integer().notNull(),
  },
  (t) => [index('need_lists_site').on(t.siteId, t.uploadedAt)],
);

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
    /** A kind of device, or `sim` for a card alone. */
    kind: text().notNull(),
    /** What it must be able to do beside its kind (`#domain/need-requirements`). */
    requirements: jsonb().notNull().default({}),
    area: text().notNull().default(''),
    schoolLevel: text().notNull().default(''),
    status: text({ enum: ['requested', 'approved', 'rejected', 'reserved', 'served', 'closed'] })
      .notNull()
      .default('requested'),
    /** Place in the queue: smaller is served first; a released need keeps it. */
    rank: integer().notNull().default(0),
    /** Why it stands there: a code of `#domain/need-priority`, empty for the order of registration. */
    priorityReason: text().notNull().default(''),
    prioritisedById: uuid().references(() => people.id),
    /** The uploaded list it came with. */
    listId: uuid().references(() => needLists.id),
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
