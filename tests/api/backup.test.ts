import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import postgres, { type Sql } from 'postgres';
import { extract, pack, type Entry } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveDevice } from '../../api/devices/moves.service.ts';
import { readConfig } from '../../api/config.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { migratedUpTo, migrateTo } from '../../db/migrate.ts';
import { writeBackup } from '../../scripts/lib/backup.ts';
import { listTables } from '../../scripts/lib/backup-format.ts';
import { restoreBackup, tablesInUse } from '../../scripts/lib/restore.ts';
import { readSecret } from '../../scripts/lib/secret.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice, receivedDevice } from '../support/devices.ts';
import { openWorkshop, type Member, type Workshop } from '../support/workshop.ts';

const source = await testDatabase();
const target = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'rework-backup-'));
const configOf = (name: string) =>
  readConfig({ argv: ['--data-dir', join(folder, name)], env: {}, cwd: folder });
const from = configOf('from');
const to = configOf('to');
const file = join(folder, 'all.tar.gz');

let workshop: Workshop;
let warehouse: Member;

beforeAll(async () => {
  workshop = await openWorkshop(source);
  warehouse = await workshop.member('warehouse');
  await receivedDevice(workshop, warehouse);
  const device = await confirmedDevice(workshop, warehouse);
  const seen = { code: device.code, from: 'received', to: 'labelled' } as const;
  await moveDevice(warehouse.ctx, { requestId: randomUUID(), ...seen });
  // What COPY must escape, and what must not be touched.
  await source.superuser`update people set name = ${'tab\t line\n slash\\ null \\N نام Tên'}
    where id = ${warehouse.personId}`;
  mkdirSync(join(from.dataDir, 'files/ab'), { recursive: true });
  writeFileSync(join(from.dataDir, 'files/ab/photo.webp'), Buffer.alloc(3_000_000, 7));
  readSecret(from.secretFile);
});

