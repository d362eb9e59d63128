/** Scan-back: a label counts when it has been scanned on the thing it is stuck on. */
import { type SQL, and, eq, isNull } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { IdentityField } from '#domain/identity.ts';
import type { Stage } from '#domain/stages.ts';
import { isInCustody } from '#domain/stages.ts';
import {
  accessories,
  codes,
  deviceSearch,
  devices,
  donations,
  donors,
  labelPrints,
  media,
  parts,
} from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { searchTextOf } from '../devices/search-text.ts';
import { claimBlank } from '../intake/blank-codes.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { recordLabelConfirmed } from './device-label.ts';

export interface LabelConfirmation {
  code: string;
  subject: 'device' | 'accessory' | 'medium' | 'part';
  /** Of a device, after the scan. */
  stage: Stage | null;
  /** What G1 still lacks, so that a received device could not become `labelled`. */
  missing: IdentityField[];
  /** It had been scanned back before; nothing changed. */
  already: boolean;
}

/**
 * Takes one scan of a label on its thing; `code` is the scan as it came, code or tracking address.
 * @throws AppError `code.mistyped`, `labels.unknown` (404), `labels.still_blank` (409), `labels.not_here` (409),
 *   `scan.void_label` (409)
 */
export async function confirmLabel(
  ctx: Context,
  input: WriteInput & { code: string },
): Promise<LabelConfirmation> {
  requirePermission(ctx, 'label.confirm');
  return write(ctx, input, async (unit) => {
    const found = await findLabelled(unit, input.code);
    if (found.subject === 'device') return confirmDevice(unit, found.subjectId);
    if (found.subject === 'accessory') return confirmAccessory(unit, found.subjectId);
    if (found.subject === 'part') return confirmPart(unit, found.subjectId);
    return confirmMedium(unit, found.subjectId);
  });
}

async function findLabelled(unit: Unit, text: string) {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  const unknown = () =>
    new AppError('labels.unknown', { status: 404, params: { code: text.slice(0, 40) } });
  if (scan.kind === 'tracking') {
    const [device] = await unit.tx
      .select({ id: devices.id })
      .from(devices)
      .where(eq(devices.publicCode, scan.publicCode));
    if (!device) throw unknown();
    return { subject: 'device' as const, subjectId: device.id };
  }
  if (scan.kind !== 'own') throw unknown();
  const [row] = await unit.tx.select().from(codes).where(eq(codes.code, scan.code));
  if (!row || (row.siteId && row.siteId !== unit.actor.siteId)) throw unknown();
  const { subject, subjectId } = row;
  if (subject === 'blank') {
    throw new AppError('labels.still_blank', { status: 409, params: { code: row.code } });
  }
  switch (subject) {
    case 'device':
    case 'accessory':
    case 'medium':
    case 'part':
      if (subjectId) return { subject, subjectId };
  }
  throw new AppError('labels.not_on_a_thing');
}

async function confirmDevice(unit: Unit, deviceId: string): Promise<LabelConfirmation> {
  const [device] = await unit.tx
    .select()
    .from(devices)
    .where(and(eq(devices.id, deviceId), eq(devices.siteId, unit.actor.siteId)))
    .for('update');
  if (!device) throw notFound('device');
  const stage = device.stage as Stage;
  const { code } = device;
  const gone = stage === 'void' ? 'scan.void_label' : 'labels.not_here';
  if (!isInCustody(stage)) throw new AppError(gone, { status: 409, params: { code } });
  const answer = { code, subject: 'device' as const };
  if (device.labelConfirmedAt && stage !== 'received') {
    return { ...answer, stage, missing: [], already: true };
  }
  return { ...answer, ...(await recordLabelConfirmed(unit, device)), already: false };
}

async function confirmAccessory(unit: Unit, id: string): Promise<LabelConfirmation> {
  const [accessory] = await unit.tx
    .select()
    .from(accessories)
    .where(and(eq(accessories.id, id), eq(accessories.siteId, unit.actor.siteId)))
    .for('update');
  if (!accessory) throw notFound('accessory');
  const already = accessory.labelConfirmedAt !== null;
  if (!already) {
    await unit.tx
      .update(accessories)
      .set({ labelConfirmedAt: unit.recordedAt, updatedAt: unit.recordedAt })
      .where(eq(accessories.id, id));
    await recordAccessoryEvent(unit, id, { kind: 'label_confirmed' });
  }
  return { code: accessory.code, subject: 'accessory', stage: null, missing: [], already };
}

