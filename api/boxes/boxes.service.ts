/** Boxes: made, packed by scanning, moved as one, unpacked. */
import { eq } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import { boxes, codes } from '../../db/schema/index.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { growSeries, refuseForeign } from './session-boxes.ts';
import { placeByCode } from '../places/places.service.ts';
import {
  type Holding,
  type Thing,
  giveHolder,
  lockById,
  lockContents,
  lockThing,
  requireMovable,
} from '../places/things.ts';

/** What one box holds at most: more is not carried by one person. */
export const MOST_IN_BOX = 200;

export interface NewBoxes extends WriteInput {
  name: string;
  count: number;
  placeCode?: string | undefined;
  /** The handover session they are packed for: one series for all of its boxes. */
  sessionCode?: string | undefined;
}

/**
 * Makes boxes `1 of n` to `n of n`, empty, at a place or in the hands of who makes them. More boxes of a
 * session go on counting, and those before them say the new `n`.
 * @throws AppError `place.not_found` (404), `places.closed` (409), `handover_session.not_found` (404),
 * `handover_session.ended` (409), `box.too_many`
 */
export async function createBoxes(
  ctx: Context,
  input: NewBoxes,
): Promise<{ boxes: { code: string; number: number }[] }> {
  requirePermission(ctx, 'box.pack');
  return write(ctx, input, async (unit) => {
    const place = input.placeCode ? await placeByCode(unit, input.placeCode) : null;
    if (place?.kind === 'quarantine') throw new AppError('places.quarantine_by_hold');
    const session = input.sessionCode
      ? await growSeries(unit, input.sessionCode, input.count)
      : null;
    const before = session?.before ?? 0;
    const numbers = await takeCodeNumbers(unit.tx, 'batch', input.count);
    const { siteId, personId } = unit.actor;
    const rows = numbers.map((number, index) => ({
      id: unit.newId(),
      code: makeCode('batch', number),
      siteId,
      name: input.name || (session?.title ?? ''),
      number: before + index + 1,
      total: before + input.count,
      batchId: session?.id ?? null,
      placeId: place?.id ?? null,
      custodianId: place ? null : personId,
      createdById: personId,
      createdAt: unit.recordedAt,
      updatedAt: unit.recordedAt,
    }));
    await unit.tx.insert(boxes).values(rows);
    await unit.tx.insert(codes).values(
      rows.map(({ id, code, createdAt }) => ({
        code,
        subject: 'box' as const,
        subjectId: id,
        siteId,
        createdAt,
      })),
    );
    for (const { id } of rows) touch(unit, 'box', id);
    return { boxes: rows.map(({ code, number }) => ({ code, number })) };
  });
}

export interface PackedThing {
  code: string;
  subject: Thing['subject'];
  box: string;
  /** It lay in this box already. */
  already: boolean;
}

/**
 * Puts a thing into a box: from then on it is wherever the box is.
 * @throws AppError `box.not_found` (404), `box.closed`, `box.in_transit`, `box.full`, `box.no_box_in_box`,
 * `box.quarantined`, and what `requireMovable` says
 */
export async function packIntoBox(
  ctx: Context,
  input: WriteInput & { box: string; text: string },
): Promise<PackedThing> {
  requirePermission(ctx, 'box.pack');
  return write(ctx, input, async (unit) => {
    const box = await lockBox(unit, input.box);
    const thing = await lockThing(unit, input.text);
    const { code, subject } = thing;
    if (thing.boxId === box.id) return { code, subject, box: box.code, already: true };
    await requireMovable(unit, thing);
    await refuseIntoBox(unit, thing, box);
    await giveHolder(
      unit,
      thing,
      { ...holderOf(box), boxId: box.id },
      {
        device: 'box',
        data: { action: 'into_box', box: box.code },
        accessory: 'into_box',
        part: 'into_box',
        causeId: box.id,
      },
    );
    return { code, subject, box: box.code, already: false };
  });
}

