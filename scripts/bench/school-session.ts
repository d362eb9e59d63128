/** A handover session of many families, each with a reserved laptop and its kit, inserted in bulk: only for measuring. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { makeCode } from '#domain/codes.ts';
import type { BenchWorkshop } from './workshop.ts';

export interface BenchSession {
  /** Of the session. */
  code: string;
  /** Per family, what lies on its shelf. */
  families: { device: string; charger: string }[];
}

/** @param served so many of them were handed over already: their receipts have number, hash and QR code */
export async function openBenchSession(
  { database, ctx, codes }: BenchWorkshop,
  { families, served }: { families: number; served: number },
): Promise<BenchSession> {
  const { siteId, personId } = ctx.actor;
  const code = makeCode('batch', 900_000);
  const batchId = randomUUID();
  const chosen = codes.slice(0, families);
  const chargers = chosen.map((_, index) => makeCode('accessory', index + 1));
  const receipts = chosen.map((_, index) => makeCode('document', index + 1));
  const proofs = chosen.map(() => randomBytes(15).toString('hex').slice(0, 24).toUpperCase());
  const hash = createHash('sha256').update('bench').digest('base64url');
  // As the owner: the application's role may not leave out the triggers.
  const owner = postgres(database.url, { max: 1, onnotice: () => {} });
  await owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into places (id, code, site_id, parent_id, kind, name, created_at)
      select gen_random_uuid(), 'bench-' || n, ${siteId},
        (select id from places where site_id = ${siteId} and kind = 'area' limit 1), 'shelf', 'B-' || n, now()
      from generate_series(1, 20) n`;
    await tx`
      create temporary table line on commit drop as
      select gen_random_uuid() as need, gen_random_uuid() as reservation, gen_random_uuid() as charger, d.id as device, n
      from unnest(${chosen}::text[]) with ordinality as c (code, n) join devices d on d.code = c.code`;
    await tx`
      update devices d set stage = case when line.n <= ${served} then 'handed_over' else 'reserved' end, route = 'workshop',
        screen_inch = 14, os_name = 'Linux Mint 22', charger_watts = 65,
        place_id = case when line.n > ${served} then
          (select id from places where site_id = ${siteId} and name = 'B-' || (1 + line.n % 20)) end
      from line where line.device = d.id`;
    await tx`
      insert into needs (id, code, site_id, kind, requirements, status, rank, registered_by_id, registered_at, consent_at,
        decided_by_id, decided_at)
      select need, 'N-' || lpad(n::text, 6, '0'), ${siteId}, 'laptop', '{}',
        case when n <= ${served} then 'served' else 'reserved' end, 0, ${personId}, now(), now(), ${personId}, now() from line`;
    await tx`
      insert into recipient.recipients (need_id, student_name, person_key, created_at)
      select need, 'S ' || n, 'key-' || n, now() from line`;
    await tx`
      insert into reservations (id, need_id, device_id, site_id, reserved_by_id, reserved_at, expires_at, closed_at, outcome)
      select reservation, need, device, ${siteId}, ${personId}, now(), now() + interval '14 days',
        case when n <= ${served} then now() end, case when n <= ${served} then 'fulfilled' end from line`;
    await tx`
      insert into handover_batches (id, code, site_id, title, area, state, created_by_id, created_at)
      values (${batchId}, ${code}, ${siteId}, 'Trường THCS Thạnh Tây', 'Tân Biên', 'open', ${personId}, now())`;
    await tx`insert into codes (code, subject, subject_id, site_id, created_at)
      values (${code}, 'handover_batch', ${batchId}, ${siteId}, now())`;
    await tx`
      insert into batch_needs (batch_id, need_id, position, state)
      select ${batchId}, need, n, case when n <= ${served} then 'served' else 'waiting' end from line`;
    await tx`
      insert into accessories (id, code, site_id, kind, make, watts, device_id, status, created_at, updated_at)
      select charger, (${chargers}::text[])[n], ${siteId}, 'charger', 'Dell', 65, device, 'in_kit', now(), now() from line`;
    await tx`
      insert into kit_lines (id, device_id, line, required, status, quantity, accessory_id)
      select gen_random_uuid(), device, part, 1, 'filled', 1, case when part = 'charger' then charger end
      from line, unnest(array['charger','power_cord','bag','guide']) part`;
    await tx`
      insert into handovers (id, receipt_code, device_id, need_id, reservation_id, site_id, handed_over_by_id, identity_seen,
        batch_id, verify_code, content_hash, snapshot, locale, warranty_end, factor_set, co2e_avoided_kg, weight_kg,
        happened_at, recorded_at)
      select gen_random_uuid(), (${receipts}::text[])[n], device, need, reservation, ${siteId}, ${personId}, true,
        ${batchId}, (${proofs}::text[])[n], ${hash}, jsonb_build_object('kit', jsonb_build_array(
          jsonb_build_object('line', 'charger', 'quantity', 1, 'code', (${chargers}::text[])[n], 'detail', 'Dell · 65 W'),
          jsonb_build_object('line', 'bag', 'quantity', 1, 'code', null, 'detail', null))),
        (array['vi','fa','en'])[1 + n % 3], now() + interval '90 days', 'bench', 1, 1, now(), now()
      from line where n <= ${served}`;
  });
  await owner.unsafe('vacuum analyze');
  await owner.end();
  const waiting = chosen.map((device, index) => ({ device, charger: chargers[index] ?? '' }));
  return { code, families: waiting.slice(served) };
}
