import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres, { type Sql } from 'postgres';
import { pack, type Pack } from 'tar-stream';
import type { Config } from '../../api/config.ts';
import { migratedUpTo } from '../../db/migrate.ts';
import { StartError } from '../../db/start-error.ts';
import {
  countRows,
  formatVersion,
  listSequences,
  listTables,
  type BackupEnd,
  type BackupManifest,
  type TableShape,
} from './backup-format.ts';
import { readSecret } from './secret.ts';

export interface BackupCounts {
  tables: number;
  rows: number;
  files: number;
}

/** Enough to write seldom, little enough to hold in memory. */
const chunkBytes = 2 ** 20;

/**
 * Writes database, files and secrets into one tar.gz that its owner alone can read. The product may
 * be running: all tables are read from one snapshot. The file appears under its name when complete.
 * @param url connected as the owner of the tables
 */
export async function writeBackup(
  config: Config,
  url: string,
  file: string,
): Promise<BackupCounts> {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.part`;
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(partial, { mode: 0o600 }));
  try {
    const [counts] = await Promise.all([
      fillArchive(archive, config, url).catch((error: Error) => {
        archive.destroy(error);
        throw error;
      }),
      written,
    ]);
    renameSync(partial, file);
    return counts;
  } catch (error) {
    await written.catch(() => {});
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Where the backup before an upgrade goes: DATA_DIR/backups, named by the moment. */
export async function backupBeforeUpgrade(
  config: Config,
  url: string,
  say: (line: string) => void,
): Promise<void> {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const file = join(config.dataDir, 'backups', `before-upgrade-${moment}.tar.gz`);
  await writeBackup(config, url, file);
  say(`backup before the upgrade: ${file}`);
}

async function fillArchive(archive: Pack, config: Config, url: string): Promise<BackupCounts> {
  const keeper = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    await keeper.unsafe('begin isolation level repeatable read read only');
    const [exported] = await keeper<{ snapshot: string }[]>`
      select pg_export_snapshot() as snapshot`;
    const tables = await listTables(keeper);
    const manifest = await describe(keeper, tables);
    await add(archive, 'manifest.json', JSON.stringify(manifest, null, 2));
    const end: BackupEnd = { rows: {}, files: 0 };
    for (const table of tables) {
      end.rows[table.name] = await addTable(archive, url, exported!.snapshot, table);
    }
    await keeper.unsafe('commit');

    await add(archive, 'secret', `${readSecret(config.secretFile).toString('hex')}\n`);
    await addFolder(archive, join(config.dataDir, 'tls'), 'tls');
    end.files = await addFolder(archive, join(config.dataDir, 'files'), 'files');
    await add(archive, 'end.json', JSON.stringify(end, null, 2));
    archive.finalize();
    const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
    return { tables: tables.length, rows, files: end.files };
  } finally {
    await keeper.end({ timeout: 5 });
  }
}

async function describe(sql: Sql, tables: TableShape[]): Promise<BackupManifest> {
  const upTo = await migratedUpTo(sql);
  if (upTo === 0) {
    throw new StartError(
      'There is no workshop in this database yet, so there is nothing to back up.',
    );
  }
  const [server] = await sql<{ version: string }[]>`
    select current_setting('server_version') as version`;
  return {
    product: 'rework',
    format: formatVersion,
    createdAt: new Date().toISOString(),
    postgres: server!.version,
    migratedUpTo: upTo,
    tables,
    sequences: await listSequences(sql),
  };
}

/**
 * One connection for each table: a connection that has just streamed a COPY is not used again.
 * @returns number of rows
 */
async function addTable(
  archive: Pack,
  url: string,
  snapshot: string,
  table: TableShape,
): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe('begin isolation level repeatable read read only');
    await sql.unsafe(`set transaction snapshot '${snapshot}'`);
    const rows = await sql`copy ${sql(table.name)} (${sql(table.columns)}) to stdout`.readable();
    let count = 0;
    let part = 0;
    let waiting: Buffer[] = [];
    let size = 0;
    const flush = async () => {
      part += 1;
      const name = `tables/${table.name}/${String(part).padStart(6, '0')}.copy`;
      await add(archive, name, Buffer.concat(waiting));
      waiting = [];
      size = 0;
    };
    for await (const text of rows as AsyncIterable<Buffer>) {
      count += countRows(text);
      waiting.push(text);
      size += text.length;
      if (size >= chunkBytes) await flush();
    }
    if (size > 0) await flush();
    return count;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function addFolder(archive: Pack, folder: string, name: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths) {
    const inside = relative(folder, path).split(sep).join('/');
    const { size, mode } = statSync(path);
    await new Promise<void>((resolve, reject) => {
      const entry = archive.entry({ name: `${name}/${inside}`, size, mode }, (error) =>
        error ? reject(error) : resolve(),
      );
      createReadStream(path).on('error', reject).pipe(entry);
    });
  }
  return paths.length;
}

function add(archive: Pack, name: string, content: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
  });
}
