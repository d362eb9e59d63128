/** Holds: anybody stops a device, the roles of `#domain/holds` let it go. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Blocker } from '#domain/gates.ts';
import {
  type HoldKind,
  type HoldReleaseEvidence,
  isHoldKind,
  needsEvidence,
  needsNote,
  type ReleaseWay,
  rolesToRelease,
} from '#domain/holds.ts';
import { answerDue, extendedDue } from '#domain/lock-clock.ts';
import { locksKeepingHold } from '#domain/locks.ts';
import { type Stage, isInCustody } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { holds, photos, places } from '../../db/schema/index.ts';
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
    dueAt: kind === 'locked' ? answerDue(unit.recordedAt) : null,
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
 * Lets a device go on, with a note on why it may; a lock's hold asks for evidence beside the cleared locks.
 * @throws AppError `hold.evidence_missing`, `hold.still_locked` with what is open, `hold.still_failed`
 * while the cause is still on record, `photo.not_found`.
 */
export async function releaseHold(
  ctx: Context,
  input: DeviceInput & {
    holdId: string;
    /** Null where nobody can write: a scanned card. */
    note: string | null;
    evidence?: { way: ReleaseWay; photoId?: string | null | undefined } | undefined;
  },
): Promise<{ kind: HoldKind }> {
  return changeDevice(ctx, 'hold.release', input, async (unit, row) => {
    const hold = row.holds.find((one) => one.id === input.holdId);
    if (!hold || !isHoldKind(hold.kind)) throw notFound('hold');
    const { kind } = hold;
    const roles = rolesToRelease(kind);
    if (!roles.some((role) => ctx.actor.roles.includes(role))) {
      throw forbidden({ hold: kind, roles: roles.join(',') });
    }
    const way = input.evidence?.way;
    refuseWhileCauseLasts(row, kind, way);
    if (needsEvidence(kind) && !way) {
      const fields = [{ field: 'evidence', code: 'input.required' }];
      throw new AppError('hold.evidence_missing', { fields });
    }
    if (needsNote(kind, way) && input.note === '') {
      throw invalidField('note', 'input.required');
    }
    const photoId = input.evidence?.photoId ?? null;
    if (photoId) await requirePhoto(unit, row, photoId);
    const evidence = way && needsEvidence(kind) ? { way, photoId } : null;
    await closeHold(unit, row, hold.id, input.note ?? '', evidence);
    return { kind };
  });
}

function refuseWhileCauseLasts(row: CardRow, kind: HoldKind, way: ReleaseWay | undefined): void {
  if (kind === 'locked') {
    const checks = row.locks.map(({ lock, status, recheckedAt }) => ({
      lock,
      status,
      recheckedAt: recheckedAt ? new Date(recheckedAt) : null,
    }));
    const open = locksKeepingHold(row.kind, checks, way === 'rechecked_online');
    if (open.length > 0) {
      const blockers = open.map(({ code, params }): Blocker => ({
        gate: 'G3',
        where: 'locks',
        code,
        params: { ...params },
      }));
      throw new AppError('hold.still_locked', { blockers });
    }
  }
  if (kind === 'wipe_failed' && row.media.some((medium) => medium.status === 'failed')) {
    throw new AppError('hold.still_failed');
  }
}

async function requirePhoto(unit: Unit, row: CardRow, photoId: string): Promise<void> {
  const [known] = await unit.tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.id, photoId), eq(photos.deviceId, row.id), isNull(photos.removedAt)));
  if (!known) throw notFound('photo');
}

async function closeHold(
  unit: Unit,
  row: CardRow,
  holdId: string,
  note: string,
  evidence: HoldReleaseEvidence | null,
): Promise<void> {
  const [closed] = await unit.tx
    .update(holds)
    .set({
      releasedAt: unit.recordedAt,
      releasedById: unit.actor.personId,
      releaseNote: note,
      releaseEvidence: evidence,
    })
    .where(and(eq(holds.id, holdId), eq(holds.deviceId, row.id), isNull(holds.releasedAt)))
    .returning({ kind: holds.kind });
  if (!closed) throw notFound('hold');
  const data = { hold: closed.kind, id: holdId, ...evidence };
  await recordEvent(unit, {
    deviceId: row.id,
    kind: 'hold_released',
    data,
    text: evidence ? note || undefined : undefined,
  });
}

/**
 * Gives the owner of a lock more days to answer, counted from now.
 * @throws AppError `hold.no_clock` for a hold that waits for nobody's answer
 */
export async function extendHold(
  ctx: Context,
  input: DeviceInput & { holdId: string; days: number; reason: string },
): Promise<{ dueAt: string }> {
  return changeDevice(ctx, 'hold.extend', input, async (unit, row) => {
    const hold = row.holds.find((one) => one.id === input.holdId);
    if (!hold) throw notFound('hold');
    if (hold.kind !== 'locked') throw new AppError('hold.no_clock');
    const dueAt = extendedDue(unit.recordedAt, input.days);
    await unit.tx.update(holds).set({ dueAt }).where(eq(holds.id, hold.id));
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'lock',
      data: { step: 'extended', hold: hold.id, days: input.days },
      text: input.reason,
    });
    return { dueAt: dueAt.toISOString() };
  });
}
