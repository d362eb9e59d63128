import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, cText, id, moment } from './columns.ts';
import { places, sites } from './sites.ts';

export const people = pgTable(
  'people',
  {
    id: id(),
    name: text().notNull(),
    /** Signs in with this; stored in lower case. */
    username: text().notNull().unique('people_username_key'),
    passwordHash: text(),
    pinHash: text(),
    locale: text().notNull(),
    homeSiteId: uuid()
      .notNull()
      .references(() => sites.id),
    disabledAt: moment(),
    /** A password given by an administrator must be changed at the next sign-in. */
    mustChangePassword: integer().notNull().default(0),
    failedAttempts: integer().notNull().default(0),
    lockedUntil: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [check('people_username_lower', sql`${t.username} = lower(${t.username})`)],
);

export const personRoles = pgTable(
  'person_roles',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    role: text().notNull(),
    grantedAt: moment().notNull(),
    grantedById: uuid().references(() => people.id),
  },
  (t) => [
    primaryKey({ name: 'person_roles_key', columns: [t.personId, t.siteId, t.role] }),
    check(
      'person_roles_role',
      sql`${t.role} in ('technician','warehouse','coordinator','approver','collection','admin','auditor')`,
    ),
  ],
);

export const badges = pgTable(
  'badges',
  {
    code: cText().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    issuedAt: moment().notNull(),
    revokedAt: moment(),
  },
  (t) => [index('badges_person').on(t.personId)],
);

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token; the token itself is never stored. */
    tokenHash: bytes().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    siteId: uuid()
      .notNull()
      .references(() => sites.id),
    /** `password` for a person's own device, `badge` for a shared bench. */
    method: text({ enum: ['password', 'badge'] }).notNull(),
    benchId: uuid().references(() => places.id),
    /** SHA-256 of the browser's own cookie: where a PIN was given, the badge alone opens again this shift. */
    browserHash: bytes(),
    userAgent: text().notNull().default(''),
    createdAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    index('sessions_person').on(t.personId, t.expiresAt),
    check('sessions_method', sql`${t.method} in ('password','badge')`),
  ],
);

/** What was done to people, sites and settings: who, what, to whom, when. */
export const adminLog = pgTable(
  'admin_log',
  {
    id: id(),
    actorId: uuid().references(() => people.id),
    action: text().notNull(),
    subjectId: uuid(),
    data: text().notNull().default('{}'),
    recordedAt: moment().notNull(),
  },
  (t) => [index('admin_log_time').on(t.recordedAt)],
);
