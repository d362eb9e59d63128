/** What belongs to a handover batch: the needs it serves and the spares that travel along. */
import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { devices } from './devices.ts';
import { handoverBatches } from './handover-batches.ts';
import { needs } from './needs.ts';
import { people } from './people.ts';

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
