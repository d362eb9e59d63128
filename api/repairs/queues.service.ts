/** Work in repair as queues: what is mine, nobody's, old, waits for a part, or has waited long enough. */
import { sql } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { OLD_AFTER_DAYS, REPAIR_QUEUES, type RepairQueue } from '#domain/repairs.ts';
import type { Context } from '../lib/context.ts';

export interface QueuedWork {
  code: string;
  kind: DeviceKind;
  make: string;
  model: string;
  version: number;
  openedAt: string;
  ownerId: string | null;
  owner: string | null;
  place: string | null;
  /** The part it waits for, by name; null while nothing keeps it. */
  waitingFor: string | null;
  /** Pieces of that part in stock here. */
  inStock: number;
  /** Codes of open faults. */
  faults: string[];
  openTasks: number;
}

export interface Queues {
  counts: Record<RepairQueue, number>;
  /** All devices in repair here. */
  total: number;
  /** The oldest of the chosen queue. */
  work: QueuedWork[];
}

const WORK = (ctx: Context) => sql`
  select d.code, d.kind, d.make, d.model, d.version, w.opened_at as "openedAt", w.owner_id as "ownerId",
    o.name as owner, p.name as place,
    case when w.paused_at is not null then coalesce(i.name, w.waiting_text) else h.reason end as "waitingFor",
    coalesce(s.pieces, 0)::int as "inStock",
    array(select f.fault from faults f where f.device_id = d.id and f.closed_at is null order by f.found_at) as faults,
    t.open as "openTasks",
    (w.owner_id is not distinct from ${ctx.actor.personId}::uuid or t.mine) as mine,
    w.owner_id is null as unowned,
    w.opened_at < ${ctx.now().toISOString()}::timestamptz - make_interval(days => ${OLD_AFTER_DAYS}) as old,
    (w.paused_at is not null or h.reason is not null) as waiting,
    (w.waiting_item_id is not null and coalesce(s.pieces, 0) > 0) as arrived
  from work_orders w
  join devices d on d.id = w.device_id
  left join people o on o.id = w.owner_id
  left join places p on p.id = d.place_id
  left join stock_items i on i.id = w.waiting_item_id
  left join holds h on h.device_id = d.id and h.kind = 'awaiting_parts' and h.released_at is null
  left join lateral (
    select coalesce((select sum(k.quantity) from stock k
        where k.item_id = w.waiting_item_id and k.site_id = d.site_id and not k.in_transit), 0)
      + (select count(*) from parts a
        where a.item_id = w.waiting_item_id and a.site_id = d.site_id and a.status = 'in_stock'
          and a.transfer_id is null) as pieces
  ) s on w.waiting_item_id is not null
  left join lateral (
    select count(*)::int as open, coalesce(bool_or(r.owner_id = ${ctx.actor.personId}::uuid), false) as mine
    from repair_tasks r where r.work_order_id = w.id and r.closed_at is null
  ) t on true
  where w.closed_at is null and d.site_id = ${ctx.actor.siteId}::uuid`;

type Row = QueuedWork & Record<RepairQueue, boolean>;

/** @param queue left out: everything in repair */
export async function readQueues(
  ctx: Context,
  { queue, limit }: { queue?: RepairQueue | undefined; limit: number },
): Promise<Queues> {
  const rows = (await ctx.database.db.execute(
    sql`${WORK(ctx)} order by w.opened_at, d.code`,
  )) as unknown as Row[];
  const chosen = queue ? rows.filter((row) => row[queue]) : rows;
  return {
    counts: countsOf(rows),
    total: rows.length,
    work: chosen
      .slice(0, limit)
      .map(({ mine: _m, unowned: _u, old: _o, waiting: _w, arrived: _a, ...work }) => ({
        ...work,
        openedAt: new Date(work.openedAt).toISOString(),
      })),
  };
}

function countsOf(rows: readonly Row[]): Record<RepairQueue, number> {
  const counts = { mine: 0, unowned: 0, old: 0, waiting: 0, arrived: 0 };
  for (const row of rows) for (const queue of REPAIR_QUEUES) if (row[queue]) counts[queue] += 1;
  return counts;
}
