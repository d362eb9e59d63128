/** Taking back what a tap put right, within the time and by the person that undo allows. */
import { and, desc, eq } from 'drizzle-orm';
import { UNDO_MINUTES } from '#domain/lifecycle.ts';
import {
  accessories,
  accessoryEvents,
  countLines,
  devices,
  partEvents,
  places,
  stockMovements,
} from '../../db/schema/index.ts';
import { setAccessoryStatus } from '../accessories/accessories.service.ts';
import { undoLast } from '../devices/corrections.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { placeThing } from '../places/place-contents.service.ts';
import { lockById } from '../places/things.ts';
import { recordMovement } from '../stock/movements.ts';
import { findPart, losePart } from './lost-parts.ts';
import { openCount, placeInCount, type PlaceRow } from './open-count.ts';
import { type LineKey, type Settled, eachLine, mark } from './settle.service.ts';

type Line = typeof countLines.$inferSelect;

/**
 * The lines are differences again.
 * @throws AppError `count.not_found` (404), `count.closed` (409)
 */
export async function takeBackLines(
  ctx: Context,
  input: WriteInput & { countId: string; lines: readonly LineKey[] },
): Promise<Settled> {
  requirePermission(ctx, 'stock.settle');
  return write(ctx, input, async (unit) => {
    const { id } = await openCount(unit, input.countId);
    return eachLine(unit, input.lines, async (own, key) => {
      const place = await placeInCount(own, id, key.placeCode);
      const line = await lockLine(own, id, place, key);
      await reverse(own, line, place);
      // Its way there and back is not somebody’s later move.
      const wasMoved = line.subject !== 'item' && line.settled !== 'left';
      const seen = wasMoved ? { foundAt: unit.recordedAt } : {};
      await mark(own, id, place.id, key, null, seen);
    });
  });
}

/** @throws AppError `undo.nothing`, `undo.not_yours`, `undo.too_late` */
async function lockLine(
  unit: Unit,
  countId: string,
  place: PlaceRow,
  { subject, subjectId }: LineKey,
): Promise<Line> {
  const [line] = await unit.tx
    .select()
    .from(countLines)
    .where(
      and(
        eq(countLines.countId, countId),
        eq(countLines.placeId, place.id),
        eq(countLines.subject, subject),
        eq(countLines.subjectId, subjectId),
      ),
    )
    .for('update');
  if (!line?.settledAt) throw new AppError('undo.nothing');
  if (line.settledById !== unit.actor.personId) throw new AppError('undo.not_yours');
  const age = unit.recordedAt.getTime() - line.settledAt.getTime();
  if (age > UNDO_MINUTES * 60_000) {
    throw new AppError('undo.too_late', { params: { minutes: UNDO_MINUTES } });
  }
  return line;
}

async function reverse(unit: Unit, line: Line, place: PlaceRow): Promise<void> {
  const { subject, subjectId, countId, settled } = line;
  if (settled === 'left' || settled === null) return;
  if (settled === 'adjusted') return reverseMovement(unit, line);
  await requireUntouched(unit, line);
  if (subject === 'device') {
    const [device] = await unit.tx
      .select({ code: devices.code })
      .from(devices)
      .where(eq(devices.id, subjectId));
    await undoLast(unit, { requestId: unit.requestId, code: device?.code ?? '' });
    return;
  }
  if (settled === 'moved_here') return putBack(unit, line);
  if (subject === 'part') {
    return settled === 'missing'
      ? findPart(unit, subjectId, place.id, countId)
      : losePart(unit, subjectId, countId);
  }
  const [accessory] = await unit.tx
    .select({ code: accessories.code })
    .from(accessories)
    .where(eq(accessories.id, subjectId));
  await setAccessoryStatus(unit, {
    requestId: unit.requestId,
    code: accessory?.code ?? '',
    status: settled === 'missing' ? 'in_stock' : 'missing',
    ...(settled === 'missing' ? { placeCode: place.code } : {}),
  });
}

/**
 * It is still what the tap made of it: somebody else's later act is not taken back with it.
 * @throws AppError `count.not_possible`
 */
async function requireUntouched(
  unit: Unit,
  { subject, subjectId, settled, placeId }: Line,
): Promise<void> {
  const thing = subject === 'item' ? null : await lockById(unit, subject, subjectId);
  const isThere = thing?.placeId === placeId && thing.movable;
  const isMissing = subject === 'device' ? thing?.stage === 'missing' : thing?.movable === false;
  const isQuarantined = subject === 'device' && thing?.stage === 'quarantined';
  const same =
    settled === 'missing' ? isMissing : isThere || (settled === 'found_again' && isQuarantined);
  if (!same) throw new AppError('count.not_possible');
}

/** Where its log says it came from. @throws AppError `undo.impossible` for a box and for what had no place */
async function putBack(unit: Unit, { subject, subjectId }: Line): Promise<void> {
  const thing = subject === 'accessory' || subject === 'part' ? subject : null;
  const log = thing === 'accessory' ? accessoryEvents : partEvents;
  const owner = thing === 'accessory' ? accessoryEvents.accessoryId : partEvents.partId;
  const [last] = thing
    ? await unit.tx
        .select({ placeId: log.fromPlaceId })
        .from(log)
        .where(eq(owner, subjectId))
        .orderBy(desc(log.recordedAt), desc(log.id))
        .limit(1)
    : [];
  const [before] = last?.placeId
    ? await unit.tx.select().from(places).where(eq(places.id, last.placeId))
    : [];
  const locked = thing ? await lockById(unit, thing, subjectId) : null;
  if (!before || !locked) throw new AppError('undo.impossible');
  await placeThing(unit, locked, before);
}

async function reverseMovement(unit: Unit, { countId, placeId, subjectId }: Line): Promise<void> {
  const [last] = await unit.tx
    .select()
    .from(stockMovements)
    .where(and(eq(stockMovements.causeId, countId), eq(stockMovements.itemId, subjectId)))
    .orderBy(desc(stockMovements.recordedAt), desc(stockMovements.id))
    .limit(1);
  if (!last) throw new AppError('undo.nothing');
  const { quantity } = last;
  const back = last.kind === 'found' ? ('lost' as const) : ('found' as const);
  const end = { placeId };
  await recordMovement(unit, {
    itemId: subjectId,
    kind: back,
    quantity,
    ...(back === 'found' ? { to: end } : { from: end }),
    causeId: countId,
  });
}