afterAll(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of every table, in an order of its own, as one number for each table. */
async function fingerprints(sql: Sql): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const { name } of await listTables(sql)) {
    const [row] = await sql<{ print: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') as print
      from ${sql(name)} t`;
    result[name] = row!.print;
  }
  return result;
}

async function rules(sql: Sql): Promise<unknown> {
  return sql`
    select conrelid::regclass::text as place, conname as name, pg_get_constraintdef(oid) as text
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal
    order by 1, 2, 3`;
}

describe('backup and restore', () => {
  test('carry every row, rule, file and secret, and leave every chain whole', async () => {
    const counts = await writeBackup(from, source.url, file);
    expect(counts.files).toBe(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = await fingerprints(source.superuser);
    const rulesBefore = await rules(source.superuser);

    expect(await tablesInUse(target.superuser)).toEqual([]);
    const restored = await restoreBackup(to, target.url, file);
    expect(restored).toEqual({ rows: counts.rows, files: 1 });
    expect(await fingerprints(target.superuser)).toEqual(before);
    expect(await rules(target.superuser)).toEqual(rulesBefore);
    const chains = await verifyChains(target.sql);
    expect(chains).toMatchObject({ devices: 2, broken: [] });
    expect(chains.events).toBeGreaterThanOrEqual(3);

    expect(readFileSync(to.secretFile)).toEqual(readFileSync(from.secretFile));
    expect(statSync(to.secretFile).mode & 0o777).toBe(0o600);
    const photo = join(to.dataDir, 'files/ab/photo.webp');
    expect(readFileSync(photo).equals(Buffer.alloc(3_000_000, 7))).toBe(true);
  });

  test('a restored installation is in use, and its events are as protected as before', async () => {
    expect(await tablesInUse(target.superuser)).toContain('devices');
    await expect(target.sql`delete from events`).rejects.toThrow(/permission denied/);
    await expect(target.superuser`update events set kind = 'x'`).rejects.toThrow(/append-only/);
  });

  test('a backup taken while people work is of one moment', async () => {
    const busy = join(folder, 'busy.tar.gz');
    const work = Array.from({ length: 12 }, () => confirmedDevice(workshop, warehouse));
    await Promise.all([writeBackup(from, source.url, busy), ...work]);
    await restoreBackup(to, target.url, busy);
    expect((await verifyChains(target.sql)).broken).toEqual([]);
  });

  test('a cut-off file is refused and changes nothing', async () => {
    const cut = join(folder, 'cut.tar.gz');
    await pipeline(createReadStream(file), createWriteStream(cut));
    truncateSync(cut, Math.floor(statSync(file).size * 0.6));
    await unchanged(() => restoreBackup(to, target.url, cut), /not a whole Rework backup/);
  });

  test('a file with one row less than it says is refused and changes nothing', async () => {
    const short = join(folder, 'short.tar.gz');
    await rewrite(short, (name, content) =>
      name.startsWith('tables/codes/') ? content.subarray(content.indexOf(10) + 1) : content,
    );
    await unchanged(() => restoreBackup(to, target.url, short), /not a whole|foreign key/);
  });

  test('a file that would write outside the data folder is refused', async () => {
    const evil = join(folder, 'evil.tar.gz');
    await rewrite(evil, (_, content) => content, 'files/../../escaped');
    await unchanged(() => restoreBackup(to, target.url, evil), /does not write/);
    expect(existsSync(join(folder, 'escaped'))).toBe(false);
  });

  test('anything else is refused, and so is a missing file', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'hello');
    await unchanged(() => restoreBackup(to, target.url, other), /not a whole Rework backup/);
    await unchanged(() => restoreBackup(to, target.url, join(folder, 'none')), /There is no file/);
  });

  test('a backup of a newer Rework is refused', async () => {
    const newer = join(folder, 'newer.tar.gz');
    await rewrite(newer, (name, content) =>
      name === 'manifest.json'
        ? Buffer.from(
            content.toString().replace(/"migratedUpTo": \d+/, '"migratedUpTo": 99999999999999'),
          )
        : content,
    );
    await unchanged(() => restoreBackup(to, target.url, newer), /made by a newer Rework/);
  });

  test('a backup of an older Rework is brought to this version', async () => {
    const old = await testUrl(target.superuser, 'older');
    const sql = postgres(old, { max: 1, onnotice: () => {} });
    const [first] = await source.superuser<{ at: string }[]>`
      select min(created_at)::text as at from drizzle.__drizzle_migrations`;
    await sql.begin((tx) => migrateTo(tx, Number(first!.at)));
    await sql`insert into settings (id, programme_name, default_locale, created_at)
      values (1, 'Old', 'en', now())`;
    const archive = join(folder, 'old.tar.gz');
    await writeBackup(from, old, archive);
    await restoreBackup(to, old, archive);
    expect(await sql`select programme_name from settings`).toEqual([{ programme_name: 'Old' }]);
    expect(await migratedUpTo(sql)).toBe(await migratedUpTo(source.superuser));
    await sql.end();
    await target.superuser`drop database ${target.superuser(new URL(old).pathname.slice(1))}`;
  });
});

async function testUrl(superuser: Sql, label: string): Promise<string> {
  const name = `test_${label}_${randomUUID().slice(0, 8)}`;
  await superuser`create database ${superuser(name)}`;
  const url = new URL(target.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function unchanged(work: () => Promise<unknown>, words: RegExp): Promise<void> {
  const before = await fingerprints(target.superuser);
  const secret = readFileSync(to.secretFile);
  await expect(work()).rejects.toThrow(words);
  expect(await fingerprints(target.superuser)).toEqual(before);
  expect(readFileSync(to.secretFile)).toEqual(secret);
}

/** A copy of the good backup with changed contents, and with one entry more before the last. */
async function rewrite(
  copy: string,
  change: (name: string, content: Buffer) => Buffer,
  extra?: string,
): Promise<void> {
  const entries = extract();
  const archive = pack();
  const reading = pipeline(createReadStream(file), createGunzip(), entries);
  const writing = pipeline(archive, createGzip(), createWriteStream(copy));
  for await (const entry of entries as AsyncIterable<Entry>) {
    const parts: Buffer[] = [];
    for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
    const { name } = entry.header;
    if (extra && name === 'end.json') archive.entry({ name: extra }, 'gotcha');
    archive.entry({ name }, change(name, Buffer.concat(parts)));
  }
  archive.finalize();
  await Promise.all([reading, writing]);
}
