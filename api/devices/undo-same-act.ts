/** Some acts write two events; undoing the later one takes the earlier one back too. */
import { and, eq, sql } from 'drizzle-orm';
import { events } from '../../db/schema/index.ts';
import type { EventKind } from '#domain/events.ts';
import type { Unit } from '../lib/unit.ts';
import { supersedeQa } from './move-effects.ts';

/** "QA passed" records the check and moves on. @param seq the move that is undone */
export async function takeBackCheck(unit: Unit, deviceId: string, seq: number): Promise<void> {
  if (await sameActBefore(unit, deviceId, { seq, kind: 'qa' })) await supersedeQa(unit, deviceId);
}

/** The event of this kind right before another one, where both were written by one request. */
export async function sameActBefore(
  unit: Unit,
  deviceId: string,
  { seq, kind }: { seq: number; kind: EventKind },
): Promise<{ seq: number; data: unknown } | null> {
  const [before] = await unit.tx
    .select({ seq: events.seq, data: events.data })
    .from(events)
    .where(
      and(
        eq(events.deviceId, deviceId),
        eq(events.kind, kind),
        eq(events.seq, seq - 1),
        sql`${events.requestId} = (select e.request_id from events e
          where e.device_id = ${deviceId} and e.seq = ${seq})`,
      ),
    );
  return before ?? null;
}
