/** The boxes packed for a session, `n of m`, with how many families and spares lie in each. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { boxes } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';

export interface SessionBox {
  code: string;
  name: string;
  number: number;
  total: number;
  /** Families of the session whose device or card lies in it. */
  families: number;
  spares: number;
}

/** Of things that lie in the box `boxes`, those that are for a family of its session. */
export const FAMILIES_IN_BOX = sql<number>`(select count(*) from batch_needs b
  join reservations r on r.need_id = b.need_id and r.closed_at is null
  left join devices d on d.id = r.device_id
  left join accessories a on a.id = r.accessory_id
  where b.batch_id = boxes.batch_id and b.state in ('waiting','absent')
    and boxes.id in (d.box_id, a.box_id))::int`;

export const SPARES_IN_BOX = sql<number>`(select count(*) from batch_spares s
  join devices d on d.id = s.device_id
  where s.batch_id = boxes.batch_id and s.ended_at is null and d.box_id = boxes.id)::int`;

/** Those in use, in the order of their numbers. */
export async function readSessionBoxes(
  ctx: Context,
  batchId: string,
): Promise<(SessionBox & { id: string })[]> {
  return reader(ctx)
    .select({
      id: boxes.id,
      code: boxes.code,
      name: boxes.name,
      number: boxes.number,
      total: boxes.total,
      families: FAMILIES_IN_BOX,
      spares: SPARES_IN_BOX,
    })
    .from(boxes)
    .where(and(eq(boxes.batchId, batchId), isNull(boxes.closedAt)))
    .orderBy(asc(boxes.number), asc(boxes.code));
}
