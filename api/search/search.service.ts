/** Search by code, serial (its last four too), make, model, donor; whatever the keyboard or the accents. */
import { and, desc, eq, lt, or, sql, type SQL } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { likePattern, normaliseQuery } from '#domain/search-text.ts';
import { accessories, deviceSearch, devices, media, places } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

export interface FoundDevice {
  id: string;
  code: string;
  kind: string;
  make: string;
  model: string;
  /** Last four characters. */
  serialTail: string;
  stage: string;
  stageSince: string;
  placeName: string | null;
}

export interface SearchAnswer {
  /** What was looked for after folding; empty when nothing was left of it. */
  query: string;
  /** No word was long enough to begin a search with. */
  tooShort: boolean;
  devices: FoundDevice[];
  accessories: { code: string; kind: string; make: string; status: string }[];
  next: string | null;
}

const PAGE = 50;
/** Two letters are in half of all rows: shorter words only narrow a search, they never start it. */
const SHORTEST_WORD = 3;

export async function search(
  ctx: Context,
  text: string,
  options: { stage?: string | undefined; after?: string | undefined } = {},
): Promise<SearchAnswer> {
  const query = normaliseQuery(text);
  const scan = readScan(text);
  const byCode = scan.kind === 'own' ? scan.code : null;
  const words = byCode ? [byCode] : query.split(' ').filter(Boolean);
  const tooShort = words.length > 0 && words.every((word) => word.length < SHORTEST_WORD);
  if ((words.length === 0 && !options.stage) || tooShort) {
    return { query, tooShort, devices: [], accessories: [], next: null };
  }
  const found = await findDevices(ctx, words, options);
  const page = found.slice(0, PAGE);
  return {
    query,
    tooShort: false,
    devices: page,
    accessories: options.after ? [] : await findAccessories(ctx, words, byCode),
    next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Newest first; UUID v7 ids sort by the time they were made. */
async function findDevices(
  ctx: Context,
  words: readonly string[],
  options: { stage?: string | undefined; after?: string | undefined },
): Promise<FoundDevice[]> {
  const conditions: (SQL | undefined)[] = words.map(
    (word) => sql`${deviceSearch.text} like ${likePattern(word)}`,
  );
  const rows = await ctx.database.db
    .select({
      id: devices.id,
      code: devices.code,
      kind: devices.kind,
      make: devices.make,
      model: devices.model,
      serialTail: sql<string>`right(${devices.serialKey}, 4)`,
      stage: devices.stage,
      stageSince: devices.stageSince,
      placeName: places.name,
    })
    .from(devices)
    .innerJoin(deviceSearch, eq(deviceSearch.deviceId, devices.id))
    .leftJoin(places, eq(places.id, devices.placeId))
    .where(
      and(
        eq(devices.siteId, ctx.actor.siteId),
        options.stage ? eq(devices.stage, options.stage) : undefined,
        options.after ? lt(devices.id, options.after) : undefined,
        or(and(...conditions), mediumSerial(words)),
      ),
    )
    .orderBy(desc(devices.id))
    .limit(PAGE + 1);
  return rows.map((row) => ({ ...row, stageSince: row.stageSince.toISOString() }));
}

/** A disk's serial finds the device it is in. */
function mediumSerial(words: readonly string[]): SQL | undefined {
  const [word] = words;
  if (words.length !== 1 || !word || word.length < 6) return undefined;
  return sql`exists (select 1 from ${media} m where m.device_id = "devices"."id" and m.serial = ${word.toUpperCase()})`;
}

async function findAccessories(ctx: Context, words: readonly string[], byCode: string | null) {
  const name = sql`lower(${accessories.kind} || ' ' || ${accessories.make} || ' ' || ${accessories.model} || ' ' || ${accessories.serial} || ' ' || ${accessories.code})`;
  const matches = byCode
    ? eq(accessories.code, byCode)
    : and(...words.map((word) => sql`${name} like ${likePattern(word)}`));
  return words.length === 0
    ? []
    : ctx.database.db
        .select({
          code: accessories.code,
          kind: accessories.kind,
          make: accessories.make,
          status: accessories.status,
        })
        .from(accessories)
        .where(and(eq(accessories.siteId, ctx.actor.siteId), matches))
        .orderBy(desc(accessories.id))
        .limit(10);
}
