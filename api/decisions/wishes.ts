/** What people ask a coordinator for: to waive a gate, or to correct a stage. Kept among the proposals. */
import { type Gate, WAIVABLE_GATES } from '#domain/gates.ts';
import { isCorrectable } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { proposals } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type WriteInput, recordEvent, write } from '../lib/unit.ts';

/** How a wish for a correction is kept among the proposals; a wish for a waiver keeps its gate. */
export const CORRECTION = 'correct';

export function isWaivable(moveId: string): moveId is Gate {
  return (WAIVABLE_GATES as readonly string[]).includes(moveId);
}

/**
 * Asks a coordinator to waive a gate, or to correct the stage.
 * @throws AppError `waiver.not_allowed`, `correct.not_allowed`, `proposal.open` (409)
 */
export async function askCoordinator(
  ctx: Context,
  input: WriteInput & {
    code: string;
    waive?: Gate | undefined;
    correctTo?: Stage | undefined;
    reason: string;
  },
): Promise<{ proposalId: string }> {
  requirePermission(ctx, 'proposal.make');
  return write(ctx, input, async (unit) => {
    const row = await readCardRow(ctx, input.code);
    const { waive, correctTo } = input;
    if (waive && !WAIVABLE_GATES.includes(waive)) {
      throw new AppError('waiver.not_allowed', { params: { gate: waive } });
    }
    if (correctTo && !isCorrectable(row.stage as Stage, correctTo)) {
      throw new AppError('correct.not_allowed', { params: { from: row.stage, to: correctTo } });
    }
    if (row.proposal) {
      throw new AppError('proposal.open', { status: 409, params: { by: row.proposal.proposedBy } });
    }
    const proposalId = unit.newId();
    await unit.tx.insert(proposals).values({
      id: proposalId,
      deviceId: row.id,
      siteId: row.siteId,
      moveId: waive ?? CORRECTION,
      fromStage: row.stage,
      toStage: correctTo ?? row.stage,
      reason: input.reason,
      proposedById: unit.actor.personId,
      proposedAt: unit.recordedAt,
    });
    const data = {
      proposal: proposalId,
      asks: waive ?? CORRECTION,
      to: correctTo ?? null,
      step: 'proposed',
    };
    await recordEvent(unit, { deviceId: row.id, kind: 'proposal', data });
    return { proposalId };
  });
}
