/** What must hold after anything that ever happens in a workshop. */
import { type SQL, sql } from 'drizzle-orm';
import { type Account, accessoryAccount, deviceAccount, partAccount } from '#domain/accounts.ts';
import { isExact } from '#domain/books.ts';
import { listDifferences, readBooks } from '../../../api/books/books.service.ts';
import type { Stage } from './stage.ts';
import { tracesOfRefused } from './traces.ts';

const ALL_TIME = { from: '2000-01-01', until: '2199-01-01' };

/** Each of these finds nothing among the things of the sites. */
const NOTHING: Record<string, (sites: SQL) => SQL> = {
  'stock is not the sum of its movements': (sites) => sql`
    select item_id, holder_id from (
      select item_id, holder_id, -quantity as pieces from stock where site_id in ${sites}
      union all select item_id, coalesce(to_place_id, to_transfer_id), quantity from stock_movements
        where num_nonnulls(to_place_id, to_transfer_id) = 1 and site_id in ${sites}
      union all select item_id, coalesce(from_place_id, from_transfer_id), -quantity from stock_movements
        where num_nonnulls(from_place_id, from_transfer_id) = 1 and site_id in ${sites}) m
    group by item_id, holder_id having sum(pieces) <> 0`,
  'less than nothing in stock': (sites) =>
    sql`select item_id from stock where quantity < 0 and site_id in ${sites}`,
  'a device in custody without exactly one holder, or another one with any': (sites) => sql`
    select d.code from devices d join stages s on s.stage = d.stage
    where d.site_id in ${sites} and num_nonnulls(d.place_id, d.custodian_id, d.transfer_id)
      <> case when s.in_custody and not (d.route = 'direct' and d.stage = 'reserved') then 1 else 0 end`,
  'an accessory in stock without exactly one holder, or another one with any': (sites) => sql`
    select code from accessories where site_id in ${sites}
      and num_nonnulls(place_id, custodian_id, transfer_id) <> case when status = 'in_stock' then 1 else 0 end`,
  'a part in stock without exactly one holder, or another one with any': (sites) => sql`
    select code from parts where site_id in ${sites}
      and num_nonnulls(place_id, custodian_id, transfer_id) <> case when status = 'in_stock' then 1 else 0 end`,
  'an open box without exactly one holder': (sites) => sql`
    select code from boxes where site_id in ${sites}
      and num_nonnulls(place_id, custodian_id, transfer_id) <> case when closed_at is null then 1 else 0 end`,
  'a thing in a place of another site': (sites) => sql`
    select t.code from (
      select code, site_id, place_id from devices union all select code, site_id, place_id from accessories
      union all select code, site_id, place_id from parts
      union all select code, site_id, place_id from boxes) t
    join places p on p.id = t.place_id where t.site_id in ${sites} and p.site_id <> t.site_id`,
  'a code that belongs to another site than its thing': (sites) => sql`
    select t.code from (
      select code, site_id from devices union all select code, site_id from accessories
      union all select code, site_id from parts union all select code, site_id from boxes) t
    join codes c on c.code = t.code where t.site_id in ${sites} and c.site_id is distinct from t.site_id`,
  'a thing that is not where its box is': (sites) => sql`
    select t.id from (
      select id, box_id, site_id, place_id, custodian_id, transfer_id from devices
      union all select id, box_id, site_id, place_id, custodian_id, transfer_id from accessories
      union all select id, box_id, site_id, place_id, custodian_id, transfer_id from parts) t
    join boxes b on b.id = t.box_id
    where t.site_id in ${sites} and (b.closed_at is not null
      or (b.site_id, b.place_id, b.custodian_id, b.transfer_id)
        is distinct from (t.site_id, t.place_id, t.custodian_id, t.transfer_id))`,
  'an accessory in a kit that no line of that kit names': (sites) => sql`
    select a.code from accessories a where a.site_id in ${sites} and a.status = 'in_kit' and not exists (
      select 1 from kit_lines k where k.accessory_id = a.id and k.device_id = a.device_id)`,
  'an accessory or part elsewhere than the device it is in': (sites) => sql`
    select t.code from (
      select code, site_id, device_id from accessories where status = 'in_kit'
      union all select code, site_id, device_id from parts where status = 'in_device') t
    join devices d on d.id = t.device_id where t.site_id in ${sites} and d.site_id <> t.site_id`,
  'a drive that is not in the device its part is in': (sites) => sql`
    select p.code from parts p join media m on m.id = p.medium_id
    where p.site_id in ${sites} and (m.device_id is distinct from p.device_id or m.site_id <> p.site_id)`,
  'a thing on the way that no open line of a sent transfer names': (sites) => sql`
    select t.code from (
      select id, code, site_id, transfer_id from devices
      union all select id, code, site_id, transfer_id from accessories
      union all select id, code, site_id, transfer_id from parts
      union all select id, code, site_id, transfer_id from boxes) t
    where t.site_id in ${sites} and t.transfer_id is not null and not exists (
      select 1 from transfer_lines l join transfers f on f.id = l.transfer_id
      where f.id = t.transfer_id and f.state = 'sent' and f.from_site_id = t.site_id and l.subject_id = t.id
        and l.settled is null and l.received_quantity < l.sent_quantity)`,
  'an open line of a sent transfer whose thing is not on the way': (sites) => sql`
    select l.id, l.subject from transfer_lines l join transfers f on f.id = l.transfer_id
    where f.from_site_id in ${sites} and f.state = 'sent' and l.subject <> 'item' and l.settled is null
      and l.received_quantity < l.sent_quantity and not exists (
        select 1 from devices where id = l.subject_id and transfer_id = f.id
        union all select 1 from accessories where id = l.subject_id and transfer_id = f.id
        union all select 1 from parts where id = l.subject_id and transfer_id = f.id
        union all select 1 from boxes where id = l.subject_id and transfer_id = f.id)`,
  'pieces with a transfer that its list does not say': (sites) => sql`
    select f.code, l.item_id from transfers f
    join lateral (
      select item_id, sum(pieces) as pieces from (
        select s.item_id, s.quantity as pieces from stock s where s.holder_id = f.id
        union all select t.subject_id, -greatest(t.sent_quantity - t.received_quantity, 0) from transfer_lines t
          where t.transfer_id = f.id and t.subject = 'item' and t.settled is null
            and f.state <> 'cancelled') b
      group by item_id) l on l.pieces <> 0
    where f.from_site_id in ${sites}`,
  'a transfer whose state is not what its lines say': (sites) => sql`
    select f.code, f.state from transfers f where f.from_site_id in ${sites} and f.state in ('sent', 'settled')
      and (f.state = 'settled') = exists (
        select 1 from transfer_lines l where l.transfer_id = f.id and l.settled is null
          and l.received_quantity < l.sent_quantity)`,
  'a thing that left with a signed batch and is still here': (sites) => sql`
    select l.id, l.subject from recycling_lines l join recycling_batches b on b.id = l.batch_id
    left join devices d on d.id = l.subject_id left join accessories a on a.id = l.subject_id
    left join parts p on p.id = l.subject_id left join hazardous_items h on h.id = l.subject_id
    where b.site_id in ${sites} and b.recorded_at is not null and l.subject <> 'item'
      and coalesce(d.stage, a.status, p.status, case when h.batch_id = b.id then 'recycled' end)
        is distinct from 'recycled'`,
  'a device on a safety hold that is in stock as good': (sites) => sql`
    select d.code from devices d join holds h on h.device_id = d.id
    where d.site_id in ${sites} and h.kind = 'safety' and h.released_at is null
      and d.stage in ('ready', 'reserved', 'handed_over', 'recycled')`,
};

