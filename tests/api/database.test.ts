import { describe, expect, test } from 'vitest';
import { migrate, refuseOldServer } from '../../db/migrate.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const { sql, superuser } = database;

describe('the product’s database', () => {
  test('connections are the application’s role, in UTC', async () => {
    const [session] = await sql`
      select current_user as role, current_setting('TimeZone') as zone`;
    expect(session).toEqual({ role: 'rework_app', zone: 'UTC' });
  });

  test('the application may add events but not change, remove or truncate them', async () => {
    const rights = await sql`
      select t.name, r.name as "right", has_table_privilege(t.name, r.name) as granted
      from unnest(array['events', 'media_records']) t(name),
           unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r(name)`;
    const granted = rights.filter((row) => row.granted).map((row) => `${row.name} ${row.right}`);
    expect(granted).toEqual([
      'events SELECT',
      'events INSERT',
      'media_records SELECT',
      'media_records INSERT',
    ]);
    await expect(sql`delete from events`).rejects.toThrow(/permission denied for table events/);
  });

  test('migrating again changes nothing and says what protects events', async () => {
    const lines: string[] = [];
    const again = await migrate(database.url, (line) => lines.push(line));
    expect(again).toEqual({ eventsProtectedBy: 'role and trigger' });
    expect(lines).toEqual([]);
  });

  test('a server older than 15 is refused with what to do', () => {
    expect(() => refuseOldServer(140_011, '14.11')).toThrow(/15 or newer.*14\.11.*Upgrade it/);
    expect(() => refuseOldServer(150_000, '15.0')).not.toThrow();
  });

  test('data made by a newer Rework is refused', async () => {
    await superuser`
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 99999999999999)`;
    await expect(migrate(database.url, () => {})).rejects.toThrow(/made by a newer Rework/);
    await superuser`delete from drizzle.__drizzle_migrations where hash = 'future'`;
  });

  test('an upgrade of a filled database calls for a backup before it touches anything', async () => {
    await superuser`
      delete from drizzle.__drizzle_migrations
      where id = (select max(id) from drizzle.__drizzle_migrations)`;
    const stop = new Error('backup asked for');
    const upgrade = migrate(
      database.url,
      () => {},
      () => Promise.reject(stop),
    );
    await expect(upgrade).rejects.toBe(stop);
  });

  test('where the role may not be used, the trigger protects and connections stay the user’s own', async () => {
    const owner = new URL(database.url);
    await superuser`create role plain_owner login password 'plain' `;
    await superuser`create database plain_owner owner plain_owner`;
    owner.username = 'plain_owner';
    owner.password = 'plain';
    owner.pathname = '/plain_owner';
    try {
      const answer = await migrate(owner.href, () => {});
      expect(answer).toEqual({ eventsProtectedBy: 'trigger' });
    } finally {
      await superuser`drop database plain_owner with (force)`;
      await superuser`drop role plain_owner`;
    }
  });
});
