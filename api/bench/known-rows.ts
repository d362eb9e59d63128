/** Which rows a bench may know of its site, and as what. Nothing here joins a need, a donor or a recipient. */
import { type SQL, sql } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import type { HoldKind } from '#domain/holds.ts';
import { type KnownKind, type KnownThing, OPEN_STAGES } from '#domain/known-things.ts';
import type { Stage } from '#domain/stages.ts';

export interface KnownRow {
  id: string;
  code: Code;
  label: string;
  what: string;
  changed: string;
  placeCode: Code | null;
  deviceCode: Code | null;
  serial: string;
  publicCode: string;
  /** Stage of a device, status of another thing. */
  state: string;
  stateSince: string;
  holds: string[];
  labelled: boolean;
  ownerId: string | null;
  lastRepairerId: string | null;
  volts: number | null;
  watts: number | null;
  connector: string;
}

const OPEN = sql.join(
  OPEN_STAGES.map((stage) => sql`${stage}`),
  sql`, `,
);

/** Plain columns of what is few: it has no time of its last change and is told whole. */
const few = (table: SQL, label: SQL, what: SQL, where: SQL) =>
  sql`select t.id, t.code, ${label} as label, ${what} as what, now() as changed from ${table} t where ${where}`;

/** Drives in open devices; one that is stock is known as a part. */
const MEDIA_HERE = (site: string) => sql`media m join devices d on d.id = m.device_id
    where m.site_id = ${site} and d.site_id = ${site} and d.stage in (${OPEN})
      and m.status <> 'destroyed' and not exists (select 1 from parts q where q.code = m.code)`;

export const ROWS_OF_KIND: Record<KnownKind, (siteId: string) => SQL> = {
  place: (site) =>
    few(sql`places`, sql`t.name`, sql`t.kind`, sql`t.site_id = ${site} and t.closed_at is null`),
  item: () =>
    few(sql`stock_items`, sql`t.name`, sql`t.family || '.' || t.type`, sql`t.closed_at is null`),
  box: (site) =>
    few(sql`boxes`, sql`t.name`, sql`''`, sql`t.site_id = ${site} and t.closed_at is null`),
  batch: (site) =>
    few(sql`batches`, sql`''`, sql`''`, sql`t.site_id = ${site} and t.closed_at is null`),
  transfer: (site) =>
    few(
      sql`transfers`,
      sql`''`,
      sql`''`,
      sql`${site} in (t.from_site_id, t.to_site_id) and t.state in ('packing', 'sent')`,
    ),
  // The title of a session may name a school: its code is enough to tell it from a mistyped one.
  handover_batch: (site) =>
    few(sql`handover_batches`, sql`''`, sql`''`, sql`t.site_id = ${site} and t.state = 'open'`),
  device: (site) => sql`
    select d.id, d.code, trim(d.make || ' ' || d.model) as label, d.kind as what, d.updated_at as changed,
      p.code as "placeCode", d.serial_key as serial, d.public_code as "publicCode", d.stage as state,
      d.stage_since as "stateSince", d.label_confirmed_at is not null as labelled,
      d.owner_id as "ownerId", d.last_repairer_id as "lastRepairerId",
      d.charger_volts as volts, d.charger_watts as watts, d.charger_connector as connector,
      array(select h.kind from holds h where h.device_id = d.id and h.released_at is null
        order by h.placed_at) as holds
    from devices d left join places p on p.id = d.place_id
    where d.site_id = ${site} and d.stage in (${OPEN})`,
  accessory: (site) => sql`
    select a.id, a.code, trim(a.make || ' ' || a.model) as label, a.kind as what, a.updated_at as changed,
      p.code as "placeCode", a.serial, a.status as state, a.volts, a.watts, a.connector,
      coalesce(d.code, c.code) as "deviceCode"
    from accessories a left join places p on p.id = a.place_id
    left join devices d on d.id = a.device_id left join devices c on c.id = a.came_with_id
    where a.site_id = ${site} and a.status in ('in_stock', 'in_kit', 'missing')`,
  part: (site) => sql`
    select a.id, a.code, trim(a.make || ' ' || a.model) as label, a.type as what, a.updated_at as changed,
      p.code as "placeCode", a.serial, a.status as state, d.code as "deviceCode"
    from parts a left join places p on p.id = a.place_id left join devices d on d.id = a.device_id
    where a.site_id = ${site} and a.status in ('in_stock', 'missing')`,
  medium: (site) => sql`
    select m.id, m.code, trim(m.make || ' ' || m.model) as label, m.type as what,
      greatest(m.updated_at, d.updated_at) as changed,
      null as "placeCode", m.serial, m.status as state, d.code as "deviceCode"
    from ${MEDIA_HERE(site)}`,
};

