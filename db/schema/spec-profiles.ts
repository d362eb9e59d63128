import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { cText, moment } from './columns.ts';
import { people } from './people.ts';

/** Minimum-spec profiles as an administrator wrote them, each change a new version; the built-in one is version 0. */
export const specProfileVersions = pgTable(
  'spec_profile_versions',
  {
    profile: cText().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    /** `SpecProfile['requirements']` of `#domain/spec-requirements`. */
    requirements: jsonb().notNull(),
    createdById: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
  },
  (t) => [primaryKey({ name: 'spec_profile_versions_key', columns: [t.profile, t.version] })],
);
