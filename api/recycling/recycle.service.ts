/** Giving devices to the recycler (T28): one batch with pieces and weight, signed by two persons. */
import { judgeGate } from '#domain/gates.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { codes, recyclingBatches } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, forbidden, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { type Witness, verifyWitness } from '../people/witness.service.ts';

const RECYCLE = MOVES.find((move) => move.id === 'T28') as Move;

export interface RecycleInput extends WriteInput {
  codes: readonly string[];
  recycler: string;
  licence: string;
  /** Counted while loading: must be as many as the codes. */
  pieces: number;
  weightKg: number;
  /** The second signer, of the warehouse or another coordinator. */
  witness: Witness;
}

/**
 * All or none: every device of the batch must pass G12, its media sanitised, removed or destroyed (G2).
 * @throws AppError `move.refused`, `recycling.wrong_stage` (409), and those of `verifyWitness`
 */
export async function recycleDevices(
  ctx: Context,
  { witness, ...input }: RecycleInput,
): Promise<{ batchCode: string; pieces: number }> {
  requirePermission(ctx, 'recycling.prepare');
  if (!isAllowed(RECYCLE, ctx.actor.roles)) throw forbidden({ roles: RECYCLE.roles.join(',') });
  const secondSignerId = await verifyWitness(ctx, witness, 'recycling.prepare');
  const unique = [...new Set(input.codes)].toSorted((a, b) => a.localeCompare(b));
  if (input.pieces !== unique.length) throw invalidField('pieces', 'recycling.pieces_differ');
  const signed = { ...input, secondSignerId };
  return write(ctx, signed, async (unit) => {
    const batchId = unit.newId();
    const batchCode = await takeCode(unit.tx, 'document');
    const { recycler, licence, pieces, weightKg, requestId } = input;
    const { siteId, personId } = unit.actor;
    await unit.tx.insert(recyclingBatches).values({
      id: batchId,
      code: batchCode,
      siteId,
      recycler,
      licence,
      pieces,
      weightKg,
      signedById: personId,
      secondSignerId,
      recordedAt: unit.recordedAt,
    });
    await unit.tx.insert(codes).values({
      code: batchCode,
      subject: 'recycling',
      subjectId: batchId,
      siteId,
      createdAt: unit.recordedAt,
    });
    const recycling = { recycler: recycler.trim() !== '', pieces, weightKg, signers: 2 };
    for (const code of unique) {
      const work = async (_unit: Unit, row: CardRow): Promise<void> => {
        if (row.stage !== 'for_recycling') {
          const params = { code, stage: row.stage };
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
          data: { move: RECYCLE.id, batch: batchCode, witness: secondSignerId },
          changes: { placeId: null, custodianId: null },
        });
      };
      await changeDevice(unit, 'recycling.prepare', { requestId, code }, work, 'anywhere');
    }
    return { batchCode, pieces };
  });
}
