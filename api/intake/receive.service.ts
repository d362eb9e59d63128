/** Receiving one device at the door (T03): donor, device, chargers and custody in one request. */
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { GivingRoute } from '#domain/giving-routes.ts';
import { moveFor } from '#domain/lifecycle.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { placeById } from '../places/places.service.ts';
import type { NewCharger } from './charger-intake.ts';
import { type DropOff, insertDonation, openDonationByCode } from './donations.service.ts';
import type { DonorChoice } from './donors.service.ts';
import type { DuplicateAnswer } from './same-device.ts';
import { type ReceivedDevice, takeIn } from './take-in.ts';

export interface WalkIn extends WriteInput, DonorChoice, DuplicateAnswer {
  /** Receipt code of a donation that the device joins; without it a new one is opened. */
  donationCode?: string | undefined;
  route?: GivingRoute | undefined;
  dropOff: DropOff;
  accessoriesNote?: string | undefined;
  kind: DeviceKind;
  make: string;
  model: string;
  serial: string;
  noSerialReason?: string | undefined;
  labelCode?: string | undefined;
  chargers?: readonly NewCharger[] | undefined;
  /** Where it stands from the first minute on; without it the person holds it. */
  placeId?: string | undefined;
  unsafe?: boolean | undefined;
}

export interface WalkInAnswer extends ReceivedDevice {
  donationCode: string;
}

/**
 * @throws AppError `intake.same_device` (409), `intake.donation_closed` (409), `intake.direct_in_hand`,
 *   `place.not_found` (404)
 */
export async function receiveDevice(ctx: Context, input: WalkIn): Promise<WalkInAnswer> {
  requirePermission(ctx, 'device.receive');
  if (!moveFor(null, 'received', ctx.actor.roles)) throw forbidden({ to: 'received' });
  if (input.route === 'direct') throw new AppError('intake.direct_in_hand');
  return write(ctx, input, async (unit) => {
    const donation = input.donationCode
      ? await openDonationByCode(unit, input.donationCode)
      : await insertDonation(unit, input);
    const placeId = input.placeId ? (await placeById(unit, input.placeId)).id : null;
    const device = await takeIn(unit, {
      ...input,
      donationId: donation.id,
      donorName: donation.donorName,
      placeId,
    });
    return { ...device, donationCode: donation.code };
  });
}
