/** Reserving the device that is given for another one: of a session's spares, or from the shelf when one comes back. */
import { MOVES, type Move } from '#domain/moves.ts';
import type { NeedFact } from '#domain/gates.ts';
import type { CardRow } from '../../db/device-card.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import { refused } from '../devices/moves.service.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { lockNeed } from '../needs/need-code.ts';
import { factOf, openReservation } from './reserve.service.ts';

export const RESERVE = MOVES.find((move) => move.id === 'T17') as Move;

export interface InExchange {
  needCode: string;
  /** Why the approver reserved too, when the first device was. */
  selfCheckReason?: string;
  /** What those who took the device along have judged already. */
  decided?: Partial<NeedFact>;
}

/** G10 for a ready device and a need that lost its own. @throws AppError `move.refused` */
export async function reserveInExchange(
  unit: Unit,
  device: CardRow,
  { needCode, selfCheckReason = '', decided = {} }: InExchange,
): Promise<void> {
  const need = await lockNeed(unit, needCode);
  const judged = await factOf(unit, device, need, selfCheckReason);
  const facts = { ...gateFacts(unit, device), need: { ...judged, ...decided } };
  const blockers = blockersFor(unit, device, RESERVE, ['need'], facts);
  if (blockers.length > 0) throw refused(RESERVE, blockers);
  const { id } = await openReservation(unit, device.id, need, { selfCheckReason });
  await recordEvent(unit, {
    deviceId: device.id,
    kind: 'reservation',
    stage: { to: RESERVE.to, move: 'move' },
    expect: { version: device.version },
    data: {
      move: RESERVE.id,
      action: 'reserved',
      need: need.code,
      reservation: id,
      exchange: true,
    },
  });
}
