/** The place scanned with a move must exist at this site, be open and be of the kind the move asks for. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Move } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import { places } from '../../db/schema/index.ts';
import { type Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';

/** Ready means on a shelf, where whoever picks it finds it. */
const KINDS: Partial<Record<Stage, readonly string[]>> = {
  ready: ['shelf', 'bin'],
  quarantined: ['quarantine'],
};

/** @throws AppError `place.not_found` (404), `place.wrong_kind` naming the kinds that fit. */
export async function checkPlace(
  ctx: Context,
  move: Pick<Move, 'to'>,
  placeId: string | undefined,
): Promise<void> {
  if (!placeId) return;
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const [place] = await db
    .select({ kind: places.kind, name: places.name })
    .from(places)
    .where(
      and(eq(places.id, placeId), eq(places.siteId, ctx.actor.siteId), isNull(places.closedAt)),
    );
  if (!place) throw notFound('place');
  const fitting = KINDS[move.to];
  if (fitting && !fitting.includes(place.kind)) {
    const params = { place: place.name, to: move.to, kinds: fitting.join(',') };
    throw new AppError('place.wrong_kind', { params });
  }
}
