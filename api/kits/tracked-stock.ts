/** Labelled things in stock for a line of a kit: chargers by rating, monitors and SIM cards by what is known of them. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { summarise } from '#domain/charger-matching.ts';
import { thingFindings } from '#domain/kit-matching.ts';
import type { KitLine } from '#domain/kit-template.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories, places } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { type StockHint, findChargers } from '../accessories/charger-stock.ts';
import { chargerNeedOf, kitDeviceOf, kitEntriesOf, todayAt } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';

/** The ones to take, the best first; empty when none in stock fits. */
export async function findTracked(ctx: Context, row: CardRow, line: KitLine): Promise<StockHint[]> {
  if (line.key === 'charger') {
    const { id: deviceId, placeId, placeParentId: areaId } = row;
    const wish = { deviceId, placeId, areaId, needed: chargerNeedOf(row) };
    return findChargers(ctx, wish, line);
  }
  const kit = kitEntriesOf(row).filter((one) => one.line !== line.key);
  const device = kitDeviceOf(ctx, row);
  const rows = await candidates(ctx, row, line);
  const judged = rows.flatMap((one) => {
    const facts = one.facts as AccessoryFacts;
    const { planEndsOn } = one;
    const entry = { line: line.key, quantity: 1, short: false, facts, planEndsOn };
    const { result, reasons } = summarise(thingFindings(line, entry, kit, device));
    if (result === 'block') return [];
    const { code, make, volts, watts, connector, placeCode, placeName } = one;
    const place = placeCode && placeName ? { code: placeCode, name: placeName } : null;
    const own = one.cameWithId === row.id;
    const rating = { code, make, volts, watts, connector };
    return [{ ...rating, place, own, result, stronger: false, reasons }];
  });
  return judged
    .toSorted((a, b) => Number(a.result === 'warn') - Number(b.result === 'warn'))
    .slice(0, 4);
}

/** A card that is reserved for a student goes into no kit. */
const CARD_IS_FREE = sql`not exists (select 1 from reservations r
  where r.accessory_id = ${accessories.id} and r.closed_at is null)`;

/** Some of what came with the device, what stands near it, and the rest; of SIM cards first those whose plan lasts. */
async function candidates(ctx: Context, row: CardRow, line: KitLine) {
  const stocked = and(
    eq(accessories.siteId, ctx.actor.siteId),
    eq(accessories.kind, line.key),
    eq(accessories.status, 'in_stock'),
    isNull(accessories.transferId),
    CARD_IS_FREE,
  );
  const lasts = sql`${accessories.planEndsOn} >= ${todayAt(ctx)}::date + ${line.planDays}::int`;
  const groups = [
    eq(accessories.cameWithId, row.id),
    ...(row.placeId ? [eq(accessories.placeId, row.placeId)] : []),
    ...(line.key === 'sim' ? [lasts] : []),
    sql`true`,
  ].map((where) => sql`(select id from ${accessories} where ${and(stocked, where)} limit 30)`);
  return reader(ctx)
    .select({
      code: accessories.code,
      make: accessories.make,
      volts: accessories.volts,
      watts: accessories.watts,
      connector: accessories.connector,
      facts: accessories.facts,
      planEndsOn: accessories.planEndsOn,
      cameWithId: accessories.cameWithId,
      placeCode: places.code,
      placeName: places.name,
    })
    .from(accessories)
    .leftJoin(places, eq(places.id, accessories.placeId))
    .where(sql`${accessories.id} in (${sql.join(groups, sql` union `)})`)
    .orderBy(
      sql`coalesce(${accessories.cameWithId} = ${row.id}, false) desc`,
      sql`coalesce(${accessories.placeId} = ${row.placeId}, false) desc`,
      asc(accessories.code),
    );
}
