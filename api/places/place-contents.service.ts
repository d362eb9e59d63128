/** Moving things to a place or into a person's hands by scanning. */
import type { places } from '../../db/schema/index.ts';
import { attempt } from '../lib/attempt.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, type Params } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { placeByCode } from './places.service.ts';
import {
  type Holding,
  type Thing,
  type ThingSubject,
  giveHolder,
  lockContents,
  lockThing,
  requireMovable,
} from './things.ts';

export interface PlacedThing {
  code: string;
  subject: ThingSubject;
}

export interface RefusedThing {
  code: string;
  /** Translation key below `error.` */
  reason: string;
  params: Params;
}

export interface MovedThings {
  done: PlacedThing[];
  refused: RefusedThing[];
}

type Place = typeof places.$inferSelect;

/**
 * Moves devices, accessories, parts and boxes to a place; each is done or refused on its own.
 * A device in quarantine stays in a quarantine bin, and nothing else goes there without a hold.
 * @throws AppError `place.not_found` (404), `places.closed` (409)
 */
export async function moveToPlace(
  ctx: Context,
  input: WriteInput & { code: string; codes: readonly string[] },
): Promise<MovedThings & { place: { code: string; name: string } }> {
  requirePermission(ctx, 'custody.transfer');
  return write(ctx, input, async (unit) => {
    const place = await placeByCode(unit, input.code);
    const moved = await eachThing(unit, input.codes, (own, thing) => placeThing(own, thing, place));
    return { place: { code: place.code, name: place.name }, ...moved };
  });
}

/** Takes things into the hands of the person who scans: from then on that person answers for them. */
export async function takeThings(
  ctx: Context,
  input: WriteInput & { codes: readonly string[] },
): Promise<MovedThings> {
  requirePermission(ctx, 'custody.transfer');
  return write(ctx, input, (unit) => eachThing(unit, input.codes, takeThing));
}

async function eachThing(
  unit: Unit,
  codes: readonly string[],
  work: (unit: Unit, thing: Thing) => Promise<void>,
): Promise<MovedThings> {
  const done: PlacedThing[] = [];
  const refused: RefusedThing[] = [];
  // In one order for everybody, so that two who move the same things never wait for each other.
  for (const code of [...new Set(codes)].toSorted()) {
    const no = await attempt(unit, async (own) => {
      const thing = await lockThing(own, code);
      await work(own, thing);
      done.push({ code: thing.code, subject: thing.subject });
    });
    if (no) refused.push({ code, reason: no.code, params: no.details.params ?? {} });
  }
  return { done, refused };
}

const NOBODY: Holding = { placeId: null, custodianId: null, transferId: null, boxId: null };

/** @throws AppError of `requireMovable` and `requireFittingPlace` */
export async function placeThing(unit: Unit, thing: Thing, place: Place): Promise<void> {
  await requireMovable(unit, thing);
  requireFittingPlace(thing, place);
  if (thing.placeId === place.id && !thing.boxId) return;
  await giveHolder(
    unit,
    thing,
    { ...NOBODY, placeId: place.id },
    { device: 'place', accessory: 'place', part: 'placed' },
  );
}

/** @throws AppError `places.quarantined_stays`, `places.quarantine_by_hold` */
export function requireFittingPlace(thing: Thing, place: Pick<Place, 'kind'>): void {
  const isQuarantine = place.kind === 'quarantine';
  if (thing.stage === 'quarantined' && !isQuarantine)
    throw new AppError('places.quarantined_stays');
  const needsHold =
    thing.subject === 'box' || (thing.stage !== null && thing.stage !== 'quarantined');
  if (needsHold && isQuarantine) throw new AppError('places.quarantine_by_hold');
}

/** @throws AppError of `requireMovable`, `places.quarantined_stays`, `places.ready_stays` */
async function takeThing(unit: Unit, thing: Thing): Promise<void> {
  await requireMovable(unit, thing);
  if (thing.stage === 'quarantined') throw new AppError('places.quarantined_stays');
  const inside = thing.subject === 'box' ? await lockContents(unit, thing.id) : [];
  const ready = [thing, ...inside].find(({ stage }) => stage === 'ready');
  if (ready) throw new AppError('places.ready_stays', { params: { code: ready.code } });
  const { personId } = unit.actor;
  if (thing.custodianId === personId && !thing.boxId) return;
  await giveHolder(
    unit,
    thing,
    { ...NOBODY, custodianId: personId },
    { device: 'place', data: { action: 'taken' }, accessory: 'place', part: 'placed' },
  );
}
