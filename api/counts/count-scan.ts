/** One scan of a stock count: a place begins or ends, or one thing more was found there. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { CountIntent } from '#domain/counts.ts';
import { countLines, countPlaces, countStrangers, places } from '../../db/schema/index.ts';
import { requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import type { Done } from '../scans/carry-out.ts';
import { type Counted, countedThing } from './counted-thing.ts';
import { expectAtPlace, expectInBox, tallyOf } from './expected-lines.ts';
import { type PlaceRow, openCount } from './open-count.ts';

type PlaceIntent = CountIntent & { do: 'count_place' };
type ThingIntent = CountIntent & { do: 'count_thing' };

/** @throws AppError `count.not_found`, `count.closed`, `place.not_found`, `places.closed` */
export async function countPlace(unit: Unit, intent: PlaceIntent): Promise<Done> {
  requirePermission(unit, 'stock.count');
  const { id } = await openCount(unit, intent.count);
  const place = await placeByCode(unit, intent.place);
  if (intent.before === intent.place) return finished(unit, id, place);
  if (intent.before) await finish(unit, id, await placeByCode(unit, intent.before));
  const added = await begin(unit, id, place);
  const { expected } = await tallyOf(unit, id, place.id);
  return {
    outcome: added ? 'warning' : 'done',
    code: added ? 'scan.count_place_added' : 'scan.count_place',
    params: { place: place.name, expected },
    subject: { kind: 'place', code: place.code },
  };
}

/** @returns whether the place was not chosen for this count */
async function begin(unit: Unit, countId: string, place: PlaceRow): Promise<boolean> {
  const added = await unit.tx
    .insert(countPlaces)
    .values({ countId, placeId: place.id })
    .onConflictDoNothing()
    .returning({ placeId: countPlaces.placeId });
  const started = await unit.tx
    .update(countPlaces)
    .set({ startedAt: unit.happenedAt, startedById: unit.actor.personId })
    .where(and(here(countId, place.id), isNull(countPlaces.startedAt)))
    .returning({ placeId: countPlaces.placeId });
  if (started.length > 0) await expectAtPlace(unit, countId, place.id, unit.happenedAt);
  return added.length > 0;
}

const here = (countId: string, placeId: string) =>
  and(eq(countPlaces.countId, countId), eq(countPlaces.placeId, placeId));

async function finish(unit: Unit, countId: string, place: PlaceRow): Promise<void> {
  await unit.tx
    .update(countPlaces)
    .set({ doneAt: unit.happenedAt, doneById: unit.actor.personId })
    .where(
      and(
        here(countId, place.id),
        isNull(countPlaces.doneAt),
        sql`${countPlaces.startedAt} is not null`,
      ),
    );
}

async function finished(unit: Unit, countId: string, place: PlaceRow): Promise<Done> {
  await begin(unit, countId, place);
  await finish(unit, countId, place);
  const { expected, found } = await tallyOf(unit, countId, place.id);
  const missing = expected - found;
  return {
    outcome: missing > 0 ? 'warning' : 'done',
    code: missing > 0 ? 'scan.count_done_missing' : 'scan.count_done',
    params: { place: place.name, expected, found, missing },
    subject: { kind: 'place', code: place.code },
  };
}

/** @throws AppError of `countPlace`, `count.not_countable`, `scan.several` */
export async function countThing(unit: Unit, intent: ThingIntent): Promise<Done> {
  requirePermission(unit, 'stock.count');
  const { id } = await openCount(unit, intent.count);
  const place = await placeByCode(unit, intent.place);
  await begin(unit, id, place);
  const thing = await countedThing(unit, intent.target, place.id);
  if (!thing) return stranger(unit, id, place, intent);
  if (intent.pieces !== null && thing.subject !== 'item') {
    throw new AppError('count.not_counted_in_pieces');
  }
  if (thing.boxId && thing.here) await openBox(unit, id, place.id, thing.boxId);
  const found = await markFound(unit, id, place.id, thing, intent.pieces);
  return thing.subject === 'item'
    ? piecesAnswer(thing, found)
    : thingAnswer(thing, found, await otherPlace(unit, id, place.id, thing), place);
}

/** What lies in it is no longer counted with it: the box itself is there, or this would not be in hand. */
async function openBox(unit: Unit, countId: string, placeId: string, boxId: string) {
  await expectInBox(unit, countId, placeId, boxId);
  await upsert(unit, { countId, placeId, subject: 'box', subjectId: boxId, here: true }, null);
}