/** The broken ones in words, with what breaks them; empty when all is well. */
export async function brokenInvariants(stage: Stage): Promise<string[]> {
  const { database, sites } = stage;
  const broken: string[] = [];
  const ids = sql`(${sites[0].id}, ${sites[1].id})`;
  for (const [name, query] of Object.entries(NOTHING)) {
    const rows = await database.db.execute(query(ids));
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  for (const { crew } of sites) {
    const { ctx } = crew.warehouse;
    const { exact, books } = await readBooks(ctx, ALL_TIME);
    if (!exact) broken.push(`the books of ${ctx.actor.siteName} are not exact`);
    for (const book of books.filter((one) => !isExact(one))) {
      broken.push(`${book.subject} do not add up: ${JSON.stringify(book)}`);
    }
    const differences = await listDifferences(ctx);
    if (differences.length > 0) {
      broken.push(`differences: ${JSON.stringify(differences.slice(0, 3))}`);
    }
    broken.push(...(await recount(stage, ctx.actor.siteId)));
  }
  const traces = await tracesOfRefused(stage);
  if (traces.length > 0) broken.push(`refused, and yet: ${traces.slice(0, 3).join(', ')}`);
  return broken;
}

interface Live {
  id: string;
  subject: string;
  state: string;
  route: string;
  transit: boolean;
  pieces: number;
}

/** The ledger against what lies there, by the rules of the domain and not by those of the database. */
async function recount({ database }: Stage, siteId: string): Promise<string[]> {
  const live = (await database.db.execute(sql`
    select id, 'device' as subject, stage as state, route, transfer_id is not null as transit, 1 as pieces
      from devices where site_id = ${siteId}
    union all select id, 'accessory', status, '', transfer_id is not null, 1 from accessories where site_id = ${siteId}
    union all select id, 'part', status, '', transfer_id is not null, 1 from parts where site_id = ${siteId}
    union all select item_id, 'item', '', '', in_transit, quantity from stock
      where site_id = ${siteId}`)) as unknown as Live[];
  const booked = (await database.db.execute(sql`
    select subject_id as id, account, sum(pieces)::int as pieces from (
      select subject, subject_id, to_account as account, quantity as pieces from ledger where site_id = ${siteId}
      union all select subject, subject_id, from_account, -quantity from ledger where site_id = ${siteId}) e
    where account in ('stock', 'transit', 'lost', 'recycler', 'student', 'device')
      and (subject <> 'item' or account in ('stock', 'transit'))
    group by subject_id, account having sum(pieces) <> 0`)) as unknown as {
    id: string;
    account: Account;
    pieces: number;
  }[];
  const balance = new Map(booked.map(({ id, account, pieces }) => [`${id} ${account}`, pieces]));
  for (const one of live) {
    const key = `${one.id} ${accountOf(one)}`;
    if (COMPARED.has(accountOf(one))) balance.set(key, (balance.get(key) ?? 0) - one.pieces);
  }
  const wrong = [...balance].filter(([, pieces]) => pieces !== 0);
  return wrong.slice(0, 3).map(([key, pieces]) => `the ledger has ${pieces} too many of ${key}`);
}

const COMPARED: ReadonlySet<Account> = new Set([
  'stock',
  'transit',
  'lost',
  'recycler',
  'student',
  'device',
]);

function accountOf({ subject, state, route, transit }: Live): Account {
  if (subject === 'device') return deviceAccount(state as never, route as never, transit);
  if (subject === 'accessory') return accessoryAccount(state as never, transit);
  if (subject === 'part') return partAccount(state as never, transit);
  return transit ? 'transit' : 'stock';
}
