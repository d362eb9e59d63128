import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

export const LABEL_OUTPUTS = ['pdf', 'zpl_file', 'zpl_send'] as const;

/** A label printer as a site has set it up: what lies in it, where its print lands, how it is reached. */
export const printerProfiles = pgTable(
  'printer_profiles',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    name: text().notNull(),
    /** A medium of the list, or `custom` with its numbers as JSON. */
    medium: text().notNull(),
    customMedium: text(),
    /** Badges and command cards go on larger ones. */
    cardMedium: text().notNull(),
    dpi: integer().notNull(),
    symbol: text({ enum: ['qr', 'code128'] }).notNull(),
    output: text({ enum: LABEL_OUTPUTS }).notNull(),
    host: text().notNull().default(''),
    port: integer().notNull(),
    /** Everything is moved by so much to the right and down; millimetres. */
    offsetXMm: doublePrecision().notNull().default(0),
    offsetYMm: doublePrecision().notNull().default(0),
    /** What a PDF is enlarged by, in percent, where a printer makes pages smaller. */
    scaleXPercent: doublePrecision().notNull().default(100),
    scaleYPercent: doublePrecision().notNull().default(100),
    /** ZPL `~SD`, 0 to 30; null leaves what is set at the printer. */
    darkness: integer(),
    /** ZPL `^PR`, inches a second; null leaves what is set at the printer. */
    speed: integer(),
    isDefault: boolean().notNull().default(false),
    changedById: uuid()
      .notNull()
      .references(() => people.id),
    changedAt: moment().notNull(),
    closedAt: moment(),
  },
  (t) => [
    check('printer_profiles_dpi', sql`${t.dpi} in (203, 300)`),
    check('printer_profiles_offset', sql`abs(${t.offsetXMm}) <= 20 and abs(${t.offsetYMm}) <= 20`),
    check(
      'printer_profiles_scale',
      sql`${t.scaleXPercent} between 90 and 110 and ${t.scaleYPercent} between 90 and 110`,
    ),
    check(
      'printer_profiles_burn',
      sql`${t.darkness} between 0 and 30 and ${t.speed} between 1 and 14`,
    ),
    uniqueIndex('printer_profiles_name')
      .on(t.siteId, t.name)
      .where(sql`${t.closedAt} is null`),
    uniqueIndex('printer_profiles_default')
      .on(t.siteId)
      .where(sql`${t.isDefault} and ${t.closedAt} is null`),
  ],
);

/** The printer that a bench or another place prints with. */
export const placePrinters = pgTable('place_printers', {
  placeId: uuid()
    .primaryKey()
    .references(() => places.id),
  profileId: uuid()
    .notNull()
    .references(() => printerProfiles.id),
  chosenById: uuid()
    .notNull()
    .references(() => people.id),
  chosenAt: moment().notNull(),
});

/** How far a print has come. Its labels stand in the first answer of the request with the same id. */
export const labelJobs = pgTable(
  'label_jobs',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    profileId: uuid().references(() => printerProfiles.id),
    total: integer().notNull(),
    /** Labels handed out for certain. */
    handed: integer().notNull(),
    /** Labels that may have come out: more than `handed` after a connection broke. */
    perhaps: integer().notNull(),
    /** Why it stopped, as the code of an error. */
    stopped: text(),
    /** One sender at a time. */
    sendingUntil: moment(),
    createdAt: moment().notNull(),
    /** The rest is not printed any more. */
    closedAt: moment(),
  },
  (t) => [
    check(
      'label_jobs_progress',
      sql`0 <= ${t.handed} and ${t.handed} <= ${t.perhaps} and ${t.perhaps} <= ${t.total}`,
    ),
    index('label_jobs_open')
      .on(t.siteId, t.createdAt)
      .where(sql`${t.closedAt} is null and ${t.handed} < ${t.total}`),
  ],
);
