/** Stock and movements for a spreadsheet; each export is logged, and no person's name is in it. */
import { sql } from 'drizzle-orm';
import { type PartFacts, factsLine } from '#domain/parts.ts';
import type { CsvRow } from '../exports/csv-file.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';

const MAX_ROWS = 100_000;

/** One row for each item and bin, and for each labelled part that is in stock. */
export async function exportParts(ctx: Context): Promise<CsvRow[]> {
  const { siteId } = ctx.actor;
  return exported(
    ctx,
    'parts',
    sql`
    select i.code, i.family, i.type, i.name, i.make, i.model, '' as serial, i.facts, p.name as place,
      s.quantity, m.minimum, '' as "cameFrom"
    from stock s join stock_items i on i.id = s.item_id join places p on p.id = s.holder_id
    left join stock_minimums m on m.item_id = i.id and m.site_id = s.site_id
    where s.site_id = ${siteId} and s.quantity > 0 and not s.in_transit
    union all
    select t.code, 'part', t.type, coalesce(i.name, ''), t.make, t.model, t.serial, t.facts,
      coalesce(p.name, ''), 1, m.minimum, coalesce(d.code, '')
    from parts t left join stock_items i on i.id = t.item_id left join places p on p.id = t.place_id
    left join stock_minimums m on m.item_id = t.item_id and m.site_id = t.site_id
    left join devices d on d.id = t.came_from_id
    where t.site_id = ${siteId} and t.status = 'in_stock'
    order by 2, 3, 4, 1 limit ${MAX_ROWS}`,
  );
}

/** Every movement of counted pieces at this site, the newest first. */
export async function exportMovements(ctx: Context): Promise<CsvRow[]> {
  const { siteId } = ctx.actor;
  return exported(
    ctx,
    'movements',
    sql`
    select to_json(v.recorded_at) #>> '{}' as at, v.kind, i.code, i.family, i.type, i.name, v.quantity,
      coalesce(f.name, '') as "from", coalesce(t.name, '') as "to", coalesce(d.code, '') as device, v.note
    from stock_movements v join stock_items i on i.id = v.item_id
    left join places f on f.id = v.from_place_id left join places t on t.id = v.to_place_id
    left join devices d on d.id = v.device_id
    where v.site_id = ${siteId} order by v.recorded_at desc, v.id desc limit ${MAX_ROWS}`,
  );
}

async function exported(
  ctx: Context,
  what: 'parts' | 'movements',
  rows: ReturnType<typeof sql>,
): Promise<CsvRow[]> {
  requirePermission(ctx, 'report.view');
  return write(ctx, { requestId: ctx.newId() }, async (unit) => {
    const found = (await unit.tx.execute(rows)) as unknown as (CsvRow & {
      facts?: PartFacts;
      at?: string;
    })[];
    await logAct(unit, `export.${what}`, ctx.actor.siteId, { rows: found.length });
    return found.map(({ facts, at, ...row }) => ({
      ...(at ? { at: new Date(at) } : {}),
      ...row,
      ...(facts ? { facts: factsLine(String(row.type), facts) } : {}),
    }));
  });
}
