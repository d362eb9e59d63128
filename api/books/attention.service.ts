/** What the books want looked into: overdue, too long on the way, missing. */
import { sql } from 'drizzle-orm';
import { LOSS_AFTER_DAYS, OVERDUE_DAYS, TRANSIT_DAYS } from '#domain/books.ts';
import type { HoldKind } from '#domain/holds.ts';
import type { Stage } from '#domain/stages.ts';
import { type Context, requirePermission } from '../lib/context.ts';

const MOST = 500;
const DAY_MS = 86_400_000;

export interface OverdueThing {
  code: string;
  kind: string;
  name: string;
  stage: Stage;
  place: string | null;
  /** Why it is here: it stands too long, its reservation ran out, or a hold's answer is late. */
  why: 'stage' | 'reservation' | 'hold';
  hold: HoldKind | null;
  /** Whole days beyond the limit. */
  daysOver: number;
}

export interface LateTransfer {
  code: string;
  from: string;
  to: string;
  carrier: string;
  days: number;
  /** Things and counted pieces that are still on the way. */
  pieces: number;
}

export interface MissingThing {
  subject: 'device' | 'accessory' | 'part';
  code: string;
  kind: string;
  name: string;
  days: number;
  /** Missing so long that it counts as loss. */
  loss: boolean;
}

export interface Attention {
  overdue: OverdueThing[];
  transit: LateTransfer[];
  missing: MissingThing[];
}

/** The site's open cases, the longest waiting first, at most 500 of each. */
export async function readAttention(ctx: Context): Promise<Attention> {
  requirePermission(ctx, 'books.view');
  const [overdue, transit, missing] = await Promise.all([
    readOverdue(ctx),
    readLateTransfers(ctx),
    readMissing(ctx),
  ]);
  return { overdue, transit, missing };
}

const daysSince = (ctx: Context, column: string) =>
  sql`floor(extract(epoch from ${ctx.now().toISOString()}::timestamptz - ${sql.raw(column)}) / 86400)::int`;

async function readOverdue(ctx: Context): Promise<OverdueThing[]> {
  const limits = Object.entries(OVERDUE_DAYS).map(([stage, days]) => sql`(${stage}, ${days})`);
  const now = ctx.now().toISOString();
  const rows = await ctx.database.reports.execute(sql`
    select d.code, d.kind, trim(d.make || ' ' || d.model) as name, d.stage, p.name as place,
      late.why, late.hold, late."daysOver"
    from (
      select d.id, 'stage' as why, null as hold, ${daysSince(ctx, 'd.stage_since')} - o.days::int as "daysOver"
        from devices d join (values ${sql.join(limits, sql`, `)}) as o (stage, days) on o.stage = d.stage
        where d.site_id = ${ctx.actor.siteId}
          and d.stage_since < ${now}::timestamptz - make_interval(days => o.days::int)
      union all select r.device_id, 'reservation', null, ${daysSince(ctx, 'r.expires_at')}
        from reservations r where r.closed_at is null and r.expires_at < ${now}::timestamptz
      union all select h.device_id, 'hold', h.kind, ${daysSince(ctx, 'h.due_at')}
        from holds h where h.released_at is null and h.due_at < ${now}::timestamptz) late
    join devices d on d.id = late.id and d.site_id = ${ctx.actor.siteId}
    left join places p on p.id = d.place_id
    order by late."daysOver" desc, d.code limit ${MOST}`);
  return rows as unknown as OverdueThing[];
}

async function readLateTransfers(ctx: Context): Promise<LateTransfer[]> {
  const late = new Date(ctx.now().getTime() - TRANSIT_DAYS * DAY_MS).toISOString();
  const { siteId } = ctx.actor;
  const rows = await ctx.database.reports.execute(sql`
    select t.code, f.name as "from", g.name as "to", t.carrier, ${daysSince(ctx, 't.sent_at')} as days,
      (select count(*) from devices where transfer_id = t.id)::int
        + (select count(*) from accessories where transfer_id = t.id)::int
        + (select count(*) from parts where transfer_id = t.id)::int
        + (select coalesce(sum(quantity), 0) from stock where holder_id = t.id)::int as pieces
    from transfers t join sites f on f.id = t.from_site_id join sites g on g.id = t.to_site_id
    where t.state = 'sent' and t.sent_at < ${late}::timestamptz
      and (t.from_site_id = ${siteId} or t.to_site_id = ${siteId})
    order by t.sent_at limit ${MOST}`);
  return rows as unknown as LateTransfer[];
}

/** Missing since the entry that wrote it off, whatever was corrected about it later. */
async function readMissing(ctx: Context): Promise<MissingThing[]> {
  const { siteId } = ctx.actor;
  const rows = await ctx.database.reports.execute(sql`
    select m.subject, m.code, m.kind, m.name, ${daysSince(ctx, 'since.at')} as days,
      ${daysSince(ctx, 'since.at')} >= ${LOSS_AFTER_DAYS}::int as loss
    from (
      select 'device' as subject, id, code, kind, trim(make || ' ' || model) as name
        from devices where site_id = ${siteId} and stage = 'missing'
      union all select 'accessory', id, code, kind, trim(make || ' ' || model)
        from accessories where site_id = ${siteId} and status = 'missing'
      union all select 'part', id, code, type, trim(make || ' ' || model)
        from parts where site_id = ${siteId} and status = 'missing') m
    cross join lateral (select max(recorded_at) as at from ledger
      where subject_id = m.id and to_account = 'lost') since
    order by since.at, m.code limit ${MOST}`);
  return rows as unknown as MissingThing[];
}
