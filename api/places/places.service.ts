/** Places of a site: where devices and accessories stand, each with a label of its own. */
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import { expandPlaceNames } from '#domain/place-names.ts';
import { mayLieIn } from '#domain/places.ts';
import { accessories, boxes, codes, devices, parts, places, stock } from '../../db/schema/index.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';

export type PlaceKind = (typeof places.$inferSelect)['kind'];

export interface PlaceLine {
  id: string;
  code: string;
  kind: PlaceKind;
  name: string;
  parentId: string | null;
  closed: boolean;
  devices: number;
  accessories: number;
  parts: number;
  boxes: number;
  /** Counted pieces. */
  pieces: number;
}

/** Every place of the site with what stands there, in the order of their names. */
export async function listPlaces(
  ctx: Context,
  filter: { closed?: boolean | undefined } = {},
): Promise<PlaceLine[]> {
  const rows = await ctx.database.db
    .select({
      id: places.id,
      code: places.code,
      kind: places.kind,
      name: places.name,
      parentId: places.parentId,
      closedAt: places.closedAt,
      devices: sql<number>`(select count(*)::int from devices d where d.place_id = places.id)`,
      accessories: sql<number>`(select count(*)::int from accessories a where a.place_id = places.id)`,
      parts: sql<number>`(select count(*)::int from parts p where p.place_id = places.id)`,
      boxes: sql<number>`(select count(*)::int from boxes b where b.place_id = places.id)`,
      pieces: sql<number>`(select coalesce(sum(s.quantity), 0)::int from stock s where s.holder_id = places.id)`,
    })
    .from(places)
    .where(
      and(eq(places.siteId, ctx.actor.siteId), filter.closed ? undefined : isNull(places.closedAt)),
    )
    .orderBy(asc(places.name), asc(places.code));
  return rows.map(({ closedAt, ...row }) => ({ ...row, closed: closedAt !== null }));
}

export interface CreatedPlace {
  id: string;
  code: string;
  name: string;
}

/**
 * Makes one place, or several from a range such as `B-01…B-12`.
 * @throws AppError `places.name_taken` (409) naming the first name that an open place has already.
 */
export async function createPlaces(
  ctx: Context,
  input: WriteInput & { kind: PlaceKind; name: string; parentId?: string | undefined },
): Promise<{ places: CreatedPlace[] }> {
  requirePermission(ctx, 'place.manage');
  const names = expandPlaceNames(input.name);
  return write(ctx, input, async (unit) => {
    await refuseTakenNames(unit, names);
    const parent = input.parentId ? await placeById(unit, input.parentId) : null;
    if (parent) refuseParent(input, parent);
    const parentId = parent?.id ?? null;
    const numbers = await takeCodeNumbers(unit.tx, 'place', names.length);
    const rows = names.map((name, index) => ({
      id: unit.newId(),
      code: makeCode('place', numbers[index] ?? 0),
      siteId: unit.actor.siteId,
      parentId,
      kind: input.kind,
      name,
      createdAt: unit.recordedAt,
    }));
    await unit.tx.insert(places).values(rows);
    await unit.tx.insert(codes).values(
      rows.map(({ id, code, siteId, createdAt }) => ({
        code,
        subject: 'place' as const,
        subjectId: id,
        siteId,
        createdAt,
      })),
    );
    for (const { id } of rows) touch(unit, 'place', id);
    return { places: rows.map(({ id, code, name }) => ({ id, code, name })) };
  });
}

/**
 * Moves a place, with all that lies in it, into another one, or to the top with null.
 * @throws AppError `places.wrong_parent` when it cannot lie there: a shelf lies in an area, a bin on a shelf
 */
export async function movePlace(
  ctx: Context,
  input: WriteInput & { code: string; parentCode: string | null },
): Promise<{ parentId: string | null }> {
  requirePermission(ctx, 'place.manage');
  return write(ctx, input, async (unit) => {
    const place = await placeByCode(unit, input.code);
    const parent = input.parentCode === null ? null : await placeByCode(unit, input.parentCode);
    if (parent) refuseParent(place, parent);
    const parentId = parent?.id ?? null;
    await unit.tx.update(places).set({ parentId }).where(eq(places.id, place.id));
    touch(unit, 'place', place.id);
    return { parentId };
  });
}

