/** Devices announced but not in hand (T01). They arrive by an ordinary move (T02). */
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { GivingRoute } from '#domain/giving-routes.ts';
import { moveFor, movesBetween } from '#domain/lifecycle.ts';
import { createDevice } from '../devices/create-device.ts';
import type { Context } from '../lib/context.ts';
import { forbidden } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { checkDirect, openDonationByCode } from './donations.service.ts';

/**
 * @throws AppError `access.forbidden` naming who may, `intake.donation_closed` (409),
 *   `intake.direct_needs_donor` where a direct gift has no donor to speak with
 */
export async function announceDevices(
  ctx: Context,
  input: WriteInput & {
    code: string;
    kind: DeviceKind;
    count: number;
    make: string;
    model: string;
    /** Without it the donation's own. */
    route?: GivingRoute | undefined;
  },
): Promise<{ codes: string[] }> {
  if (!moveFor(null, 'offered', ctx.actor.roles)) {
    const roles = movesBetween(null, 'offered').flatMap((move) => [...move.roles]);
    throw forbidden({ to: 'offered', roles: roles.join(',') });
  }
  return write(ctx, input, async (unit) => {
    const donation = await openDonationByCode(unit, input.code);
    const route = input.route ?? donation.route;
    if (route === 'direct') checkDirect(donation.donorKind);
    const created: string[] = [];
    for (let number = 0; number < input.count; number++) {
      const device = await createDevice(unit, {
        kind: input.kind,
        make: input.make,
        model: input.model,
        serial: '',
        donationId: donation.id,
        stage: 'offered',
        placeId: null,
        donorName: donation.donorName,
        route,
      });
      created.push(device.code);
    }
    return { codes: created };
  });
}
