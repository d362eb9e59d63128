import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';

/** One row: what the installation is called and how it presents itself. */
export const settings = pgTable(
  'settings',
  {
    id: integer().primaryKey().default(1),
    programmeName: text().notNull(),
    defaultLocale: text().notNull(),
    /** The minimum-spec profile that gate G6 asks for. */
    specProfile: text().notNull().default('online-learning-basic'),
    /** Days after which a transfer that has not been received is too long on its way. */
    transferLateDays: integer().notNull().default(7),
    createdAt: moment().notNull(),
  },
  (t) => [
    check('settings_one_row', sql`${t.id} = 1`),
    check('settings_transfer_late_days', sql`${t.transferLateDays} between 1 and 90`),
  ],
);

export const sites = pgTable(
  'sites',
  {
    id: id(),
    /** Stands in the number of command cards printed for this site: given once, never changed. */
    number: integer().generatedByDefaultAsIdentity().notNull().unique('sites_number_key'),
    name: text().notNull(),
    /** Country decides plug, keyboard layout and calendar defaults: ISO 3166-1 alpha-2. */
    country: text().notNull(),
    timeZone: text().notNull(),
    locale: text().notNull(),
    /** Where the site lies, for the public trace. */
    province: text().notNull().default(''),
    /** How donors reach the site: a telephone number, an address; stands in messages to them. */
    contact: text().notNull().default(''),
    /** The set of kit templates that holds here. */
    kitProgramme: cText().notNull().default('standard'),
    /** Minutes after which one person may check own work with a reason; null asks for a second person. */
    selfCheckMinutes: integer(),
    createdAt: moment().notNull(),
  },
  (t) => [check('sites_self_check_minutes', sql`${t.selfCheckMinutes} >= 0`)],
);

export const PLACE_KINDS = ['site', 'area', 'bench', 'shelf', 'bin', 'quarantine'] as const;

export const places = pgTable(
  'places',
  {
    id: id(),
    code: cText().notNull().unique('places_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    parentId: uuid().references((): AnyPgColumn => places.id),
    kind: text({ enum: PLACE_KINDS }).notNull(),
    name: text().notNull(),
    closedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    check('places_kind', sql`${t.kind} in ('site','area','bench','shelf','bin','quarantine')`),
    index('places_site').on(t.siteId, t.kind, t.name),
    index('places_parent').on(t.parentId),
  ],
);
