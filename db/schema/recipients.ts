/** Everything that says who a person is who receives a device: a schema of its own, apart from devices and needs. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgSchema,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { handoverTablets } from './handover-batches.ts';
import { accessoryGifts, handovers } from './handovers.ts';
import { needs } from './needs.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

export const recipientSchema = pgSchema('recipient');

/** The person to give to: seen by approvers and coordinators only, erased after the retention time. */
export const recipients = recipientSchema.table(
  'recipients',
  {
    needId: uuid()
      .primaryKey()
      .references(() => needs.id),
    studentName: text().notNull(),
    school: text().notNull().default(''),
    /** Class or group at school, to find the child on the day. */
    className: text().notNull().default(''),
    birthDate: date({ mode: 'string' }),
    guardianName: text().notNull().default(''),
    guardianPhone: text().notNull().default(''),
    /** Language of the family's papers; empty takes that of the site. */
    locale: text().notNull().default(''),
    /** HMAC of name and school: finds a second request for the same person, outlives erasure. */
    personKey: cText().notNull().default(''),
    /** HMAC of school and the school's own number of the row: finds the row when a list is uploaded again. */
    refKey: cText().notNull().default(''),
    /** Names and school folded for search (`#domain/search-text`); emptied by a trigger when the person is erased. */
    searchText: text().notNull().default(''),
    erasedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    index('recipients_person_key').on(t.personKey),
    index('recipients_ref_key').on(t.refKey),
    index('recipients_search').using('gin', t.searchText.op('gin_trgm_ops')),
  ],
);

/** Signature and signer: personal, erasable; the event binds them by a salted hash. Pictures are sealed. */
export const signatures = recipientSchema.table(
  'signatures',
  {
    id: id(),
    /** Exactly one of the two. */
    handoverId: uuid().references(() => handovers.id),
    giftId: uuid().references(() => accessoryGifts.id),
    signerName: text().notNull(),
    signerRole: text({ enum: ['recipient', 'guardian', 'teacher', 'office'] }).notNull(),
    /** Somebody of the school or point who stood by. */
    witnessName: text().notNull().default(''),
    /** PNG as drawn; null where it was signed on paper. */
    image: bytes(),
    /** The child signed too. */
    childImage: bytes(),
    /** Photograph of the paper, added later; JPEG or PNG without metadata. */
    paperImage: bytes(),
    paperAddedAt: moment(),
    paperAddedById: uuid().references(() => people.id),
    /** The pictures are encrypted with the installation's key. */
    sealed: boolean().notNull().default(false),
    salt: bytes(),
    erasedAt: moment(),
  },
  (t) => [
    uniqueIndex('signatures_handover').on(t.handoverId),
    uniqueIndex('signatures_gift').on(t.giftId),
    check('signatures_one_thing', sql`num_nonnulls(${t.handoverId}, ${t.giftId}) = 1`),
  ],
);

/** What a tablet sent after a day without network and could not be recorded as it stood. */
export const tableRecords = recipientSchema.table(
  'table_records',
  {
    /** The request id the tablet gave it. */
    id: id(),
    tabletId: uuid()
      .notNull()
      .references(() => handoverTablets.id),
    /** What was done, and for which need with which thing; empty where the record could not be opened. */
    kind: cText().notNull().default(''),
    needCode: cText().notNull(),
    deviceCode: cText().notNull(),
    /** What was done at the table, sealed: it may hold a signature. Emptied when it is settled. */
    content: bytes(),
    /** Why it could not be recorded: an error's code. */
    reason: text().notNull(),
    /** Codes and numbers that the reason names. */
    params: jsonb().notNull().default({}),
    happenedAt: moment().notNull(),
    receivedAt: moment().notNull(),
    settledAt: moment(),
    settledById: uuid().references(() => people.id),
    settlement: text().notNull().default(''),
  },
  (t) => [
    index('table_records_open')
      .on(t.tabletId)
      .where(sql`${t.settledAt} is null`),
  ],
);

/** Somebody asked what is known of them, or to be forgotten: answered within two working days. */
export const privacyRequests = recipientSchema.table(
  'privacy_requests',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    /** Null while nobody found whom it is about. */
    needId: uuid().references(() => needs.id),
    kind: text({ enum: ['access', 'erasure', 'correction', 'objection'] }).notNull(),
    askedBy: text({ enum: ['guardian', 'recipient', 'other'] }).notNull(),
    channel: text().notNull(),
    receivedAt: moment().notNull(),
    dueAt: moment().notNull(),
    receivedById: uuid()
      .notNull()
      .references(() => people.id),
    closedAt: moment(),
    closedById: uuid().references(() => people.id),
    outcome: text({ enum: ['answered', 'erased', 'corrected', 'refused'] }),
    reason: text().notNull().default(''),
  },
  (t) => [
    index('privacy_requests_open')
      .on(t.siteId, t.dueAt)
      .where(sql`${t.closedAt} is null`),
    check('privacy_requests_closed', sql`(${t.closedAt} is null) = (${t.outcome} is null)`),
  ],
);
