/** How places lie in each other: site → area → shelf or bench → bin. */

export type PlaceKind = 'site' | 'area' | 'bench' | 'shelf' | 'bin' | 'quarantine';

/** A place lies in one of a lower rank, so that no place can lie in itself by any way round. */
export const PLACE_RANKS: Record<PlaceKind, number> = {
  site: 0,
  area: 1,
  bench: 2,
  shelf: 2,
  bin: 3,
  quarantine: 3,
};

/** @returns whether a place of kind `inner` may lie in one of kind `outer`; the database asks the same */
export function mayLieIn(inner: PlaceKind, outer: PlaceKind): boolean {
  return PLACE_RANKS[outer] < PLACE_RANKS[inner];
}

export interface TreePlace {
  id: string;
  kind: PlaceKind;
  name: string;
  parentId: string | null;
}

/** A place under the places it lies in, `depth` 0 at the top. */
export type PlaceInTree<T extends TreePlace> = T & { depth: number };

/**
 * Places in the order of a tree, each directly under the one it lies in, `B-2` before `B-10`.
 * One whose parent is not in the list stands under the site, or at the top where the site is not listed either.
 */
export function placeTree<T extends TreePlace>(
  places: readonly T[],
  order: Intl.Collator = new Intl.Collator('en', { numeric: true }),
): PlaceInTree<T>[] {
  const known = new Set(places.map((place) => place.id));
  const root = places.find((place) => place.kind === 'site') ?? null;
  const children = new Map<string | null, T[]>();
  for (const place of places) {
    const own = place.parentId !== null && known.has(place.parentId) ? place.parentId : null;
    const parent = own ?? (root && place !== root ? root.id : null);
    children.set(parent, [...(children.get(parent) ?? []), place]);
  }
  const walk = (parent: string | null, depth: number): PlaceInTree<T>[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => order.compare(a.name, b.name))
      .flatMap((place) => [{ ...place, depth }, ...walk(place.id, depth + 1)]);
  return walk(null, 0);
}

/** The way to a place from the top, itself last; a broken chain ends where it breaks. */
export function placePath<T extends TreePlace>(places: readonly T[], id: string): T[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const path: T[] = [];
  for (let at = byId.get(id); at && !path.includes(at); at = byId.get(at.parentId ?? '')) {
    path.unshift(at);
  }
  return path;
}
