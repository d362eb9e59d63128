/** The books of a site: what came, left, was lost and is here, from the ledger and checked against the things themselves. */
import { sql } from 'drizzle-orm';
import { type Account, LEDGER_SUBJECTS, type LedgerSubject } from '#domain/accounts.ts';
import { type Book, type LedgerTotal, closeBook, isExact } from '#domain/books.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';

/** Days of the site's calendar, `YYYY-MM-DD`; `until` is the first day after the period. */
export interface Period {
  from: string;
  until: string;
}

/** A thing that the books have in another account than where it is. */
export interface Difference {
  subject: LedgerSubject;
  code: string;
  account: Account;
  booked: number;
  there: number;
}

export interface Books {
  period: Period;
  site: string;
  /** ISO moment up to which the books were read. */
  readAt: string;
  books: Book[];
  exact: boolean;
  /** Empty when books and things agree, as they always should. */
  differences: Difference[];
}

/** @throws AppError `input.invalid` on `to` when the period does not end after it began */
export async function readBooks(ctx: Context, period: Period): Promise<Books> {
  requirePermission(ctx, 'books.view');
  if (period.until <= period.from) throw invalidField('to', 'books.period_ends_first');
  const [totals, differences] = await Promise.all([readTotals(ctx, period), readDifferences(ctx)]);
  const books = LEDGER_SUBJECTS.map((subject) => closeBook(subject, totals));
  return {
    period,
    site: ctx.actor.siteName,
    readAt: ctx.now().toISOString(),
    books,
    exact: differences.length === 0 && books.every(isExact),
    differences,
  };
}

/** One row for each sort of thing and pair of accounts, in one pass over the site's entries. */
async function readTotals(ctx: Context, { from, until }: Period): Promise<LedgerTotal[]> {
  const { siteId, timeZone } = ctx.actor;
  const start = sql`(${from}::timestamp at time zone ${timeZone})`;
  const end = sql`(${until}::timestamp at time zone ${timeZone})`;
  const rows = await ctx.database.reports.execute(sql`
    select subject, from_account as "from", to_account as "to",
      coalesce(sum(quantity) filter (where recorded_at < ${start}), 0)::int as before,
      coalesce(sum(quantity) filter (where recorded_at >= ${start}), 0)::int as during
    from ledger where site_id = ${siteId} and recorded_at < ${end}
    group by subject, from_account, to_account`);
  return rows as unknown as LedgerTotal[];
}

/** Accounts whose balance is the number of things that are in them; the others are where things come from. */
const COUNTED_ACCOUNTS = sql`('stock', 'transit', 'student', 'recycler', 'lost', 'device')`;

/** What is where, by its own record. */
const THINGS = (siteId: string) => sql`
  select 'device' as subject, id, device_account(stage, route, transfer_id) as account, 1 as pieces
    from devices where site_id = ${siteId}
  union all select 'accessory', id, accessory_account(status, transfer_id), 1
    from accessories where site_id = ${siteId}
  union all select 'part', id, part_account(status, transfer_id), 1
    from parts where site_id = ${siteId}
  union all select 'item', item_id, case when in_transit then 'transit' else 'stock' end, quantity
    from stock where site_id = ${siteId}`;

const BOOKED = (siteId: string) => sql`
  select l.subject, l.subject_id as id, e.account, l.quantity * e.sign as pieces
  from ledger l
  cross join lateral (values (l.to_account, 1), (l.from_account, -1)) as e (account, sign)
  where l.site_id = ${siteId}`;

/** Accounts of counted pieces beside stock and transit hold what was used up: nothing is there to count. */
const COMPARED = sql`account in ${COUNTED_ACCOUNTS} and (subject <> 'item' or account in ('stock', 'transit'))`;

/** Compares books and things in one statement, so that nothing happens between the two. */
async function readDifferences(ctx: Context): Promise<Difference[]> {
  const { siteId } = ctx.actor;
  const [unequal] = await ctx.database.reports.execute(sql`
    select 1 from (
      select subject, account, -pieces as pieces from (${THINGS(siteId)}) t
      union all select subject, account, pieces from (${BOOKED(siteId)}) b) both_sides
    where ${COMPARED}
    group by subject, account having sum(pieces) <> 0 limit 1`);
  return unequal ? listDifferences(ctx) : [];
}

/** Thing by thing, at most 200. */
export async function listDifferences(ctx: Context): Promise<Difference[]> {
  const { siteId } = ctx.actor;
  const rows = await ctx.database.reports.execute(sql`
    select d.*, coalesce(
      (select code from devices where id = d.id), (select code from accessories where id = d.id),
      (select code from parts where id = d.id), (select code from stock_items where id = d.id), '') as code
    from (
      select subject, id, account, sum(booked)::int as booked, sum(there)::int as there from (
        select subject, id, account, 0 as booked, pieces as there from (${THINGS(siteId)}) t
        union all select subject, id, account, pieces, 0 from (${BOOKED(siteId)}) b) both_sides
      where ${COMPARED}
      group by subject, id, account having sum(booked) <> sum(there)
      order by subject, id limit 200) d`);
  return (rows as unknown as (Difference & { id: string })[]).map(({ id: _id, ...row }) => row);
}
