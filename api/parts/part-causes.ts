/** What a part or some pieces were moved for: a task, a fault, a work order, a transfer or a recycling batch. */
import { sql } from 'drizzle-orm';
import type { Context } from '../lib/context.ts';

export interface Cause {
  what: 'task' | 'fault' | 'order' | 'transfer' | 'batch';
  /** The kind of a task, the code of a fault, of a transfer or of a batch; empty for a work order. */
  code: string;
  /** A task in the workshop's words. */
  title: string;
}

/** Causes by their ids; a stock count has no name and is left out. */
export async function readCauses(
  ctx: Context,
  ids: readonly (string | null)[],
): Promise<Map<string, Cause>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const list = sql`(${sql.join(
    known.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  const rows = await ctx.database.db.execute(sql`
    select id, 'task' as what, kind as code, title from repair_tasks where id in ${list}
    union all select id, 'fault', fault, '' from faults where id in ${list}
    union all select id, 'order', '', '' from work_orders where id in ${list}
    union all select id, 'transfer', code, '' from transfers where id in ${list}
    union all select id, 'batch', code, '' from recycling_batches where id in ${list}`);
  return new Map(
    (rows as unknown as (Cause & { id: string })[]).map(({ id, ...cause }) => [id, cause]),
  );
}
