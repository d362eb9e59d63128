import { createReadStream, existsSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { extract, type Entry } from 'tar-stream';
import type { Config } from '../../api/config.ts';
import { migrate, migrateTo } from '../../db/migrate.ts';
import { StartError } from '../../db/start-error.ts';
import {
  SCHEMAS,
  backupEnd,
  backupManifest,
  countRows,
  listTables,
  type BackupManifest,
} from './backup-format.ts';
import { RestoredFiles } from './restored-files.ts';

/** Tables that the migration or the clock fills: nobody has worked in them. */
const referenceTables = [
  'stages',
  'stage_moves',
  'code_numbers',
  'sanitisation_standards',
  'retention_runs',
];

/** @returns names of tables in which somebody has worked; empty for a fresh installation */
export async function tablesInUse(sql: Sql): Promise<string[]> {
  const used: string[] = [];
  for (const { name } of await listTables(sql)) {
    if (referenceTables.includes(name)) continue;
    const [row] = await sql`select 1 from ${sql(name)} limit 1`;
    if (row) used.push(name);
  }
  return used;
}

/**
 * Replaces the database by what the backup holds, in one transaction: a damaged file changes nothing.
 * Afterwards the tables are brought to this program's version, and files and secrets put in place.
 * @returns the number of restored rows and files
 * @throws StartError when the file is not a whole backup, or was made by a newer Rework
 */
export async function restoreBackup(
  config: Config,
  url: string,
  file: string,
): Promise<{ rows: number; files: number }> {
  if (!existsSync(file)) throw new StartError(`There is no file ${file}.`);
  const files = new RestoredFiles(config);
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    const rows = await sql.begin((tx) => readArchive(file, tx, files));
    files.putInPlace();
    await migrate(url, () => {});
    return { rows, files: files.count };
  } finally {
    files.discard();
    await sql.end({ timeout: 5 });
  }
}

async function readArchive(
  file: string,
  tx: TransactionSql,
  files: RestoredFiles,
): Promise<number> {
  const entries = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), entries);
  reading.catch(() => {});
  let manifest: BackupManifest | undefined;
  let rules: string[] = [];
  let open: { table: string; stream: Writable } | undefined;
  let complete = false;
  const counted: Record<string, number> = {};
  const closeTable = async () => {
    if (!open) return;
    await finish(open.stream);
    open = undefined;
  };
  try {
    for await (const entry of entries as AsyncIterable<Entry>) {
      const { name } = entry.header;
      const [kind, table] = name.split('/');
      if (!manifest) {
        if (name !== 'manifest.json') throw notABackup(file);
        manifest = backupManifest.parse(JSON.parse((await content(entry)).toString()));
        rules = await prepareTables(tx, manifest);
      } else if (kind === 'tables' && table) {
        if (open?.table !== table) {
          await closeTable();
          open = { table, stream: await copyInto(tx, manifest, table) };
        }
        const part = await content(entry);
        counted[table] = (counted[table] ?? 0) + countRows(part);
        await write(open.stream, part);
      } else {
        await closeTable();
        if (name === 'end.json') {
          const end = backupEnd.parse(JSON.parse((await content(entry)).toString()));
          complete = files.count === end.files && sameCounts(end.rows, counted);
        } else {
          await files.take(name, entry);
        }
      }
    }
    await reading;
  } catch (error) {
    // A table's stream left open would keep its connection, and with it the roll-back, waiting.
    open?.stream.destroy();
    if (error instanceof StartError || error instanceof postgres.PostgresError) throw error;
    throw notABackup(file, error);
  }
  if (!manifest || !complete) throw notABackup(file);
  for (const rule of rules) await tx.unsafe(rule);
  for (const { name, value } of manifest.sequences) {
    await tx`select setval(${`public.${name}`}::regclass, ${value}::bigint)`;
  }
  return Object.values(counted).reduce((sum, count) => sum + count, 0);
}

/**
 * Makes the tables as they were at the backup's version, empty, without foreign keys and triggers.
 * @returns the statements that put both back, which also checks every reference
 */
async function prepareTables(tx: TransactionSql, manifest: BackupManifest): Promise<string[]> {
  await dropEverything(tx);
  await migrateTo(tx, manifest.migratedUpTo);
  const keys = await tx<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name,
           pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where contype = 'f' and n.nspname = any(${SCHEMAS})`;
  for (const key of keys) {
    await tx.unsafe(`alter table ${key.table} drop constraint ${key.name}`);
  }
  for (const { name } of manifest.tables) {
    await tx`alter table ${tx(name)} disable trigger user`;
    await tx`delete from ${tx(name)}`;
  }
  return [
    ...keys.map((k) => `alter table ${k.table} add constraint ${k.name} ${k.definition}`),
    ...manifest.tables.map(({ name }) => `alter table ${quoted(name)} enable trigger user`),
  ];
}

/** Everything of ours; what belongs to an extension stays. */
async function dropEverything(tx: TransactionSql): Promise<void> {
  // Functions first: one that takes a table's row would go with its table, and then not be there to drop.
  const statements = await tx<{ text: string }[]>`
    select format('drop function if exists %s cascade', p.oid::regprocedure) as text
    from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select format('drop table %s cascade', oid::regclass)
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  for (const { text } of statements) await tx.unsafe(text);
  for (const schema of ['drizzle', ...SCHEMAS.filter((name) => name !== 'public')]) {
    await tx`drop schema if exists ${tx(schema)} cascade`;
  }
}

/** `recipient.recipients` as `"recipient"."recipients"`. */
const quoted = (name: string): string => `"${name.split('.').join('"."')}"`;

async function copyInto(
  tx: TransactionSql,
  manifest: BackupManifest,
  table: string,
): Promise<Writable> {
  const shape = manifest.tables.find(({ name }) => name === table);
  if (!shape) throw new StartError(`The backup lists no table ${table}.`);
  return tx`copy ${tx(table)} (${tx(shape.columns)}) from stdin`.writable();
}

function write(stream: Writable, part: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.write(part, (error) => {
      stream.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

function finish(stream: Writable): Promise<void> {
  return pipeline(Readable.from([]), stream);
}

async function content(entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function sameCounts(expected: Record<string, number>, counted: Record<string, number>): boolean {
  return Object.entries(expected).every(([table, rows]) => (counted[table] ?? 0) === rows);
}

function notABackup(file: string, cause?: unknown): StartError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new StartError(`${file} is not a whole Rework backup${reason}. Nothing was changed.`);
}
