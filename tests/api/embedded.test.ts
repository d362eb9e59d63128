import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { findBinaries, usableBinaries } from '../../db/embedded/binaries.ts';
import { attachEmbedded, startEmbedded } from '../../db/embedded/embedded-postgres.ts';
import { FolderInUseError } from '../../db/embedded/folder-lock.ts';
import { blockedFolder } from '../../db/embedded/system-user.ts';

const cleanUps: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rework-embedded-'));
  cleanUps.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function start(dataDir: string) {
  const server = await startEmbedded({ dataDir });
  cleanUps.push(() => server.stop());
  return server;
}

function connect(url: string) {
  const sql = postgres(url, { max: 4, onnotice: () => {} });
  cleanUps.push(() => sql.end({ timeout: 1 }));
  return sql;
}

function postmasterId(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('the embedded database', () => {
  test('sorts and compares the same on every computer, on loopback, behind a private password', async () => {
    const dataDir = folder();
    const server = await start(dataDir);
    const sql = connect(server.url);
    const [facts] = await sql`
      select datlocale, pg_encoding_to_char(encoding) as encoding,
             current_setting('listen_addresses') as listens, current_setting('fsync') as fsync,
             current_setting('unix_socket_directories') as sockets
      from pg_database where datname = current_database()`;
    expect(facts).toEqual({
      datlocale: 'C.UTF-8',
      encoding: 'UTF8',
      listens: '127.0.0.1',
      fsync: 'on',
      sockets: '',
    });
    expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres/data')).mode & 0o777).toBe(0o700);

    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(connect(stranger.href)`select 1`).rejects.toThrow(
      /password authentication failed/,
    );
  });

  test('a second Rework on the same folder is refused by name, and the first goes on', async () => {
    const dataDir = folder();
    const server = await start(dataDir);
    const refused = startEmbedded({ dataDir });
    await expect(refused).rejects.toThrow(FolderInUseError);
    await expect(refused).rejects.toThrow(dataDir);
    await expect(refused).rejects.toThrow(/Stop that one first, or choose another folder/);
    expect(await connect(server.url)`select 1 as one`).toEqual([{ one: 1 }]);
  });

  test('a killed server comes back on the same address with everything it had acknowledged', async () => {
    const dataDir = folder();
    const server = await start(dataDir);
    const exits: (number | null)[] = [];
    server.onExit((code) => exits.push(code));
    const sql = connect(server.url);
    await sql`create table receipts (id int primary key)`;

    const acknowledged: number[] = [];
    let next = 0;
    const writer = async () => {
      for (;;) {
        const id = next++;
        try {
          await sql`insert into receipts values (${id})`;
        } catch {
          return;
        }
        acknowledged.push(id);
        if (acknowledged.length === 200) process.kill(postmasterId(dataDir), 'SIGKILL');
      }
    };
    await Promise.all([writer(), writer(), writer(), writer()]);

    const kept = new Set(
      (await eventually(() => sql`select id from receipts`)).map((row) => row.id),
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(exits).toHaveLength(1);
  });

  test('listening goes on after the server was killed', async () => {
    const dataDir = folder();
    const server = await start(dataDir);
    const database = await openDatabase(server.url);
    cleanUps.push(() => database.close());
    const heard: string[] = [];
    const listened: (() => void)[] = [];
    const again = new Promise<void>((resolve) => listened.push(() => {}, resolve));
    await database.listen(
      'news',
      (text) => heard.push(text),
      () => listened.shift()?.(),
    );
    process.kill(postmasterId(dataDir), 'SIGKILL');
    await again;
    await eventually(() => database.notifier.notify('news', 'after'));
    await eventually(async () => expect(heard).toContain('after'));
  });

  test('the next start replaces the server that a killed Rework left behind', async () => {
    const dataDir = folder();
    const script = join(import.meta.dirname, '../support/hold-database.ts');
    const rework = spawn(process.execPath, ['--import', 'tsx', script, dataDir]);
    const [line] = (await once(rework.stdout, 'data')) as [Buffer];
    const before = connect(line.toString().trim());
    await before`create table receipts (id int primary key)`;
    await before`insert into receipts values (1)`;
    rework.kill('SIGKILL');
    await once(rework, 'exit');

    const left = postmasterId(dataDir);
    expect(attachEmbedded(dataDir)).toBe(line.toString().trim());
    const server = await start(dataDir);
    expect(postmasterId(dataDir)).not.toBe(left);
    expect(await connect(server.url)`select id from receipts`).toEqual([{ id: 1 }]);
  });

  test('a stopped database leaves nothing running and nothing locked', async () => {
    const dataDir = folder();
    const server = await startEmbedded({ dataDir });
    const pid = postmasterId(dataDir);
    await server.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(attachEmbedded(dataDir)).toBeUndefined();
    await start(dataDir);
  });

  test('programs that npm left without symlinks below a closed folder are copied and run', async () => {
    const closed = folder();
    chmodSync(closed, 0o700);
    const { initdb } = await findBinaries(folder(), undefined);
    const packaged = dirname(dirname(initdb));
    cpSync(join(packaged, '../package.json'), join(closed, 'package.json'));
    const native = join(closed, 'native');
    cpSync(packaged, native, {
      recursive: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
    const stranger = { uid: 65534, gid: 65534 };
    const copies = folder();
    const used = usableBinaries(native, copies, stranger);
    expect(used.postgres.startsWith(copies)).toBe(true);
    expect(execFileSync(used.initdb, ['--version']).toString()).toMatch(
      /^initdb \(PostgreSQL\) 18/,
    );
    expect(usableBinaries(native, copies, stranger)).toEqual(used);
  });

  test.runIf(process.getuid?.() === 0)(
    'as root, a data folder below a closed folder is refused with a place to use instead',
    async () => {
      const closed = folder();
      const dataDir = join(closed, 'data');
      mkdirSync(dataDir);
      chmodSync(closed, 0o700);
      expect(blockedFolder(dataDir, { uid: 65534, gid: 65534 })).toBe(closed);
      expect(blockedFolder(dataDir, { uid: 0, gid: 0 })).toBeUndefined();
      await expect(startEmbedded({ dataDir })).rejects.toThrow(
        `its user may not enter ${closed}. Choose another DATA_DIR`,
      );
    },
  );
});

/** Repeats a query that may meet a server on its way up. */
function eventually<T>(work: () => Promise<T> | PromiseLike<T>): Promise<T> {
  return vi.waitFor(async () => await work(), { timeout: 20_000, interval: 20 });
}
