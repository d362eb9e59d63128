/** Devices alike from one template: serial, label, scan; resumable at any unit by any bench. */
import { and, eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { parseChargerText } from '#domain/charger-text.ts';
import { batches, codes, donations, donors } from '../../db/schema/index.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { placeById } from '../places/places.service.ts';
import { receiveCharger, reuseFreedCharger } from './charger-intake.ts';
import { type BatchTemplate, batchTemplate } from './batch-template.ts';
import { openDonationByCode } from './donations.service.ts';
import type { DuplicateAnswer } from './same-device.ts';
import { type ReceivedDevice, takeIn } from './take-in.ts';

export async function openBatch(
  ctx: Context,
  input: WriteInput & {
    donationCode: string;
    placeId: string;
    expected: number;
    template: BatchTemplate;
  },
): Promise<{ code: string }> {
  requirePermission(ctx, 'device.receive');
  return write(ctx, input, async (unit) => {
    const donation = await openDonationByCode(unit, input.donationCode);
    const place = await placeById(unit, input.placeId);
    const id = unit.newId();
    const code = await takeCode(unit.tx, 'batch');
    const { siteId, personId } = unit.actor;
    await unit.tx.insert(batches).values({
      id,
      code,
      donationId: donation.id,
      siteId,
      placeId: place.id,
      template: input.template,
      expected: input.expected,
      createdById: personId,
      createdAt: unit.recordedAt,
    });
    await unit.tx
      .insert(codes)
      .values({ code, subject: 'batch', subjectId: id, siteId, createdAt: unit.recordedAt });
    return { code };
  });
}

export interface BatchUnitInput extends WriteInput, DuplicateAnswer {
  code: string;
  serial: string;
  noSerialReason?: string | undefined;
  /** The blank label, stuck on the unit and scanned back. */
  labelCode: string;
}

/**
 * One unit: a device of the template whose label is confirmed by the very scan.
 * @throws AppError `intake.serial_is_code`, `intake.serial_needed`, `intake.same_device` (409),
 *   `intake.batch_closed` (409), `labels.taken` (409), `labels.unknown` (404)
 */
export async function receiveBatchUnit(
  ctx: Context,
  input: BatchUnitInput,
): Promise<ReceivedDevice> {
  requirePermission(ctx, 'device.receive');
  if (readScan(input.serial).kind === 'own') throw new AppError('intake.serial_is_code');
  if (input.serial === '' && !input.noSerialReason) throw new AppError('intake.serial_needed');
  return write(ctx, input, async (unit) => {
    const batch = await batchByCode(unit, input.code);
    if (batch.closedAt) throw new AppError('intake.batch_closed', { status: 409 });
    const template = batchTemplate.parse(batch.template);
    const device = await takeIn(unit, {
      ...input,
      ...template,
      spec: specOf(template),
      donationId: batch.donationId,
      donorName: batch.donorName,
      batchId: batch.id,
      placeId: batch.placeId,
    });
    if (!template.chargerCame) return device;
    const charger =
      (await reuseFreedCharger(unit, batch.id, device.id)) ??
      (await receiveCharger(
        unit,
        { id: device.id, placeId: batch.placeId },
        { text: template.chargerText, make: template.make },
      ));
    return { ...device, chargers: [charger] };
  });
}

function specOf(template: BatchTemplate) {
  const charger = template.chargerText === '' ? null : parseChargerText(template.chargerText);
  return {
    memoryMib: template.memoryMib ?? null,
    storageGb: template.storageGb ?? null,
    storageKind: template.storageKind ?? null,
    cpu: template.cpu ?? '',
    chargerVolts: charger?.volts ?? null,
    chargerWatts: charger?.watts ?? null,
    chargerConnector: charger?.connector ?? '',
  };
}

/** Closes a batch that is complete or stays short, or opens it again. */
export async function closeBatch(
  ctx: Context,
  input: WriteInput & { code: string; closed: boolean },
): Promise<{ closed: boolean }> {
  requirePermission(ctx, 'device.receive');
  return write(ctx, input, async (unit) => {
    const batch = await batchByCode(unit, input.code);
    await unit.tx
      .update(batches)
      .set({ closedAt: input.closed ? unit.recordedAt : null })
      .where(eq(batches.id, batch.id));
    return { closed: input.closed };
  });
}

/** Not locked: two benches may work on one batch at once. @throws AppError `batch.not_found` (404) */
export async function batchByCode(unit: Unit, code: string) {
  const [batch] = await unit.tx
    .select({
      id: batches.id,
      placeId: batches.placeId,
      template: batches.template,
      closedAt: batches.closedAt,
      donationId: batches.donationId,
      donorName: donors.name,
    })
    .from(batches)
    .innerJoin(donations, eq(donations.id, batches.donationId))
    .innerJoin(donors, eq(donors.id, donations.donorId))
    .where(and(eq(batches.code, code), eq(batches.siteId, unit.actor.siteId)));
  if (!batch) throw notFound('batch', { code });
  return batch;
}
