/** Taking a device back (T20): it may hold a child's data now, and everything is tested anew. */
import { and, eq, inArray } from 'drizzle-orm';
import { isAllowed } from '#domain/lifecycle.ts';
import { reopenOnReturn } from '#domain/media.ts';
import { type Evidence, MOVES, type Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import {
  accessories,
  codes,
  devices,
  kitLines,
  lockChecks,
  media,
  needs,
  returns,
} from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { startTestingAnew } from '../devices/move-effects.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import type { HandoverSnapshot } from '../handovers/kit-snapshot.ts';
import type { HandedOver } from '../handovers/write-handover.ts';
import { backToBins } from '../kits/counted-stock.ts';
import { EMPTY_LINE } from '../kits/release-kit.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import { type ReplacementInput, giveReplacement } from './replacement.service.ts';
import { type OnTheTable, type ReturnedPiece, judgePieces, piecesAside } from './return-pieces.ts';
import { isPersonGone, lastHandover } from './return-table.service.ts';

const RETURN = MOVES.find((move) => move.id === 'T20') as Move;

export const RETURN_REASONS = ['fault', 'unwanted', 'moved', 'swap', 'end_of_loan'] as const;

export interface ReturnInput extends WriteInput, OnTheTable {
  version?: number | undefined;
  reason: (typeof RETURN_REASONS)[number];
  /** How it looks and what was said; no names. */
  condition: string;
  /** Codes of accessories that came along and belong elsewhere. */
  aside?: readonly string[] | undefined;
  /** Without meaning where another device is given at once. */
  need: 'reopen' | 'close';
  /** Another device for the same need, given in the same write. */
  replacement?: ReplacementInput | undefined;
  /** Where it is put; otherwise the person who took it holds it. */
  placeCode?: string | undefined;
}

export interface Returned {
  slipCode: string;
  code: string;
  needCode: string;
  needReopened: boolean;
  /** What did not come back. */
  missing: ReturnedPiece[];
  /** The device given in exchange. */
  given: Pick<HandedOver, 'receiptCode' | 'code' | 'warrantyEnd'> | null;
}

/** @throws AppError `return.not_handed_over` (409), `move.refused`, those of `checkReturned` and `giveReplacement` */
export async function returnDevice(ctx: Context, input: ReturnInput): Promise<Returned> {
  const work = async (unit: Unit, row: CardRow): Promise<Returned> => {
    if (!isAllowed(RETURN, unit.actor.roles)) throw forbidden({ roles: RETURN.roles.join(',') });
    const { handover, needCode } = await lastHandover(unit, row);
    const { kit } = handover.snapshot as HandoverSnapshot;
    const pieces = await judgePieces(unit, kit, input);
    const aside = await piecesAside(unit, input.aside ?? []);
    const evidence: Evidence[] = ['reason', ...(input.condition ? (['condition'] as const) : [])];
    const blockers = blockersFor(unit, row, RETURN, evidence);
    if (blockers.length > 0) throw refused(RETURN, blockers);
    const place = input.placeCode ? await placeByCode(unit, input.placeCode) : null;
    const slip = await writeSlip(unit, row, { handoverId: handover.id, pieces, input });
    await takeBackAccessories(unit, row, pieces, place?.id ?? null);
    const reopened = await reopenData(unit, row);
    await startTestingAnew(unit, row.id);
    const needReopened = input.need === 'reopen' && !input.replacement;
    const follows = input.replacement ? 'reopen' : input.need;
    if (follows === 'reopen') await refuseGone(unit, handover.needId, needCode);
    await settleNeed(unit, handover.needId, follows);
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'return',
      stage: { to: RETURN.to, move: 'move' },
      expect: { version: row.version },
      data: {
        move: RETURN.id,
        reason: input.reason,
        slip: slip.code,
        return: slip.id,
        receipt: handover.receiptCode,
        need: needCode,
        needReopened,
        accessories: pieces.filter((one) => one.returned && one.code).map((one) => one.code),
        media: reopened,
        ...(aside.length > 0 ? { aside } : {}),
        ...(input.replacement ? { exchange: input.replacement.code } : {}),
      },
      text: input.condition,
      changes: {
        placeId: place?.id ?? null,
        custodianId: place ? null : unit.actor.personId,
        labelConfirmedAt: null,
      },
    });
    const given = input.replacement
      ? await giveReplacement(unit, { needCode, slipId: slip.id }, input.replacement)
      : null;
    return {
      slipCode: slip.code,
      code: row.code,
      needCode,
      needReopened,
      missing: pieces.filter((piece) => !piece.returned),
      given: given && {
        receiptCode: given.receiptCode,
        code: given.code,
        warrantyEnd: given.warrantyEnd,
      },
    };
  };
  return changeDevice(ctx, 'return.record', input, work, 'anywhere');
}

