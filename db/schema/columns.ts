/** Column shapes shared by all tables. */
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A moment in UTC; read as a JavaScript `Date`. */
export const moment = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

/** A UUID v7 made by the application, so that PostgreSQL 15 works too. */
export const id = () => uuid().primaryKey();

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});

/** Text compared byte by byte, so that prefixes are found by index on every machine. */
export const cText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
