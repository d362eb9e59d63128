/** A SIM or data card that is reserved without a device: giving it back to the stock, and keeping it longer, once. */
import { and, eq, isNull } from 'drizzle-orm';
import { reservationExpiry } from '#domain/eligibility.ts';
import { needs, reservations } from '../../db/schema/index.ts';
import {
  type AccessoryRow,
  lockAccessory,
  recordAccessoryEvent,
} from '../accessories/accessory-events.ts';
import { releaseReservation } from '../devices/move-effects.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import type { RELEASE_REASONS } from './release.service.ts';

/** @throws AppError `kit.card_reserved` (409) naming the need that waits for it */
export async function refuseReservedCard(
  unit: Unit,
  { id, code }: Pick<AccessoryRow, 'id' | 'code'>,
): Promise<void> {
  const open = await openFor(unit, id);
  if (!open) return;
  throw new AppError('kit.card_reserved', { status: 409, params: { code, need: open.needCode } });
}

async function openFor(unit: Unit, accessoryId: string) {
  const [open] = await unit.tx
    .select({
      id: reservations.id,
      needId: reservations.needId,
      needCode: needs.code,
      expiresAt: reservations.expiresAt,
      extendedAt: reservations.extendedAt,
    })
    .from(reservations)
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(and(eq(reservations.accessoryId, accessoryId), isNull(reservations.closedAt)));
  return open ?? null;
}

async function lockReserved(unit: Unit, text: string) {
  const card = await lockAccessory(unit, text);
  const open = await openFor(unit, card.id);
  if (!open)
    throw new AppError('reservation.no_card', { status: 409, params: { code: card.code } });
  return { card, open };
}

/** @throws AppError `accessory.not_found` (404), `reservation.no_card` (409) */
export async function releaseCard(
  ctx: Context,
  input: WriteInput & { code: string; reason: (typeof RELEASE_REASONS)[number] },
): Promise<{ code: string; needCode: string }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const { card, open } = await lockReserved(unit, input.code);
    await releaseReservation(unit, open, 'released', input.reason);
    await recordAccessoryEvent(unit, card.id, { kind: 'released' });
    return { code: card.code, needCode: open.needCode };
  });
}

/** @throws AppError `reservation.no_card` (409), `reservation.extended_before` (409) */
export async function extendCard(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<{ code: string; expiresAt: string }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const { card, open } = await lockReserved(unit, input.code);
    if (open.extendedAt) throw new AppError('reservation.extended_before', { status: 409 });
    const { expiresAt: end } = open;
    const expiresAt = reservationExpiry(end > unit.recordedAt ? end : unit.recordedAt);
    await unit.tx
      .update(reservations)
      .set({ expiresAt, extendedAt: unit.recordedAt })
      .where(eq(reservations.id, open.id));
    return { code: card.code, expiresAt: expiresAt.toISOString() };
  });
}
