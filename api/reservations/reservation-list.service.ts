/** Open reservations, the ones that end first on top. */
import { type SQL, and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import {
  accessories,
  devices,
  needs,
  people,
  places,
  recipients,
  reservations,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { requirePermission } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { type Recipient, shownRecipient } from '../needs/recipient-view.ts';
import { EXPIRING_DAYS } from '../stock/stock-filters.ts';

export interface ReservationFilter {
  /** Only those that end within three days. */
  expiring: boolean;
  after?: string | undefined;
  limit: number;
}

export interface ReservationRow {
  /** Of a device, or of a SIM or data card, whose kind is `sim`. */
  code: string;
  kind: string;
  make: string;
  model: string;
  route: string;
  placeName: string | null;
  needCode: string;
  area: string;
  recipient: Recipient | null;
  reservedBy: string;
  reservedAt: string;
  expiresAt: string;
  extended: boolean;
  /** Why needs that stood before this one were passed over; empty where none was. */
  orderReason: string;
  consentWithdrawn: boolean;
}

/** One page; `next` is the `after` of the page behind it. */
export async function listReservations(ctx: Context, filter: ReservationFilter) {
  requirePermission(ctx, 'need.view');
  const soon = soonOf(ctx);
  const site = and(eq(reservations.siteId, ctx.actor.siteId), isNull(reservations.closedAt));
  const rows = await rowsOf(ctx)
    .where(
      and(
        site,
        filter.expiring ? lte(reservations.expiresAt, soon) : undefined,
        filter.after ? behind(filter.after) : undefined,
      ),
    )
    .orderBy(asc(reservations.expiresAt), asc(reservations.id))
    .limit(filter.limit + 1);
  const [counts] = await ctx.database.db
    .select({
      reserved: sql<number>`count(*)::int`,
      expiring: sql<number>`(count(*) filter (where ${lte(reservations.expiresAt, soon)}))::int`,
    })
    .from(reservations)
    .where(site);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1)?.reservation;
  return {
    reservations: page.map((row) => toRow(ctx, row)),
    counts: counts ?? { reserved: 0, expiring: 0 },
    next: rows.length > filter.limit && last ? `${last.expiresAt.toISOString()}_${last.id}` : null,
  };
}

function soonOf(ctx: Context): Date {
  return new Date(ctx.now().getTime() + EXPIRING_DAYS * 86_400_000);
}

function rowsOf(ctx: Context) {
  return ctx.database.db
    .select({
      reservation: reservations,
      device: devices,
      card: accessories,
      need: needs,
      recipient: recipients,
      placeName: places.name,
      reservedBy: people.name,
    })
    .from(reservations)
    .leftJoin(devices, eq(devices.id, reservations.deviceId))
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .innerJoin(people, eq(people.id, reservations.reservedById))
    .leftJoin(recipients, eq(recipients.needId, needs.id))
    .leftJoin(places, eq(places.id, sql`coalesce(${devices.placeId}, ${accessories.placeId})`))
    .$dynamic();
}

type Found = Awaited<ReturnType<typeof rowsOf>>[number];

function toRow(ctx: Context, found: Found): ReservationRow {
  const { reservation, device, card, need, recipient, placeName, reservedBy } = found;
  const thing = device ?? card;
  return {
    code: thing?.code ?? '',
    kind: thing?.kind ?? '',
    make: thing?.make ?? '',
    model: thing?.model ?? '',
    route: device?.route ?? 'workshop',
    placeName,
    needCode: need.code,
    area: need.area,
    recipient: shownRecipient(ctx, need, recipient),
    reservedBy,
    reservedAt: reservation.reservedAt.toISOString(),
    expiresAt: reservation.expiresAt.toISOString(),
    extended: reservation.extendedAt !== null,
    orderReason: reservation.orderReason,
    consentWithdrawn: need.consentWithdrawnAt !== null,
  };
}

/** @throws AppError `input.invalid` on `after` */
function behind(after: string): SQL {
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ??
    [];
  if (!at || !id || Number.isNaN(Date.parse(at))) {
    throw invalidField('after', 'input.wrong_value');
  }
  return sql`(${reservations.expiresAt}, ${reservations.id}) > (${at}::timestamptz, ${id}::uuid)`;
}
