/**
 * Moves that no gate, hold or record can block need nothing of the device but its stage and version,
 * and those are conditions of the one statement that makes the move.
 */
import { readScan } from '#domain/codes.ts';
import { holdsBlocking, HOLD_KINDS } from '#domain/holds.ts';
import { moveFor } from '#domain/lifecycle.ts';
import type { Move, MoveId } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import type { Context } from '../lib/context.ts';

interface FastMove {
  deviceId: string;
  move: Move;
}

/** A code stands for the same device for ever, but for merges: then the statement finds no row. */
const idOfCode = new Map<string, { id: string; siteId: string }>();
const REMEMBERED = 50_000;

/** The move and the device's id when one statement can judge it; null sends it the thorough way. */
export async function findFastMove(
  ctx: Context,
  input: { code: string; from: Stage; to: Stage },
): Promise<FastMove | null> {
  const move = moveFor(input.from, input.to, ctx.actor.roles);
  if (!move || !isFast(move)) return null;
  const deviceId = await deviceIdOf(ctx, input.code);
  return deviceId ? { deviceId, move } : null;
}

/** Taking a device to the bench and back to diagnostics: no other record follows these moves. */
const WITHOUT_EFFECTS: readonly MoveId[] = ['T05', 'T09'];

export function isFast(move: Move): boolean {
  return (
    WITHOUT_EFFECTS.includes(move.id) &&
    move.gates.length === 0 &&
    move.evidence.length === 0 &&
    !move.onlyThrough &&
    !move.confirmedBy &&
    !move.notLastRepairer &&
    holdsBlocking(move.id, HOLD_KINDS).length === 0
  );
}

async function deviceIdOf(ctx: Context, text: string): Promise<string | null> {
  const scan = readScan(text);
  if (scan.kind !== 'own') return null;
  let known = idOfCode.get(scan.code);
  // A transfer may have brought it here since.
  if (known?.siteId !== ctx.actor.siteId) {
    const [row] = await ctx.database.sql<{ id: string; siteId: string }[]>`
      select d.id, d.site_id as "siteId" from devices d where d.code = ${scan.code}`;
    if (!row) return null;
    if (idOfCode.size >= REMEMBERED) idOfCode.clear();
    idOfCode.set(scan.code, row);
    known = row;
  }
  return known.siteId === ctx.actor.siteId ? known.id : null;
}
