import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { needs } from './needs.ts';
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

export const batchNeeds = pgTable(
  'batch_needs',
  {
    batchId: uuid()
      .notNull()
      .references(() => handoverBatches.id),
    needId: uuid()
      .notNull()
      .references(() => needs.id),
    /** Order on the sheet and at the table, from 1. */
    position: integer().notNull(),
    state: text({ enum: ['waiting', 'absent', 'served', 'removed'] })
      .notNull()
      .default('waiting'),
    absentAt: moment(),
    /** Taken from its shelf for this batch. */
    pickedAt: moment(),
    pickedById: uuid().references(() => people.id),
    /** Device, charger, bag and card were scanned together and belong together. */
    pairedAt: moment(),
    pairedById: uuid().references(() => people.id),
  },
  (t) => [
    primaryKey({ name: 'batch_needs_key', columns: [t.batchId, t.needId] }),
    uniqueIndex('batch_needs_open')
      .on(t.needId)
      .where(sql`${t.state} in ('waiting','absent')`),
    check('batch_needs_state', sql`${t.state} in ('waiting','absent','served','removed')`),
    check('batch_needs_absent', sql`(${t.state} = 'absent') <= (${t.absentAt} is not null)`),
  ],
);

/** Ready devices that travel along, to be given for one that is dead on arrival; nobody reserves them meanwhile. */
export const batchSpares = pgTable(
  'batch_spares',
  {
    batchId: uuid()
      .notNull()
      .references(() => handoverBatches.id),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    addedAt: moment().notNull(),
    /** Taken from its shelf. */
    pickedAt: moment(),
    pickedById: uuid().references(() => people.id),
    /** Given, or back on its shelf. */
    endedAt: moment(),
  },
  (t) => [
    primaryKey({ name: 'batch_spares_key', columns: [t.batchId, t.deviceId] }),
    uniqueIndex('batch_spares_open')
      .on(t.deviceId)
      .where(sql`${t.endedAt} is null`),
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
