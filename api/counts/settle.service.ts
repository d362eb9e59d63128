/** Putting differences right by one tap; each is done or refused on its own. */
import { and, eq, isNull } from 'drizzle-orm';
import { type CountSubject, type SettleAct, piecesToMove } from '#domain/counts.ts';
import { countLines, places } from '../../db/schema/index.ts';
import { setAccessoryStatus } from '../accessories/accessories.service.ts';
import { moveWithin } from '../devices/move-within.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { attempt } from '../lib/attempt.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, type Params } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { placeThing } from '../places/place-contents.service.ts';
import { lockById } from '../places/things.ts';
import { recordMovement } from '../stock/movements.ts';
import { SETTLED } from './counts.service.ts';
import { type Difference, readDifferences } from './differences.ts';
import { findPart, losePart } from './lost-parts.ts';
import { openCount, placeInCount, type PlaceRow } from './open-count.ts';

export interface LineKey {
  placeCode: string;
  subject: CountSubject;
  subjectId: string;
}

export interface SettleLine extends LineKey {
  act: SettleAct;
  /** Of a device found again: the quarantine bin it is put into. */
  binCode?: string | undefined;
}

export interface Settled {
  done: LineKey[];
  refused: (LineKey & { reason: string; params: Params })[];
}

/** Kept as the reason in a device's history. */
const REASON = 'stock count';

/** @throws AppError `count.not_found` (404), `count.closed` (409) */
export async function settleLines(
  ctx: Context,
  input: WriteInput & { countId: string; lines: readonly SettleLine[] },
): Promise<Settled> {
  requirePermission(ctx, 'stock.settle');
  return write(ctx, input, async (unit) => {
    const { id } = await openCount(unit, input.countId);
    return eachLine(unit, inOrder(input.lines), async (own, line) => {
      const place = await placeInCount(own, id, line.placeCode);
      const [difference] = await readDifferences(own, id, {
        placeId: place.id,
        subjectId: line.subjectId,
      });
      if (!difference) throw new AppError('count.settled', { status: 409 });
      if (!difference.acts.includes(line.act)) throw new AppError('count.not_possible');
      await ACTS[line.act](own, difference, place, line, id);
      await mark(own, id, place.id, line, SETTLED[line.act]);
    });
  });
}

/** In one order for everybody, so that two people never wait for each other. */
const inOrder = <L extends LineKey>(lines: readonly L[]): L[] =>
  lines.toSorted((a, b) => a.subjectId.localeCompare(b.subjectId));

/** A line that is refused leaves nothing behind, and the others are done. */
export async function eachLine<L extends LineKey>(
  unit: Unit,
  lines: readonly L[],
  work: (unit: Unit, line: L) => Promise<void>,
): Promise<Settled> {
  const settled: Settled = { done: [], refused: [] };
  for (const line of lines) {
    const { placeCode, subject, subjectId } = line;
    const key = { placeCode, subject, subjectId };
    const refused = await attempt(unit, (own) => work(own, line));
    if (!refused) settled.done.push(key);
    else {
      const params = refused.details.params ?? {};
      settled.refused.push({ ...key, reason: refused.code, params });
    }
  }
  return settled;
}

type Act = (
  unit: Unit,
  difference: Difference,
  place: PlaceRow,
  line: SettleLine,
  countId: string,
) => Promise<void>;

const ACTS: Record<SettleAct, Act> = {
  leave: async () => undefined,
  move_here: async (unit, { subject, subjectId }, place) => {
    const thing = subject === 'item' ? null : await lockById(unit, subject, subjectId);
    if (!thing) throw new AppError('count.not_possible');
    await placeThing(unit, thing, place);
  },
  missing: async (unit, { subject, subjectId, code }, _place, _line, countId) => {
    if (subject === 'accessory') {
      const { requestId } = unit;
      await setAccessoryStatus(unit, { requestId, code, status: 'missing' });
      return;
    }
    if (subject === 'part') return losePart(unit, subjectId, countId);
    await changeDevice(unit, 'stock.settle', { requestId: unit.requestId, code }, (own, row) =>
      moveWithin(own, row, { to: 'missing', reason: REASON, given: ['reason'] }),
    );
  },
  found_again: async (unit, { subject, subjectId, code }, place, { binCode }, countId) => {
    if (subject === 'part') return findPart(unit, subjectId, place.id, countId);
    if (subject === 'accessory') {
      const { requestId } = unit;
      const status = 'in_stock' as const;
      await setAccessoryStatus(unit, { requestId, code, status, placeCode: place.code });
      return;
    }
    const bin = await quarantineBin(unit, binCode);
    const input = { requestId: unit.requestId, code };
    await changeDevice(
      unit,
      'stock.settle',
      input,
      (own, row) =>
        moveWithin(own, row, {
          to: 'quarantined',
          reason: REASON,
          placeId: bin.id,
          // Its label was scanned for this count.
          given: ['reason', 'quarantine_bin', 'label_again'],
        }),
      'anywhere',
    );
  },
  adjust: async (unit, { subjectId, expected, found }, place, _line, countId) => {
    const { kind, quantity } = piecesToMove(expected, found);
    await recordMovement(unit, {
      itemId: subjectId,
      kind,
      quantity,
      ...(kind === 'found' ? { to: { placeId: place.id } } : { from: { placeId: place.id } }),
      causeId: countId,
    });
  },
};

/** The chosen one, else the first. @throws AppError `count.no_quarantine_bin` also where the chosen one is closed */
async function quarantineBin(unit: Unit, code: string | undefined): Promise<PlaceRow> {
  const { siteId } = unit.actor;
  const [bin] = await unit.tx
    .select()
    .from(places)
    .where(
      and(
        eq(places.siteId, siteId),
        eq(places.kind, 'quarantine'),
        isNull(places.closedAt),
        code ? eq(places.code, code) : undefined,
      ),
    )
    .orderBy(places.name)
    .limit(1);
  if (!bin) throw new AppError('count.no_quarantine_bin');
  return bin;
}

export async function mark(
  unit: Unit,
  countId: string,
  placeId: string,
  { subject, subjectId }: LineKey,
  settled: (typeof SETTLED)[SettleAct] | null,
  more: { foundAt?: Date } = {},
): Promise<void> {
  await unit.tx
    .update(countLines)
    .set({
      ...more,
      settled,
      settledById: settled ? unit.actor.personId : null,
      settledAt: settled ? unit.recordedAt : null,
    })
    .where(
      and(
        eq(countLines.countId, countId),
        eq(countLines.placeId, placeId),
        eq(countLines.subject, subject),
        eq(countLines.subjectId, subjectId),
      ),
    );
}
