/** A move as part of a larger write: the hold that sends a device to quarantine, the failed final check. */
import type { Evidence, Move } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import type { RecordedEvent } from '../../db/statements.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { blockersFor } from './device-card.service.ts';
import { changesOfMove, dataOfMove, sideEffects } from './move-effects.ts';
import { checkPlace } from './move-place.ts';
import { allowedMove, refused } from './moves.service.ts';

export interface MoveWithin {
  to: Stage;
  reason?: string;
  placeId?: string;
  given: readonly Evidence[];
}

/**
 * Judges and makes a move inside the caller's transaction; the caller holds the device's lock.
 * @throws AppError `move.refused`, `move.unknown`, `access.forbidden`
 */
export async function moveWithin(
  unit: Unit,
  row: CardRow,
  input: MoveWithin,
): Promise<RecordedEvent> {
  const from = row.stage as Stage;
  const move: Move = allowedMove(unit, row, { from, to: input.to });
  await checkPlace(unit, move, input.placeId);
  const blockers = blockersFor(unit, row, move, input.given);
  if (blockers.length > 0) throw refused(move, blockers);
  const moved = await recordEvent(unit, {
    deviceId: row.id,
    kind: 'stage',
    stage: { to: move.to, move: 'move' },
    expect: { from },
    data: dataOfMove(move, input, row),
    text: input.reason,
    changes: changesOfMove(unit, row, move, input),
  });
  await sideEffects(move, row)?.(unit);
  return moved;
}
