/** The batch leaves (T28): pieces and weight are said, two persons sign, and everything on it is gone. */
import { eq } from 'drizzle-orm';
import { judgeGate } from '#domain/gates.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import {
  accessories,
  hazardousItems,
  parts,
  recyclingBatches,
  recyclingLines,
} from '../../db/schema/index.ts';
import { lockAccessory, recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, forbidden, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { lockPart, recordPartEvent } from '../parts/part-events.ts';
import { type Witness, verifyWitness } from '../people/witness.service.ts';
import { recordMovement } from '../stock/movements.ts';
import { type BatchLine, readLines } from './batch-lines.ts';
import { type BatchRow, type LineRow, lockOpenBatch } from './open-batch.ts';

const RECYCLE = MOVES.find((move) => move.id === 'T28') as Move;

export interface SignInput extends WriteInput {
  code: string;
  /** The batch as both signers saw it. */
  version: number;
  /** Counted while loading: as many as the lines say. */
  pieces: number;
  weightKg: number;
  /** The second signer, of the warehouse or another coordinator. */
  witness: Witness;
}

/**
 * All or none: every device passes G12 and G2, everything else is still here.
 * @throws AppError `recycling.empty`, `recycling.batch_changed` (409), `recycling.line_problem` (409) naming the
 *   thing, `move.refused`, `input.invalid` on `pieces`, and those of `verifyWitness`
 */
export async function signBatch(
  ctx: Context,
  { witness, ...input }: SignInput,
): Promise<{ code: string; pieces: number }> {
  requirePermission(ctx, 'recycling.prepare');
  if (!isAllowed(RECYCLE, ctx.actor.roles)) throw forbidden({ roles: RECYCLE.roles.join(',') });
  const secondSignerId = await verifyWitness(ctx, witness, 'recycling.prepare');
  const signed = { ...input, secondSignerId };
  return write(ctx, signed, async (unit) => {
    const batch = await lockOpenBatch(unit, input.code);
    const [lines, rows] = [
      await readLines(unit, batch.id, false),
      await unit.tx.select().from(recyclingLines).where(eq(recyclingLines.batchId, batch.id)),
    ];
    refuseUnready(batch, lines, input);
    const { pieces, weightKg } = input;
    const leaving = { batch, secondSignerId, pieces, weightKg };
    for (const line of inLockOrder(lines)) {
      const row = rows.find(({ id }) => id === line.id);
      if (row) await letGo(unit, leaving, line, row);
    }
    await unit.tx
      .update(recyclingBatches)
      .set({
        pieces,
        weightKg,
        signedById: unit.actor.personId,
        secondSignerId,
        recordedAt: unit.recordedAt,
        version: batch.version + 1,
      })
      .where(eq(recyclingBatches.id, batch.id));
    return { code: batch.code, pieces };
  });
}

function refuseUnready(
  batch: BatchRow,
  lines: readonly BatchLine[],
  input: Pick<SignInput, 'version' | 'pieces'>,
): void {
  if (batch.version !== input.version) {
    throw new AppError('recycling.batch_changed', { status: 409, params: { code: batch.code } });
  }
  if (lines.length === 0) throw new AppError('recycling.empty', { status: 409 });
  const loaded = lines.reduce((sum, line) => sum + line.pieces, 0);
  if (input.pieces !== loaded) {
    throw invalidField('pieces', 'recycling.pieces_differ', { pieces: loaded });
  }
  const wrong = lines.find((line) => line.problem && line.subject !== 'device');
  if (wrong) {
    const params = { code: wrong.code, item: wrong.name };
    throw new AppError('recycling.line_problem', { status: 409, params });
  }
}

const ORDER = ['device', 'accessory', 'part', 'item', 'hazard'];

/** Always the same order, so that two writes never wait for each other. */
function inLockOrder(lines: readonly BatchLine[]): BatchLine[] {
  return lines.toSorted(
    (a, b) =>
      ORDER.indexOf(a.subject) - ORDER.indexOf(b.subject) ||
      a.code.localeCompare(b.code) ||
      a.id.localeCompare(b.id),
  );
}

interface Leaving {
  batch: BatchRow;
  secondSignerId: string;
  pieces: number;
  weightKg: number;
}

async function letGo(unit: Unit, leaving: Leaving, line: BatchLine, row: LineRow): Promise<void> {
  const { batch } = leaving;
  const gone = { placeId: null, custodianId: null, boxId: null, updatedAt: unit.recordedAt };
  switch (line.subject) {
    case 'device':
      await recycleDevice(unit, leaving, line);
      break;
    case 'accessory': {
      const known = await lockAccessory(unit, line.code);
      const set = { ...gone, status: 'recycled' as const, version: known.version + 1 };
      await unit.tx.update(accessories).set(set).where(eq(accessories.id, known.id));
      const fromPlaceId = known.placeId;
      await recordAccessoryEvent(unit, known.id, { kind: 'recycled', fromPlaceId });
      break;
    }
    case 'part': {
      const known = await lockPart(unit, line.code);
      const set = { ...gone, status: 'recycled' as const, version: known.version + 1 };
      await unit.tx.update(parts).set(set).where(eq(parts.id, known.id));
      const { placeId: fromPlaceId } = known;
      await recordPartEvent(unit, known.id, { kind: 'recycled', fromPlaceId, causeId: batch.id });
      break;
    }
    case 'item':
      await recordMovement(unit, {
        itemId: row.subjectId,
        kind: 'recycled',
        quantity: line.pieces,
        from: { placeId: row.fromPlaceId ?? '' },
        causeId: batch.id,
      });
      break;
    default:
      await unit.tx
        .update(hazardousItems)
        .set({ batchId: batch.id })
        .where(eq(hazardousItems.id, row.subjectId));
  }
  await unit.tx
    .update(recyclingLines)
    .set({ drives: line.drives })
    .where(eq(recyclingLines.id, line.id));
}

async function recycleDevice(unit: Unit, leaving: Leaving, line: BatchLine): Promise<void> {
  const { batch, secondSignerId, pieces, weightKg } = leaving;
  const { requestId } = unit;
  const recycling = { recycler: batch.recycler.trim() !== '', pieces, weightKg, signers: 2 };
  const work = async (_unit: Unit, row: CardRow): Promise<void> => {
    if (row.stage !== 'for_recycling') {
      const params = { code: line.code, stage: row.stage };
      throw new AppError('recycling.wrong_stage', { status: 409, params });
    }
    const facts = { ...gateFacts(unit, row), recycling };
    const blockers = [
      ...judgeGate('G2', facts),
      ...blockersFor(unit, row, RECYCLE, ['second_person'], facts),
    ];
    if (blockers.length > 0) throw refused(RECYCLE, blockers);
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'stage',
      stage: { to: RECYCLE.to, move: 'move' },
      expect: { version: row.version },
      data: {
        move: RECYCLE.id,
        batch: batch.code,
        witness: secondSignerId,
        weightKg: line.weightKg,
        weightSource: line.weightSource,
        co2eKg: line.co2eKg,
        factorSet: line.factorSet,
      },
      changes: { placeId: null, custodianId: null },
    });
  };
  await changeDevice(unit, 'recycling.prepare', { requestId, code: line.code }, work);
}
