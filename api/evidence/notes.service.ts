/** Notes of people about a device; the event binds the text by a salted hash, so that erasing leaves the chain whole. */
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { devices, mediaRecords, notes, people, photos } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { keepText } from '../lib/event-text.ts';
import { type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';

export async function addNote(
  ctx: Context,
  input: DeviceInput & { text: string },
): Promise<{ noteId: string }> {
  return changeDevice(
    ctx,
    'device.edit',
    input,
    async (unit, row) => {
      const { note: noteId, noteHash } = await keepText(unit, row.id, input.text);
      const data = { step: 'added', note: noteId, noteHash };
      await recordEvent(unit, { deviceId: row.id, kind: 'note', data });
      return { noteId };
    },
    'anywhere',
  );
}

/** Erases the words and the salt of a note that says something about a person. */
export async function eraseNote(
  ctx: Context,
  input: WriteInput & { noteId: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'event.correct');
  return write(ctx, input, async (unit) => {
    const [note] = await unit.tx
      .select({ id: notes.id, deviceId: notes.deviceId })
      .from(notes)
      .innerJoin(devices, eq(devices.id, notes.deviceId))
      .where(
        and(
          eq(notes.id, input.noteId),
          eq(devices.siteId, ctx.actor.siteId),
          isNull(notes.erasedAt),
        ),
      );
    if (!note) throw notFound('note');
    await unit.tx
      .update(notes)
      .set({ text: '', salt: new Uint8Array(), erasedAt: unit.recordedAt })
      .where(eq(notes.id, note.id));
    const data = { step: 'erased', note: note.id };
    await recordEvent(unit, { deviceId: note.deviceId, kind: 'note', data });
    return { ok: true as const };
  });
}

export interface DeviceEvidence {
  notes: { id: string; text: string; author: string; createdAt: string; erased: boolean }[];
  photos: { id: string; purpose: string; takenBy: string; createdAt: string }[];
  records: {
    id: string;
    mediumId: string;
    status: string;
    method: string;
    technique: string;
    standard: string;
    tool: string;
    toolVersion: string;
    verification: string;
    errors: number | null;
    accepted: boolean;
    reason: string;
    /** `MediaRecordDetails` of `#domain/media-details`. */
    details: unknown;
    logHash: string;
    doneBy: string;
    witness: string;
    startedAt: string | null;
    endedAt: string | null;
    recordedAt: string;
  }[];
}

const witnesses = alias(people, 'witnesses');

/** What the scan card does not carry: notes, photos and every record of every medium, newest first. */
export async function readEvidence(ctx: Context, code: string): Promise<DeviceEvidence> {
  requirePermission(ctx, 'device.view');
  const device = await readCardRow(ctx, code);
  const { db } = ctx.database;
  const [noteRows, photoRows, recordRows] = await Promise.all([
    db
      .select({
        id: notes.id,
        text: notes.text,
        author: people.name,
        createdAt: notes.createdAt,
        erasedAt: notes.erasedAt,
      })
      .from(notes)
      .innerJoin(people, eq(people.id, notes.authorId))
      .where(eq(notes.deviceId, device.id))
      .orderBy(desc(notes.createdAt))
      .limit(200),
    db
      .select({
        id: photos.id,
        purpose: photos.purpose,
        takenBy: people.name,
        createdAt: photos.createdAt,
      })
      .from(photos)
      .innerJoin(people, eq(people.id, photos.takenById))
      .where(and(eq(photos.deviceId, device.id), isNull(photos.removedAt), isNull(photos.erasedAt)))
      .orderBy(desc(photos.createdAt))
      .limit(50),
    db
      .select({
        id: mediaRecords.id,
        mediumId: mediaRecords.mediumId,
        status: mediaRecords.status,
        method: mediaRecords.method,
        technique: mediaRecords.technique,
        standard: mediaRecords.standard,
        tool: mediaRecords.tool,
        toolVersion: mediaRecords.toolVersion,
        verification: mediaRecords.verification,
        errors: mediaRecords.errors,
        accepted: mediaRecords.accepted,
        reason: mediaRecords.reason,
        details: mediaRecords.details,
        logHash: mediaRecords.logHash,
        doneBy: people.name,
        witness: sql<string>`coalesce(${witnesses.name}, '')`,
        startedAt: mediaRecords.startedAt,
        endedAt: mediaRecords.endedAt,
        recordedAt: mediaRecords.recordedAt,
      })
      .from(mediaRecords)
      .innerJoin(people, eq(people.id, mediaRecords.doneById))
      .leftJoin(witnesses, eq(witnesses.id, mediaRecords.witnessId))
      // Also what was recorded while the medium was in another device.
      .where(
        or(eq(mediaRecords.deviceId, device.id), inArray(mediaRecords.mediumId, ids(device.media))),
      )
      .orderBy(desc(mediaRecords.recordedAt))
      .limit(100),
  ]);
  return {
    notes: noteRows.map(({ erasedAt, ...note }) => ({
      ...note,
      createdAt: note.createdAt.toISOString(),
      erased: erasedAt !== null,
    })),
    photos: photoRows.map((photo) => ({ ...photo, createdAt: photo.createdAt.toISOString() })),
    records: recordRows.map((record) => ({
      ...record,
      startedAt: record.startedAt?.toISOString() ?? null,
      endedAt: record.endedAt?.toISOString() ?? null,
      recordedAt: record.recordedAt.toISOString(),
    })),
  };
}

/** Never empty, which SQL's `in` does not take. */
function ids(media: readonly { id: string }[]): string[] {
  return media.length > 0 ? media.map(({ id }) => id) : ['00000000-0000-0000-0000-000000000000'];
}
