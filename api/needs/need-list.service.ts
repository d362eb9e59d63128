/** The queue of needs, page by page; who it is for only where the person may see it. */
import { type SQL, and, asc, eq, inArray, isNull, like, ne, or, sql } from 'drizzle-orm';
import { type NeedStatus, consentValid } from '#domain/eligibility.ts';
import type { PriorityReason } from '#domain/need-priority.ts';
import type { NeedRequirements } from '#domain/need-requirements.ts';
import { may } from '#domain/roles.ts';
import { likePattern, normaliseQuery } from '#domain/search-text.ts';
import { devices, needs, recipients, reservations } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { type CardRecipient, cardRecipient, seesAllRecipients } from './recipient-view.ts';

export interface NeedFilter {
  status?: NeedStatus | undefined;
  /** Only those that come first, or last, for this reason. */
  priority?: PriorityReason | undefined;
  kinds?: readonly string[] | undefined;
  /** Part of code, area, and of name and school for those who see recipients. */
  text?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export interface NeedCard {
  code: string;
  kind: string;
  /** What it must be able to do beside its kind. */
  requirements: NeedRequirements;
  /** Why it stands where it stands in the queue; empty for the order of registration. */
  priority: string;
  /** A person has set the priority; otherwise it is a proposal. */
  prioritised: boolean;
  area: string;
  schoolLevel: string;
  status: NeedStatus;
  registeredAt: string;
  version: number;
  /** The signed-in person registered it and cannot approve it. */
  own: boolean;
  /** The signed-in person approved it and cannot reserve for it. */
  decidedByMe: boolean;
  decisionReason: string;
  closeReason: string;
  consentValid: boolean;
  recipient: CardRecipient | null;
  /** Another open or served need looks like the same person's. */
  doubles: string[];
  device: { code: string; expiresAt: string } | null;
}

/** What everybody may know of a need, once it is approved. */
const PUBLIC_STATUSES: readonly NeedStatus[] = ['approved', 'reserved', 'served', 'closed'];

const doubles = sql<string[]>`(select coalesce(json_agg(n2.code), '[]') from ${recipients} r2
  join needs n2 on n2.id = r2.need_id
  where r2.person_key = ${recipients.personKey} and r2.person_key <> '' and n2.id <> ${needs.id}
    and n2.status in ('requested','approved','reserved','served')
    and coalesce(r2.birth_date = ${recipients.birthDate}, true))`;

/** One page in the order in which needs are served; `next` is the `after` of the page behind it. */
export async function listNeeds(ctx: Context, filter: NeedFilter) {
  const where = and(matches(ctx, filter), filter.after ? behind(filter.after) : undefined);
  const rows = await readRows(ctx, where, filter.limit + 1);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1)?.need;
  return {
    needs: page.map((row) => toCard(ctx, row)),
    counts: await countByStatus(ctx),
    next: rows.length > filter.limit && last ? endOf(last) : null,
  };
}

function readRows(ctx: Context, where: SQL | undefined, limit: number) {
  return ctx.database.db
    .select({
      need: needs,
      recipient: recipients,
      doubles,
      deviceCode: devices.code,
      expiresAt: reservations.expiresAt,
    })
    .from(needs)
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .leftJoin(reservations, and(eq(reservations.needId, needs.id), isNull(reservations.closedAt)))
    .leftJoin(devices, eq(devices.id, reservations.deviceId))
    .where(where)
    .orderBy(asc(needs.rank), asc(needs.registeredAt), asc(needs.id))
    .limit(limit);
}

const OPEN_OR_SERVED: readonly NeedStatus[] = ['requested', 'approved', 'reserved', 'served'];
/** Groups that are shown at once; the next come up when these are decided. */
const MAX_GROUPS = 20;

/** Requests that look like the same person's, together; those who wait for a decision come first in a group. */
export async function listDoubles(ctx: Context): Promise<{ groups: NeedCard[][] }> {
  const site = eq(needs.siteId, ctx.actor.siteId);
  const live = inArray(needs.status, [...OPEN_OR_SERVED]);
  const keys = await ctx.database.db
    .select({ key: recipients.personKey })
    .from(needs)
    .innerJoin(recipients, eq(recipients.needId, needs.id))
    .where(and(site, live, ne(recipients.personKey, '')))
    .groupBy(recipients.personKey)
    .having(sql`count(*) > 1 and bool_or(${needs.status} = 'requested')`)
    .orderBy(sql`min(${needs.registeredAt})`, recipients.personKey)
    .limit(MAX_GROUPS);
  if (keys.length === 0) return { groups: [] };
  const among = inArray(
    recipients.personKey,
    keys.map(({ key }) => key),
  );
  const rows = (await readRows(ctx, and(site, live, among), MAX_GROUPS * 10)).filter(
    (row) => row.doubles.length > 0,
  );
  const groups = keys.map(({ key }) =>
    rows
      .filter((row) => row.recipient?.personKey === key)
      .sort((one, other) => waits(one) - waits(other))
      .map((row) => toCard(ctx, row)),
  );
  return { groups: groups.filter((cards) => cards.some(({ status }) => status === 'requested')) };
}