/** How many there are of each large kind, and so how many do not fit. */
export const COUNT_OF_KIND = (site: string): SQL => sql`select
  (select count(*) from devices where site_id = ${site} and stage in (${OPEN}))::int as device,
  (select count(*) from accessories where site_id = ${site}
    and status in ('in_stock', 'in_kit', 'missing'))::int as accessory,
  (select count(*) from parts where site_id = ${site} and status in ('in_stock', 'missing'))::int as part,
  (select count(*) from ${MEDIA_HERE(site)})::int as medium`;

/** What was open here and is no longer, or went to another site. */
export const GONE = (site: string, since: Date): SQL => {
  const from = sql`${since.toISOString()}::timestamptz`;
  return sql`
    select code from devices
    where site_id = ${site} and updated_at > ${from} and stage not in (${OPEN})
    union select d.code from events e join devices d on d.id = e.device_id
    where e.site_id = ${site} and e.recorded_at > ${from} and d.site_id <> ${site}
    union select code from accessories
    where site_id = ${site} and updated_at > ${from} and status not in ('in_stock', 'in_kit', 'missing')
    union select code from parts
    where site_id = ${site} and updated_at > ${from} and status not in ('in_stock', 'missing')
    union select m.code from media m left join devices d on d.id = m.device_id
    where m.site_id = ${site} and greatest(m.updated_at, d.updated_at) > ${from}
      and (m.status = 'destroyed' or d.id is null or d.stage not in (${OPEN}))
      and not exists (select 1 from parts q where q.code = m.code)
    union ${sql.join(
      [sql`accessories`, sql`parts`, sql`media`].map((table) => LEFT_SITE(table, site, from)),
      sql` union `,
    )}`;
};

/** What changed at a site that things were on their way to from here: among it is all that left. */
const LEFT_SITE = (table: SQL, site: string, from: SQL) => sql`
  select x.code from ${table} x where x.site_id <> ${site} and x.updated_at > ${from}
    and exists (select 1 from transfers t where t.from_site_id = ${site} and t.to_site_id = x.site_id
      and t.sent_at is not null and (t.settled_at is null or t.settled_at > ${from}))`;

export function knownThing(kind: KnownKind, row: KnownRow): KnownThing {
  const { code, label, what, placeCode, deviceCode, serial } = row;
  const thing = { code, label, what };
  const power = { volts: row.volts, watts: row.watts, connector: row.connector };
  switch (kind) {
    case 'device':
      return {
        ...thing,
        kind,
        placeCode,
        publicCode: row.publicCode,
        serial,
        stage: row.state as Stage,
        stageSince: new Date(row.stateSince).toISOString(),
        holds: row.holds as HoldKind[],
        labelled: row.labelled,
        ownerId: row.ownerId,
        lastRepairerId: row.lastRepairerId,
        power,
      };
    case 'accessory':
      return { ...thing, kind, placeCode, serial, status: row.state, deviceCode, power };
    case 'part':
    case 'medium':
      return { ...thing, kind, placeCode, serial, status: row.state, deviceCode };
    default:
      return { ...thing, kind };
  }
}
