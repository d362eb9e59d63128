/** Devices of this site whose proof of erasure waits for a second person, the longest first. */
import { IN_CUSTODY } from '#domain/stages.ts';
import type { Context } from '../lib/context.ts';

export interface WaitingDevice {
  code: string;
  kind: string;
  make: string;
  model: string;
  stage: string;
  place: string | null;
  /** Media that wait. */
  waiting: number;
  /** All of them were done by the signed-in person: another one must look. */
  own: boolean;
  since: string;
}

export interface ValidationQueue {
  /** Devices this person can deal with, and those that wait for somebody else. */
  total: number;
  forOthers: number;
  devices: WaitingDevice[];
}

const MAX_DEVICES = 200;

interface Row extends Omit<WaitingDevice, 'since'> {
  since: Date;
}

export async function readValidationQueue(ctx: Context): Promise<ValidationQueue> {
  const { sql } = ctx.database;
  const rows = await sql<Row[]>`
    select d.code, d.kind, d.make, d.model, d.stage, p.name as place, count(*)::int as waiting,
      bool_and(${ctx.actor.personId}::uuid = any(media_performers(r.done_by_id, r.details))) as own, min(r.recorded_at) as since
    from devices d
    left join places p on p.id = d.place_id
    join media m on m.device_id = d.id and m.status in ('sanitised', 'removed', 'destroyed')
    join lateral (
      select id, status, accepted, done_by_id, details, recorded_at from media_records r
      where r.medium_id = m.id order by r.recorded_at desc, r.id desc limit 1
    ) r on r.accepted and (r.status = m.status or (m.status = 'removed' and r.status = 'sanitised'))
    where d.site_id = ${ctx.actor.siteId} and d.stage in ${sql([...IN_CUSTODY])}
      and not exists (select 1 from media_validations v where v.record_id = r.id)
    group by d.id, p.name
    order by own, min(r.recorded_at), d.code`;
  const forOthers = rows.filter((row) => row.own).length;
  return {
    total: rows.length - forOthers,
    forOthers,
    devices: rows.slice(0, MAX_DEVICES).map((row) => ({ ...row, since: row.since.toISOString() })),
  };
}
