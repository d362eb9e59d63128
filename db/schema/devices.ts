import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
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
import { bytes, cText, id, moment } from './columns.ts';
import { batches, donations } from './donations.ts';
import { people } from './people.ts';
import { places, sites } from './sites.ts';
import { boxes, transfers } from './transfers.ts';

/** Filled from `#domain/stages` at migration. */
export const stages = pgTable('stages', {
  stage: text().primaryKey(),
  position: integer().notNull(),
  final: boolean().notNull(),
  inCustody: boolean().notNull(),
});

/** Filled from `#domain/lifecycle` at migration: the only pairs an event may record. */
export const stageMoves = pgTable(
  'stage_moves',
  {
    fromStage: text()
      .notNull()
      .references(() => stages.stage),
    toStage: text()
      .notNull()
      .references(() => stages.stage),
    kind: text().notNull(),
  },
  (t) => [primaryKey({ name: 'stage_moves_key', columns: [t.fromStage, t.toStage, t.kind] })],
);

/** One row is the current state of a device; everything else is history. */
export const devices = pgTable(
  'devices',
  {
    id: id(),
    code: cText().notNull().unique('devices_code_key'),
    /** Public tracking code: random, unrelated to the bench code. */
    publicCode: cText().notNull().unique('devices_public_code_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    donationId: uuid().references(() => donations.id),
    batchId: uuid().references(() => batches.id),
    kind: text({ enum: ['laptop', 'desktop', 'tablet', 'aio'] }).notNull(),
    make: text().notNull().default(''),
    model: text().notNull().default(''),
    serial: text().notNull().default(''),
    /** Upper case without separators; empty for none and for placeholders. Not unique: boards are cloned. */
    serialKey: cText().notNull().default(''),
    noSerialReason: text().notNull().default(''),
    noSerialPhoto: boolean().notNull().default(false),

    stage: text()
      .notNull()
      .references(() => stages.stage),
    stageSince: moment().notNull(),
    /** The stage before quarantine or loss. */
    stageBefore: text().references(() => stages.stage),
    route: text({ enum: ['workshop', 'direct'] })
      .notNull()
      .default('workshop'),
    version: integer().notNull().default(1),
    /** Number of events and the hash of the newest: a cut tail of the chain shows. */
    seq: integer().notNull().default(0),
    headHash: bytes().notNull(),

    placeId: uuid().references(() => places.id),
    /** The person who holds the device when it is in no place. */
    custodianId: uuid().references(() => people.id),
    /** On its way to another site: then it has neither place nor custodian. */
    transferId: uuid().references(() => transfers.id),
    /** The box it lies in, which is wherever the device is. */
    boxId: uuid().references(() => boxes.id),
    /** The technician at whose bench it is worked on. */
    ownerId: uuid().references(() => people.id),
    lastPersonId: uuid().references(() => people.id),
    lastRepairerId: uuid().references(() => people.id),
    labelConfirmedAt: moment(),
    mediaNoneConfirmed: boolean().notNull().default(false),
    wipingSince: moment(),

    memoryMib: integer(),
    storageGb: integer(),
    storageKind: text({ enum: ['hdd', 'ssd', 'emmc'] }),
    screenInch: real(),
    screenPixels: text().notNull().default(''),
    cpu: text().notNull().default(''),
    cpuCores: integer(),
    hasCamera: boolean(),
    hasMicrophone: boolean(),
    hasWifi: boolean(),
    osName: text().notNull().default(''),
    batteryHealth: integer(),
    cosmeticGrade: text({ enum: ['A', 'B', 'C', 'D', 'E'] }),
    functionalGrade: text({ enum: ['1', '2', '3', 'X'] }),
    chargerVolts: real(),
    chargerWatts: real(),
    chargerConnector: text().notNull().default(''),
    /** Sockets for a monitor, of `#domain/accessory-facts`; null where nobody has looked. */
    videoPorts: text().array(),

    mergedIntoId: uuid().references((): AnyPgColumn => devices.id),
    /** The record of its earlier cycle here, which ended with the donor or the recycler. */
    previousId: uuid().references((): AnyPgColumn => devices.id),
    receivedAt: moment(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [
    check('devices_kind', sql`${t.kind} in ('laptop','desktop','tablet','aio')`),
    check('devices_cosmetic_grade', sql`${t.cosmeticGrade} in ('A','B','C','D','E')`),
    check('devices_functional_grade', sql`${t.functionalGrade} in ('1','2','3','X')`),
    check('devices_battery_health', sql`${t.batteryHealth} between 0 and 150`),
    check('devices_memory', sql`${t.memoryMib} between 1 and 16777216`),
    check('devices_storage', sql`${t.storageGb} between 1 and 1000000`),
    check(
      'devices_custody',
      sql`${t.stage} = 'offered' or (${t.route} = 'direct' and ${t.stage} = 'reserved') or ${t.stage} in ('handed_over','recycled','withdrawn','missing','void') or ${t.placeId} is not null or ${t.custodianId} is not null or ${t.transferId} is not null`,
    ),
    check(
      'devices_one_holder',
      sql`num_nonnulls(${t.placeId}, ${t.custodianId}, ${t.transferId}) <= 1`,
    ),
    check(
      'devices_gone_held_by_nobody',
      sql`${t.stage} not in ('handed_over','recycled','withdrawn','missing','void') or num_nonnulls(${t.placeId}, ${t.custodianId}, ${t.transferId}, ${t.boxId}) = 0`,
    ),
    check(
      'devices_ready_on_shelf',
      sql`${t.stage} <> 'ready' or ${t.placeId} is not null or ${t.transferId} is not null`,
    ),
    index('devices_list').on(t.siteId, t.stage, t.kind, t.id),
    index('devices_active')
      .on(t.siteId, t.stage, t.stageSince, t.id)
      .where(sql`${t.stage} not in ('handed_over','recycled','withdrawn','missing','void')`),
    index('devices_serial').on(t.serialKey),
    index('devices_serial_tail').on(sql`reverse(${t.serialKey}) collate "C"`),
    index('devices_place').on(t.placeId),
    index('devices_owner')
      .on(t.ownerId)
      .where(sql`${t.ownerId} is not null`),
    uniqueIndex('devices_previous')
      .on(t.previousId)
      .where(sql`${t.previousId} is not null and ${t.stage} <> 'void'`),
    index('devices_donation').on(t.donationId),
    index('devices_batch').on(t.batchId),
    index('devices_transfer')
      .on(t.transferId)
      .where(sql`${t.transferId} is not null`),
    index('devices_box')
      .on(t.boxId)
      .where(sql`${t.boxId} is not null`),
  ],
);

/** Written on intake and edit only, never on a move. */
export const deviceSearch = pgTable(
  'device_search',
  {
    deviceId: uuid()
      .primaryKey()
      .references(() => devices.id),
    text: text().notNull(),
  },
  (t) => [index('device_search_text').using('gin', sql`${t.text} gin_trgm_ops`)],
);

/** Append-only and hash-chained per device; holds ids only, never a person's name or words about one. */
export const events = pgTable(
  'events',
  {
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    seq: integer().notNull(),
    /** UUID v7: the id of the live stream. */
    id: uuid().notNull(),
    kind: text().notNull(),
    fromStage: text(),
    toStage: text(),
    moveKind: text(),
    actorId: uuid().references(() => people.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    happenedAt: moment().notNull(),
    recordedAt: moment().notNull(),
    /** Whole seconds spent in `fromStage`, known when written. */
    dwellSeconds: integer(),
    requestId: uuid(),
    data: jsonb().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    primaryKey({ name: 'events_key', columns: [t.deviceId, t.seq] }),
    uniqueIndex('events_id').on(t.id),
    index('events_recorded').using('brin', t.recordedAt),
    foreignKey({
      name: 'events_stage_move',
      columns: [t.fromStage, t.toStage, t.moveKind],
      foreignColumns: [stageMoves.fromStage, stageMoves.toStage, stageMoves.kind],
    }),
    check(
      'events_stage_complete',
      sql`(${t.toStage} is null and ${t.fromStage} is null and ${t.moveKind} is null) or (${t.toStage} is not null and ${t.moveKind} is not null and (${t.fromStage} is not null or ${t.toStage} in ('offered','received')))`,
    ),
  ],
);

/** A move that needs another person's confirmation. */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    moveId: text().notNull(),
    fromStage: text()
      .notNull()
      .references(() => stages.stage),
    toStage: text()
      .notNull()
      .references(() => stages.stage),
    reason: text().notNull(),
    proposedById: uuid()
      .notNull()
      .references(() => people.id),
    proposedAt: moment().notNull(),
    decision: text({ enum: ['confirmed', 'rejected', 'stale'] }),
    decidedById: uuid().references(() => people.id),
    decidedAt: moment(),
  },
  (t) => [
    uniqueIndex('proposals_open')
      .on(t.deviceId)
      .where(sql`${t.decision} is null`),
    index('proposals_site_open')
      .on(t.siteId, t.proposedAt)
      .where(sql`${t.decision} is null`),
    check(
      'proposals_two_persons',
      sql`${t.decision} is distinct from 'confirmed' or ${t.decidedById} <> ${t.proposedById}`,
    ),
  ],
);
