import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { faults } from './evidence.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';
import { stockItems } from './stock.ts';

/** The list of faults as an administrator changed it; what has no row is as in `#domain/faults`. */
export const faultKinds = pgTable(
  'fault_kinds',
  {
    code: cText().primaryKey(),
    /** Empty for a built-in code: the catalogue's words hold. */
    nameEn: text().notNull().default(''),
    nameVi: text().notNull().default(''),
    nameFa: text().notNull().default(''),
    /** Part types it usually needs. */
    parts: text().array().notNull().default([]),
    hidden: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    changedById: uuid()
      .notNull()
      .references(() => people.id),
    changedAt: moment().notNull(),
  },
  (t) => [check('fault_kinds_code', sql`${t.code} ~ '^[A-Z][A-Z0-9]{1,7}$'`)],
);

/** The work on one device from going into repair to leaving it. */
export const workOrders = pgTable(
  'work_orders',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    /** Null: unowned, anybody may pull it. */
    ownerId: uuid().references(() => people.id),
    benchId: uuid().references(() => places.id),
    openedById: uuid()
      .notNull()
      .references(() => people.id),
    openedAt: moment().notNull(),
    /** Paused for a part, which is named: of the catalogue, or in words. */
    pausedAt: moment(),
    pausedById: uuid().references(() => people.id),
    waitingItemId: uuid().references(() => stockItems.id),
    waitingText: text().notNull().default(''),
    closedAt: moment(),
    closedById: uuid().references(() => people.id),
    outcome: text({ enum: ['repaired', 'upgraded', 'no_fault_found', 'given_up', 'superseded'] }),
    note: text().notNull().default(''),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('work_orders_open')
      .on(t.deviceId)
      .where(sql`${t.closedAt} is null`),
    check(
      'work_orders_paused',
      sql`(${t.pausedAt} is null) = (${t.waitingItemId} is null and ${t.waitingText} = '')`,
    ),
    check('work_orders_paused_by', sql`(${t.pausedAt} is null) = (${t.pausedById} is null)`),
    check('work_orders_closed', sql`(${t.closedAt} is null) = (${t.outcome} is null)`),
    check('work_orders_closed_not_paused', sql`${t.closedAt} is null or ${t.pausedAt} is null`),
    check(
      'work_orders_outcome',
      sql`${t.outcome} in ('repaired','upgraded','no_fault_found','given_up','superseded')`,
    ),
    index('work_orders_site_open')
      .on(t.siteId, t.openedAt)
      .where(sql`${t.closedAt} is null`),
    index('work_orders_device').on(t.deviceId, t.openedAt),
  ],
);

/** One thing to do within a work order. */
export const repairTasks = pgTable(
  'repair_tasks',
  {
    id: id(),
    workOrderId: uuid()
      .notNull()
      .references(() => workOrders.id),
    /** The fault it works off; null for planned work such as installing the system. */
    faultId: uuid().references(() => faults.id),
    kind: text({ enum: ['repair', 'upgrade', 'os_install', 'clean', 'other'] }).notNull(),
    title: text().notNull().default(''),
    ownerId: uuid().references(() => people.id),
    benchId: uuid().references(() => places.id),
    /** Whole minutes of work. */
    minutes: integer().notNull().default(0),
    outcome: text({ enum: ['done', 'not_needed', 'failed'] }),
    note: text().notNull().default(''),
    /** For the system: `OsInstall` of `#domain/repairs`: image, licence type, activation. */
    details: jsonb().notNull(),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    closedById: uuid().references(() => people.id),
    closedAt: moment(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('repair_tasks_kind', sql`${t.kind} in ('repair','upgrade','os_install','clean','other')`),
    check('repair_tasks_outcome', sql`${t.outcome} in ('done','not_needed','failed')`),
    check('repair_tasks_closed', sql`(${t.closedAt} is null) = (${t.outcome} is null)`),
    check('repair_tasks_minutes', sql`${t.minutes} between 0 and 10000`),
    check(
      'repair_tasks_failed_note',
      sql`${t.outcome} is distinct from 'failed' or ${t.note} <> ''`,
    ),
    index('repair_tasks_order').on(t.workOrderId),
    index('repair_tasks_fault').on(t.faultId),
  ],
);
