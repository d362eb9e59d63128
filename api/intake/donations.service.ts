/** Donations: who gave, how it came, what was announced and what was received. */
import { and, eq } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { type GivingRoute, refuseDirect } from '#domain/giving-routes.ts';
import { codes, donationLines, donations, donors } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { type DonorChoice, type KnownDonor, resolveDonor } from './donors.service.ts';

export type DropOff = (typeof donations.$inferSelect)['dropOff'];

export interface DonationDetails {
  dropOff: DropOff;
  /** What its announced devices are when they say nothing themselves. */
  route?: GivingRoute | undefined;
  lines?: readonly { kind: DeviceKind; expected: number }[] | undefined;
  accessoriesNote?: string | undefined;
}

export interface OpenedDonation {
  id: string;
  code: string;
  donorId: string;
  donorName: string;
  donorKind: KnownDonor['kind'];
  route: GivingRoute;
}

/** Opens a donation; its receipt number is a document code. @throws AppError `intake.direct_needs_donor` */
export async function openDonation(
  ctx: Context,
  input: WriteInput & DonorChoice & DonationDetails,
): Promise<OpenedDonation> {
  requirePermission(ctx, 'device.receive');
  return write(ctx, input, (unit) => insertDonation(unit, input));
}

export async function insertDonation(
  unit: Unit,
  input: DonorChoice & DonationDetails,
): Promise<OpenedDonation> {
  const donor = await resolveDonor(unit, input);
  const route = input.route ?? 'workshop';
  if (route === 'direct') checkDirect(donor.kind);
  const id = unit.newId();
  const code = await takeCode(unit.tx, 'document');
  const { siteId, personId } = unit.actor;
  await unit.tx.insert(donations).values({
    id,
    receiptCode: code,
    siteId,
    donorId: donor.id,
    dropOff: input.dropOff,
    route,
    accessoriesNote: input.accessoriesNote ?? '',
    receivedById: personId,
    receivedAt: unit.recordedAt,
  });
  await unit.tx
    .insert(codes)
    .values({ code, subject: 'donation', subjectId: id, siteId, createdAt: unit.recordedAt });
  await replaceLines(unit, id, input.lines ?? []);
  return { id, code, donorId: donor.id, donorName: donor.name, donorKind: donor.kind, route };
}

/** Devices that are announced, not in hand. @throws AppError `intake.direct_needs_donor` */
export function checkDirect(donorKind: KnownDonor['kind']): void {
  const refusal = refuseDirect('offered', donorKind);
  if (refusal) throw new AppError(refusal);
}

async function replaceLines(
  unit: Unit,
  donationId: string,
  lines: readonly { kind: DeviceKind; expected: number }[],
): Promise<void> {
  await unit.tx.delete(donationLines).where(eq(donationLines.donationId, donationId));
  const byKind = new Map<DeviceKind, number>();
  for (const { kind, expected } of lines) byKind.set(kind, (byKind.get(kind) ?? 0) + expected);
  const rows = [...byKind].filter(([, expected]) => expected > 0);
  if (rows.length === 0) return;
  await unit.tx
    .insert(donationLines)
    .values(rows.map(([kind, expected]) => ({ donationId, kind, expected })));
}

/** Changes what was announced and the note about accessories, or closes the donation. */
export async function editDonation(
  ctx: Context,
  input: WriteInput & {
    code: string;
    lines?: readonly { kind: DeviceKind; expected: number }[] | undefined;
    accessoriesNote?: string | undefined;
    closed?: boolean | undefined;
  },
): Promise<{ code: string }> {
  requirePermission(ctx, 'device.receive');
  return write(ctx, input, async (unit) => {
    const donation = await donationByCode(unit, input.code);
    if (input.lines) await replaceLines(unit, donation.id, input.lines);
    const changes = {
      ...(input.accessoriesNote === undefined ? {} : { accessoriesNote: input.accessoriesNote }),
      ...(input.closed === undefined ? {} : { closedAt: input.closed ? unit.recordedAt : null }),
    };
    if (Object.keys(changes).length > 0) {
      await unit.tx.update(donations).set(changes).where(eq(donations.id, donation.id));
    }
    return { code: donation.code };
  });
}

/** @throws AppError `donation.not_found` (404) */
export async function donationByCode(
  unit: Unit,
  code: string,
): Promise<OpenedDonation & { closedAt: Date | null }> {
  const [known] = await unit.tx
    .select({
      id: donations.id,
      code: donations.receiptCode,
      donorId: donations.donorId,
      donorName: donors.name,
      donorKind: donors.kind,
      route: donations.route,
      closedAt: donations.closedAt,
    })
    .from(donations)
    .innerJoin(donors, eq(donors.id, donations.donorId))
    .where(and(eq(donations.receiptCode, code), eq(donations.siteId, unit.actor.siteId)));
  if (!known) throw notFound('donation', { code });
  return known;
}

/** The donation that more devices join. @throws AppError `intake.donation_closed` (409) */
export async function openDonationByCode(unit: Unit, code: string): Promise<OpenedDonation> {
  const donation = await donationByCode(unit, code);
  if (donation.closedAt) throw new AppError('intake.donation_closed', { status: 409 });
  return donation;
}
