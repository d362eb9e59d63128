/** What a count says against the records as they are now, read in one statement and judged by the rules. */
import { sql } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import {
  type CountSubject,
  type CountedState,
  type DifferenceKind,
  type LineFacts,
  type SettleAct,
  actsFor,
  differenceOf,
  piecesExpected,
} from '#domain/counts.ts';
import type { Stage } from '#domain/stages.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { CUSTODY } from './counted-thing.ts';

export interface Difference {
  placeId: string;
  placeCode: Code;
  placeName: string;
  subject: CountSubject;
  subjectId: string;
  code: Code;
  /** Translation key of its kind. */
  what: string;
  name: string;
  stage: Stage | null;
  kind: DifferenceKind;
  state: CountedState;
  expected: number;
  found: number;
  /** Where the records have it: a place, a person, a device. */
  recordedAt: string | null;
  recordedWith: string | null;
  deviceCode: Code | null;
  /** The other place where it was found too. */
  alsoAt: string | null;
  acts: SettleAct[];
}

interface Row extends Omit<LineFacts, 'placeDone'>, Omit<Difference, 'kind' | 'acts' | 'state'> {
  subject: CountSubject;
  state: CountedState;
  placeDone: boolean;
}

/**
 * Open differences in the order of places; those somebody put right or left as they are are no longer among them.
 * A place that is being counted says only what was found there so far, not what is missing.
 */
export async function readDifferences(
  ctx: Context,
  countId: string,
  only?: { placeId: string; subjectId: string },
): Promise<Difference[]> {
  const rows = (await reader(ctx).execute(query(countId, only, ctx.now()))) as unknown as Row[];
  return rows.flatMap((row) => {
    const kind = differenceOf(row);
    if (!kind) return [];
    const expected = row.subject === 'item' ? piecesExpected(row) : row.expected;
    return [{ ...shown(row), kind, expected, acts: actsFor(kind, row) }];
  });
}

function shown(row: Row): Omit<Difference, 'kind' | 'acts' | 'expected'> {
  const { placeId, placeCode, placeName, subject, subjectId, code, what, name, stage } = row;
  const { state, found, recordedAt, recordedWith, deviceCode, alsoAt } = row;
  return {
    placeId,
    placeCode,
    placeName,
    subject,
    subjectId,
    code,
    what,
    name,
    stage,
    state,
    found,
    recordedAt,
    recordedWith,
    deviceCode,
    alsoAt,
  };
}

/**
 * Whether another holder was written down for it after a moment. A line that was taken back bears that moment as
 * the time it was found, also where nothing was: its way there and back is no move.
 */
const movedSince = (moment: ReturnType<typeof sql>) => sql`case l.subject
  when 'device' then exists (select 1 from events e where e.device_id = l.subject_id
    and e.happened_at > ${moment} and e.data ? 'before'
    and (e.data->'before'->>'placeId' is distinct from d.place_id::text
      or e.data->'before'->>'custodianId' is distinct from d.custodian_id::text))
  when 'accessory' then exists (select 1 from accessory_events e where e.accessory_id = l.subject_id
    and e.happened_at > ${moment} and e.kind not in ('added', 'edited'))
  when 'part' then exists (select 1 from part_events e where e.part_id = l.subject_id
    and e.happened_at > ${moment} and e.kind not in ('received', 'edited'))
  when 'box' then b.updated_at > ${moment}
  else false end`;

