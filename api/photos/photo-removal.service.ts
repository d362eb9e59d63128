/** Taking a photo away, bringing it back for a while, and erasing its file after that. */
import { and, eq, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import { PHOTO_UNDO_MINUTES, type PhotoRemovalReason } from '#domain/photos.ts';
import { may, rolesFor } from '#domain/roles.ts';
import { devices, photos } from '../../db/schema/index.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { AppError, forbidden, notFound } from '../lib/errors.ts';
import { dropKeptFile } from '../lib/file-store.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { refuseTooMany } from './photo-store.ts';

type PhotoInput = WriteInput & { photoId: string };

/**
 * Whoever took a photo of the condition may take it away, and so may a coordinator.
 * @throws AppError `photo.is_evidence`, `photo.already_removed`, `photo.not_found`, `access.forbidden`
 */
export async function removePhoto(
  ctx: Context,
  input: PhotoInput & { reason: PhotoRemovalReason },
): Promise<{ ok: true }> {
  const { reason } = input;
  return changePhoto(ctx, input, async (unit, photo) => {
    if (photo.purpose !== 'condition') throw new AppError('photo.is_evidence');
    if (photo.removedAt) throw new AppError('photo.already_removed', { status: 409 });
    await unit.tx
      .update(photos)
      .set({
        removedAt: unit.recordedAt,
        removedById: unit.actor.personId,
        removalReason: reason,
      })
      .where(eq(photos.id, photo.id));
    const data = { step: 'removed', photo: photo.id, reason };
    await recordEvent(unit, { deviceId: photo.deviceId, kind: 'photo', data });
  });
}

/** @throws AppError `photo.gone` once it is too late, `photo.not_removed`, `photo.too_many` */
export async function restorePhoto(ctx: Context, input: PhotoInput): Promise<{ ok: true }> {
  return changePhoto(ctx, input, async (unit, photo) => {
    if (!photo.removedAt) throw new AppError('photo.not_removed', { status: 409 });
    if (photo.erasedAt || photo.removedAt <= lastChance(unit.recordedAt)) {
      throw new AppError('photo.gone', { status: 409, params: { minutes: PHOTO_UNDO_MINUTES } });
    }
    await refuseTooMany(unit, photo.deviceId);
    await unit.tx
      .update(photos)
      .set({ removedAt: null, removedById: null, removalReason: '' })
      .where(eq(photos.id, photo.id));
    const data = { step: 'restored', photo: photo.id };
    await recordEvent(unit, { deviceId: photo.deviceId, kind: 'photo', data });
  });
}

async function changePhoto(
  ctx: Context,
  input: PhotoInput,
  work: (unit: Unit, photo: typeof photos.$inferSelect) => Promise<void>,
): Promise<{ ok: true }> {
  requirePermission(ctx, 'device.edit');
  return write(ctx, input, async (unit) => {
    const [found] = await unit.tx
      .select({ photo: photos })
      .from(photos)
      .innerJoin(devices, eq(devices.id, photos.deviceId))
      .where(and(eq(photos.id, input.photoId), eq(devices.siteId, ctx.actor.siteId)))
      .for('update');
    if (!found) throw notFound('photo');
    const { photo } = found;
    const { personId, roles } = unit.actor;
    if (photo.takenById !== personId && !may(roles, 'event.correct')) {
      throw forbidden({ roles: rolesFor('event.correct').join(',') });
    }
    await work(unit, photo);
    return { ok: true as const };
  });
}

function lastChance(now: Date): Date {
  return new Date(now.getTime() - PHOTO_UNDO_MINUTES * 60_000);
}

/**
 * Erases the files of photos that can no longer be brought back, unless another photo shows the same bytes.
 * @returns how many photos were erased
 */
export async function eraseRemovedPhotos(system: System): Promise<number> {
  const { db } = system.database;
  const due = await db
    .select({ id: photos.id, contentHash: photos.contentHash })
    .from(photos)
    .where(
      and(
        isNotNull(photos.removedAt),
        isNull(photos.erasedAt),
        lte(photos.removedAt, lastChance(system.now())),
      ),
    )
    .limit(500);
  for (const { id, contentHash } of due) {
    const sameBytes = and(
      eq(photos.contentHash, contentHash),
      ne(photos.id, id),
      isNull(photos.erasedAt),
    );
    if ((await db.$count(photos, sameBytes)) === 0) await dropKeptFile(system, contentHash);
    await db.update(photos).set({ erasedAt: system.now() }).where(eq(photos.id, id));
  }
  return due.length;
}

const EVERY_MS = 5 * 60_000;

/** Runs now and every five minutes. @returns what stops it */
export function startPhotoClock(system: System): () => void {
  const run = () => {
    eraseRemovedPhotos(system).catch((error: unknown) =>
      system.log.error({ error }, 'removed photos could not be erased'),
    );
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
