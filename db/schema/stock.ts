import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { media } from './evidence.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';
import { boxes, transfers } from './transfers.ts';

/**
 * The catalogue: what parts and counted accessories there are, shared by all sites. One shelf label stands for
 * one of them; scanned n times it is n pieces.
 */
export const stockItems = pgTable(
  'stock_items',
  {
    id: id(),
    /** Type 3 for parts, type 2 for accessories. */
    code: cText().notNull().unique('stock_items_code_key'),
    family: text({ enum: ['part', 'accessory'] }).notNull(),
    /** A part type of `#domain/parts`, or a counted kit line. */
    type: text().notNull(),
    name: text().notNull(),
    make: text().notNull().default(''),
    model: text().notNull().default(''),
    /** Pieces with a label each, or counted by bin. */
    tracking: text({ enum: ['counted', 'serialised'] }).notNull(),
    /** `PartFacts` of `#domain/parts`: generation, form, size, part numbers, inlet, plug, layout. */
    facts: jsonb().notNull(),
    /** Models it fits, in the maker's words; empty where the facts decide. */
    fits: text().array().notNull().default([]),
    searchText: text().notNull().default(''),
    version: integer().notNull().default(1),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    closedAt: moment(),
  },
  (t) => [
    check('stock_items_family', sql`${t.family} in ('part','accessory')`),
    check('stock_items_tracking', sql`${t.tracking} in ('counted','serialised')`),
    check('stock_items_accessory_counted', sql`${t.family} = 'part' or ${t.tracking} = 'counted'`),
    check('stock_items_name', sql`${t.name} <> ''`),
    index('stock_items_type').on(t.family, t.type),
    index('stock_items_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
  ],
);

/** Below this number of pieces a site is told to get more. */
export const stockMinimums = pgTable(
  'stock_minimums',
  {
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    itemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    minimum: integer().notNull(),
    setById: uuid()
      .notNull()
      .references(() => people.id),
    setAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ name: 'stock_minimums_key', columns: [t.siteId, t.itemId] }),
    check('stock_minimums_minimum', sql`${t.minimum} between 0 and 100000`),
  ],
);

/**
 * How many counted pieces lie in a place or travel with a transfer. Only the trigger on `stock_movements`
 * writes it, so that it is always the sum of the movements and never below zero.
 */
export const stock = pgTable(
  'stock',
  {
    itemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    /** A place or a transfer. */
    holderId: uuid().notNull(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    inTransit: boolean().notNull(),
    quantity: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'stock_key', columns: [t.itemId, t.holderId] }),
    check('stock_quantity', sql`${t.quantity} >= 0`),
    index('stock_holder').on(t.holderId),
    index('stock_site').on(t.siteId, t.itemId),
  ],
);

export const STOCK_MOVEMENT_KINDS = [
  'received',
  'moved',
  'used',
  'put_back',
  'into_kit',
  'out_of_kit',
  'found',
  'lost',
  'sent',
  'arrived',
  'recycled',
] as const;