interface Found {
  /** False when it had been found here before. */
  fresh: boolean;
  expected: number;
  found: number;
}

async function markFound(
  unit: Unit,
  countId: string,
  placeId: string,
  { subject, id: subjectId, here: isHere }: Counted,
  pieces: number | null,
): Promise<Found> {
  const line = { countId, placeId, subject, subjectId, here: isHere };
  return upsert(unit, line, pieces);
}

/** A piece more, the number typed, or found at all; a line that was put right before is open again. */
async function upsert(
  unit: Unit,
  line: Pick<typeof countLines.$inferInsert, 'countId' | 'placeId' | 'subject' | 'subjectId'> & {
    here: boolean;
  },
  pieces: number | null,
): Promise<Found> {
  const { here: isHere, ...key } = line;
  const counted = key.subject === 'item';
  const found = pieces !== null ? sql`${pieces}` : counted ? sql`${countLines.found} + 1` : sql`1`;
  const [row] = await unit.tx
    .insert(countLines)
    .values({
      ...key,
      // Recorded here but not on the list: it came after the count of this place began.
      expected: isHere && !counted ? 1 : 0,
      found: pieces ?? 1,
      foundById: unit.actor.personId,
      foundAt: unit.happenedAt,
    })
    .onConflictDoUpdate({
      target: [countLines.countId, countLines.placeId, countLines.subject, countLines.subjectId],
      set: {
        found,
        foundById: unit.actor.personId,
        foundAt: unit.happenedAt,
        settled: null,
        settledById: null,
        settledAt: null,
      },
      ...(counted ? {} : { setWhere: eq(countLines.found, 0) }),
    })
    .returning({ expected: countLines.expected, found: countLines.found });
  return row ? { fresh: true, ...row } : { fresh: false, expected: 1, found: 1 };
}

/** Where else this count found the same thing, by name. */
async function otherPlace(unit: Unit, countId: string, placeId: string, thing: Counted) {
  const [other] = await unit.tx
    .select({ name: places.name })
    .from(countLines)
    .innerJoin(places, eq(places.id, countLines.placeId))
    .where(
      and(
        eq(countLines.countId, countId),
        eq(countLines.subjectId, thing.id),
        ne(countLines.placeId, placeId),
        sql`${countLines.found} > 0`,
      ),
    )
    .limit(1);
  return other?.name ?? null;
}

function piecesAnswer({ what, name, code }: Counted, { expected, found }: Found): Done {
  return {
    outcome: found > expected ? 'warning' : 'done',
    code: 'scan.count_pieces',
    params: { what, name, expected, found },
    subject: { kind: 'item', code },
  };
}

function thingAnswer(
  thing: Counted,
  { fresh }: Found,
  other: string | null,
  place: PlaceRow,
): Done {
  const { what, name, code, stage } = thing;
  const params = { what, name, place: place.name };
  const answer = (suffix: string, more = {}): Done => ({
    outcome: suffix === 'found' ? 'done' : 'warning',
    code: `scan.count_${suffix}`,
    params: { ...params, ...more },
    subject: { kind: thing.subject, code, stage },
  });
  if (!fresh) return answer('again');
  if (other) return answer('twice', { other });
  if (thing.here) return answer('found');
  if (thing.state === 'missing') return answer('was_missing');
  if (thing.state === 'in_transit') return answer('in_transit');
  if (thing.state === 'gone') return answer('gone', { stage: stage ? `stage.${stage}` : '' });
  if (thing.state === 'in_kit') return answer('in_kit', { device: thing.deviceCode ?? '' });
  if (thing.person) return answer('with_person', { person: thing.person });
  return answer('elsewhere', { from: thing.placeName ?? '' });
}

async function stranger(
  unit: Unit,
  countId: string,
  place: PlaceRow,
  { target }: ThingIntent,
): Promise<Done> {
  const text =
    target.by === 'code' ? target.code : target.by === 'tracking' ? target.publicCode : target.text;
  await unit.tx
    .insert(countStrangers)
    .values({
      countId,
      placeId: place.id,
      text: text.slice(0, 100),
      scannedById: unit.actor.personId,
      scannedAt: unit.happenedAt,
    })
    .onConflictDoNothing();
  return { outcome: 'warning', code: 'scan.count_stranger', params: { place: place.name } };
}
