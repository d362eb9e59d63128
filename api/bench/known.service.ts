/** The open devices and codes of a site, page by page, for benches that lose their network. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Code } from '#domain/codes.ts';
import {
  KNOWN_KINDS,
  type KnownKind,
  type KnownThing,
  MOST_KNOWN,
  SMALL_KINDS,
} from '#domain/known-things.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { COUNT_OF_KIND, GONE, type KnownRow, ROWS_OF_KIND, knownThing } from './known-rows.ts';

export interface KnownPage {
  siteId: string;
  /** The moment to ask with as `since` the next time, when this is the first page. */
  at: string;
  things: KnownThing[];
  /** Codes that are no longer open here; only with `since`. */
  gone: Code[];
  /** Hash of everything that is few: places, catalogue, boxes. Sent back, they are left out while unchanged. */
  small: string;
  /** The kinds that `small` stands for are among the things; all others of theirs are gone. */
  smallChanged: boolean;
  /** How many things did not fit. */
  left: number;
  /** Asked for as `after`; null at the end. */
  next: string | null;
}

export interface KnownQuery {
  since?: string | undefined;
  after?: string | undefined;
  small?: string | undefined;
  limit: number;
}

/** What was being written while somebody asked is asked for again. */
const OVERLAP_MILLISECONDS = 15_000;
const BEGINNING = new Date(0);
const LARGE_KINDS = KNOWN_KINDS.filter((kind) => !SMALL_KINDS.includes(kind));

/** @throws AppError `input.invalid` for a cursor that is none */
export async function readKnown(ctx: Context, query: KnownQuery): Promise<KnownPage> {
  const { siteId } = ctx.actor;
  const since = query.since ? new Date(query.since) : null;
  const base = { siteId, at: ctx.now().toISOString(), gone: [], small: query.small ?? '', left: 0 };
  if (query.after) {
    return { ...base, smallChanged: false, ...(await readPage(ctx, query, since)) };
  }
  const few = (await Promise.all(SMALL_KINDS.map((kind) => readAll(ctx, kind)))).flat();
  const small = createHash('sha256').update(JSON.stringify(few)).digest('hex').slice(0, 16);
  const smallChanged = small !== query.small;
  return {
    ...base,
    small,
    smallChanged,
    things: smallChanged ? few : [],
    gone: since ? await readGone(ctx, overlapped(since)) : [],
    left: await countLeft(ctx),
    next: cursor(LARGE_KINDS[0] ?? 'device', null, 0),
  };
}

async function readAll(ctx: Context, kind: KnownKind): Promise<KnownThing[]> {
  return (await readRows(ctx, kind, { limit: MOST_KNOWN[kind] })).map((row) =>
    knownThing(kind, row),
  );
}

async function readPage(
  ctx: Context,
  { after = '', limit }: KnownQuery,
  since: Date | null,
): Promise<Pick<KnownPage, 'things' | 'next'>> {
  const at = parseCursor(after);
  const room = Math.min(limit, MOST_KNOWN[at.kind] - at.given);
  const rows = await readRows(ctx, at.kind, { after: at.id, since, limit: room });
  const things = rows.map((row) => knownThing(at.kind, row));
  const last = rows.at(-1);
  const given = at.given + rows.length;
  if (last && rows.length === room && given < MOST_KNOWN[at.kind]) {
    return { things, next: cursor(at.kind, last.id, given) };
  }
  const following = LARGE_KINDS[LARGE_KINDS.indexOf(at.kind) + 1];
  return { things, next: following ? cursor(following, null, 0) : null };
}

interface Which {
  after?: string | null;
  since?: Date | null;
  limit: number;
}

/** Newest first: ids are made in the order of time. */
async function readRows(ctx: Context, kind: KnownKind, which: Which): Promise<KnownRow[]> {
  const { after = null, since = null, limit } = which;
  const rows = await ctx.database.db.execute(sql`
    select * from (${ROWS_OF_KIND[kind](ctx.actor.siteId)}) x
    where (${after}::uuid is null or x.id < ${after}::uuid)
      and x.changed > ${(since ? overlapped(since) : BEGINNING).toISOString()}::timestamptz
    order by x.id desc limit ${limit}`);
  return rows as unknown as KnownRow[];
}

async function readGone(ctx: Context, since: Date): Promise<Code[]> {
  const rows = await ctx.database.db.execute(GONE(ctx.actor.siteId, since));
  return (rows as unknown as { code: Code }[]).map(({ code }) => code);
}

async function countLeft(ctx: Context): Promise<number> {
  const [row] = (await ctx.database.db.execute(
    COUNT_OF_KIND(ctx.actor.siteId),
  )) as unknown as Record<string, number>[];
  return LARGE_KINDS.reduce(
    (left, kind) => left + Math.max(0, Number(row?.[kind] ?? 0) - MOST_KNOWN[kind]),
    0,
  );
}

function overlapped(since: Date): Date {
  return new Date(since.getTime() - OVERLAP_MILLISECONDS);
}

function cursor(kind: KnownKind, id: string | null, given: number): string {
  return [kind, id ?? '', given].join(':');
}

const UUID = /^[0-9a-f-]{36}$/;

function parseCursor(text: string): { kind: KnownKind; id: string | null; given: number } {
  const [name, id = '', given = ''] = text.split(':');
  const kind = LARGE_KINDS.find((one) => one === name);
  if (!kind || !(id === '' || UUID.test(id)) || !/^\d{1,6}$/.test(given)) {
    const field = { field: 'after', code: 'input.wrong_value', params: {} };
    throw new AppError('input.invalid', { status: 422, fields: [field] });
  }
  return { kind, id: id || null, given: Number(given) };
}
