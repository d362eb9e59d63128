/** Reservations that nobody collected end by themselves (T18); the need goes back to its place in the queue. */
import { and, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { devices, needs, reservations } from '../../db/schema/index.ts';
import { NOT_UNDER_WAY } from '../handover-courier/under-way.ts';
import { releaseReservation } from '../devices/move-effects.ts';
import type { System } from '../lib/context.ts';
import { recordEvent, writeAsSystem } from '../lib/unit.ts';
import { RELEASE } from './release.service.ts';

const EVERY_MS = 5 * 60_000;

/**
 * Ends every reservation whose time is over, each in a transaction of its own.
 * A device that is on no shelf keeps its reservation, and so does what lies in a parcel: it is about to be given.
 * @returns how many ended
 */
export async function expireReservations(system: System): Promise<number> {
  const due = await system.database.db
    .select({ id: reservations.id, deviceId: devices.id })
    .from(reservations)
    .innerJoin(devices, eq(devices.id, reservations.deviceId))
    .where(
      and(
        isNull(reservations.closedAt),
        lte(reservations.expiresAt, system.now()),
        eq(devices.stage, 'reserved'),
        eq(devices.route, 'workshop'),
        isNotNull(devices.placeId),
        NOT_UNDER_WAY,
      ),
    )
    .limit(1000);
  let ended = await expireCards(system);
  for (const { id, deviceId } of due) {
    if (await expireOne(system, id, deviceId)) ended++;
  }
  return ended;
}

/** Looks again under the device's lock: it may have been extended, released or handed over meanwhile. */
async function expireOne(
  system: System,
  reservationId: string,
  deviceId: string,
): Promise<boolean> {
  return writeAsSystem(system, async (writing) => {
    const [device] = await writing.tx
      .select({ stage: devices.stage, placeId: devices.placeId })
      .from(devices)
      .where(eq(devices.id, deviceId))
      .for('update');
    const [open] = await writing.tx
      .select({ expiresAt: reservations.expiresAt, needId: needs.id, needCode: needs.code })
      .from(reservations)
      .innerJoin(needs, eq(needs.id, reservations.needId))
      .where(and(eq(reservations.id, reservationId), isNull(reservations.closedAt)));
    const over = open && open.expiresAt <= writing.recordedAt;
    if (!over || device?.stage !== 'reserved' || !device.placeId) return false;
    await recordEvent(writing, {
      deviceId,
      kind: 'reservation',
      stage: { to: RELEASE.to, move: 'move' },
      expect: { from: 'reserved' },
      data: {
        move: RELEASE.id,
        action: 'expired',
        reason: 'expired',
        need: open.needCode,
        reservation: reservationId,
      },
    });
    const reservation = { id: reservationId, needId: open.needId };
    await releaseReservation(writing, reservation, 'expired', 'expired');
    return true;
  });
}

/** Cards lie in stock until they are given: each that nobody collected is free again. */
async function expireCards(system: System): Promise<number> {
  return writeAsSystem(system, async (writing) => {
    const due = await writing.tx
      .select({ id: reservations.id, needId: reservations.needId })
      .from(reservations)
      .where(
        and(
          isNull(reservations.closedAt),
          lte(reservations.expiresAt, writing.recordedAt),
          isNotNull(reservations.accessoryId),
          NOT_UNDER_WAY,
        ),
      )
      .limit(1000)
      .for('update', { skipLocked: true });
    for (const one of due) await releaseReservation(writing, one, 'expired', 'expired');
    return due.length;
  });
}

/** Runs now and every five minutes. @returns what stops it */
export function startReservationClock(system: System): () => void {
  const run = () => {
    expireReservations(system).catch((error: unknown) =>
      system.log.error({ error }, 'reservations could not be ended'),
    );
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
