import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, real, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';

/** Accessories tracked one by one: chargers, monitors, SIM cards. */
export const accessories = pgTable(
  'accessories',
  {
    id: id(),
    code: cText().notNull().unique('accessories_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    kind: text().notNull(),
    make: text().notNull().default(''),
    model: text().notNull().default(''),
    serial: text().notNull().default(''),
    volts: real(),
    watts: real(),
    connector: text().notNull().default(''),
    /** The device it came along with. */
    cameWithId: uuid().references(() => devices.id),
    /** The device whose kit it is in. */
    deviceId: uuid().references(() => devices.id),
    placeId: uuid().references(() => places.id),
    custodianId: uuid().references(() => people.id),
    status: text({
      enum: ['in_stock', 'in_kit', 'handed_over', 'missing', 'recycled', 'given_back'],
    })
      .notNull()
      .default('in_stock'),
    labelConfirmedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    check(
      'accessories_status',
      sql`${t.status} in ('in_stock','in_kit','handed_over','missing','recycled','given_back')`,
    ),
    check('accessories_volts', sql`${t.volts} > 0 and ${t.volts} <= 400`),
    check('accessories_watts', sql`${t.watts} > 0 and ${t.watts} <= 5000`),
    check('accessories_kit_device', sql`${t.status} <> 'in_kit' or ${t.deviceId} is not null`),
    index('accessories_stock').on(t.siteId, t.kind, t.status, t.connector),
    index('accessories_device').on(t.deviceId),
    index('accessories_came_with').on(t.cameWithId),
    index('accessories_place').on(t.placeId),
  ],
);

/** Append-only log of what happened to accessories, beside the device events of the same act. */
export const accessoryEvents = pgTable(
  'accessory_events',
  {
    id: id(),
    accessoryId: uuid()
      .notNull()
      .references(() => accessories.id),
    kind: text().notNull(),
    deviceId: uuid().references(() => devices.id),
    fromPlaceId: uuid().references(() => places.id),
    toPlaceId: uuid().references(() => places.id),
    actorId: uuid()
      .notNull()
      .references(() => people.id),
    requestId: uuid(),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [index('accessory_events_accessory').on(t.accessoryId, t.recordedAt)],
);

/** One line of a device's kit, from the template of its kind. */
export const kitLines = pgTable(
  'kit_lines',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    line: text().notNull(),
    required: integer().notNull().default(1),
    status: text({ enum: ['open', 'filled', 'short', 'overridden'] })
      .notNull()
      .default('open'),
    accessoryId: uuid().references(() => accessories.id),
    /** Counted things (bag, mouse, cord) are ticked, not scanned one by one. */
    quantity: integer().notNull().default(1),
    overrideReason: text().notNull().default(''),
    overriddenById: uuid().references(() => people.id),
    filledById: uuid().references(() => people.id),
    filledAt: moment(),
  },
  (t) => [
    uniqueIndex('kit_lines_line').on(t.deviceId, t.line),
    uniqueIndex('kit_lines_accessory')
      .on(t.accessoryId)
      .where(sql`${t.accessoryId} is not null`),
    check('kit_lines_status', sql`${t.status} in ('open','filled','short','overridden')`),
    check('kit_lines_override', sql`${t.status} <> 'overridden' or ${t.overrideReason} <> ''`),
  ],
);
