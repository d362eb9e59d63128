import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { people } from './people.ts';

/** Text that people wrote about a device; an event holds the salted hash, so erasing leaves the chain valid. */
export const notes = pgTable(
  'notes',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    text: text().notNull(),
    salt: bytes().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    erasedAt: moment(),
  },
  (t) => [index('notes_device').on(t.deviceId)],
);

/** Photos: bytes live in the files folder under their content hash. */
export const photos = pgTable(
  'photos',
  {
    id: id(),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id),
    purpose: text({ enum: ['no_serial', 'condition', 'evidence'] }).notNull(),
    contentHash: text().notNull(),
    mediaType: text().notNull(),
    /** What a photo of the condition shows: the grade it stands for. */
    grade: text({ enum: ['cosmetic', 'functional', 'battery'] }),
    takenById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    /** Taken away: shown no more, and erased once it can no longer be brought back. */
    removedAt: moment(),
    removedById: uuid().references(() => people.id),
    removalReason: text().notNull().default(''),
    erasedAt: moment(),
  },
  (t) => [
    index('photos_device').on(t.deviceId),
    index('photos_content').on(t.contentHash),
    check('photos_grade', sql`${t.grade} in ('cosmetic','functional','battery')`),
    check('photos_removal', sql`(${t.removedAt} is null) = (${t.removedById} is null)`),
  ],
);
