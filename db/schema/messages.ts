import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { devices } from './devices.ts';
import { donors } from './donations.ts';
import { holds } from './evidence.ts';
import { people } from './people.ts';
import { sites } from './sites.ts';

/** Messages to people outside; whoever sends them takes them from here one by one. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    deviceId: uuid().references(() => devices.id),
    donorId: uuid().references(() => donors.id),
    holdId: uuid().references(() => holds.id),
    /** What it is about: `MessageTemplate` of `#domain/messages`. */
    template: text().notNull(),
    /** `copy`: a person takes the text along by a way of their own. */
    channel: text({ enum: ['email', 'sms', 'copy'] }).notNull(),
    /** Address or number; emptied when the donor is erased. */
    recipient: text().notNull(),
    locale: text().notNull(),
    subject: text().notNull().default(''),
    body: text().notNull(),
    status: text({ enum: ['queued', 'sent', 'failed', 'cancelled', 'copied'] }).notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment(),
    lastError: text().notNull().default(''),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    sentAt: moment(),
    erasedAt: moment(),
  },
  (t) => [
    check('messages_channel', sql`${t.channel} in ('email','sms','copy')`),
    check('messages_status', sql`${t.status} in ('queued','sent','failed','cancelled','copied')`),
    check('messages_queued', sql`(${t.status} = 'queued') = (${t.nextAttemptAt} is not null)`),
    index('messages_queue')
      .on(t.nextAttemptAt)
      .where(sql`${t.status} = 'queued'`),
    index('messages_device').on(t.deviceId, t.createdAt),
    index('messages_site').on(t.siteId, t.createdAt),
  ],
);
