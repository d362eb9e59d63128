/** Holds: anybody stops a device, the roles of `#domain/holds` let it go. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type HoldKind, isHoldKind, rolesToRelease } from '#domain/holds.ts';
import { type Stage, isInCustody } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { holds, places } from '../../db/schema/index.ts';
import { moveWithin } from '../devices/move-within.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';

export interface PlacedHold {
  holdId: string;
  /** The device went to quarantine with the hold. */
  quarantined: boolean;
}

/**
 * Places a hold. `safety` also moves the device to the site's quarantine place, where one exists.
 * @throws AppError `hold.open` (409) when the same hold is open already.
 */
export async function placeHold(
  ctx: Context,
  input: DeviceInput & { kind: HoldKind; reason: string; placeId?: string | undefined },
): Promise<PlacedHold> {
  return changeDevice(ctx, 'hold.place', input, async (unit, row) => {
    if (row.holds.some((hold) => hold.kind === input.kind)) {
      throw new AppError('hold.open', { status: 409, params: { hold: input.kind } });
    }
    const holdId = await openHold(unit, row, input.kind, input.reason);
    const bin = input.kind === 'safety' ? await quarantinePlace(unit, row, input.placeId) : null;
    if (!bin) return { holdId, quarantined: false };
    await moveWithin(unit, row, {
      to: 'quarantined',
      reason: input.reason || 'safety',
      placeId: bin,
      given: ['reason', 'quarantine_bin'],
    });
    return { holdId, quarantined: true };
  });
}

/** Opens a hold inside another write; the caller records its own event after it. */
export async function openHold(
  unit: Unit,
  row: CardRow,
  kind: HoldKind,
  reason: string,
): Promise<string> {
  const known = row.holds.find((hold) => hold.kind === kind);
  if (known) return known.id;
  const holdId = unit.newId();
  await unit.tx.insert(holds).values({
    id: holdId,
    deviceId: row.id,
    siteId: row.siteId,
    kind,
    reason,
    placedById: unit.actor.personId,
    placedAt: unit.recordedAt,
  });
  const data = { hold: kind, id: holdId };
  await recordEvent(unit, { deviceId: row.id, kind: 'hold_placed', data });
  return holdId;
}

async function quarantinePlace(
  unit: Unit,
  row: CardRow,
  placeId: string | undefined,
): Promise<string | null> {
  if (row.stage === 'quarantined' || !isInCustody(row.stage as Stage)) return null;
  const bins = await unit.tx
    .select({ id: places.id })
    .from(places)
    .where(
      and(
        eq(places.siteId, row.siteId),
        eq(places.kind, 'quarantine'),
        isNull(places.closedAt),
        ...(placeId ? [eq(places.id, placeId)] : []),
      ),
    )
    .orderBy(asc(places.name))
    .limit(1);
  if (placeId && !bins[0]) throw invalidField('placeId', 'place.not_quarantine');
  return bins[0]?.id ?? null;
}

/**
 * Lets a device go on, with a note on why it may.
 * @throws AppError `hold.still_locked`, `hold.still_failed` while the cause is still on record.
 */
export async function releaseHold(
  ctx: Context,
  input: DeviceInput & { holdId: string; note: string },
): Promise<{ kind: HoldKind }> {
  return changeDevice(ctx, 'hold.release', input, async (unit, row) => {
    const hold = row.holds.find((one) => one.id === input.holdId);
    if (!hold || !isHoldKind(hold.kind)) throw notFound('hold');
    const roles = rolesToRelease(hold.kind);
    if (!roles.some((role) => ctx.actor.roles.includes(role))) {
      throw forbidden({ hold: hold.kind, roles: roles.join(',') });
    }
    refuseWhileCauseLasts(row, hold.kind);
    await closeHold(unit, row, hold.id, input.note);
    return { kind: hold.kind };
  });
}

function refuseWhileCauseLasts(row: CardRow, kind: HoldKind): void {
  if (kind === 'locked' && row.locks.some((lock) => lock.status === 'locked')) {
    throw new AppError('hold.still_locked');
  }
  if (kind === 'wipe_failed' && row.media.some((medium) => medium.status === 'failed')) {
    throw new AppError('hold.still_failed');
  }
}

async function closeHold(unit: Unit, row: CardRow, holdId: string, note: string): Promise<void> {
  const [closed] = await unit.tx
    .update(holds)
    .set({
      releasedAt: unit.recordedAt,
      releasedById: unit.actor.personId,
      releaseNote: note,
    })
    .where(and(eq(holds.id, holdId), eq(holds.deviceId, row.id), isNull(holds.releasedAt)))
    .returning({ kind: holds.kind });
  if (!closed) throw notFound('hold');
  const data = { hold: closed.kind, id: holdId };
  await recordEvent(unit, { deviceId: row.id, kind: 'hold_released', data });
}
