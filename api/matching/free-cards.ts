/** SIM and data cards in stock that nobody has, the one whose plan ends first on top. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { planFindings } from '#domain/kit-matching.ts';
import { PLAN_DAYS } from '#domain/kit-template.ts';
import { accessories, places } from '../../db/schema/index.ts';
import { todayAt } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import { isUnit } from '../lib/unit.ts';

export type CardRow = typeof accessories.$inferSelect;

export interface FreeCardRow {
  id: string;
  row: CardRow;
  placeName: string;
}

/** A card whose plan has ended is of no use to anybody. */
export async function readFreeCards(
  ctx: Context,
  { codes }: { codes?: readonly string[] } = {},
): Promise<FreeCardRow[]> {
  if (codes?.length === 0) return [];
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const rows = await db
    .select({ row: accessories, placeName: places.name })
    .from(accessories)
    .leftJoin(places, eq(places.id, accessories.placeId))
    .where(
      and(
        eq(accessories.siteId, ctx.actor.siteId),
        eq(accessories.kind, 'sim'),
        eq(accessories.status, 'in_stock'),
        isNull(accessories.transferId),
        codes ? inArray(accessories.code, [...codes]) : undefined,
        sql`not exists (select 1 from reservations r
          where r.accessory_id = ${accessories.id} and r.closed_at is null)`,
      ),
    )
    .orderBy(sql`${accessories.planEndsOn} nulls last`, asc(accessories.code));
  const today = todayAt(ctx);
  return rows
    .filter(({ row }) =>
      planFindings(row.planEndsOn, today, PLAN_DAYS).every(({ result }) => result !== 'block'),
    )
    .map(({ row, placeName }) => ({ id: row.id, row, placeName: placeName ?? '' }));
}
