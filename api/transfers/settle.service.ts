/** Differences put right one by one: it stayed behind, it is lost, or it was received by mistake. */
import { eq } from 'drizzle-orm';
import { moveFor } from '#domain/lifecycle.ts';
import { accessories, boxes, parts, transferLines } from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, forbidden, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { recordPartEvent } from '../parts/part-events.ts';
import {
  type Thing,
  giveHolder,
  lockById,
  lockContents,
  requireMovable,
} from '../places/things.ts';
import { recordMovement } from '../stock/movements.ts';
import { piecesWith, takeBack } from './back.ts';
import { followSite } from './follow-site.ts';
import {
  type LineRow,
  type TransferRow,
  lineById,
  lineOf,
  lockTransfer,
  settleIfDone,
} from './lock-transfer.ts';

export interface SettleInput extends WriteInput {
  transfer: string;
  lineId: string;
  how: 'stayed' | 'lost';
  /** What is known about it; kept with the line. */
  note: string;
}

/**
 * Puts right what has not arrived, by people of either site. `stayed`: it is where it was before; `lost`: devices,
 * accessories and parts are missing, counted pieces lost.
 * @throws AppError `transfer.line_is_done` (409), `access.forbidden` for a loss by who may not record one
 */
export async function settleLine(ctx: Context, input: SettleInput): Promise<{ settled: boolean }> {
  requirePermission(ctx, input.how === 'lost' ? 'stock.settle' : 'transfer.receive');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.transfer, 'both', ['sent']);
    const line = await lineById(unit, transfer, input.lineId);
    if (line.settled !== null || line.receivedQuantity >= line.sentQuantity) {
      throw new AppError('transfer.line_is_done', { status: 409 });
    }
    if (input.how === 'stayed') {
      await withContents(unit, transfer, line, (one) =>
        takeBack(unit, transfer, one, 'stayed', input.note),
      );
    } else {
      await withContents(unit, transfer, line, (one) => loseLine(unit, transfer, one, input.note));
    }
    return { settled: await settleIfDone(unit, transfer) };
  });
}

/** What lies in a box shares its fate; the box comes first when it goes back, so that they go back together. */
async function withContents(
  unit: Unit,
  transfer: TransferRow,
  line: LineRow,
  work: (line: LineRow) => Promise<void>,
): Promise<void> {
  const inside = line.subject === 'box' ? await lockContents(unit, line.subjectId) : [];
  await work(line);
  for (const { subject, id } of inside) {
    const one = await lineOf(unit, transfer.id, subject, id);
    if (one) await work(one);
  }
}

async function loseLine(
  unit: Unit,
  transfer: TransferRow,
  line: LineRow,
  note: string,
): Promise<void> {
  if (line.subject === 'item') await losePieces(unit, transfer, line.subjectId);
  else {
    const thing = await lockById(unit, line.subject, line.subjectId);
    if (thing?.transferId !== transfer.id) return;
    await loseThing(unit, transfer, thing, note);
  }
  await unit.tx
    .update(transferLines)
    .set({ settled: 'lost', note, settledById: unit.actor.personId, settledAt: unit.recordedAt })
    .where(eq(transferLines.id, line.id));
}

async function losePieces(unit: Unit, transfer: TransferRow, itemId: string): Promise<void> {
  const quantity = await piecesWith(unit, transfer.id, itemId);
  if (quantity === 0) return;
  const from = { transferId: transfer.id };
  await recordMovement(unit, { itemId, kind: 'lost', quantity, from, causeId: transfer.id });
}

const HELD_BY_NOBODY = { placeId: null, custodianId: null, transferId: null, boxId: null };

async function loseThing(
  unit: Unit,
  transfer: TransferRow,
  thing: Thing,
  note: string,
): Promise<void> {
  if (thing.subject === 'device') return loseDevice(unit, transfer, thing, note);
  const gone = { ...HELD_BY_NOBODY, updatedAt: unit.recordedAt };
  if (thing.subject === 'accessory') {
    const set = { ...gone, status: 'missing' as const };
    await unit.tx.update(accessories).set(set).where(eq(accessories.id, thing.id));
    await recordAccessoryEvent(unit, thing.id, { kind: 'missing' });
  } else if (thing.subject === 'part') {
    const set = { ...gone, status: 'missing' as const };
    await unit.tx.update(parts).set(set).where(eq(parts.id, thing.id));
    await recordPartEvent(unit, thing.id, { kind: 'missing', causeId: transfer.id });
  } else {
    await leaveBox(unit, transfer, thing);
  }
}

