/** Kits and a store room of many accessories, inserted in bulk: only for measuring. */
import { makeCode } from '#domain/codes.ts';
import { readCardRow } from '../../api/devices/device-card.service.ts';
import { openKit } from '../../api/kits/open-kit.ts';
import { write } from '../../api/lib/unit.ts';
import { type BenchWorkshop, recordForAll } from './workshop.ts';

/** What devices ask for, and what chargers give: 60 combinations as a store room has them. */
const CONNECTORS = [
  'usb_c',
  '4.5x3.0',
  '7.4x5.0',
  'slim_tip',
  '4.0x1.7',
  '5.5x1.7',
  '5.5x2.1',
  '5.5x2.5',
  '3.0x1.1',
  '6.5x4.4',
  'magsafe_2',
  '4.5',
];
const WATTS = [45, 65, 90, 120, 180];
const MAKES = ['Lenovo', 'Acer', 'Asus', 'Dell', 'HP'];
const BINS = 300;

/** Puts every device into kitting as the move does, each asking for a charger of its own kind. */
export async function openKits({ database, ctx, codes }: BenchWorkshop): Promise<void> {
  const { sql } = database;
  await recordForAll(sql, ctx.actor.personId, {
    kind: 'stage',
    from: 'labelled',
    to: 'kitting',
    move: 'correct',
  });
  await sql`
    update devices set make = 'Lenovo', has_microphone = true, has_wifi = true, charger_volts = 19.5,
      charger_watts = 65, charger_connector = (${CONNECTORS.slice(0, 11)}::text[])[1 + substr(code, 2, 7)::int % 11]`;
  await write(ctx, { requestId: ctx.newId() }, async (unit) => {
    for (const code of codes) await openKit(unit, await readCardRow(unit, code));
    return null;
  });
}

export interface BenchStock {
  /** A charger that fits no device. */
  wrong: string;
  /** One that fits, for each device in the order of its code. */
  fitting: string[];
  bag: string;
}

/** 60 % chargers, 20 % monitors, 20 % SIM cards in 300 bins, and counted things in every tenth of them. */
export async function fillStock(workshop: BenchWorkshop, size: number): Promise<BenchStock> {
  const { sql } = workshop.database;
  const { siteId, personId } = workshop.ctx.actor;
  const codeOf = (index: number) => makeCode('accessory', index);
  await sql`
    insert into places (id, code, site_id, kind, name, created_at)
    select gen_random_uuid(), code, ${siteId}, 'bin', 'B-' || row, now()
    from unnest(${Array.from({ length: BINS }, (_, at) => makeCode('place', 5000 + at))}::text[]) with ordinality p(code, row)`;
  const codes = Array.from({ length: size }, (_, at) => codeOf(10_000 + at));
  await sql`
    insert into accessories (id, code, site_id, kind, make, volts, watts, connector, facts, plan_ends_on, place_id,
      status, label_confirmed_at, created_at, updated_at)
    select gen_random_uuid(), code, ${siteId},
      case when row % 10 < 6 then 'charger' when row % 10 < 8 then 'monitor' else 'sim' end,
      (${MAKES}::text[])[1 + row % 5],
      case when row % 10 < 6 then case when row % 3 = 0 then 20 else 19.5 end end,
      case when row % 10 < 6 then (${WATTS}::int[])[1 + (row / 10) % 5] end,
      case when row % 10 < 6 then (${CONNECTORS}::text[])[1 + (row / 50) % 12] else '' end,
      case when row % 10 in (6, 7) then '{"sockets":["hdmi"]}'::jsonb else '{}' end,
      case when row % 10 > 7 then date '2031-01-01' end, place.id, 'in_stock', now(), now(), now()
    from unnest(${codes}::text[]) with ordinality a(code, row)
    join (select id, row_number() over (order by code) - 1 as nth from places where kind = 'bin') place
      on place.nth = row % ${BINS}`;
  const wrong = codeOf(1);
  const fitting = workshop.codes.map((_, at) => codeOf(100 + at));
  await sql`
    insert into accessories (id, code, site_id, kind, make, volts, watts, connector, place_id, status, created_at, updated_at)
    select gen_random_uuid(), f.code, ${siteId}, 'charger', 'Lenovo', 19.5, 65, coalesce(d.charger_connector, '2.5x0.7'),
      (select id from places where kind = 'bin' limit 1), 'in_stock', now(), now()
    from unnest(${[wrong, ...fitting]}::text[], ${['', ...workshop.codes]}::text[]) f(code, device)
    left join devices d on d.code = f.device`;
  await sql`
    insert into codes (code, subject, subject_id, site_id, created_at)
    select code, 'accessory', id, site_id, now() from accessories`;
  const bag = await fillBins(workshop, personId);
  await sql.unsafe('vacuum analyze');
  return { wrong, fitting, bag };
}

const COUNTED = ['power_cord', 'mouse', 'headset', 'bag', 'case', 'guide', 'webcam', 'wifi_dongle'];

/** Five items of each counted thing, each in six bins with 1,000 pieces; answers a bag's shelf label. */
async function fillBins({ database, ctx }: BenchWorkshop, personId: string): Promise<string> {
  const { sql } = database;
  const { siteId } = ctx.actor;
  const codes = Array.from({ length: 40 }, (_, at) => makeCode('accessory', 5000 + at));
  await sql`
    insert into stock_items (id, code, family, type, name, tracking, facts, created_by_id, created_at)
    select gen_random_uuid(), code, 'accessory', (${COUNTED}::text[])[1 + row % 8], 'Item ' || row, 'counted', '{}',
      ${personId}, now()
    from unnest(${codes}::text[]) with ordinality i(code, row)`;
  await sql`
    insert into codes (code, subject, subject_id, created_at)
    select code, 'item', id, now() from stock_items`;
  await sql`
    insert into stock_movements (id, item_id, kind, quantity, to_place_id, actor_id, site_id, happened_at, recorded_at)
    select gen_random_uuid(), i.id, 'received', 1000, p.id, ${personId}, ${siteId}, now(), now()
    from stock_items i, (select id from places where kind = 'bin' order by code limit 6) p`;
  const [bag] = await sql<{ code: string }[]>`
    select code from stock_items where type = 'bag' order by code limit 1`;
  if (!bag) throw new Error('no bag');
  return bag.code;
}
