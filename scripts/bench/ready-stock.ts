/** Ready laptops with their chargers on shelves, inserted in bulk: only for measuring. */
import { makeCode } from '#domain/codes.ts';
import { openKits } from './kitting-stock.ts';
import { type BenchWorkshop, recordForAll } from './workshop.ts';

export interface ReadyDevice {
  code: string;
  /** Of the charger in its kit. */
  charger: string;
}

/**
 * Brings every device of the workshop to `ready` on one of `shelves` shelves, its kit filled, its charger tracked.
 * @returns them in the order of their codes
 */
export async function fillReadyStock(
  workshop: BenchWorkshop,
  shelves: number,
): Promise<ReadyDevice[]> {
  const { database, ctx, codes } = workshop;
  const { sql } = database;
  const { siteId, personId } = ctx.actor;
  await openKits(workshop);
  const shelfCodes = Array.from({ length: shelves }, (_, at) => makeCode('place', 7000 + at));
  await sql`
    insert into places (id, code, site_id, kind, name, created_at)
    select gen_random_uuid(), code, ${siteId}, 'shelf', 'S-' || lpad(row::text, 2, '0'), now()
    from unnest(${shelfCodes}::text[]) with ordinality p(code, row)`;
  const chargers = codes.map((_, at) => makeCode('accessory', 20_000 + at));
  await sql`
    insert into accessories (id, code, site_id, kind, make, volts, watts, connector, status, device_id, created_at, updated_at)
    select gen_random_uuid(), c.code, ${siteId}, 'charger', 'Lenovo', 19.5, 65, d.charger_connector, 'in_kit', d.id, now(), now()
    from unnest(${chargers}::text[], ${codes}::text[]) c(code, device)
    join devices d on d.code = c.device`;
  await sql`
    insert into codes (code, subject, subject_id, site_id, created_at)
    select code, 'accessory', id, site_id, now() from accessories
    union all
    select code, 'place', id, site_id, now() from places where code = any(${shelfCodes})`;
  await sql`
    update kit_lines l set status = 'filled', quantity = required, filled_by_id = ${personId}, filled_at = now(),
      accessory_id = (select a.id from accessories a where l.line = 'charger' and a.device_id = l.device_id)`;
  await sql`
    update devices set cosmetic_grade = 'B', functional_grade = '1', os_name = 'Linux Mint 22', screen_inch = 14,
      place_id = (select id from places where code = (${shelfCodes}::text[])[1 + substr(devices.code, 2, 7)::int % ${shelves}])`;
  await recordForAll(sql, personId, { kind: 'stage', from: 'kitting', to: 'ready', move: 'move' });
  await sql.unsafe('vacuum analyze');
  return codes.map((code, at) => ({ code, charger: chargers[at] ?? '' }));
}
