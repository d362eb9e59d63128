/** The thing behind a scanned label, and where the records say it is. */
import { type SQL, sql } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import type { CountSubject, CountTarget, CountedState } from '#domain/counts.ts';
import { STAGES, type Stage, isInCustody } from '#domain/stages.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { findCode, findTarget } from '../scans/find-code.ts';
import type { FoundCode } from '../scans/found-code.ts';

export interface Counted {
  subject: CountSubject;
  id: string;
  code: Code;
  /** Translation key of what it is; empty for devices and boxes. */
  what: string;
  name: string;
  stage: Stage | null;
  state: CountedState;
  /** The records say it is at the place that is being counted. */
  here: boolean;
  placeName: string | null;
  /** Who holds it, by name, where it is in no place. */
  person: string | null;
  boxId: string | null;
  /** The device whose kit it is in, or into which it is built. */
  deviceCode: Code | null;
}

/** Null for what is not known at this site: somebody must look. @throws AppError `count.not_countable`, `scan.several` */
export async function countedThing(
  unit: Unit,
  target: CountTarget,
  placeId: string,
): Promise<Counted | null> {
  const found = await foundBy(unit, target);
  if (!found) return null;
  const table = tableOf(found);
  if (!table) throw new AppError('count.not_countable');
  const [row] = (await unit.tx.execute(
    sql`select t.*, pl.name as "placeName", pe.name as person
      from (${READ[table](found.code)}) t
      left join places pl on pl.id = t."placeId" left join people pe on pe.id = t."custodianId"
      where t.site = ${unit.actor.siteId}::uuid or t.site is null`,
  )) as unknown as (Counted & { placeId: string | null })[];
  if (!row) return null;
  const { label, what } = found;
  return { ...row, code: found.code, name: label, what: what ?? '', here: row.placeId === placeId };
}

async function foundBy(unit: Unit, target: CountTarget): Promise<FoundCode | null> {
  if (target.by === 'code') {
    try {
      return await findCode(unit, target.code);
    } catch (error) {
      // A void label on something in a shelf: somebody must look.
      if (error instanceof AppError && error.code === 'scan.void_label') return null;
      throw error;
    }
  }
  const all = await findTarget(unit, target);
  if (all.length > 1 && target.by === 'serial') {
    const params = { text: target.text, count: all.length };
    throw new AppError('scan.several', { status: 409, params });
  }
  return all[0] ?? null;
}

function tableOf({ kind }: FoundCode): CountSubject | null {
  switch (kind) {
    case 'device':
    case 'accessory':
    case 'part':
    case 'item':
    case 'box':
      return kind;
    // A storage part carries the code of its medium.
    case 'medium':
      return 'part';
    default:
      return null;
  }
}

export const CUSTODY = sql.join(
  STAGES.filter(isInCustody).map((stage) => sql`${stage}`),
  sql`, `,
);

const READ: Record<CountSubject, (code: Code) => SQL> = {
  device: (code) => sql`
    select 'device' as subject, id, stage, site_id as site, place_id as "placeId",
      custodian_id as "custodianId", box_id as "boxId", null::text as "deviceCode",
      case when transfer_id is not null then 'in_transit' when stage in (${CUSTODY}) then 'held'
        when stage = 'missing' then 'missing' else 'gone' end as state
    from devices where code = ${code}`,
  accessory: (code) => sql`
    select 'accessory' as subject, a.id, null::text as stage, a.site_id as site,
      coalesce(a.place_id, case when a.status = 'in_kit' then d.place_id end) as "placeId",
      a.custodian_id as "custodianId", a.box_id as "boxId", d.code as "deviceCode",
      case when a.transfer_id is not null then 'in_transit' when a.status = 'in_stock' then 'held'
        when a.status = 'in_kit' then case when d.transfer_id is null then 'in_kit' else 'in_transit' end
        when a.status = 'missing' then 'missing' else 'gone' end as state
    from accessories a left join devices d on d.id = a.device_id where a.code = ${code}`,
  part: (code) => sql`
    select 'part' as subject, p.id, null::text as stage, p.site_id as site, p.place_id as "placeId",
      p.custodian_id as "custodianId", p.box_id as "boxId", d.code as "deviceCode",
      case when p.transfer_id is not null then 'in_transit' when p.status = 'in_stock' then 'held'
        when p.status = 'in_device' then 'in_kit'
        when p.status = 'missing' then 'missing' else 'gone' end as state
    from parts p left join devices d on d.id = p.device_id where p.code = ${code}`,
  item: (code) => sql`
    select 'item' as subject, id, null::text as stage, null::uuid as site, null::uuid as "placeId",
      null::uuid as "custodianId", null::uuid as "boxId", null::text as "deviceCode", 'held' as state
    from stock_items where code = ${code}`,
  box: (code) => sql`
    select 'box' as subject, id, null::text as stage, site_id as site, place_id as "placeId",
      custodian_id as "custodianId", null::uuid as "boxId", null::text as "deviceCode",
      case when transfer_id is not null then 'in_transit' when closed_at is null then 'held'
        else 'gone' end as state
    from boxes where code = ${code}`,
};
