/** Giving a reserved device back to the stock (T18), and keeping a reservation longer, once. */
import { and, eq, isNull } from 'drizzle-orm';
import { reservationExpiry } from '#domain/eligibility.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories, devices, needs, reservations } from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { ofReservation, refuseUnderWay } from '../handover-courier/under-way.ts';
import { blockersFor, readCardRow } from '../devices/device-card.service.ts';
import { releaseReservation } from '../devices/move-effects.ts';
import { checkPlace } from '../devices/move-place.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent } from '../lib/unit.ts';
import { foldNeedCode } from '../needs/need-code.ts';
import { placeByCode } from '../places/places.service.ts';

export const RELEASE = MOVES.find((move) => move.id === 'T18') as Move;

/** Why a device is set free; a code, since events hold no words about people. */
export const RELEASE_REASONS = [
  'not_collected',
  'wrong_device',
  'need_closed',
  'other_need',
  'mistake',
] as const;

export interface ReleaseInput extends WriteInput {
  code: string;
  version?: number | undefined;
  reason: (typeof RELEASE_REASONS)[number];
  /** Shelf scanned, when the device is not on one. */
  placeCode?: string | undefined;
}

/** @throws AppError `reservation.none` (409), `reservation.no_shelf` when it is on no shelf and none was scanned */
export async function releaseDevice(
  ctx: Context,
  input: ReleaseInput,
): Promise<{ code: string; needCode: string }> {
  return changeDevice(ctx, 'device.reserve', input, async (unit, row) => {
    const { reservation } = openReservationOf(row);
    if (!isAllowed(RELEASE, unit.actor.roles)) throw forbidden({ roles: RELEASE.roles.join(',') });
    const blockers = blockersFor(unit, row, RELEASE, ['reason']);
    if (blockers.length > 0) throw refused(RELEASE, blockers);
    const place = input.placeCode ? await placeByCode(unit, input.placeCode) : null;
    await checkPlace(unit, RELEASE, place?.id);
    await release(unit, row, { reason: input.reason, placeId: place?.id ?? null });
    return { code: row.code, needCode: reservation.needCode };
  });
}

/** @throws AppError `reservation.none` (409), `reservation.direct` for a gift that never was in the workshop */
function openReservationOf(row: CardRow) {
  const { reservation } = row;
  if (row.stage !== 'reserved' || !reservation) {
    const params = { code: row.code, stage: row.stage };
    throw new AppError('reservation.none', { status: 409, params });
  }
  return { reservation };
}

async function release(
  unit: Unit,
  row: CardRow,
  { reason, placeId }: { reason: string; placeId: string | null },
): Promise<void> {
  const { reservation } = openReservationOf(row);
  if (row.route === 'direct') throw new AppError('reservation.direct', { status: 409 });
  await refuseUnderWay(unit, ofReservation(reservation.id));
  if (!row.placeId && !placeId) throw new AppError('reservation.no_shelf');
  await recordEvent(unit, {
    deviceId: row.id,
    kind: 'reservation',
    stage: { to: RELEASE.to, move: 'move' },
    expect: { version: row.version },
    data: {
      move: RELEASE.id,
      action: 'released',
      reason,
      need: reservation.needCode,
      reservation: reservation.id,
    },
    changes: placeId ? { placeId, custodianId: null } : {},
  });
  await releaseReservation(unit, reservation, 'released', reason);
}

/** Frees the device or card of a need inside another write; a device at no shelf stays where it is. */
export async function releaseNeed(unit: Unit, needCode: string, reason: string): Promise<void> {
  await releaseCardOf(unit, needCode, reason);
  const [open] = await unit.tx
    .select({ code: devices.code })
    .from(reservations)
    .innerJoin(devices, eq(devices.id, reservations.deviceId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(
      and(
        eq(needs.code, foldNeedCode(needCode)),
        eq(reservations.siteId, unit.actor.siteId),
        isNull(reservations.closedAt),
      ),
    )
    .for('update', { of: devices });
  if (!open) return;
  const row = await readCardRow(unit, open.code);
  if (row.stage === 'reserved' && row.placeId && row.route === 'workshop') {
    await release(unit, row, { reason, placeId: null });
  }
}

async function releaseCardOf(unit: Unit, needCode: string, reason: string): Promise<void> {
  const [open] = await unit.tx
    .select({ id: reservations.id, needId: reservations.needId, cardId: accessories.id })
    .from(reservations)
    .innerJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(
      and(
        eq(needs.code, foldNeedCode(needCode)),
        eq(reservations.siteId, unit.actor.siteId),
        isNull(reservations.closedAt),
      ),
    )
    .for('update', { of: accessories });
  if (!open) return;
  await releaseReservation(unit, open, 'released', reason);
  await recordAccessoryEvent(unit, open.cardId, { kind: 'released' });
}

/**
 * Fourteen days more, counted from the present end or from today, whichever is later.
 * @throws AppError `reservation.none` (409), `reservation.extended_before` (409)
 */
export async function extendReservation(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ code: string; expiresAt: string }> {
  return changeDevice(
    ctx,
    'device.reserve',
    input,
    async (unit, row) => {
      const { reservation } = openReservationOf(row);
      const end = new Date(reservation.expiresAt);
      const expiresAt = reservationExpiry(end > unit.recordedAt ? end : unit.recordedAt);
      const extended = await unit.tx
        .update(reservations)
        .set({ expiresAt, extendedAt: unit.recordedAt })
        .where(and(eq(reservations.id, reservation.id), isNull(reservations.extendedAt)))
        .returning({ id: reservations.id });
      if (extended.length === 0) {
        throw new AppError('reservation.extended_before', { status: 409 });
      }
      await recordEvent(unit, {
        deviceId: row.id,
        kind: 'reservation',
        data: {
          action: 'extended',
          need: reservation.needCode,
          reservation: reservation.id,
          until: expiresAt.toISOString(),
        },
      });
      return { code: row.code, expiresAt: expiresAt.toISOString() };
    },
    'anywhere',
  );
}