/** The box is done with; what lies in it is lost one by one after it. */
async function leaveBox(unit: Unit, transfer: TransferRow, box: Thing): Promise<void> {
  for (const thing of await lockContents(unit, box.id)) {
    await giveHolder(
      unit,
      thing,
      { ...HELD_BY_NOBODY, transferId: transfer.id },
      {
        device: 'box',
        data: { action: 'out_of_box', box: box.code },
        accessory: 'out_of_box',
        part: 'out_of_box',
      },
    );
  }
  const { boxId: _none, ...nobody } = HELD_BY_NOBODY;
  await unit.tx
    .update(boxes)
    .set({ ...nobody, closedAt: unit.recordedAt, updatedAt: unit.recordedAt })
    .where(eq(boxes.id, box.id));
}

/** T25, by those who may make it. */
async function loseDevice(
  unit: Unit,
  transfer: TransferRow,
  thing: Thing,
  note: string,
): Promise<void> {
  const stage = thing.stage ?? 'missing';
  const move = moveFor(stage, 'missing', unit.actor.roles);
  if (!move) throw forbidden({ from: stage, to: 'missing' });
  await recordEvent(unit, {
    deviceId: thing.id,
    kind: 'stage',
    stage: { to: 'missing', move: 'move' },
    data: { move: move.id, transfer: transfer.code, toSite: transfer.toSiteId },
    text: note,
    changes: { ...HELD_BY_NOBODY, ownerId: null, stageBefore: stage },
  });
}

/**
 * Takes back a receipt made by mistake: the thing is on its way again. Of an unexpected thing there is no way to
 * go back to; counted pieces are counted where they lie.
 * @throws AppError `transfer.not_received` (409), `transfer.cannot_take_back`, and what `requireMovable` says
 */
export async function takeBackReceipt(
  ctx: Context,
  input: WriteInput & { transfer: string; lineId: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'transfer.receive');
  return write(ctx, input, async (unit) => {
    const transfer = await lockTransfer(unit, input.transfer, 'to', ['sent', 'settled']);
    const line = await lineById(unit, transfer, input.lineId);
    if (line.receivedQuantity === 0) throw new AppError('transfer.not_received', { status: 409 });
    if (line.settled !== null || line.subject === 'item') {
      throw new AppError('transfer.cannot_take_back', { status: 409 });
    }
    const thing = await lockById(unit, line.subject, line.subjectId);
    if (thing?.siteId !== transfer.toSiteId) throw notFound(line.subject);
    await requireMovable(unit, thing);
    if (thing.stage === 'reserved') {
      throw new AppError('transfer.reserved', { status: 409, params: { code: thing.code } });
    }
    const inside = thing.subject === 'box' ? await lockContents(unit, thing.id) : [];
    await onTheWayAgain(unit, transfer, thing);
    for (const { subject, id } of [thing, ...inside]) {
      const one = await lineOf(unit, transfer.id, subject, id);
      if (one) await untick(unit, one);
    }
    await settleIfDone(unit, transfer);
    return { ok: true };
  });
}

async function onTheWayAgain(unit: Unit, transfer: TransferRow, thing: Thing): Promise<void> {
  await followSite(unit, thing, transfer.fromSiteId);
  await giveHolder(
    unit,
    thing,
    { ...HELD_BY_NOBODY, siteId: transfer.fromSiteId, transferId: transfer.id },
    {
      device: 'transfer',
      data: { action: 'not_arrived', transfer: transfer.code, toSite: transfer.toSiteId },
      accessory: 'sent',
      part: 'sent',
      causeId: transfer.id,
    },
  );
}

async function untick(unit: Unit, line: LineRow): Promise<void> {
  await unit.tx
    .update(transferLines)
    .set({ receivedQuantity: 0, receivedById: null, receivedAt: null })
    .where(eq(transferLines.id, line.id));
}
