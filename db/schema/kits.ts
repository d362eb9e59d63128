import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';
import { stockItems } from './stock.ts';
import { boxes, transfers } from './transfers.ts';

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
    /** `AccessoryFacts` of `#domain/accessories`: a monitor's sockets, a charger's plug, a SIM's size and plan. */
    facts: jsonb().notNull().default({}),
    /** Of a SIM or data card: digits only; empty for none. */
    iccid: cText().notNull().default(''),
    /** The last day of a SIM's plan, ISO 8601; null where none is known. */
    planEndsOn: date(),
    /** The device it came along with. */
    cameWithId: uuid().references(() => devices.id),
    /** The device whose kit it is in. */
    deviceId: uuid().references(() => devices.id),
    placeId: uuid().references(() => places.id),
    custodianId: uuid().references(() => people.id),
    transferId: uuid().references(() => transfers.id),
    boxId: uuid().references(() => boxes.id),
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
    check(
      'accessories_one_holder',
      sql`num_nonnulls(${t.placeId}, ${t.custodianId}, ${t.transferId}) = case when ${t.status} = 'in_stock' then 1 else 0 end`,
    ),
    check('accessories_box', sql`${t.boxId} is null or ${t.status} = 'in_stock'`),
    check('accessories_iccid', sql`${t.iccid} ~ '^([0-9]{18,22})?$'`),
    uniqueIndex('accessories_iccid_key')
      .on(t.iccid)
      .where(sql`${t.iccid} <> ''`),
    index('accessories_box').on(t.boxId),
    index('accessories_transfer').on(t.transferId),
    // Also by the beginning of a plug's size, and the weakest that does first; in the order of the labels, so that
    // the first few of a thousand alike need no sorting.
    index('accessories_weakest').on(
      t.siteId,
      t.kind,
      t.status,
      t.connector.op('text_pattern_ops'),
      t.watts,
      t.code,
    ),
    index('accessories_device').on(t.deviceId),
    index('accessories_came_with').on(t.cameWithId),
    // What lies somewhere, and the weakest of one plug there.
    index('accessories_at_place').on(t.placeId, t.kind, t.connector, t.watts, t.code),
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
    /** The counted thing in it, and the bin it was taken from; null where a person only ticked the line. */
    itemId: uuid().references(() => stockItems.id),
    fromPlaceId: uuid().references(() => places.id),
    /** Counted things (bag, mouse, cord): how many lie in the kit. */
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

/** Kit templates as an administrator wrote them, each change a new version; the built-in one is version 0. */
export const kitTemplateVersions = pgTable(
  'kit_template_versions',
  {
    /** The programme it is for, chosen by a site; `standard` unless named otherwise. */
    programme: cText().notNull(),
    kind: text({ enum: ['laptop', 'desktop', 'tablet', 'aio'] }).notNull(),
    version: integer().notNull(),
    /** `KitTemplateLine[]` of `#domain/kit-template`. */
    lines: jsonb().notNull(),
    note: text().notNull().default(''),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ name: 'kit_template_versions_key', columns: [t.programme, t.kind, t.version] }),
    check('kit_template_versions_kind', sql`${t.kind} in ('laptop','desktop','tablet','aio')`),
    check('kit_template_versions_programme', sql`${t.programme} ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  ],
);

/** What a model asks of its charger, learnt from one device and offered to all others of the model. */
export const modelNeeds = pgTable(
  'model_needs',
  {
    kind: text().notNull(),
    /** As `devices.make` and `devices.model`, folded by `#domain/model-needs`. */
    makeKey: cText().notNull(),
    modelKey: cText().notNull(),
    volts: real(),
    watts: real(),
    connector: text().notNull().default(''),
    learntFromId: uuid().references(() => devices.id),
    learntById: uuid()
      .notNull()
      .references(() => people.id),
    learntAt: moment().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'model_needs_key', columns: [t.kind, t.makeKey, t.modelKey] }),
    check('model_needs_volts', sql`${t.volts} > 0 and ${t.volts} <= 400`),
    check('model_needs_watts', sql`${t.watts} > 0 and ${t.watts} <= 5000`),
  ],
);
