/** Chargers, monitors and SIM cards, each with a code and a label of its own. */
import { eq } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { type AccessoryStatus, type TrackedKind, mayBecome } from '#domain/accessories.ts';
import { makeCode } from '#domain/codes.ts';
import { accessories, codes, devices, kitLines } from '../../db/schema/index.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { claimBlank } from '../intake/blank-codes.ts';
import { EMPTY_LINE } from '../kits/release-kit.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { refuseOnTheWay } from '../places/on-the-way.ts';
import { placeByCode } from '../places/places.service.ts';
import { type AccessoryWords, factsFrom, refuseKnownIccid, warningsOf } from './accessory-input.ts';
import {
  type AccessoryRow,
  findAccessory,
  lockAccessory,
  recordAccessoryEvent,
} from './accessory-events.ts';

/**
 * Adds alike accessories to the stock, each with its own code. A scanned blank label names one of them.
 * @throws AppError `input.invalid` on `labelCode`, `chargerText` or `connector`; `labels.taken` (409),
 *   `place.not_found` (404)
 */
export async function addAccessories(
  ctx: Context,
  input: WriteInput &
    AccessoryWords & {
      kind: TrackedKind;
      count: number;
      placeCode?: string | undefined;
      labelCode?: string | undefined;
    },
): Promise<{ codes: string[]; warnings: string[] }> {
  requirePermission(ctx, 'kit.record');
  if (input.labelCode && input.count > 1) throw invalidField('labelCode', 'accessory.label_is_one');
  const facts = factsFrom(input);
  if (facts.iccid && input.count > 1) throw invalidField('iccid', 'accessory.iccid_is_one');
  return write(ctx, input, async (unit) => {
    await refuseKnownIccid(unit, facts.iccid);
    const place = input.placeCode ? await placeByCode(unit, input.placeCode) : null;
    const { siteId, personId } = unit.actor;
    const taken = await codesFor(unit, input);
    const rows = taken.map((code) => ({
      ...facts,
      id: unit.newId(),
      code,
      siteId,
      kind: input.kind,
      placeId: place?.id ?? null,
      custodianId: place ? null : personId,
      labelConfirmedAt: input.labelCode ? unit.recordedAt : null,
      createdAt: unit.recordedAt,
      updatedAt: unit.recordedAt,
    }));
    await unit.tx.insert(accessories).values(rows);
    for (const { id, code } of rows) {
      const subject = { subject: 'accessory' as const, subjectId: id };
      if (input.labelCode) await unit.tx.update(codes).set(subject).where(eq(codes.code, code));
      else {
        const createdAt = unit.recordedAt;
        await unit.tx.insert(codes).values({ ...subject, code, siteId, createdAt });
      }
      await recordAccessoryEvent(unit, id, { kind: 'added', toPlaceId: place?.id ?? null });
    }
    return { codes: taken, warnings: warningsOf(facts) };
  });
}

async function codesFor(
  unit: Unit,
  input: { count: number; labelCode?: string | undefined },
): Promise<string[]> {
  if (input.labelCode) {
    await claimBlank(unit, input.labelCode, 'accessory');
    return [input.labelCode];
  }
  const numbers = await takeCodeNumbers(unit.tx, 'accessory', input.count);
  return numbers.map((number) => makeCode('accessory', number));
}

/**
 * Corrects what is known about an accessory. In a kit it may fit no longer; its device's history says so.
 * @throws AppError `accessory.changed` (409) when another person changed it since
 */
export async function editAccessory(
  ctx: Context,
  input: WriteInput & AccessoryWords & { code: string; version: number },
): Promise<{ version: number; warnings: string[] }> {
  requirePermission(ctx, 'kit.record');
  factsFrom(input);
  return write(ctx, input, async (unit) => {
    const accessory = await lockWithDevice(unit, input.code);
    if (accessory.version !== input.version) {
      throw new AppError('accessory.changed', { status: 409, params: { code: accessory.code } });
    }
    const facts = factsFrom(input, accessory.facts as AccessoryFacts);
    await refuseKnownIccid(unit, facts.iccid, accessory.id);
    const version = accessory.version + 1;
    await unit.tx
      .update(accessories)
      .set({ ...facts, version, updatedAt: unit.recordedAt })
      .where(eq(accessories.id, accessory.id));
    await recordAccessoryEvent(unit, accessory.id, { kind: 'edited' });
    if (accessory.status === 'in_kit' && accessory.deviceId) {
      const data = { accessory: accessory.id, code: accessory.code, action: 'edited' };
      await recordEvent(unit, { deviceId: accessory.deviceId, kind: 'accessory', data });
    }
    return { version, warnings: warningsOf(facts) };
  });
}

/** The device first, as kitting does, so that two writes never wait for each other. */
async function lockWithDevice(unit: Unit, code: string): Promise<AccessoryRow> {
  const { deviceId } = await findAccessory(unit, code);
  if (deviceId) {
    await unit.tx
      .select({ id: devices.id })
      .from(devices)
      .where(eq(devices.id, deviceId))
      .for('update');
  }
  const locked = await lockAccessory(unit, code);
  if (locked.deviceId !== deviceId) {
    throw new AppError('accessory.changed', { status: 409, params: { code: locked.code } });
  }
  return locked;
}

/**
 * Missing, found again, or given to the recycler. One that goes missing out of a kit leaves its line open.
 * @throws AppError `accessory.wrong_status` (409) naming the status it has, `device.in_transit` (409)
 */
export async function setAccessoryStatus(
  ctx: Context,
  input: WriteInput & {
    code: string;
    status: 'in_stock' | 'missing' | 'recycled';
    placeCode?: string | undefined;
  },
): Promise<{ status: AccessoryStatus }> {
  requirePermission(ctx, 'kit.record');
  return write(ctx, input, async (unit) => {
    const accessory = await lockWithDevice(unit, input.code);
    await refuseOnTheWay(unit, accessory);
    const { status } = input;
    const leavesKit = accessory.status === 'in_kit';
    if (!mayBecome(accessory.status, status) || (leavesKit && status === 'in_stock')) {
      const params = { code: accessory.code, status: accessory.status };
      throw new AppError('accessory.wrong_status', { status: 409, params });
    }
    const place = input.placeCode ? await placeByCode(unit, input.placeCode) : null;
    const held = status === 'in_stock' && !place ? unit.actor.personId : null;
    await unit.tx
      .update(accessories)
      .set({
        status,
        deviceId: null,
        placeId: status === 'in_stock' ? (place?.id ?? null) : null,
        custodianId: held,
        boxId: null,
        version: accessory.version + 1,
        updatedAt: unit.recordedAt,
      })
      .where(eq(accessories.id, accessory.id));
    await recordAccessoryEvent(unit, accessory.id, {
      kind: status === 'in_stock' ? 'found' : status,
      deviceId: accessory.deviceId,
      fromPlaceId: accessory.placeId,
      toPlaceId: place?.id ?? null,
    });
    if (leavesKit && accessory.deviceId) await openLineOf(unit, accessory, accessory.deviceId);
    return { status };
  });
}

async function openLineOf(unit: Unit, accessory: AccessoryRow, deviceId: string): Promise<void> {
  await unit.tx.update(kitLines).set(EMPTY_LINE).where(eq(kitLines.accessoryId, accessory.id));
  const data = { action: 'missing', line: accessory.kind, code: accessory.code };
  await recordEvent(unit, { deviceId, kind: 'kit', data });
}
