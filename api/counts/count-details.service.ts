/** The smaller acts of a count: a box is opened, a strange label was looked at; and its lines for a spreadsheet. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { boxes, countStrangers } from '../../db/schema/index.ts';
import type { CsvRow } from '../exports/csv-file.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { readHead } from './count-view.service.ts';
import { readDifferences } from './differences.ts';
import { expectInBox } from './expected-lines.ts';
import { openCount, placeInCount } from './open-count.ts';

/** From now on each thing in the box is counted by itself. @throws AppError `count.closed`, `box.not_found` */
export async function openBoxInCount(
  ctx: Context,
  input: WriteInput & { countId: string; placeCode: string; boxCode: string },
): Promise<{ opened: true }> {
  requirePermission(ctx, 'stock.count');
  return write(ctx, input, async (unit) => {
    const { id } = await openCount(unit, input.countId);
    const place = await placeInCount(unit, id, input.placeCode);
    const [box] = await unit.tx
      .select({ id: boxes.id })
      .from(boxes)
      .where(and(eq(boxes.code, input.boxCode), eq(boxes.placeId, place.id)));
    if (!box) throw notFound('box');
    await expectInBox(unit, id, place.id, box.id);
    return { opened: true };
  });
}

/** Somebody looked at the label and dealt with it. */
export async function dismissStranger(
  ctx: Context,
  input: WriteInput & { countId: string; placeCode: string; text: string },
): Promise<{ dismissed: boolean }> {
  requirePermission(ctx, 'stock.settle');
  return write(ctx, input, async (unit) => {
    const { id } = await openCount(unit, input.countId);
    const place = await placeInCount(unit, id, input.placeCode);
    const gone = await unit.tx
      .update(countStrangers)
      .set({ dismissedAt: unit.recordedAt, dismissedById: unit.actor.personId })
      .where(
        and(
          eq(countStrangers.countId, id),
          eq(countStrangers.placeId, place.id),
          eq(countStrangers.text, input.text),
          isNull(countStrangers.dismissedAt),
        ),
      )
      .returning({ text: countStrangers.text });
    return { dismissed: gone.length > 0 };
  });
}

/** Every line of a count with what became of it; of one that runs, also the differences still open. */
export async function exportCount(ctx: Context, countId: string): Promise<CsvRow[]> {
  requirePermission(ctx, 'device.view');
  const head = await readHead(ctx, countId);
  const open = head.closedAt ? [] : await readDifferences(ctx, countId);
  const kinds = new Map(open.map((one) => [`${one.placeId} ${one.subjectId}`, one.kind]));
  const kept = new Map(
    (head.summary?.open ?? []).map((one) => [`${one.place} ${one.code}`, one.kind]),
  );
  const lines = (await ctx.database.db.execute(sql`
    select l.place_id as "placeId", l.subject_id as "subjectId", pl.name as place, l.subject,
      coalesce(d.code, a.code, p.code, i.code, b.code) as code,
      trim(case l.subject when 'device' then d.make || ' ' || d.model
        when 'accessory' then a.make || ' ' || a.model when 'part' then p.make || ' ' || p.model
        when 'item' then i.name else b.name end) as name,
      l.expected, l.found, to_json(case when l.found > 0 then l.found_at end) #>> '{}' as found_at,
      l.settled
    from count_lines l
    join places pl on pl.id = l.place_id
    left join devices d on l.subject = 'device' and d.id = l.subject_id
    left join accessories a on l.subject = 'accessory' and a.id = l.subject_id
    left join parts p on l.subject = 'part' and p.id = l.subject_id
    left join stock_items i on l.subject = 'item' and i.id = l.subject_id
    left join boxes b on l.subject = 'box' and b.id = l.subject_id
    where l.count_id = ${countId} order by pl.name, l.subject, code`)) as unknown as (CsvRow & {
    placeId: string;
    subjectId: string;
    place: string;
    code: string;
    found_at: string | null;
  })[];
  return lines.map(({ placeId, subjectId, ...line }) => ({
    ...line,
    found_at: line.found_at ? new Date(line.found_at) : null,
    difference:
      kinds.get(`${placeId} ${subjectId}`) ?? kept.get(`${line.place} ${line.code}`) ?? '',
  }));
}
