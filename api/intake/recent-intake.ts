/** Makes and models received lately, so that the door needs taps instead of typing. */
import { sql } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { Context } from '../lib/context.ts';

export interface RecentKind {
  kind: DeviceKind;
  make: string;
  model: string;
  count: number;
}

/** From the site's newest 500 devices, the most frequent first. */
export async function recentIntake(ctx: Context): Promise<RecentKind[]> {
  const rows = await ctx.database.db.execute(sql`
    select kind, make, model, count(*)::int as count
    from (select kind, make, model from devices
          where site_id = ${ctx.actor.siteId} and stage <> 'void' and make <> ''
          order by id desc limit 500) newest
    group by kind, make, model order by count desc, make, model limit 200`);
  return rows as unknown as RecentKind[];
}