/** Append-only: every change of a counted quantity, from where and to where; a null end is outside the stock. */
export const stockMovements = pgTable(
  'stock_movements',
  {
    id: id(),
    itemId: uuid()
      .notNull()
      .references(() => stockItems.id),
    kind: text({ enum: STOCK_MOVEMENT_KINDS }).notNull(),
    quantity: integer().notNull(),
    fromPlaceId: uuid().references(() => places.id),
    toPlaceId: uuid().references(() => places.id),
    fromTransferId: uuid().references(() => transfers.id),
    toTransferId: uuid().references(() => transfers.id),
    /** The device it was used on, or whose kit it joined. */
    deviceId: uuid().references(() => devices.id),
    /** The task, count or recycling batch it belongs to. */
    causeId: uuid(),
    note: text().notNull().default(''),
    actorId: uuid()
      .notNull()
      .references(() => people.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    requestId: uuid(),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [
    check('stock_movements_quantity', sql`${t.quantity} between 1 and 100000`),
    check(
      'stock_movements_kind',
      sql`${t.kind} in ('received','moved','used','put_back','into_kit','out_of_kit','found','lost','sent','arrived','recycled')`,
    ),
    check(
      'stock_movements_from',
      sql`num_nonnulls(${t.fromPlaceId}, ${t.fromTransferId}) = case when ${t.kind} in ('received','put_back','out_of_kit','found') then 0 else 1 end`,
    ),
    check(
      'stock_movements_to',
      sql`num_nonnulls(${t.toPlaceId}, ${t.toTransferId}) = case when ${t.kind} in ('used','into_kit','lost','recycled') then 0 else 1 end`,
    ),
    index('stock_movements_item').on(t.itemId, t.recordedAt),
    index('stock_movements_device')
      .on(t.deviceId)
      .where(sql`${t.deviceId} is not null`),
    index('stock_movements_site').on(t.siteId, t.recordedAt),
  ],
);

/** Parts with a label of their own: bought ones of serialised items, and everything harvested. */
export const parts = pgTable(
  'parts',
  {
    id: id(),
    /** Type 3; a storage part carries the code of its medium. */
    code: cText().notNull().unique('parts_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    itemId: uuid().references(() => stockItems.id),
    type: text().notNull(),
    make: text().notNull().default(''),
    model: text().notNull().default(''),
    serial: text().notNull().default(''),
    facts: jsonb().notNull(),
    /** Storage keeps its identity, status and proof of erasure wherever it travels. */
    mediumId: uuid()
      .unique('parts_medium_key')
      .references(() => media.id),
    /** The device it was harvested from; null for a bought one. */
    cameFromId: uuid().references(() => devices.id),
    status: text({ enum: ['in_stock', 'in_device', 'missing', 'recycled', 'void'] }).notNull(),
    /** The device it is built into. */
    deviceId: uuid().references(() => devices.id),
    placeId: uuid().references(() => places.id),
    custodianId: uuid().references(() => people.id),
    transferId: uuid().references(() => transfers.id),
    boxId: uuid().references(() => boxes.id),
    labelConfirmedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    check('parts_status', sql`${t.status} in ('in_stock','in_device','missing','recycled','void')`),
    check(
      'parts_one_holder',
      sql`num_nonnulls(${t.placeId}, ${t.custodianId}, ${t.transferId}) = case when ${t.status} = 'in_stock' then 1 else 0 end`,
    ),
    check('parts_box', sql`${t.boxId} is null or ${t.status} = 'in_stock'`),
    check('parts_in_device', sql`(${t.status} = 'in_device') = (${t.deviceId} is not null)`),
    check(
      'parts_storage_has_medium',
      sql`${t.type} not in ('ssd','hdd') or ${t.mediumId} is not null`,
    ),
    index('parts_stock').on(t.siteId, t.type, t.status),
    index('parts_came_from').on(t.cameFromId),
    index('parts_device').on(t.deviceId),
    index('parts_place').on(t.placeId),
    index('parts_box').on(t.boxId),
    index('parts_transfer').on(t.transferId),
  ],
);

/** Append-only: what happened to each labelled part. */
export const partEvents = pgTable(
  'part_events',
  {
    id: id(),
    partId: uuid()
      .notNull()
      .references(() => parts.id),
    kind: text().notNull(),
    deviceId: uuid().references(() => devices.id),
    fromPlaceId: uuid().references(() => places.id),
    toPlaceId: uuid().references(() => places.id),
    /** The task, transfer, count or recycling batch it belongs to. */
    causeId: uuid(),
    actorId: uuid()
      .notNull()
      .references(() => people.id),
    requestId: uuid(),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [
    index('part_events_part').on(t.partId, t.recordedAt),
    index('part_events_device').on(t.deviceId),
  ],
);

/**
 * The books: every device, accessory, part and counted piece that changed its account, written by triggers in
 * the same transaction as the change and by nothing else. In = out + stock + loss follows from it.
 */
export const ledger = pgTable(
  'ledger',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    subject: text({ enum: ['device', 'accessory', 'part', 'item'] }).notNull(),
    subjectId: uuid().notNull(),
    quantity: integer().notNull(),
    /** Accounts of `#domain/accounts`. */
    fromAccount: text().notNull(),
    toAccount: text().notNull(),
    recordedAt: moment().notNull(),
  },
  (t) => [
    check('ledger_quantity', sql`${t.quantity} > 0`),
    check('ledger_moves', sql`${t.fromAccount} <> ${t.toAccount}`),
    index('ledger_site').on(t.siteId, t.recordedAt),
    index('ledger_subject').on(t.subjectId),
  ],
);
