/** Statements of drizzle that come again and again are prepared, as postgres.js does with its own. */
import type { Sql, TransactionSql } from 'postgres';

/** Prepared when it comes the third time: what is seen once or twice is not worth its place in the server. */
const RECURS = 3;
/** Every connection keeps each of them. */
const MOST = 300;
/** Texts being counted; lists of changing length make ever new ones. */
const MOST_COUNTED = 2_000;
/** Longer ones are bulk inserts, seldom twice the same. */
const LONGEST = 20_000;

/**
 * Drizzle sends every statement unprepared: two round trips, parsed and planned anew each time. For the scan card
 * planning takes many times as long as running it. The client that this answers prepares what recurs.
 */
export function prepareRecurring(client: Sql): Sql {
  const seen = new Map<string, number>();
  const prepared = new Set<string>();
  const recurs = (text: string): boolean => {
    if (prepared.has(text)) return true;
    if (prepared.size >= MOST || text.length > LONGEST) return false;
    const times = (seen.get(text) ?? 0) + 1;
    if (times >= RECURS) {
      seen.delete(text);
      prepared.add(text);
      return true;
    }
    if (seen.size >= MOST_COUNTED) seen.clear();
    seen.set(text, times);
    return false;
  };
  return around(client, recurs);
}

function around<T extends Sql | TransactionSql>(client: T, recurs: (text: string) => boolean): T {
  const unsafe: Sql['unsafe'] = (text, values, options) =>
    values && values.length > 0
      ? client.unsafe(text, values, { ...options, prepare: recurs(text) })
      : client.unsafe(text, values, options);
  /** `begin` and `savepoint` hand a client on, which prepares as this one does. */
  const handOn =
    (start: (...all: unknown[]) => unknown) =>
    (...given: unknown[]) => {
      const work = given.pop() as (inner: TransactionSql) => unknown;
      return start(...given, (inner: TransactionSql) => work(around(inner, recurs)));
    };
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe') return unsafe;
      const value: unknown = Reflect.get(target, name);
      if (name === 'begin' || name === 'savepoint') {
        return handOn(value as (...all: unknown[]) => unknown);
      }
      return value;
    },
  });
}
