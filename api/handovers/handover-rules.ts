/** What still keeps a reserved device on the table. */
import { consentValid } from '#domain/eligibility.ts';
import type { Blocker, HandoverFact } from '#domain/gates.ts';
import { judgeGate } from '#domain/gates.ts';
import { refuseHandoverGrades } from '#domain/grading.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import type { CardRow } from '../../db/device-card.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import type { NeedRow } from '../needs/need-code.ts';
import { kitPieces } from './kit-snapshot.ts';

export const HAND_OVER = MOVES.find((move) => move.id === 'T19') as Move;

/** Holds, grades and consent as they are now, and of G11 whatever `handover` does not show yet. */
export function handoverBlockers(
  ctx: Context,
  row: CardRow,
  need: Pick<NeedRow, 'code' | 'consentAt' | 'consentWithdrawnAt'>,
  handover: HandoverFact,
  consentAsOf: Date = ctx.now(),
): Blocker[] {
  const facts = { ...gateFacts(ctx, row), handover };
  const consent = judgeGate('G10', {
    ...facts,
    need: {
      code: need.code,
      approved: true,
      approvedBySameAsReserver: false,
      consentValid: consentValid(need, consentAsOf),
      alreadyServed: false,
      otherReservation: false,
      suits: true,
    },
  });
  return [...consent, ...gradeBlockers(row), ...blockersFor(ctx, row, HAND_OVER, [], facts)];
}

/** Key functions only leave with a coordinator's waiver, whose words are printed as the limitation. */
function gradeBlockers(row: CardRow): Blocker[] {
  const waiver = row.waivers.find((one) => one.gate === 'G7');
  const limited = waiver ? { reason: waiver.reason, printedLimitation: waiver.reason } : null;
  const grades = { cosmetic: row.cosmeticGrade, functional: row.functionalGrade };
  return refuseHandoverGrades(grades, limited).map(({ code, params }) => ({
    gate: 'G7',
    code,
    params: { ...params },
    where: 'grades',
  }));
}

/** G11 from what was scanned and seen; the receipt's number is taken with the handover itself. */
export function handoverFact(
  row: CardRow,
  at: { scanned: readonly string[]; identitySeen: boolean; signed: boolean },
): HandoverFact {
  return {
    deviceScanned: at.scanned.includes(row.code),
    unscannedAccessories: kitPieces(row)
      .filter((piece) => piece.code !== null && !at.scanned.includes(piece.code))
      .map((piece) => piece.line),
    identitySeen: at.identitySeen,
    signed: at.signed,
    receiptNumber: true,
  };
}

/** @throws AppError `handover.not_reserved` (409) with the stage the device is in */
export function reservationOf(row: CardRow): NonNullable<CardRow['reservation']> {
  if (row.stage === 'reserved' && row.reservation) return row.reservation;
  const params = { code: row.code, stage: row.stage };
  throw new AppError('handover.not_reserved', { status: 409, params });
}
