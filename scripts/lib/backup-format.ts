import type { Sql } from 'postgres';
import { z } from 'zod';

/**
 * A backup is a tar.gz with, in this order: manifest.json; tables/NAME/NUMBER.copy (COPY's text
 * format, parts of a table belong together); secret; tls/…; files/…; end.json, whose presence and
 * counts prove that nothing is cut off.
 */
export const formatVersion = 1;

const tableShape = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });
const sequenceState = z.object({ name: z.string(), value: z.string() });

export const backupManifest = z.object({
  product: z.literal('rework'),
  format: z.literal(formatVersion),
  createdAt: z.string(),
  /** version of the server it came from */
  postgres: z.string(),
  /** time stamp (ms) of the newest migration in it */
  migratedUpTo: z.number(),
  tables: z.array(tableShape),
  sequences: z.array(sequenceState),
});

export const backupEnd = z.object({
  rows: z.record(z.string(), z.number()),
  files: z.number(),
});

export type TableShape = z.infer<typeof tableShape>;
export type SequenceState = z.infer<typeof sequenceState>;
export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupEnd = z.infer<typeof backupEnd>;

/** Where our tables are; those outside `public` are named with their schema. */
export const SCHEMAS = ['public', 'recipient'];

/** All tables with the columns that are stored, not computed. */
export async function listTables(sql: Sql): Promise<TableShape[]> {
  return sql<TableShape[]>`
    select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname as name,
           array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid
    where n.nspname = any(${SCHEMAS}) and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by n.nspname, c.relname order by n.nspname, c.relname`;
}

/** All sequences that have given out a number. */
export async function listSequences(sql: Sql): Promise<SequenceState[]> {
  return sql<SequenceState[]>`
    select sequencename as name, last_value::text as value
    from pg_sequences where schemaname = 'public' and last_value is not null
    order by sequencename`;
}

/** COPY's text format escapes line ends inside a value, so each one ends a row. */
export function countRows(text: Buffer): number {
  let count = 0;
  for (const byte of text) if (byte === 10) count += 1;
  return count;
}
