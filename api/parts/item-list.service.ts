/** The catalogue as a list, with what is in stock here and what is to be ordered; one item with its bins. */
import { type SQL, sql } from 'drizzle-orm';
import { normaliseQuery, likePattern } from '#domain/search-text.ts';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { foldDigits, isValidCode } from '#domain/codes.ts';
import type { PartFacts } from '#domain/parts.ts';
import { bindStatement } from '../../db/statements.ts';
import type { Context } from '../lib/context.ts';
import { reader } from '../accessories/accessory-events.ts';
import { namesShownTo } from '../people/shown-names.ts';
import { findItem, levelOf } from './item-rows.ts';
import { type Cause, readCauses } from './part-causes.ts';

export interface ItemFilter {
  family: 'part' | 'accessory';
  type?: string | undefined;
  text?: string | undefined;
  /** Only those below the site's minimum. */
  low?: boolean | undefined;
  /** Only those with pieces here. */
  stocked?: boolean | undefined;
  closed?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

export interface ItemLine {
  code: string;
  family: 'part' | 'accessory';
  type: string;
  name: string;
  make: string;
  model: string;
  tracking: 'counted' | 'serialised';
  facts: PartFacts | AccessoryFacts;
  fits: string[];
  quantity: number;
  minimum: number | null;
  closed: boolean;
  /** The bins with pieces, the fullest first, at most three. */
  bins: string[];
}

/** Pieces of each item at one site; parts in boxes and in hands count, those on their way do not. */
const LEVELS = (siteId: string): SQL => sql`
  select item_id, sum(quantity)::int as quantity from (
    select item_id, quantity from stock where site_id = ${siteId} and not in_transit
    union all
    select item_id, count(*) from parts
    where site_id = ${siteId} and status = 'in_stock' and transfer_id is null and item_id is not null
    group by item_id) pieces
  group by item_id`;

/** One page in the order of types and names; `next` is the `after` of the page behind it. */
export async function listItems(
  ctx: Context,
  filter: ItemFilter,
): Promise<{ items: ItemLine[]; next: string | null; total: number }> {
  const { siteId } = ctx.actor;
  const [type, name, code] = readCursor(filter.after);
  const where = sql.join(conditions(filter), sql` and `);
  const from = sql`from stock_items i
    left join (${LEVELS(siteId)}) l on l.item_id = i.id
    left join stock_minimums m on m.item_id = i.id and m.site_id = ${siteId}
    where ${where}`;
  const [rows, [counted]] = await Promise.all([
    reader(ctx).execute(sql`
      select i.code, i.family, i.type, i.name, i.make, i.model, i.tracking, i.facts, i.fits,
        coalesce(l.quantity, 0) as quantity, m.minimum, i.closed_at is not null as closed,
        array(select p.name from (
            select holder_id as place, quantity from stock
            where item_id = i.id and site_id = ${siteId} and quantity > 0
            union all
            select place_id, count(*) from parts
            where item_id = i.id and site_id = ${siteId} and status = 'in_stock' group by place_id) s
          join places p on p.id = s.place order by s.quantity desc limit 3) as bins
      ${from} and (i.type, i.name collate "C", i.code) > (${type}, ${name} collate "C", ${code})
      order by i.type, i.name collate "C", i.code limit ${filter.limit + 1}`),
    reader(ctx).execute(sql`select count(*)::int as total ${from}`),
  ]);
  const lines = rows as unknown as ItemLine[];
  const items = lines.slice(0, filter.limit);
  const last = items.at(-1);
  const next = lines.length > filter.limit && last ? writeCursor(last) : null;
  return { items, next, total: Number(counted?.total ?? 0) };
}

function conditions(filter: ItemFilter): SQL[] {
  const found: SQL[] = [
    sql`i.family = ${filter.family}`,
    filter.closed ? sql`i.closed_at is not null` : sql`i.closed_at is null`,
  ];
  if (filter.type) found.push(sql`i.type = ${filter.type}`);
  if (filter.low) found.push(sql`coalesce(l.quantity, 0) < m.minimum`);
  if (filter.stocked) found.push(sql`l.quantity > 0`);
  const digits = foldDigits(filter.text ?? '').replace(/[\s-]/g, '');
  if (isValidCode(digits)) found.push(sql`i.code = ${digits}`);
  else {
    const query = normaliseQuery(filter.text ?? '');
    for (const word of query.split(' ').filter(Boolean)) {
      found.push(sql`i.search_text like ${likePattern(word)}`);
    }
  }
  return found;
}

function writeCursor({ type, name, code }: ItemLine): string {
  return Buffer.from(JSON.stringify([type, name, code])).toString('base64url');
}

function readCursor(after: string | undefined): [string, string, string] {
  if (after === undefined) return ['', '', ''];
  try {
    const read: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(read) && read.length === 3 && read.every((one) => typeof one === 'string')) {
      return read as [string, string, string];
    }
  } catch {
    // Not one of ours: the first page.
  }
  return ['', '', ''];
}

