/** Whose the scanned things may be, so that a scan in a session of 1,000 reads two families and not all. */
import { sql } from 'drizzle-orm';
import { isValidCode, readScan } from '#domain/codes.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';

/**
 * @param together what was scanned before: own codes, and lines of a kit, which tell nothing
 * @returns ids of needs; null where only the whole list can tell (a maker's number, the address in a QR code)
 */
export async function candidatesOf(
  ctx: Context,
  text: string,
  together: readonly string[],
): Promise<string[] | null> {
  const scan = readScan(text);
  if (scan.kind === 'tracking' || scan.kind === 'foreign') return null;
  const own = scan.kind === 'own' ? [scan.code] : [];
  const codes = [...own, ...together.filter((one) => isValidCode(one))];
  if (codes.length === 0) return [];
  const list = sql`(${sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )})`;
  // What was given has no open reservation any more, and is still told from what is not of the session.
  const rows = await reader(ctx).execute(sql`
    with thing as (
      select d.id as device_id, null::uuid as accessory_id from devices d where d.code in ${list}
      union all select a.device_id, a.id from accessories a where a.code in ${list})
    select r.need_id as id from thing t join reservations r on r.device_id = t.device_id and r.closed_at is null
    union select r.need_id from thing t join reservations r on r.accessory_id = t.accessory_id and r.closed_at is null
    union select h.need_id from thing t join handovers h on h.device_id = t.device_id and h.voided_at is null`);
  return (rows as unknown as { id: string }[]).map(({ id }) => id);
}