const query = (
  countId: string,
  only: { placeId: string; subjectId: string } | undefined,
  now: Date,
) => sql`
with facts as (
  select l.place_id as "placeId", pl.code as "placeCode", pl.name as "placeName", l.subject,
    l.subject_id as "subjectId", l.expected, l.found, cp.done_at is not null as "placeDone",
    coalesce(d.code, a.code, p.code, i.code, b.code) as code,
    case l.subject when 'device' then 'kind.' || d.kind when 'accessory' then 'acc.' || a.kind
      when 'part' then 'part.' || p.type
      when 'item' then case i.family when 'part' then 'part.' else 'acc.' end || i.type
      else 'field.box' end as what,
    trim(case l.subject when 'device' then d.make || ' ' || d.model
      when 'accessory' then a.make || ' ' || a.model || ' ' ||
        coalesce(a.watts::text || ' W', '') || ' ' || a.connector
      when 'part' then p.make || ' ' || p.model when 'item' then i.name else b.name end) as name,
    d.stage,
    case when coalesce(d.transfer_id, a.transfer_id, p.transfer_id, b.transfer_id, kd.transfer_id)
        is not null then 'in_transit'
      when l.subject = 'item' then 'held'
      when l.subject = 'device' then
        case when d.stage in (${CUSTODY}) then 'held' when d.stage = 'missing' then 'missing' else 'gone' end
      when l.subject = 'box' then case when b.closed_at is null then 'held' else 'gone' end
      else case coalesce(a.status, p.status) when 'in_stock' then 'held' when 'in_kit' then 'in_kit'
        when 'in_device' then 'in_kit' when 'missing' then 'missing' else 'gone' end end as state,
    coalesce(d.place_id, a.place_id, p.place_id, b.place_id,
      case when a.status = 'in_kit' then kd.place_id end) as now_at,
    coalesce(d.custodian_id, a.custodian_id, p.custodian_id, b.custodian_id) as held_by,
    kd.code as "deviceCode",
    coalesce(${movedSince(sql`greatest(cp.started_at, l.found_at)`)}, false) as "movedSinceStart",
    coalesce(l.found_at is not null and ${movedSince(sql`l.found_at`)}, false) as "movedSinceFound",
    other.name as "alsoAt", other.later,
    case when l.subject = 'item' then coalesce((
      select sum(case when m.to_place_id = l.place_id then m.quantity else -m.quantity end)
      from stock_movements m where m.item_id = l.subject_id
        and l.place_id in (m.to_place_id, m.from_place_id) and m.happened_at > cp.started_at
        and m.happened_at <= coalesce(l.found_at, cp.done_at, ${now.toISOString()}::timestamptz)), 0)::int
      else 0 end as "netMoved"
  from count_lines l
  join count_places cp on cp.count_id = l.count_id and cp.place_id = l.place_id
  join places pl on pl.id = l.place_id
  left join devices d on l.subject = 'device' and d.id = l.subject_id
  left join accessories a on l.subject = 'accessory' and a.id = l.subject_id
  left join parts p on l.subject = 'part' and p.id = l.subject_id
  left join stock_items i on l.subject = 'item' and i.id = l.subject_id
  left join boxes b on l.subject = 'box' and b.id = l.subject_id
  left join devices kd on kd.id = coalesce(a.device_id, p.device_id)
  left join lateral (
    select op.name, o.found_at > l.found_at as later from count_lines o
    join places op on op.id = o.place_id
    where l.subject <> 'item' and o.count_id = l.count_id and o.subject_id = l.subject_id
      and o.place_id <> l.place_id and o.found > 0
    order by o.found_at desc limit 1) other on true
  where l.count_id = ${countId}::uuid and l.settled is null
    and (l.found > 0 or cp.done_at is not null)
    and (l.subject = 'item' or l.expected <> l.found or other.name is not null)
    ${only ? sql`and l.place_id = ${only.placeId}::uuid and l.subject_id = ${only.subjectId}::uuid` : sql``}
)
select f.*, coalesce(f.now_at = f."placeId", false) as here, at.name as "recordedAt",
  pe.name as "recordedWith", f."alsoAt" is not null as "foundElsewhere",
  coalesce(f.later, false) as "foundElsewhereLater"
from facts f
left join places at on at.id = f.now_at
left join people pe on pe.id = f.held_by
order by f."placeName", f."placeId", f.subject, f.code`;