async function writeSlip(
  unit: Unit,
  row: CardRow,
  {
    handoverId,
    pieces,
    input,
  }: { handoverId: string; pieces: ReturnedPiece[]; input: ReturnInput },
): Promise<{ id: string; code: string }> {
  const id = unit.newId();
  const code = await takeCode(unit.tx, 'document');
  await unit.tx.insert(codes).values({
    code,
    subject: 'return',
    subjectId: id,
    siteId: unit.actor.siteId,
    createdAt: unit.recordedAt,
  });
  const values: typeof returns.$inferInsert = {
    id,
    slipCode: code,
    deviceId: row.id,
    handoverId,
    reason: input.reason,
    condition: input.condition,
    accessories: pieces,
    needReopened: input.need === 'reopen' && !input.replacement,
    receivedById: unit.actor.personId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  };
  await unit.tx.insert(returns).values(values);
  return { id, code };
}

/** What came back is stock again; what did not stays with the family. The kit is filled anew next time. */
async function takeBackAccessories(
  unit: Unit,
  row: CardRow,
  pieces: readonly ReturnedPiece[],
  placeId: string | null,
): Promise<void> {
  const back = pieces.flatMap((piece) => (piece.returned && piece.code ? [piece.code] : []));
  const counted = pieces.flatMap((piece) => (piece.returned && !piece.code ? [piece.line] : []));
  const kept = row.kit.filter((line) => counted.some((key) => key === line.line));
  await backToBins(unit, { id: row.id, placeId }, kept);
  await unit.tx.update(kitLines).set(EMPTY_LINE).where(eq(kitLines.deviceId, row.id));
  if (back.length === 0) return;
  const rows = await unit.tx
    .update(accessories)
    .set({
      status: 'in_stock',
      deviceId: null,
      placeId,
      custodianId: placeId ? null : unit.actor.personId,
      updatedAt: unit.recordedAt,
    })
    .where(and(inArray(accessories.code, back), eq(accessories.status, 'handed_over')))
    .returning({ id: accessories.id });
  for (const { id } of rows) {
    await recordAccessoryEvent(unit, id, {
      kind: 'returned',
      deviceId: row.id,
      toPlaceId: placeId,
    });
  }
}

/** Media, locks and "no media" count no longer. @returns ids of the media that must be sanitised again */
async function reopenData(unit: Unit, row: CardRow): Promise<string[]> {
  const reopened = row.media.filter((one) => reopenOnReturn(one.status) !== one.status);
  for (const medium of reopened) {
    await unit.tx
      .update(media)
      .set({ status: reopenOnReturn(medium.status), updatedAt: unit.recordedAt })
      .where(eq(media.id, medium.id));
  }
  await unit.tx.delete(lockChecks).where(eq(lockChecks.deviceId, row.id));
  await unit.tx.update(devices).set({ mediaNoneConfirmed: false }).where(eq(devices.id, row.id));
  return reopened.map((medium) => medium.id);
}

/** @throws AppError `return.person_gone` (409): a request of nobody can neither wait nor be served */
async function refuseGone(unit: Unit, needId: string, needCode: string): Promise<void> {
  if (!(await isPersonGone(unit, needId))) return;
  throw new AppError('return.person_gone', { status: 409, params: { need: needCode } });
}

/** A need that is met no more goes back to its place in the queue, or ends. */
async function settleNeed(unit: Unit, needId: string, what: ReturnInput['need']): Promise<void> {
  const [need] = await unit.tx.select().from(needs).where(eq(needs.id, needId)).for('update');
  if (!need) return;
  const closed = {
    status: 'closed' as const,
    closedAt: unit.recordedAt,
    closeReason: 'returned',
  };
  await unit.tx
    .update(needs)
    .set({
      ...(what === 'reopen' ? { status: 'approved' as const } : closed),
      version: need.version + 1,
    })
    .where(eq(needs.id, needId));
}