async function confirmMedium(unit: Unit, id: string): Promise<LabelConfirmation> {
  const [medium] = await unit.tx
    .select()
    .from(media)
    .where(and(eq(media.id, id), eq(media.siteId, unit.actor.siteId)))
    .for('update');
  if (!medium) throw notFound('medium');
  const already = medium.labelConfirmedAt !== null;
  if (!already) {
    await unit.tx
      .update(media)
      .set({ labelConfirmedAt: unit.recordedAt, updatedAt: unit.recordedAt })
      .where(eq(media.id, id));
    await setPartConfirmed(unit, eq(parts.mediumId, id));
    if (medium.deviceId) {
      const data = { medium: id, action: 'label_confirmed' };
      await recordEvent(unit, { deviceId: medium.deviceId, kind: 'medium', data });
    }
  }
  return { code: medium.code, subject: 'medium', stage: null, missing: [], already };
}

async function confirmPart(unit: Unit, id: string): Promise<LabelConfirmation> {
  const [part] = await unit.tx
    .select()
    .from(parts)
    .where(and(eq(parts.id, id), eq(parts.siteId, unit.actor.siteId)))
    .for('update');
  if (!part) throw notFound('part');
  const already = part.labelConfirmedAt !== null;
  if (!already) await setPartConfirmed(unit, eq(parts.id, id));
  return { code: part.code, subject: 'part', stage: null, missing: [], already };
}

async function setPartConfirmed(unit: Unit, which: SQL): Promise<void> {
  const at = unit.recordedAt;
  await unit.tx.update(parts).set({ labelConfirmedAt: at, updatedAt: at }).where(which);
}

/**
 * Ties a blank label to a device that is known already: the blank's code becomes the device's,
 * the code it had stays as an alias, and the scan of the blank on the device is the scan-back.
 * @throws AppError `labels.taken` (409), `labels.unknown` (404), `labels.wrong_type`, `device.not_found` (404)
 */
export async function attachBlank(
  ctx: Context,
  input: WriteInput & { code: string; deviceCode: string },
): Promise<LabelConfirmation> {
  requirePermission(ctx, 'label.confirm');
  return write(ctx, input, async (unit) => {
    await claimBlank(unit, input.code, 'device');
    const [known] = await unit.tx
      .select({ device: devices, donorName: donors.name })
      .from(codes)
      .innerJoin(devices, eq(devices.id, codes.subjectId))
      .leftJoin(donations, eq(donations.id, devices.donationId))
      .leftJoin(donors, eq(donors.id, donations.donorId))
      .where(and(eq(codes.code, input.deviceCode), eq(devices.siteId, unit.actor.siteId)));
    if (!known) throw notFound('device', { code: input.deviceCode });
    const { device } = known;
    if (!isInCustody(device.stage as Stage)) throw new AppError('labels.not_here', { status: 409 });
    await unit.tx
      .update(codes)
      .set({ subject: 'device', subjectId: device.id })
      .where(eq(codes.code, input.code));
    await unit.tx.update(devices).set({ code: input.code }).where(eq(devices.id, device.id));
    await unit.tx
      .update(labelPrints)
      .set({ voidedAt: unit.recordedAt })
      .where(and(eq(labelPrints.code, device.code), isNull(labelPrints.voidedAt)));
    const text = searchTextOf({ ...device, code: input.code, donorName: known.donorName ?? '' });
    await unit.tx.update(deviceSearch).set({ text }).where(eq(deviceSearch.deviceId, device.id));
    const data = { code: input.code, was: { code: device.code } };
    await recordEvent(unit, { deviceId: device.id, kind: 'edited', data });
    const confirmed = await recordLabelConfirmed(unit, device);
    return { code: input.code, subject: 'device' as const, ...confirmed, already: false };
  });
}