function waits({ need }: Row): number {
  return need.status === 'requested' ? 0 : 1;
}

type Row = {
  need: typeof needs.$inferSelect;
  recipient: typeof recipients.$inferSelect | null;
  doubles: string[];
  deviceCode: string | null;
  expiresAt: Date | null;
};

function toCard(ctx: Context, row: Row): NeedCard {
  const { need, recipient, deviceCode, expiresAt } = row;
  const { code, kind, area, schoolLevel, status, version } = need;
  const full = may(ctx.actor.roles, 'need.view');
  const me = ctx.actor.personId;
  return {
    code,
    kind,
    area,
    schoolLevel,
    status,
    version,
    requirements: full ? (need.requirements as NeedRequirements) : {},
    priority: full ? need.priorityReason : '',
    prioritised: need.prioritisedById !== null,
    registeredAt: need.registeredAt.toISOString(),
    own: need.registeredById === me,
    decidedByMe: need.decidedById === me,
    decisionReason: full ? need.decisionReason : '',
    closeReason: full ? need.closeReason : '',
    consentValid: consentValid(need, ctx.now()),
    recipient: cardRecipient(ctx, need, recipient),
    doubles: seesAllRecipients(ctx) ? row.doubles : [],
    device:
      full && deviceCode && expiresAt
        ? { code: deviceCode, expiresAt: expiresAt.toISOString() }
        : null,
  };
}

function scope(ctx: Context): SQL | undefined {
  const shown = may(ctx.actor.roles, 'need.view')
    ? undefined
    : inArray(needs.status, [...PUBLIC_STATUSES]);
  return and(eq(needs.siteId, ctx.actor.siteId), shown);
}

function matches(ctx: Context, { status, priority, kinds, text }: NeedFilter): SQL | undefined {
  return and(
    scope(ctx),
    status ? eq(needs.status, status) : undefined,
    priority && may(ctx.actor.roles, 'need.view') ? eq(needs.priorityReason, priority) : undefined,
    kinds?.length ? inArray(needs.kind, [...kinds]) : undefined,
    found(ctx, text?.trim() ?? ''),
  );
}

/** By part of the code or the area, and by every word of a name or school for those who see recipients. */
function found(ctx: Context, text: string): SQL | undefined {
  if (text === '') return undefined;
  const words = normaliseQuery(text).split(' ').filter(Boolean);
  // One list of ids for each way to be found, so that each can use its index.
  const byName =
    seesAllRecipients(ctx) && words.length > 0
      ? inArray(
          needs.id,
          ctx.database.db
            .select({ id: recipients.needId })
            .from(recipients)
            .where(and(...words.map((word) => like(recipients.searchText, likePattern(word))))),
        )
      : undefined;
  return or(
    like(needs.code, likePattern(text.toUpperCase())),
    sql`lower(${needs.area}) like ${likePattern(text.toLowerCase())}`,
    byName,
  );
}

async function countByStatus(ctx: Context): Promise<Partial<Record<NeedStatus, number>>> {
  const rows = await ctx.database.db
    .select({ status: needs.status, count: sql<number>`count(*)::int` })
    .from(needs)
    .where(scope(ctx))
    .groupBy(needs.status);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

function endOf(need: typeof needs.$inferSelect): string {
  const { rank, registeredAt, id } = need;
  return Buffer.from(JSON.stringify([rank, registeredAt.toISOString(), id])).toString('base64url');
}

/** @throws AppError `input.invalid` on `after` */
function behind(after: string): SQL {
  const [, rank, at, id] =
    /^\[(-?\d{1,9}),"(\d{4}-\d\d-\d\dT[\d:.]{12}Z)","([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\]$/.exec(
      Buffer.from(after, 'base64url').toString('utf8'),
    ) ?? [];
  if (!rank || !at || !id || Number.isNaN(Date.parse(at)))
    throw invalidField('after', 'input.wrong_value');
  return sql`(${needs.rank}, ${needs.registeredAt}, ${needs.id}) > (${Number(rank)}::int, ${at}::timestamptz, ${id}::uuid)`;
}
