/** What a refused act must not leave behind. */
import { type SQL, sql } from 'drizzle-orm';
import type { Stage } from './stage.ts';

const bySite = (table: string, ids: SQL, column = 'site_id') =>
  sql`select ${sql.raw(`'${table}'`)} || t::text as row from ${sql.identifier(table)} t where ${sql.identifier(column)} in ${ids}`;

/** Tables whose rows name their site. */
const OWN =
  `devices accessories parts boxes stock stock_movements ledger holds codes recycling_batches
  hazardous_items stock_counts media`.split(/\s+/);

/** Everything the sites have, in one number. */
export async function fingerprint({ database, sites }: Stage): Promise<string> {
  const ids = sql`(${sites[0].id}, ${sites[1].id})`;
  const within = (table: string, column: string, owner: string, site = 'site_id') => sql`
    select ${sql.raw(`'${table}'`)} || t::text as row from ${sql.identifier(table)} t where ${sql.identifier(column)} in (
      select id from ${sql.identifier(owner)} where ${sql.identifier(site)} in ${ids})`;
  const [row] = (await database.db.execute(sql`
    select md5(string_agg(row, '|' order by row)) as all from (
      ${sql.join(
        [
          ...OWN.map((table) => bySite(table, ids)),
          bySite('transfers', ids, 'from_site_id'),
          within('transfer_lines', 'transfer_id', 'transfers', 'from_site_id'),
          within('recycling_lines', 'batch_id', 'recycling_batches'),
          within('count_places', 'count_id', 'stock_counts'),
          within('count_lines', 'count_id', 'stock_counts'),
          within('events', 'device_id', 'devices'),
          within('kit_lines', 'device_id', 'devices'),
          within('accessory_events', 'accessory_id', 'accessories'),
          within('part_events', 'part_id', 'parts'),
        ],
        sql` union all `,
      )}) r`)) as unknown as { all: string }[];
  return row?.all ?? '';
}

/** Rows that bear the request id of something that was refused, also when others acted at the same time. */
export async function tracesOfRefused({ database, refused }: Stage): Promise<string[]> {
  if (refused.length === 0) return [];
  const ids = sql`(${sql.join(
    refused.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  const rows = await database.db.execute(sql`
    select 'request' as what, request_id::text as id from requests where request_id in ${ids}
    union all select 'event', request_id::text from events where request_id in ${ids}
    union all select 'accessory event', request_id::text from accessory_events where request_id in ${ids}
    union all select 'part event', request_id::text from part_events where request_id in ${ids}
    union all select 'movement', request_id::text from stock_movements where request_id in ${ids}`);
  return rows.map((row) => `${String(row.what)} ${String(row.id)}`);
}
