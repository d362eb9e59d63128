/** A workshop of many devices with valid chains, inserted in bulk: only for measuring. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Sql } from 'postgres';
import { checklistFor } from '#domain/checklists.ts';
import { makeCode } from '#domain/codes.ts';
import { readConfig } from '../../api/config.ts';
import type { Context, System } from '../../api/lib/context.ts';
import { newId } from '../../api/lib/ids.ts';
import { readActor } from '../../api/people/sessions.service.ts';
import { setUp } from '../../api/people/setup.service.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { startEmbedded } from '../../db/embedded/embedded-postgres.ts';
import { migrate } from '../../db/migrate.ts';

export interface BenchWorkshop {
  system: System;
  ctx: Context;
  /** Cookie of the same person for requests over HTTP. */
  token: string;
  codes: string[];
  database: Database;
  /** Brings every device back to `labelled` in bulk, with events. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openBenchWorkshop(devices: number): Promise<BenchWorkshop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rework-bench-'));
  const server = await startEmbedded({ dataDir });
  await migrate(server.url, () => {});
  const database = await openDatabase(server.url, { application: 'bench' });
  const system: System = {
    database,
    config: readConfig({ argv: [], env: {}, cwd: '/' }),
    secret: randomBytes(32),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    newId: () => newId(),
  };
  const { token, personId, siteId } = await setUp(
    system,
    {
      programmeName: 'Bench',
      siteName: 'Bench',
      country: 'VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      locale: 'en',
      province: '',
      name: 'Bench',
      username: 'bench',
      password: randomBytes(12).toString('hex'),
      roles: ['technician', 'warehouse', 'coordinator'],
      selfCheckMinutes: null,
    },
    'bench',
  );
  const actor = await readActor(system, token);
  if (!actor) throw new Error('no session');
  const codes = Array.from({ length: devices }, (_, index) => makeCode('device', index + 1));
  const { sql } = database;
  await insertDevices(sql, codes, { siteId, personId });
  await recordForAll(sql, personId, {
    kind: 'stage',
    from: 'received',
    to: 'labelled',
    move: 'move',
  });
  for (let round = 0; round < 4; round += 1) {
    await recordForAll(sql, personId, {
      kind: 'stage',
      from: 'labelled',
      to: 'diagnosing',
      move: 'move',
    });
    await recordForAll(sql, personId, {
      kind: 'stage',
      from: 'diagnosing',
      to: 'labelled',
      move: 'undo',
    });
  }
  await sql.unsafe('vacuum analyze');
  return {
    system,
    ctx: { ...system, actor },
    token,
    codes,
    database,
    reset: () =>
      recordForAll(sql, personId, {
        kind: 'stage',
        from: 'diagnosing',
        to: 'labelled',
        move: 'undo',
      }),
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}

async function insertDevices(
  sql: Sql,
  codes: string[],
  { siteId, personId }: { siteId: string; personId: string },
): Promise<void> {
  const items = checklistFor('laptop').map((item) => item.key);
  await sql.begin(async (tx) => {
    await tx`set constraints all deferred`;
    await tx`
      insert into devices (id, code, public_code, site_id, kind, make, model, serial, serial_key, stage, stage_since,
        head_hash, place_id, label_confirmed_at, memory_mib, storage_gb, storage_kind, has_camera, created_at, updated_at)
      select gen_random_uuid(), code, upper(substr(md5(code), 1, 8)), ${siteId}, 'laptop', 'Dell', 'Latitude 5480',
        'SN' || code, 'SN' || code, 'received', now(), '', (select id from places where site_id = ${siteId} and kind = 'area'),
        now(), 8192, 256, 'ssd', true, now(), now()
      from unnest(${codes}::text[]) code`;
    await tx`
      insert into codes (code, subject, subject_id, site_id, created_at)
      select code, 'device', id, site_id, now() from devices`;
    await tx`
      insert into device_search (device_id, text) select id, lower(code || ' ' || make || ' ' || model || ' ' || serial) from devices`;
    await tx`
      insert into media (id, code, device_id, site_id, type, serial, status, created_at, updated_at)
      select gen_random_uuid(), '3' || substr(code, 2), id, site_id, 'sata_ssd', 'M' || serial, 'unknown', now(), now() from devices`;
    await tx`
      insert into lock_checks (device_id, lock, status, checked_by_id, checked_at)
      select id, lock, 'clear', ${personId}, now() from devices, unnest(array['bios','disk_password','absolute','mdm_autopilot','activation_lock']) lock`;
    await tx`
      insert into checklist_runs (id, device_id, version, kind, started_by_id, started_at)
      select gen_random_uuid(), id, '1', 'laptop', ${personId}, now() from devices`;
    await tx`
      insert into checklist_answers (run_id, item, result, answered_by_id, answered_at)
      select id, item, 'pass', ${personId}, now() from checklist_runs, unnest(${items}::text[]) item`;
    await tx`
      insert into faults (id, device_id, fault, found_by_id, found_at)
      select gen_random_uuid(), id, 'STO', ${personId}, now() from devices`;
    await chain(tx as unknown as Sql, personId, {
      kind: 'intake',
      from: null,
      to: 'received',
      move: 'move',
    });
  });
}

interface BulkEvent {
  kind: string;
  from: string | null;
  to: string;
  move: string;
}

/** One event for every device that is in `from`. */
export async function recordForAll(sql: Sql, personId: string, event: BulkEvent): Promise<void> {
  await sql.begin((tx) => chain(tx as unknown as Sql, personId, event));
}

async function chain(tx: Sql, personId: string, event: BulkEvent): Promise<void> {
  const { kind, from, to, move } = event;
  await tx`
    with next as (
      select id, site_id, seq + 1 as seq, head_hash, date_trunc('milliseconds', clock_timestamp()) as at
      from devices where (${from}::text is null and seq = 0) or stage = ${from}
    ), hashed as (
      select *, event_hash(head_hash, event_text(seq, id, ${kind}, ${from}, ${to}, ${move}, ${personId}::uuid, at, at, '{}')) as hash
      from next
    ), recorded as (
      insert into events (device_id, seq, id, kind, from_stage, to_stage, move_kind, actor_id, site_id, happened_at,
        recorded_at, dwell_seconds, data, hash)
      select id, seq, gen_random_uuid(), ${kind}, ${from}, ${to}, ${move}, ${personId}::uuid, site_id, at, at, 0, '{}', hash
      from hashed
    )
    update devices d set seq = h.seq, head_hash = h.hash, stage = ${to}, stage_since = h.at, version = version + 1
    from hashed h where d.id = h.id`;
}
