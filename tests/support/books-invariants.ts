/** What must hold after anything that ever happens in a workshop. */
import { sql } from 'drizzle-orm';
import { isExact } from '#domain/books.ts';
import { listDifferences, readBooks } from '../../api/books/books.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import type { TestDatabase } from './copy-database.ts';
import type { Member } from './workshop.ts';

const ALL_TIME = { from: '2000-01-01', until: '2199-01-01' };

/** Each of these finds nothing. */
const NOTHING = {
  'stock is not the sum of its movements': sql`
    select item_id, holder_id from (
      select item_id, holder_id, -quantity as pieces from stock
      union all select item_id, coalesce(to_place_id, to_transfer_id), quantity from stock_movements
        where num_nonnulls(to_place_id, to_transfer_id) = 1
      union all select item_id, coalesce(from_place_id, from_transfer_id), -quantity from stock_movements
        where num_nonnulls(from_place_id, from_transfer_id) = 1) m
    group by item_id, holder_id having sum(pieces) <> 0`,
  'less than nothing in stock': sql`select item_id from stock where quantity < 0`,
  'a device in custody without exactly one holder': sql`
    select d.code from devices d join stages s on s.stage = d.stage
    where num_nonnulls(d.place_id, d.custodian_id, d.transfer_id)
      <> case when s.in_custody and not (d.route = 'direct' and d.stage = 'reserved') then 1 else 0 end`,
  'an accessory in stock without exactly one holder, or another one with any': sql`
    select code from accessories where num_nonnulls(place_id, custodian_id, transfer_id)
      <> case when status = 'in_stock' then 1 else 0 end`,
  'a part in stock without exactly one holder, or another one with any': sql`
    select code from parts where num_nonnulls(place_id, custodian_id, transfer_id)
      <> case when status = 'in_stock' then 1 else 0 end`,
  'an open box without exactly one holder': sql`
    select code from boxes where num_nonnulls(place_id, custodian_id, transfer_id)
      <> case when closed_at is null then 1 else 0 end`,
  'a thing that is not where its box is': sql`
    select t.id from (
      select id, box_id, site_id, place_id, custodian_id, transfer_id from devices
      union all select id, box_id, site_id, place_id, custodian_id, transfer_id from accessories
      union all select id, box_id, site_id, place_id, custodian_id, transfer_id from parts) t
    join boxes b on b.id = t.box_id
    where b.closed_at is not null or (b.site_id, b.place_id, b.custodian_id, b.transfer_id)
      is distinct from (t.site_id, t.place_id, t.custodian_id, t.transfer_id)`,
  'an accessory in a kit that no line of that kit names': sql`
    select a.code from accessories a where a.status = 'in_kit' and not exists (
      select 1 from kit_lines k where k.accessory_id = a.id and k.device_id = a.device_id)`,
  'a thing in two accounts, or in one it never came to': sql`
    select subject_id from (
      select subject_id, to_account as account, quantity from ledger where subject <> 'item'
      union all select subject_id, from_account, -quantity from ledger where subject <> 'item') e
    group by subject_id, account
    having account in ('stock', 'transit', 'lost', 'recycler', 'student') and sum(quantity) not in (0, 1)`,
};

/** The broken ones in words, with what breaks them; empty when all is well. */
export async function brokenInvariants(
  database: TestDatabase,
  readers: readonly Member[],
): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(NOTHING)) {
    const rows = await database.db.execute(query);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  for (const { ctx } of readers) {
    const { exact, books } = await readBooks(ctx, ALL_TIME);
    if (!exact) broken.push(`the books of ${ctx.actor.siteName} are not exact`);
    for (const book of books.filter((one) => !isExact(one))) {
      broken.push(`${book.subject} do not add up: ${JSON.stringify(book)}`);
    }
    const differences = await listDifferences(ctx);
    if (differences.length > 0)
      broken.push(`differences: ${JSON.stringify(differences.slice(0, 3))}`);
  }
  const chains = await verifyChains(database.superuser);
  if (chains.broken.length > 0) broken.push(`chains: ${JSON.stringify(chains.broken.slice(0, 3))}`);
  return broken;
}
