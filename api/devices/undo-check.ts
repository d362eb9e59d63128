/** "QA passed" records the check and moves on in one act; undoing the move takes the check back too. */
import { and, eq, sql } from 'drizzle-orm';
import { events } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { supersedeQa } from './move-effects.ts';

/** @param seq the move that is undone */
export async function takeBackCheck(unit: Unit, deviceId: string, seq: number): Promise<void> {
  const [check] = await unit.tx
    .select({ seq: events.seq })
    .from(events)
    .where(
      and(
        eq(events.deviceId, deviceId),
        eq(events.kind, 'qa'),
        eq(events.seq, seq - 1),
        sql`${events.requestId} = (select e.request_id from events e
          where e.device_id = ${deviceId} and e.seq = ${seq})`,
      ),
    );
  if (check) await supersedeQa(unit, deviceId);
}
