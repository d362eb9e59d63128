/** Reading donations: expected against received, and the way of everything that came with them. */
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { may } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import {
  accessories,
  batches,
  devices,
  donationLines,
  donations,
  donors,
  people,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';

/** Devices of a donation that are really there. */
const RECEIVED = sql`d.stage not in ('offered', 'void')`;

/** Names of private persons are for those who may see donors; organisations are known to all staff. */
export function shownDonorName(ctx: Context, donor: { kind: string; name: string }): string {
  return donor.kind === 'organisation' || may(ctx.actor.roles, 'donor.view') ? donor.name : '';
}

/** The newest donations of the site; `after` is the id of the last one of the page before. */
export async function listDonations(
  ctx: Context,
  page: { after?: string | undefined; limit: number },
) {
  const rows = await ctx.database.db
    .select({
      id: donations.id,
      code: donations.receiptCode,
      dropOff: donations.dropOff,
      receivedAt: donations.receivedAt,
      closedAt: donations.closedAt,
      donorId: donations.donorId,
      donorKind: donors.kind,
      donorName: donors.name,
      expected: sql<number>`(select coalesce(sum(l.expected), 0)::int from donation_lines l where l.donation_id = ${donations}.id)`,
      received: sql<number>`(select count(*)::int from devices d where d.donation_id = ${donations}.id and ${RECEIVED})`,
    })
    .from(donations)
    .innerJoin(donors, eq(donors.id, donations.donorId))
    .where(
      and(
        eq(donations.siteId, ctx.actor.siteId),
        page.after ? lt(donations.id, page.after) : undefined,
      ),
    )
    .orderBy(desc(donations.id))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit).map((row) => ({
    ...row,
    donorName: shownDonorName(ctx, { kind: row.donorKind, name: row.donorName }),
  }));
  return { donations: shown, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

export interface KindCount {
  kind: DeviceKind;
  expected: number;
  received: number;
}

/** @throws AppError `donation.not_found` (404) */
export async function readDonation(ctx: Context, code: string) {
  const { db } = ctx.database;
  const [donation] = await db
    .select({
      id: donations.id,
      code: donations.receiptCode,
      dropOff: donations.dropOff,
      route: donations.route,
      accessoriesNote: donations.accessoriesNote,
      receivedAt: donations.receivedAt,
      receivedBy: people.name,
      receivedById: people.id,
      closedAt: donations.closedAt,
      donor: { id: donors.id, kind: donors.kind, name: donors.name, phone: donors.phone },
    })
    .from(donations)
    .innerJoin(donors, eq(donors.id, donations.donorId))
    .innerJoin(people, eq(people.id, donations.receivedById))
    .where(and(eq(donations.receiptCode, code), eq(donations.siteId, ctx.actor.siteId)));
  if (!donation) throw notFound('donation', { code });
  const [lines, held, opened] = await Promise.all([
    db.select().from(donationLines).where(eq(donationLines.donationId, donation.id)),
    devicesOf(ctx, donation.id),
    db
      .select({ code: batches.code, expected: batches.expected, closedAt: batches.closedAt })
      .from(batches)
      .where(eq(batches.donationId, donation.id))
      .orderBy(asc(batches.id)),
  ]);
  const came = held.length > 0 ? await chargersOf(ctx, donation.id) : [];
  const mayPhone = may(ctx.actor.roles, 'donor.view');
  const donor = {
    ...donation.donor,
    name: shownDonorName(ctx, donation.donor),
    phone: mayPhone ? donation.donor.phone : '',
  };
  return {
    ...donation,
    donor,
    counts: countKinds(lines, held),
    devices: held,
    batches: opened,
    chargers: came,
  };
}

async function devicesOf(ctx: Context, donationId: string) {
  const rows = await ctx.database.db
    .select({
      id: devices.id,
      code: devices.code,
      kind: devices.kind,
      make: devices.make,
      model: devices.model,
      stage: devices.stage,
      route: devices.route,
      labelConfirmedAt: devices.labelConfirmedAt,
      batchId: devices.batchId,
    })
    .from(devices)
    .where(eq(devices.donationId, donationId))
    .orderBy(asc(devices.id))
    .limit(5000);
  return rows
    .filter((row) => row.stage !== 'void')
    .map((row) => ({ ...row, stage: row.stage as Stage }));
}

async function chargersOf(ctx: Context, donationId: string) {
  const { db } = ctx.database;
  return db
    .select({
      code: accessories.code,
      kind: accessories.kind,
      watts: accessories.watts,
      confirmed: sql<boolean>`accessories.label_confirmed_at is not null`,
    })
    .from(accessories)
    .where(
      inArray(
        accessories.cameWithId,
        db.select({ id: devices.id }).from(devices).where(eq(devices.donationId, donationId)),
      ),
    )
    .orderBy(asc(accessories.code))
    .limit(5000);
}

function countKinds(
  lines: readonly { kind: string; expected: number }[],
  held: readonly { kind: DeviceKind; stage: Stage }[],
): KindCount[] {
  return DEVICE_KINDS.map((kind) => ({
    kind,
    expected: lines.find((line) => line.kind === kind)?.expected ?? 0,
    received: held.filter((row) => row.kind === kind && row.stage !== 'offered').length,
  })).filter((line) => line.expected > 0 || line.received > 0);
}
