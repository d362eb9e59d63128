/** A gift straight from donor to recipient (D2): the guardian confirmed it, the donor declared what was done. */
import { isAllowed } from '#domain/lifecycle.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden, invalidField } from '../lib/errors.ts';
import type { WriteInput } from '../lib/unit.ts';
import { lockNeed } from '../needs/need-code.ts';
import { reservationOf } from './handover-rules.ts';
import { takeSnapshot } from './kit-snapshot.ts';
import { type HandedOver, writeHandover } from './write-handover.ts';

const CONFIRM_GIFT = MOVES.find((move) => move.id === 'D2') as Move;

export const DECLARED = ['accountsRemoved', 'reset', 'chargerIncluded', 'works'] as const;

export interface DirectGiftInput extends WriteInput {
  code: string;
  /** The guardian said that the device arrived. */
  guardianConfirmed: boolean;
  declaration: Record<(typeof DECLARED)[number], boolean>;
  locale: string;
}

/** @throws AppError `move.refused`, `handover.not_direct` (409), `input.invalid` on what was not declared */
export async function confirmDirectGift(ctx: Context, input: DirectGiftInput): Promise<HandedOver> {
  const { declaration, guardianConfirmed, locale } = input;
  return changeDevice(ctx, 'handover.record', input, async (unit, row: CardRow) => {
    if (!isAllowed(CONFIRM_GIFT, unit.actor.roles)) {
      throw forbidden({ roles: CONFIRM_GIFT.roles.join(',') });
    }
    const reservation = reservationOf(row);
    if (row.route !== 'direct') throw new AppError('handover.not_direct', { status: 409 });
    const missing = DECLARED.find((key) => !declaration[key]);
    if (missing) throw invalidField(`declaration.${missing}`, 'handover.not_declared');
    const given = guardianConfirmed ? (['guardian_confirmation'] as const) : [];
    const blockers = blockersFor(unit, row, CONFIRM_GIFT, given);
    if (blockers.length > 0) throw refused(CONFIRM_GIFT, blockers);
    return writeHandover(unit, row, await lockNeed(unit, reservation.needCode), {
      move: CONFIRM_GIFT,
      reservationId: reservation.id,
      snapshot: { ...(await takeSnapshot(unit, row, [])), declaration },
      locale,
      identitySeen: false,
      direct: true,
      signature: null,
    });
  });
}
