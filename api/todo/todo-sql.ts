/** The statements behind the warehouse's lists: what belongs on each, in the order of places. */
import type { PendingQuery, Row, Sql } from 'postgres';
import { locksFor } from '#domain/locks.ts';
import { IN_CUSTODY } from '#domain/stages.ts';

export const TODO_LISTS = ['label', 'locks', 'kit', 'shelve', 'pick', 'return'] as const;
export type TodoList = (typeof TODO_LISTS)[number];

export interface TodoRow {
  subject: 'device' | 'accessory';
  id: string;
  code: string;
  kind: string;
  make: string;
  model: string;
  /** Null for accessories. */
  stage: string | null;
  since: Date;
  placeId: string | null;
  placeCode: string | null;
  placeName: string | null;
  /** Who holds it while it is in no place. */
  custodian: string | null;
  volts: number | null;
  watts: number | null;
  connector: string | null;
}

/** Which devices the kit rules put on a list; judged outside SQL. */
export interface KittingIds {
  unfinished: readonly string[];
  finished: readonly string[];
}

type Fragment = PendingQuery<Row[]>;

/** Quarantined and given-up devices wait for others than the warehouse. */
const LABELLED_STAGES = IN_CUSTODY.filter(
  (stage) => !['quarantined', 'harvesting', 'for_recycling'].includes(stage),
);

function deviceCondition(sql: Sql, list: TodoList, kitting: KittingIds): Fragment {
  switch (list) {
    case 'label':
      return sql`d.stage in ${sql(LABELLED_STAGES)} and (d.label_confirmed_at is null or d.stage = 'received')`;
    case 'locks':
      return sql`d.stage in ('received', 'labelled') and exists (
        select 1 from unnest(case when d.kind = 'tablet' then ${[...locksFor('tablet')]}::text[]
          else ${[...locksFor('laptop')]}::text[] end) as asked
        where not exists (select 1 from lock_checks l where l.device_id = d.id and l.lock = asked))`;
    case 'kit':
      return sql`d.id = any(${[...kitting.unfinished]}::uuid[])`;
    case 'shelve':
      return sql`(d.id = any(${[...kitting.finished]}::uuid[])
        or (d.stage in ${sql(IN_CUSTODY)} and d.stage <> 'reserved' and d.place_id is null)
        or (d.stage = 'ready' and p.kind not in ('shelf', 'bin')))`;
    case 'pick':
      return sql`d.stage = 'reserved' and d.place_id is not null`;
    case 'return':
      return sql`d.stage = 'returned'`;
  }
}

function accessoryCondition(sql: Sql, list: TodoList): Fragment | null {
  if (list === 'label') {
    return sql`a.status in ('in_stock', 'in_kit') and a.label_confirmed_at is null`;
  }
  return list === 'shelve' ? sql`a.status = 'in_stock' and a.place_id is null` : null;
}

/** Every line of a list as one query with the columns of `TodoRow`. */
export function linesOf(sql: Sql, list: TodoList, siteId: string, kitting: KittingIds): Fragment {
  const ofAccessories = accessoryCondition(sql, list);
  return sql`
    select 'device' as subject, d.id, d.code, d.kind, d.make, d.model, d.stage, d.stage_since as since,
      d.place_id as "placeId", p.code as "placeCode", p.name as "placeName", h.name as custodian,
      d.charger_volts as volts, d.charger_watts as watts, d.charger_connector as connector,
      coalesce(p.name, '') collate "C" as position
    from devices d left join places p on p.id = d.place_id left join people h on h.id = d.custodian_id
    where d.site_id = ${siteId} and ${deviceCondition(sql, list, kitting)}
    ${
      ofAccessories
        ? sql`union all
    select 'accessory', a.id, a.code, a.kind, a.make, a.model, null, a.updated_at,
      p.id, p.code, p.name, h.name, a.volts, a.watts, a.connector,
      coalesce(p.name, '') collate "C"
    from accessories a left join devices k on k.id = a.device_id
    left join places p on p.id = coalesce(a.place_id, k.place_id)
    left join people h on h.id = coalesce(a.custodian_id, k.custodian_id)
    where a.site_id = ${siteId} and ${ofAccessories}`
        : sql``
    }`;
}
