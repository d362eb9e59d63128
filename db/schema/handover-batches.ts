import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** The needs of one school or point that are served on one day, at a table or by courier. */
export const handoverBatches = pgTable(
  'handover_batches',
  {
    id: id(),
    /** Type 5: printed on its sheet, scanned to open it. */
    code: cText().notNull().unique('handover_batches_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    /** School or point. */
    title: text().notNull(),
    area: text().notNull().default(''),
    plannedOn: date({ mode: 'string' }),
    way: text({ enum: ['table', 'courier'] })
      .notNull()
      .default('table'),
    state: text({ enum: ['open', 'closed', 'cancelled'] })
      .notNull()
      .default('open'),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    closedAt: moment(),
    closedById: uuid().references(() => people.id),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('handover_batches_site').on(t.siteId, t.state, t.plannedOn),
    check('handover_batches_state', sql`${t.state} in ('open','closed','cancelled')`),
    check('handover_batches_closed', sql`(${t.closedAt} is null) = (${t.state} = 'open')`),
    check('handover_batches_way', sql`${t.way} in ('table','courier')`),
  ],
);

/** A batch opened on a tablet: until when it may send, and the key its results are sealed for. */
export const handoverTablets = pgTable(
  'handover_tablets',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => handoverBatches.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    openedAt: moment().notNull(),
    /** Its data are useless afterwards: the tablet wipes them, the server takes results to the list of conflicts. */
    expiresAt: moment().notNull(),
    /** ECDH P-256, raw point; results are sealed for it, so that they can be sent without the PIN. */
    publicKey: bytes().notNull(),
    /** SHA-256 of the token that may send results and nothing else; gone when the tablet ends. */
    tokenHash: bytes(),
    /** PKCS #8, sealed with the installation's key; gone when the tablet ends. */
    privateKey: bytes(),
    lastSeenAt: moment().notNull(),
    /** The tablet said that it sent everything and wiped itself. */
    wipedAt: moment(),
    revokedAt: moment(),
    revokedById: uuid().references(() => people.id),
  },
  (t) => [
    index('handover_tablets_batch').on(t.batchId),
    uniqueIndex('handover_tablets_token').on(t.tokenHash),
  ],
);
