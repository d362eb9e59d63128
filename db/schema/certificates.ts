import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { cText, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { media, mediaRecords } from './evidence.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** Standards of sanitisation and their revisions; records keep the text of the one they were made under. */
export const sanitisationStandards = pgTable(
  'sanitisation_standards',
  {
    id: id(),
    name: text().notNull(),
    revision: text().notNull(),
    /** What it rules: `method` (clear, purge, destroy) or `technique` (the commands of a medium). */
    rules: text({ enum: ['method', 'technique'] }).notNull(),
    /** ISO date or year as the issuer gives it. */
    published: text().notNull().default(''),
    /** New records name it. */
    current: boolean().notNull(),
    createdById: uuid().references(() => people.id),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('sanitisation_standards_revision').on(t.name, t.revision),
    uniqueIndex('sanitisation_standards_current')
      .on(t.rules)
      .where(sql`${t.current}`),
    check('sanitisation_standards_rules', sql`${t.rules} in ('method','technique')`),
  ],
);

/** A second person looked at the evidence of a record and vouches for it. */
export const mediaValidations = pgTable(
  'media_validations',
  {
    recordId: uuid().primaryKey(),
    doneById: uuid().notNull(),
    validatedById: uuid()
      .notNull()
      .references(() => people.id),
    note: text().notNull().default(''),
    validatedAt: moment().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'media_validations_record',
      columns: [t.recordId, t.doneById],
      foreignColumns: [mediaRecords.id, mediaRecords.doneById],
    }),
    check('media_validations_second_person', sql`${t.validatedById} <> ${t.doneById}`),
  ],
);

/** An issued certificate: written once; a later one about the same thing supersedes it. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    /** A document code. */
    number: cText().notNull().unique('certificates_number_key'),
    /** Random; the address in its QR code. */
    verifyCode: cText().notNull().unique('certificates_verify_key'),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    /** Null on the certificate of a whole device. */
    mediumId: uuid().references(() => media.id),
    recordId: uuid().references(() => mediaRecords.id),
    /** What it states, as it stood: `CertificateContent` of `#domain/certificate`. */
    content: jsonb().notNull(),
    /** SHA-256 of the canonical text of the content, in hexadecimal. */
    contentHash: cText().notNull(),
    issuedById: uuid()
      .notNull()
      .references(() => people.id),
    issuedAt: moment().notNull(),
  },
  (t) => [
    index('certificates_device').on(t.deviceId, t.issuedAt),
    check('certificates_subject', sql`(${t.mediumId} is null) = (${t.recordId} is null)`),
  ],
);