async function refuseIntoBox(unit: Unit, thing: Thing, box: Thing): Promise<void> {
  const params = { code: thing.code, box: box.code };
  if (thing.subject === 'box') throw new AppError('box.no_box_in_box', { params });
  if (thing.stage === 'quarantined') throw new AppError('box.quarantined', { params });
  if (thing.stage === 'ready' && !box.placeId) throw new AppError('places.ready_stays', { params });
  await refuseForeign(unit, thing, box);
  const inside = await lockContents(unit, box.id);
  if (inside.length >= MOST_IN_BOX) {
    throw new AppError('box.full', { params: { ...params, most: MOST_IN_BOX } });
  }
}

const holderOf = ({ placeId, custodianId, transferId }: Thing): Omit<Holding, 'boxId'> => ({
  placeId,
  custodianId,
  transferId,
});

/**
 * Takes one thing out; it stays where the box is.
 * @throws AppError `box.not_in_it` (409) when it lies elsewhere by now, `box.in_transit`
 */
export async function takeOutOfBox(
  ctx: Context,
  input: WriteInput & { box: string; text: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'box.pack');
  return write(ctx, input, async (unit) => {
    const box = await lockBox(unit, input.box);
    const thing = await lockThing(unit, input.text);
    if (thing.boxId !== box.id) {
      const params = { code: thing.code, box: box.code };
      throw new AppError('box.not_in_it', { status: 409, params });
    }
    await takeOut(unit, thing, box);
    return { code: thing.code };
  });
}

async function takeOut(unit: Unit, thing: Thing, box: Thing): Promise<void> {
  await giveHolder(
    unit,
    thing,
    { ...holderOf(box), boxId: null },
    {
      device: 'box',
      data: { action: 'out_of_box', box: box.code },
      accessory: 'out_of_box',
      part: 'out_of_box',
      causeId: box.id,
    },
  );
}

/**
 * Unpacks a box and is done with it: everything in it stays where the box was.
 * @throws AppError `box.not_found` (404), `box.closed`, `box.in_transit`
 */
export async function unpackBox(
  ctx: Context,
  input: WriteInput & { box: string },
): Promise<{ code: string; things: number }> {
  requirePermission(ctx, 'box.pack');
  return write(ctx, input, async (unit) => {
    const box = await lockBox(unit, input.box);
    const inside = await lockContents(unit, box.id);
    for (const thing of inside) await takeOut(unit, thing, box);
    await unit.tx
      .update(boxes)
      .set({
        placeId: null,
        custodianId: null,
        closedAt: unit.recordedAt,
        updatedAt: unit.recordedAt,
      })
      .where(eq(boxes.id, box.id));
    return { code: box.code, things: inside.length };
  });
}

/** Takes an unpacked box into use again, empty, at a place. @throws AppError `box.open` (409) */
export async function reopenBox(
  ctx: Context,
  input: WriteInput & { box: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'box.pack');
  return write(ctx, input, async (unit) => {
    const box = await lockAnyBox(unit, input.box);
    if (box.movable) throw new AppError('box.open', { status: 409, params: { box: box.code } });
    await unit.tx
      .update(boxes)
      .set({ closedAt: null, custodianId: unit.actor.personId, updatedAt: unit.recordedAt })
      .where(eq(boxes.id, box.id));
    return { code: box.code };
  });
}

/** @throws AppError `box.not_found` (404), `box.closed`, `box.in_transit` (409) */
async function lockBox(unit: Unit, text: string): Promise<Thing> {
  const box = await lockAnyBox(unit, text);
  const params = { box: box.code };
  if (!box.movable) throw new AppError('box.closed', { status: 409, params });
  if (box.transferId) throw new AppError('box.in_transit', { status: 409, params });
  return box;
}

async function lockAnyBox(unit: Unit, code: string): Promise<Thing> {
  const [known] = await unit.tx.select({ id: boxes.id }).from(boxes).where(eq(boxes.code, code));
  const box = known ? await lockById(unit, 'box', known.id) : null;
  if (box?.siteId !== unit.actor.siteId) throw notFound('box', { code });
  touch(unit, 'box', box.id);
  return box;
}
