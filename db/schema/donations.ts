import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

/** Personal data of donors lives here only and can be erased; events hold ids. */
export const donors = pgTable(
  'donors',
  {
    id: id(),
    kind: text({ enum: ['organisation', 'person', 'anonymous'] }).notNull(),
    name: text().notNull().default(''),
    phone: text().notNull().default(''),
    email: text().notNull().default(''),
    address: text().notNull().default(''),
    /** Tone-insensitive, for search. */
    searchText: text().notNull().default(''),
    /** The donor agreed that the organisation's name is shown to the public. */
    namePublic: integer().notNull().default(0),
    erasedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    check('donors_kind', sql`${t.kind} in ('organisation','person','anonymous')`),
    index('donors_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
  ],
);

export const donations = pgTable(
  'donations',
  {
    id: id(),
    /** Receipt number, a document code. */
    receiptCode: cText().notNull().unique('donations_receipt_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    donorId: uuid()
      .notNull()
      .references(() => donors.id),
    dropOff: text({ enum: ['office', 'partner_point', 'home_pickup'] }).notNull(),
    route: text({ enum: ['workshop', 'direct'] })
      .notNull()
      .default('workshop'),
    accessoriesNote: text().notNull().default(''),
    receivedById: uuid()
      .notNull()
      .references(() => people.id),
    receivedAt: moment().notNull(),
    closedAt: moment(),
  },
  (t) => [
    check('donations_drop_off', sql`${t.dropOff} in ('office','partner_point','home_pickup')`),
    check('donations_route', sql`${t.route} in ('workshop','direct')`),
    index('donations_site').on(t.siteId, t.receivedAt),
    index('donations_donor').on(t.donorId),
  ],
);

/** What the donor announced, by kind; what was received is counted from the devices. */
export const donationLines = pgTable(
  'donation_lines',
  {
    donationId: uuid()
      .notNull()
      .references(() => donations.id),
    kind: text().notNull(),
    expected: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'donation_lines_key', columns: [t.donationId, t.kind] }),
    check('donation_lines_expected', sql`${t.expected} between 0 and 100000`),
  ],
);

/** Devices alike, received one after another from one template. */
export const batches = pgTable(
  'batches',
  {
    id: id(),
    code: cText().notNull().unique('batches_code_key'),
    donationId: uuid()
      .notNull()
      .references(() => donations.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    placeId: uuid()
      .notNull()
      .references(() => places.id),
    /** Kind, make, model and spec that every unit gets. */
    template: jsonb().notNull(),
    expected: integer().notNull(),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    closedAt: moment(),
  },
  (t) => [check('batches_expected', sql`${t.expected} between 1 and 100000`)],
);
