/** Moves that one person proposes and another confirms: taking a device apart, giving it up. */
import { and, eq, isNull } from 'drizzle-orm';
import { type Move, MOVES } from '#domain/moves.ts';
import { movesBetween, isAllowed } from '#domain/lifecycle.ts';
import type { Stage } from '#domain/stages.ts';
import { devices, proposals } from '../../db/schema/index.ts';
import type { Context, Transaction } from '../lib/context.ts';
import { requirePermission } from '../lib/context.ts';
import { AppError, forbidden, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent, write } from '../lib/unit.ts';
import type { CardRow } from '../../db/device-card.ts';
import { correctStage } from '../devices/corrections.service.ts';
import { waiveGate } from '../evidence/waivers.service.ts';
import { CORRECTION, isWaivable } from './wishes.ts';
import { blockersFor, readCardRow } from '../devices/device-card.service.ts';
import { changesOfMove, dataOfMove, sideEffects } from '../devices/move-effects.ts';
import { refused } from '../devices/moves.service.ts';

/**
 * Proposes a move that needs a second person. The stage changes on confirmation.
 * @throws AppError `move.refused`, `proposal.open` (409) when one already waits.
 */
export async function proposeMove(
  ctx: Context,
  input: { requestId: string; code: string; to: Stage; reason: string },
): Promise<{ proposalId: string }> {
  requirePermission(ctx, 'proposal.make');
  return write(ctx, input, async (unit) => {
    const row = await readCardRow(ctx, input.code);
    const move = proposable(row.stage as Stage, input.to);
    if (!isAllowed(move, ctx.actor.roles)) throw forbidden({ roles: move.roles.join(',') });
    if (row.proposal) {
      throw new AppError('proposal.open', { status: 409, params: { by: row.proposal.proposedBy } });
    }
    const blockers = blockersFor(ctx, row, move, ['reason']);
    if (blockers.length > 0) throw refused(move, blockers);
    const proposalId = unit.newId();
    await unit.tx.insert(proposals).values({
      id: proposalId,
      deviceId: row.id,
      siteId: row.siteId,
      moveId: move.id,
      fromStage: row.stage,
      toStage: move.to,
      reason: input.reason,
      proposedById: unit.actor.personId,
      proposedAt: unit.recordedAt,
    });
    const data = { proposal: proposalId, to: move.to, step: 'proposed' };
    await recordEvent(unit, { deviceId: row.id, kind: 'proposal', data });
    return { proposalId };
  });
}

/** @throws AppError `move.unknown` */
function proposable(from: Stage, to: Stage): Move {
  const move = movesBetween(from, to).find((one) => one.confirmedBy);
  if (!move) throw new AppError('move.unknown', { params: { from, to } });
  return move;
}

/**
 * Confirms or rejects a proposal. A confirmation makes the move; rules are judged again.
 * @throws AppError `proposal.own` for the proposer, `proposal.decided` (409), `move.refused`.
 */
export async function decideProposal(
  ctx: Context,
  input: { requestId: string; proposalId: string; confirm: boolean; note: string },
): Promise<{ decision: 'confirmed' | 'rejected' | 'stale' }> {
  requirePermission(ctx, 'proposal.decide');
  return write(ctx, input, async (unit) => {
    const [proposal] = await unit.tx
      .select()
      .from(proposals)
      .where(and(eq(proposals.id, input.proposalId), eq(proposals.siteId, ctx.actor.siteId)))
      .for('update');
    if (!proposal) throw notFound('proposal');
    if (proposal.decision) throw new AppError('proposal.decided', { status: 409 });
    if (proposal.proposedById === ctx.actor.personId && input.confirm) {
      throw new AppError('proposal.own');
    }
    const row = await readCardRow(ctx, await codeOf(unit.tx, proposal.deviceId));
    const stale = row.stage !== proposal.fromStage;
    const decision = stale ? 'stale' : input.confirm ? 'confirmed' : 'rejected';
    await unit.tx
      .update(proposals)
      .set({
        decision,
        decidedById: ctx.actor.personId,
        decidedAt: unit.recordedAt,
      })
      .where(and(eq(proposals.id, proposal.id), isNull(proposals.decision)));
    const data = { proposal: proposal.id, to: proposal.toStage, step: decision };
    if (decision !== 'confirmed') {
      await recordEvent(unit, { deviceId: row.id, kind: 'proposal', data, ...words(input.note) });
      return { decision };
    }
    await carryOut(unit, row, proposal);
    return { decision };
  });
}

const words = (note: string) => (note.trim() === '' ? {} : { text: note });

/** What was asked for becomes true, judged by the rules as they stand now. */
async function carryOut(
  unit: Unit,
  row: CardRow,
  proposal: typeof proposals.$inferSelect,
): Promise<void> {
  const { requestId } = unit;
  const asked = { requestId, code: row.code, reason: proposal.reason };
  const data = { proposal: proposal.id, to: proposal.toStage, step: 'confirmed' };
  if (isWaivable(proposal.moveId)) {
    await recordEvent(unit, { deviceId: row.id, kind: 'proposal', data });
    await waiveGate(unit, { ...asked, gate: proposal.moveId });
    return;
  }
  if (proposal.moveId === CORRECTION) {
    const to = proposal.toStage as Stage;
    await correctStage(unit, { ...asked, from: row.stage as Stage, to });
    return;
  }
  const move = MOVES.find((one) => one.id === proposal.moveId && one.to === proposal.toStage);
  if (!move) throw new AppError('move.unknown');
  const blockers = blockersFor(unit, row, move, ['reason']);
  if (blockers.length > 0) throw refused(move, blockers);
  await recordEvent(unit, {
    deviceId: row.id,
    kind: 'stage',
    stage: { to: move.to, move: 'move' },
    expect: { version: row.version },
    data: { ...dataOfMove(move, {}), ...data },
    text: proposal.reason,
    changes: changesOfMove(unit, row, move, {}),
  });
  await sideEffects(move, row)?.(unit);
}

async function codeOf(tx: Transaction, deviceId: string): Promise<string> {
  const [row] = await tx
    .select({ code: devices.code })
    .from(devices)
    .where(eq(devices.id, deviceId));
  if (!row) throw notFound('device');
  return row.code;
}