/** Ranks make a circle impossible: what a place lies in is always of a lower one. */
function refuseParent(
  place: { kind: PlaceKind; name: string },
  parent: { kind: PlaceKind; name: string },
): void {
  if (mayLieIn(place.kind, parent.kind)) return;
  const params = {
    name: place.name,
    kind: `places.kind.${place.kind}`,
    parent: parent.name,
    parentKind: `places.kind.${parent.kind}`,
  };
  throw new AppError('places.wrong_parent', { params });
}

export async function renamePlace(
  ctx: Context,
  input: WriteInput & { code: string; name: string },
): Promise<CreatedPlace> {
  requirePermission(ctx, 'place.manage');
  return write(ctx, input, async (unit) => {
    const place = await placeByCode(unit, input.code);
    if (place.name !== input.name) await refuseTakenNames(unit, [input.name]);
    await unit.tx.update(places).set({ name: input.name }).where(eq(places.id, place.id));
    touch(unit, 'place', place.id);
    return { id: place.id, code: place.code, name: input.name };
  });
}

/**
 * Closes an empty place, or opens it again.
 * @throws AppError `places.not_empty` with how many things stand there; `places.last_quarantine`.
 */
export async function closePlace(
  ctx: Context,
  input: WriteInput & { code: string; closed: boolean },
): Promise<{ closed: boolean }> {
  requirePermission(ctx, 'place.manage');
  return write(ctx, input, async (unit) => {
    const place = await placeByCode(unit, input.code, { evenClosed: true, lock: 'update' });
    if (input.closed) await refuseClosing(unit, place);
    else await refuseTakenNames(unit, [place.name]);
    await unit.tx
      .update(places)
      .set({ closedAt: input.closed ? unit.recordedAt : null })
      .where(eq(places.id, place.id));
    touch(unit, 'place', place.id);
    return { closed: input.closed };
  });
}

async function refuseClosing(unit: Unit, place: typeof places.$inferSelect): Promise<void> {
  const { id } = place;
  const things =
    (await unit.tx.$count(devices, eq(devices.placeId, id))) +
    (await unit.tx.$count(accessories, eq(accessories.placeId, id))) +
    (await unit.tx.$count(parts, eq(parts.placeId, id))) +
    (await unit.tx.$count(boxes, eq(boxes.placeId, id))) +
    (await unit.tx.$count(stock, and(eq(stock.holderId, id), gt(stock.quantity, 0))));
  if (things > 0)
    throw new AppError('places.not_empty', { status: 409, params: { count: things } });
  const inner = await unit.tx.$count(places, and(eq(places.parentId, id), isNull(places.closedAt)));
  if (inner > 0) throw new AppError('places.not_last', { status: 409, params: { count: inner } });
  if (place.kind !== 'quarantine') return;
  const bins = await unit.tx.$count(
    places,
    and(eq(places.siteId, place.siteId), eq(places.kind, 'quarantine'), isNull(places.closedAt)),
  );
  if (bins < 2) throw new AppError('places.last_quarantine', { status: 409 });
}

async function refuseTakenNames(unit: Unit, names: readonly string[]): Promise<void> {
  if (names.length === 0) throw invalidField('name', 'input.required');
  const [taken] = await unit.tx
    .select({ name: places.name })
    .from(places)
    .where(
      and(
        eq(places.siteId, unit.actor.siteId),
        isNull(places.closedAt),
        inArray(places.name, [...names]),
      ),
    )
    .limit(1);
  if (taken) throw new AppError('places.name_taken', { status: 409, params: { name: taken.name } });
}

/**
 * A place is not closed while somebody puts a thing there: the one waits for the other.
 * @throws AppError `place.not_found` (404), `places.closed` (409)
 */
export async function placeByCode(
  unit: Unit,
  code: string,
  { evenClosed = false, lock = 'key share' as 'key share' | 'update' } = {},
): Promise<typeof places.$inferSelect> {
  const [place] = await unit.tx
    .select()
    .from(places)
    .where(and(eq(places.code, code), eq(places.siteId, unit.actor.siteId)))
    .for(lock);
  if (!place) throw notFound('place', { code });
  if (place.closedAt && !evenClosed) throw new AppError('places.closed', { status: 409 });
  return place;
}

/** @throws AppError `place.not_found` (404), `places.closed` (409) */
export async function placeById(unit: Unit, id: string): Promise<typeof places.$inferSelect> {
  const [place] = await unit.tx
    .select()
    .from(places)
    .where(and(eq(places.id, id), eq(places.siteId, unit.actor.siteId)))
    .for('key share');
  if (!place) throw notFound('place');
  if (place.closedAt) throw new AppError('places.closed', { status: 409 });
  return place;
}
