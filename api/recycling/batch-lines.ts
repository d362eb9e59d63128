/** The lines of a batch with what they stand for now, and what still keeps one from leaving. */
import { sql } from 'drizzle-orm';
import { holdsBlocking, type HoldKind } from '#domain/holds.ts';
import type { Reason } from '#domain/reason.ts';
import { type Drive, drivesProblem, isProvenClean } from '#domain/recycling.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import type { LineRow } from './open-batch.ts';

export interface BatchLine {
  id: string;
  subject: LineRow['subject'];
  /** Empty for hazardous things, which carry no label. */
  code: string;
  /** Translation key of what it is. */
  what: string;
  name: string;
  pieces: number;
  weightKg: number | null;
  weightSource: LineRow['weightSource'];
  co2eKg: number | null;
  factorSet: string;
  /** The bin counted pieces are taken from, or a hazardous thing lies in. */
  place: string | null;
  /** Null where no drive can be in it. */
  drives: Drive[] | null;
  /** In this device a person confirmed that there is no drive. */
  noDrives: boolean;
  /** Why the batch cannot leave with this line; null when nothing stops it. */
  problem: Reason | null;
}

interface Found {
  id: string;
  subject: LineRow['subject'];
  subjectId: string;
  code: string;
  what: string;
  name: string;
  pieces: number;
  weightKg: number | null;
  weightSource: LineRow['weightSource'];
  co2eKg: number | null;
  factorSet: string;
  place: string | null;
  kept: Drive[] | null;
  drives: Drive[] | null;
  noDrives: boolean;
  /** The stage, the status, or how many counted pieces are in the bin. */
  state: string;
  transit: boolean;
  holds: HoldKind[];
}

const DRIVES = (where: ReturnType<typeof sql>) => sql`
  (select coalesce(json_agg(json_build_object('type', m.type, 'serial', right(m.serial, 4), 'status', m.status)
    order by m.id), '[]') from media m where ${where})`;

/** In the order they were loaded. */
export async function readLines(
  ctx: Context,
  batchId: string,
  signed: boolean,
): Promise<BatchLine[]> {
  const rows = await reader(ctx).execute(sql`
    select l.id, l.subject, l.subject_id as "subjectId", l.pieces, l.weight_kg as "weightKg",
      l.weight_source as "weightSource", l.co2e_kg as "co2eKg", l.factor_set as "factorSet", l.drives as kept,
      coalesce(d.code, a.code, p.code, i.code, '') as code,
      case l.subject when 'device' then 'kind.' || d.kind when 'accessory' then 'acc.' || a.kind
        when 'part' then 'part.' || p.type
        when 'item' then case i.family when 'part' then 'part.' else 'acc.' end || i.type
        else 'hazard.' || h.kind end as what,
      coalesce(trim(d.make || ' ' || d.model), trim(a.make || ' ' || a.model), trim(p.make || ' ' || p.model),
        i.name, h.note) as name,
      coalesce(fp.name, hp.name) as place,
      case l.subject when 'device' then ${DRIVES(sql`m.device_id = d.id`)}
        when 'part' then case when p.medium_id is null then null else ${DRIVES(sql`m.id = p.medium_id`)} end
        end as drives,
      coalesce(d.media_none_confirmed, false) as "noDrives",
      coalesce(d.stage, a.status, p.status, coalesce(s.quantity, 0)::text) as state,
      coalesce(d.transfer_id, a.transfer_id, p.transfer_id) is not null as transit,
      (select coalesce(json_agg(o.kind), '[]') from holds o where o.device_id = d.id and o.released_at is null) as holds
    from recycling_lines l
    left join devices d on l.subject = 'device' and d.id = l.subject_id
    left join accessories a on l.subject = 'accessory' and a.id = l.subject_id
    left join parts p on l.subject = 'part' and p.id = l.subject_id
    left join stock_items i on l.subject = 'item' and i.id = l.subject_id
    left join hazardous_items h on l.subject = 'hazard' and h.id = l.subject_id
    left join places fp on fp.id = l.from_place_id
    left join places hp on hp.id = h.place_id
    left join stock s on s.item_id = i.id and s.holder_id = l.from_place_id
    where l.batch_id = ${batchId} order by l.added_at, l.id`);
  return (rows as unknown as Found[]).map((row) => lineOf(row, signed));
}

function lineOf(row: Found, signed: boolean): BatchLine {
  const { subjectId: _id, kept, state: _state, transit: _transit, holds: _holds, ...line } = row;
  return {
    ...line,
    drives: signed ? kept : row.drives,
    problem: signed ? null : problemOf(row),
  };
}

function problemOf(row: Found): Reason | null {
  if (row.transit) return { code: 'recycling.on_the_way', params: {} };
  switch (row.subject) {
    case 'device': {
      if (row.state !== 'for_recycling') {
        return { code: 'recycling.not_waiting', params: { stage: row.state } };
      }
      const [hold] = holdsBlocking('T28', row.holds);
      if (hold) return { code: 'gate.hold_open', params: { hold } };
      return drivesProblem(row.drives ?? [], row.noDrives);
    }
    case 'accessory':
    case 'part': {
      if (row.state !== 'in_stock') return { code: 'recycling.not_in_stock', params: {} };
      const dirty = row.drives?.find((drive) => !isProvenClean(drive.status));
      return dirty ? { code: 'media.no_proof', params: { medium: dirty.serial } } : null;
    }
    case 'item':
      return Number(row.state) >= row.pieces
        ? null
        : { code: 'recycling.too_few', params: { left: Number(row.state) } };
    default:
      return null;
  }
}
