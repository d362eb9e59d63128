import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

/** A stock count of a site or some of its places; several people may count at once. */
export const stockCounts = pgTable(
  'stock_counts',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    name: text().notNull().default(''),
    startedById: uuid()
      .notNull()
      .references(() => people.id),
    startedAt: moment().notNull(),
    closedById: uuid().references(() => people.id),
    closedAt: moment(),
    /** `CountSummary` of `#domain/counts` as it was at the end: things go on moving afterwards. */
    summary: jsonb(),
  },
  (t) => [
    check('stock_counts_summary', sql`(${t.closedAt} is null) = (${t.summary} is null)`),
    uniqueIndex('stock_counts_open')
      .on(t.siteId)
      .where(sql`${t.closedAt} is null`),
    index('stock_counts_site').on(t.siteId, t.startedAt),
  ],
);

/** One place of a count: what should be there is written down when somebody starts to count it. */
export const countPlaces = pgTable(
  'count_places',
  {
    countId: uuid()
      .notNull()
      .references(() => stockCounts.id),
    placeId: uuid()
      .notNull()
      .references(() => places.id),
    /** Null while the place waits for its count. */
    startedById: uuid().references(() => people.id),
    startedAt: moment(),
    doneById: uuid().references(() => people.id),
    doneAt: moment(),
  },
  (t) => [
    primaryKey({ name: 'count_places_key', columns: [t.countId, t.placeId] }),
    check('count_places_done', sql`${t.doneAt} is null or ${t.startedAt} is not null`),
  ],
);

/** One thing expected or found at one place of a count. */
export const countLines = pgTable(
  'count_lines',
  {
    countId: uuid()
      .notNull()
      .references(() => stockCounts.id),
    placeId: uuid()
      .notNull()
      .references(() => places.id),
    subject: text({ enum: ['device', 'accessory', 'part', 'item', 'box'] }).notNull(),
    subjectId: uuid().notNull(),
    expected: integer().notNull().default(0),
    found: integer().notNull().default(0),
    foundById: uuid().references(() => people.id),
    foundAt: moment(),
    /** How a difference was put right, by one tap. */
    settled: text({ enum: ['moved_here', 'missing', 'adjusted', 'found_again', 'left'] }),
    settledById: uuid().references(() => people.id),
    settledAt: moment(),
  },
  (t) => [
    primaryKey({
      name: 'count_lines_key',
      columns: [t.countId, t.placeId, t.subject, t.subjectId],
    }),
    check('count_lines_subject', sql`${t.subject} in ('device','accessory','part','item','box')`),
    check('count_lines_expected', sql`${t.expected} between 0 and 1000000`),
    check('count_lines_found', sql`${t.found} between 0 and 1000000`),
    check(
      'count_lines_settled',
      sql`${t.settled} in ('moved_here','missing','adjusted','found_again','left')`,
    ),
    check('count_lines_settled_by', sql`(${t.settled} is null) = (${t.settledById} is null)`),
    index('count_lines_subject_id').on(t.countId, t.subjectId),
  ],
);

/** Labels scanned in a count that stand for nothing known here: somebody must look. */
export const countStrangers = pgTable(
  'count_strangers',
  {
    countId: uuid()
      .notNull()
      .references(() => stockCounts.id),
    placeId: uuid()
      .notNull()
      .references(() => places.id),
    text: text().notNull(),
    scannedById: uuid()
      .notNull()
      .references(() => people.id),
    scannedAt: moment().notNull(),
    dismissedById: uuid().references(() => people.id),
    dismissedAt: moment(),
  },
  (t) => [primaryKey({ name: 'count_strangers_key', columns: [t.countId, t.placeId, t.text] })],
);
