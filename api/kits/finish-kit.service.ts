/** The last scan of kitting: the shelf on which the device is ready (T14). */
import { and, eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { places } from '../../db/schema/index.ts';
import type { RecordedEvent } from '../../db/statements.ts';
import { reader } from '../accessories/accessory-events.ts';
import { moveDevice } from '../devices/moves.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { WriteInput } from '../lib/unit.ts';

const SHELVES = ['shelf', 'bin'] as const;

/**
 * Puts a kitted device on a shelf or into a bin: it is ready.
 * @throws AppError `kit.not_a_shelf`, `place.not_found` (404), `places.closed` (409), `move.refused` with
 *   what the kit still lacks, `device.changed` (409)
 */
export async function finishKit(
  ctx: Context,
  input: WriteInput & { code: string; placeCode: string },
): Promise<RecordedEvent & { place: { code: string; name: string } }> {
  requirePermission(ctx, 'kit.record');
  const { placeCode, ...rest } = input;
  const place = await shelfOf(ctx, placeCode);
  const moved = await moveDevice(ctx, { ...rest, from: 'kitting', to: 'ready', placeId: place.id });
  return { ...moved, place: { code: place.code, name: place.name } };
}

async function shelfOf(ctx: Context, text: string) {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  const code = scan.kind === 'own' && scan.type === 'place' ? scan.code : '';
  const [place] = await reader(ctx)
    .select()
    .from(places)
    .where(and(eq(places.code, code), eq(places.siteId, ctx.actor.siteId)));
  if (!place) throw notFound('place', { code: text.slice(0, 40) });
  if (place.closedAt) throw new AppError('places.closed', { status: 409 });
  return requireShelf(place);
}

/** Ready means on a shelf. @throws AppError `kit.not_a_shelf` for a bench or an area */
export function requireShelf<Place extends { kind: string; name: string }>(place: Place): Place {
  if (SHELVES.some((kind) => kind === place.kind)) return place;
  throw new AppError('kit.not_a_shelf', { params: { place: place.name } });
}
