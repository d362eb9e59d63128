/** How a need of a session is joined with what it gets. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { devices, handovers, needs, reservations } from '../../db/schema/index.ts';
import type { SessionRow } from './lock-session.ts';

/** A served need has what was handed over in this session; a waiting one what is reserved for it. */
export const joinsOf = ({ id }: Pick<SessionRow, 'id'>) => ({
  reservation: and(eq(reservations.needId, needs.id), isNull(reservations.closedAt)),
  handover: and(
    eq(handovers.needId, needs.id),
    eq(handovers.batchId, id),
    isNull(handovers.voidedAt),
  ),
  device: eq(devices.id, sql`coalesce(${handovers.deviceId}, ${reservations.deviceId})`),
});
