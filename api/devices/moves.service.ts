/** Plain moves of one device; undo and corrections stand in `corrections.service.ts`. */
import type { Blocker } from '#domain/gates.ts';
import { moveFor, movesBetween } from '#domain/lifecycle.ts';
import type { Evidence, Move } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { MOVE_DEVICE, type RecordedEvent, eventValues } from '../../db/statements.ts';
import { refuseInTransit } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import {
  announce,
  earlier,
  firstAnswer,
  hashBody,
  isUnit,
  recordEvent,
  write,
} from '../lib/unit.ts';
import { blockersFor, readCardRow } from './device-card.service.ts';
import { findFastMove } from './fast-move.ts';
import { changesOfMove, dataOfMove, sideEffects } from './move-effects.ts';
import { findAnswer, readAnswer, replayOrChanged } from './move-answers.ts';
import { checkPlace } from './move-place.ts';

export interface MoveInput {
  requestId: string;
  happenedAt?: string | undefined;
  code: string;
  to: Stage;
  /** The stage the person saw. */
  from: Stage;
  /** The version the person saw; a scan that cannot know it leaves it out. */
  version?: number | undefined;
  reason?: string | undefined;
  /** Shelf, bench or bin scanned with the move. */
  placeId?: string | undefined;
  /** What the person confirms with the move, such as the label scanned again. */
  confirms?: readonly Evidence[] | undefined;
}

/**
 * Makes one move.
 * @throws AppError `move.refused` with blockers, `access.forbidden`, `device.changed` (409) with who and when.
 */
export async function moveDevice(ctx: Context, input: MoveInput): Promise<RecordedEvent> {
  const bodyHash = hashBody(input);
  const fast = isUnit(ctx) || input.reason || input.placeId ? null : await findFastMove(ctx, input);
  if (fast) {
    const seen = {
      id: fast.deviceId,
      stage: input.from,
      version: input.version ?? null,
      ownerId: '',
    };
    const moved = await moveInOneStatement(ctx, seen, fast.move, input, bodyHash);
    if (moved) return moved;
  }
  const row = await readCardRow(ctx, input.code);
  const replayed = await findAnswer(ctx, input.requestId, bodyHash, row, input);
  if (replayed) return replayed;
  refuseInTransit(row);
  const move = allowedMove(ctx, row, input);
  await checkPlace(ctx, move, input.placeId);
  const blockers = blockersFor(ctx, row, move, givenEvidence(input));
  if (blockers.length > 0) throw refused(move, blockers);
  if (isUnit(ctx) || input.reason || sideEffects(move, row)) {
    return moveWithEffects(ctx, row, move, input);
  }
  const moved = await moveInOneStatement(ctx, row, move, input, bodyHash);
  return moved ?? replayOrChanged(ctx, row, input.requestId, bodyHash);
}

/** @throws AppError `move.unknown` when no such move exists, `access.forbidden` naming who may. */
export function allowedMove(ctx: Context, row: CardRow, input: { to: Stage; from: Stage }): Move {
  const from = row.stage as Stage;
  const move = moveFor(from, input.to, ctx.actor.roles);
  if (move?.onlyThrough) {
    throw new AppError('move.elsewhere', { params: { through: move.onlyThrough } });
  }
  if (move?.confirmedBy) {
    throw new AppError('move.needs_confirmation', { params: { move: move.id } });
  }
  if (move) return move;
  const possible = movesBetween(from, input.to);
  if (possible.length === 0) throw new AppError('move.unknown', { params: { from, to: input.to } });
  const roles = [...new Set(possible.flatMap((one) => [...one.roles]))];
  throw forbidden({ from, to: input.to, roles: roles.join(',') });
}

export function refused(move: Move, blockers: Blocker[]): AppError {
  return new AppError('move.refused', { params: { to: move.to }, blockers });
}

function givenEvidence(input: MoveInput): Evidence[] {
  const given: Evidence[] = [...(input.confirms ?? [])];
  if (input.reason?.trim()) given.push('reason', 'decision_evidence');
  if (input.placeId) given.push('place', 'quarantine_bin');
  return given;
}

/** What the person saw of the device; a null version accepts any. */
interface SeenDevice {
  id: string;
  stage: string;
  version: number | null;
  ownerId: string | null;
}

/** Null when the device is no longer as it was seen. */
async function moveInOneStatement(
  ctx: Context,
  row: SeenDevice,
  move: Move,
  input: MoveInput,
  bodyHash: string,
): Promise<RecordedEvent | null> {
  const recordedAt = ctx.now();
  const values = eventValues({
    deviceId: row.id,
    version: row.version,
    from: row.stage,
    kind: 'stage',
    to: move.to,
    moveKind: 'move',
    actorId: ctx.actor.personId,
    eventId: ctx.newId(),
    happenedAt: earlier(input.happenedAt, recordedAt),
    recordedAt,
    data: dataOfMove(move, input),
    requestId: input.requestId,
    changes: changesOfMove(ctx, row, move, input),
  });
  try {
    const [moved] = await ctx.database.sql.unsafe<RecordedEvent[]>(
      MOVE_DEVICE,
      [...values, bodyHash, ctx.actor.siteId],
      { prepare: true },
    );
    if (!moved) return null;
    announce(ctx, [moved.eventId]);
    return moved;
  } catch (error) {
    const first = isTaken(error) ? await readAnswer(ctx, input.requestId) : undefined;
    if (!first) throw error;
    return firstAnswer<RecordedEvent>(ctx, first, bodyHash);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

async function moveWithEffects(
  ctx: Context,
  row: CardRow,
  move: Move,
  input: MoveInput,
): Promise<RecordedEvent> {
  return write(ctx, input, async (unit) => {
    const moved = await recordEvent(unit, {
      deviceId: row.id,
      kind: 'stage',
      stage: { to: move.to, move: 'move' },
      expect: { version: row.version, from: row.stage as Stage },
      data: dataOfMove(move, input, row),
      text: input.reason,
      changes: changesOfMove(ctx, row, move, input),
    });
    await sideEffects(move, row)?.(unit);
    return moved;
  });
}