/** How many items of each family are below their minimum here. */
export async function countLow(ctx: Context): Promise<Record<ItemLine['family'], number>> {
  const { siteId } = ctx.actor;
  const [row] = await reader(ctx).execute(sql`
    select (count(*) filter (where i.family = 'part'))::int as part,
      (count(*) filter (where i.family = 'accessory'))::int as accessory
    from stock_minimums m
    join stock_items i on i.id = m.item_id and i.closed_at is null
    left join (${LEVELS(siteId)}) l on l.item_id = i.id
    where m.site_id = ${siteId} and coalesce(l.quantity, 0) < m.minimum`);
  return { part: Number(row?.part ?? 0), accessory: Number(row?.accessory ?? 0) };
}

export interface ItemBin {
  code: string;
  name: string;
  kind: string;
  quantity: number;
}

export interface ItemMovement {
  id: string;
  kind: string;
  quantity: number;
  from: string | null;
  to: string | null;
  deviceCode: string | null;
  cause: Cause | null;
  /** Null where the name is not for the reader. */
  by: string | null;
  note: string;
  recordedAt: string;
}

/** One item with its bins, its labelled pieces and the newest 100 movements at this site. */
export async function readItem(ctx: Context, text: string) {
  const item = await findItem(ctx, text);
  const { siteId } = ctx.actor;
  const [level, bins, underway, pieces, movements] = await Promise.all([
    levelOf(ctx, item.id),
    reader(ctx).execute(bindStatement(BINS, [item.id, siteId])),
    reader(ctx).execute(bindStatement(UNDERWAY, [item.id, siteId])),
    reader(ctx).execute(bindStatement(PIECES, [item.id, siteId])),
    reader(ctx).execute(bindStatement(MOVEMENTS, [item.id, siteId])),
  ]);
  const { code, family, type, name, make, model, tracking, fits, version } = item;
  return {
    code,
    family,
    type,
    name,
    make,
    model,
    tracking,
    facts: item.facts as PartFacts | AccessoryFacts,
    fits,
    version,
    closed: item.closedAt !== null,
    ...level,
    bins: bins as unknown as ItemBin[],
    /** Pieces on their way to another site, by transfer. */
    underway: underway as unknown as { code: string; quantity: number }[],
    pieces: pieces as unknown as {
      code: string;
      serial: string;
      placeCode: string | null;
      placeName: string | null;
      custodian: string | null;
      boxCode: string | null;
      transferCode: string | null;
    }[],
    movements: await withCauses(ctx, movements as unknown as MovementRow[]),
  };
}

type MovementRow = Omit<ItemMovement, 'cause'> & { causeId: string | null; actorId: string };

async function withCauses(ctx: Context, rows: readonly MovementRow[]): Promise<ItemMovement[]> {
  const causes = await readCauses(
    ctx,
    rows.map(({ causeId }) => causeId),
  );
  return namesShownTo(ctx, rows).map(({ causeId, ...row }) => ({
    ...row,
    cause: causes.get(causeId ?? '') ?? null,
  }));
}

const BINS = `
  select p.code, p.name, p.kind, s.quantity from stock s join places p on p.id = s.holder_id
  where s.item_id = $1 and s.site_id = $2 and s.quantity > 0 order by p.name`;

const UNDERWAY = `
  select r.code, s.quantity from stock s join transfers r on r.id = s.holder_id
  where s.item_id = $1 and s.site_id = $2 and s.in_transit and s.quantity > 0 order by r.code`;

const PIECES = `
  select t.code, t.serial, p.code as "placeCode", p.name as "placeName", h.name as custodian,
    b.code as "boxCode", r.code as "transferCode"
  from parts t
  left join places p on p.id = t.place_id left join people h on h.id = t.custodian_id
  left join boxes b on b.id = t.box_id left join transfers r on r.id = t.transfer_id
  where t.item_id = $1 and t.site_id = $2 and t.status = 'in_stock' order by p.name, t.code limit 500`;

const MOVEMENTS = `
  select v.id, v.kind, v.quantity, f.name as "from", t.name as "to", d.code as "deviceCode",
    v.cause_id as "causeId", v.actor_id as "actorId", h.name as by, v.note, to_json(v.recorded_at) #>> '{}' as "recordedAt"
  from stock_movements v
  left join places f on f.id = v.from_place_id
  left join places t on t.id = v.to_place_id
  left join devices d on d.id = v.device_id
  join people h on h.id = v.actor_id
  where v.item_id = $1 and v.site_id = $2
  order by v.recorded_at desc, v.id desc limit 100`;
