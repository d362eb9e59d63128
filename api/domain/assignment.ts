/**
 * Who gets something at all: wants in their order, things by class, one thing for each want. A want is passed over
 * only when everything that suits it goes to wants before it, after every exchange among them was tried
 * (the greedy rule on a transversal matroid: Edmonds and Fulkerson, 1965).
 */

/** Indexes into `classes`, the most modest first; empty where nothing suits. */
export type Suits = readonly number[];

/**
 * @param wants the kind of each want, the first served first; wants of one kind suit the same classes
 * @param suits classes by kind of want
 * @param sizes how many things each class has
 * @returns of each want the class it gets a thing of, or null
 */
export function assign(
  wants: readonly number[],
  suits: readonly Suits[],
  sizes: readonly number[],
): (number | null)[] {
  const left = [...sizes];
  const given: (number | null)[] = wants.map(() => null);
  /** Wants that hold a thing of a class, by class. */
  const holders: number[][] = sizes.map(() => []);
  const hopeless = new Set<number>();

  for (const [want, kind] of wants.entries()) {
    if (hopeless.has(kind)) continue;
    const path = findPath(kind);
    // What cannot be served now cannot be served later: everything before it stays served.
    if (path) take(want, path);
    else hopeless.add(kind);
  }
  return given;

  /** The shortest chain of exchanges that frees a thing: classes from the want's own to one with something left. */
  function findPath(kind: number): { target: number; by: number }[] | null {
    const from = new Map<number, { target: number; by: number } | null>();
    const queue: number[] = [];
    for (const target of suits[kind] ?? []) {
      if ((left[target] ?? 0) > 0) return [{ target, by: -1 }];
      from.set(target, null);
      queue.push(target);
    }
    for (let at = 0; at < queue.length; at += 1) {
      const full = queue[at] ?? 0;
      for (const [holder, next] of exchangesOf(full)) {
        if (from.has(next)) continue;
        from.set(next, { target: full, by: holder });
        if ((left[next] ?? 0) > 0) return chainTo(next, from);
        queue.push(next);
      }
    }
    return null;
  }

  /** For each kind of want that holds a thing of `full`, the other classes it could take; the last served moves. */
  function* exchangesOf(full: number): Generator<[holder: number, next: number]> {
    const seen = new Set<number>();
    for (const holder of (holders[full] ?? []).toReversed()) {
      const kind = wants[holder] ?? -1;
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const next of suits[kind] ?? []) if (next !== full) yield [holder, next];
    }
  }

  function take(want: number, path: readonly { target: number; by: number }[]): void {
    for (const { target, by } of path) {
      const who = by === -1 ? want : by;
      const before = given[who];
      if (before !== null && before !== undefined) {
        holders[before] = (holders[before] ?? []).filter((one) => one !== who);
      }
      given[who] = target;
      holders[target]?.push(who);
    }
    const end = path[0]?.target ?? 0;
    left[end] = (left[end] ?? 0) - 1;
  }
}

/** Moves in the order in which they are made: the last holder goes first, the new want takes what came free. */
function chainTo(
  free: number,
  from: ReadonlyMap<number, { target: number; by: number } | null>,
): { target: number; by: number }[] {
  const moves: { target: number; by: number }[] = [];
  let at = free;
  for (let step = from.get(at); step; step = from.get(at)) {
    moves.push({ target: at, by: step.by });
    at = step.target;
  }
  moves.push({ target: at, by: -1 });
  return moves;
}
