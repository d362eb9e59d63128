/** Setting a ready device aside for one need (T17), or a direct gift for its recipient (D1). */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { checkSpec, gateProfile } from '#domain/spec-profiles.ts';
import { mayCheckSelf, needFact, reservationExpiry } from '#domain/eligibility.ts';
import type { NeedFact } from '#domain/gates.ts';
import { isAllowed } from '#domain/lifecycle.ts';
import { passedOver } from '#domain/matching.ts';
import { MOVES, type Move } from '#domain/moves.ts';
import { type NeedKind, type NeedRequirements, judgeDevice } from '#domain/need-requirements.ts';
import type { CardRow } from '../../db/device-card.ts';
import {
  batchSpares,
  handoverBatches,
  needs,
  recipients,
  reservations,
} from '../../db/schema/index.ts';
import { blockersFor } from '../devices/device-card.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import { refused } from '../devices/moves.service.ts';
import { changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent } from '../lib/unit.ts';
import { judgedDevice } from '../matching/free-devices.ts';
import { readWaitingBefore } from '../matching/waiting-needs.ts';
import { type NeedRow, lockNeed } from '../needs/need-code.ts';
import { findDoubles } from '../needs/register-need.service.ts';
import { findFreeDevices } from './suggestions.service.ts';

export interface ReserveInput extends WriteInput {
  /** Of the device. */
  code: string;
  needCode: string;
  /** Why the approver reserves too, where the site lets one person do both. */
  selfCheckReason?: string | undefined;
  /** Why needs that stand before this one are passed over. */
  orderReason?: string | undefined;
}

export interface Reserved {
  reservationId: string;
  code: string;
  needCode: string;
  expiresAt: string;
}

/**
 * @throws AppError `move.refused` with what G10 lacks, `reservation.device_taken` (409) naming who was first
 * and, in `alternatives`, the codes of other devices that suit; `need.not_found` (404)
 */
export async function reserveDevice(ctx: Context, input: ReserveInput): Promise<Reserved> {
  const work = async (unit: Unit, row: CardRow): Promise<Reserved> => {
    const move = reservingMove(unit, row);
    const need = await lockNeed(unit, input.needCode);
    if (!move) return refuseTaken(unit, row, need);
    await refuseSpare(unit, row);
    const reason = input.selfCheckReason?.trim() ?? '';
    const need10 = await factOf(unit, row, need, reason);
    const facts = { ...gateFacts(unit, row), need: need10 };
    const blockers = blockersFor(unit, row, move, ['need'], facts);
    if (blockers.length > 0) throw refused(move, blockers);
    const orderReason = await orderReasonOf(unit, row, need, input.orderReason?.trim() ?? '');
    const selfCheckReason = need.decidedById === unit.actor.personId ? reason : '';
    const reservation = await openReservation(unit, row.id, need, {
      selfCheckReason,
      orderReason,
    });
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'reservation',
      stage: { to: move.to, move: 'move' },
      expect: { version: row.version },
      data: {
        move: move.id,
        action: 'reserved',
        need: need.code,
        reservation: reservation.id,
        ...(selfCheckReason ? { selfCheck: true } : {}),
        ...(orderReason ? { outOfOrder: true } : {}),
      },
    });
    const expiresAt = reservation.expiresAt.toISOString();
    return { reservationId: reservation.id, code: row.code, needCode: need.code, expiresAt };
  };
  return changeDevice(ctx, 'device.reserve', input, work, 'anywhere');
}

/** @returns null when the device is not one that can be reserved now */
function reservingMove(unit: Unit, row: CardRow): Move | null {
  const id = row.stage === 'ready' ? 'T17' : row.stage === 'offered' ? 'D1' : null;
  const move = MOVES.find((one) => one.id === id);
  if (!move) return null;
  if (!isAllowed(move, unit.actor.roles)) throw forbidden({ roles: move.roles.join(',') });
  return move;
}

async function refuseTaken(unit: Unit, row: CardRow, need: NeedRow): Promise<never> {
  const free = await findFreeDevices(unit, need, 5);
  const last = row.events[0];
  throw new AppError('reservation.device_taken', {
    status: 409,
    params: {
      code: row.code,
      stage: row.stage,
      alternatives: free.map((device) => device.code).join(','),
    },
    ...(last
      ? {
          meanwhile: {
            by: last.actor ?? '',
            what: last.kind,
            stage: last.to,
            at: new Date(last.recordedAt).toISOString(),
          },
        }
      : {}),
  });
}

/** @throws AppError `reservation.spare` (409) naming the session it travels with */
export async function refuseSpare(
  unit: Unit,
  { id, code }: Pick<CardRow, 'id' | 'code'>,
): Promise<void> {
  const [spare] = await unit.tx
    .select({ session: handoverBatches.code })
    .from(batchSpares)
    .innerJoin(handoverBatches, eq(handoverBatches.id, batchSpares.batchId))
    .where(and(eq(batchSpares.deviceId, id), isNull(batchSpares.endedAt)));
  if (!spare) return;
  const params = { code, session: spare.session };
  throw new AppError('reservation.spare', { status: 409, params });
}

/** What gate G10 judges about this device for this need. */
export async function factOf(
  unit: Unit,
  row: CardRow,
  need: NeedRow,
  selfCheckReason: string,
): Promise<NeedFact> {
  const [open] = await unit.tx
    .select({ id: reservations.id })
    .from(reservations)
    .where(and(eq(reservations.needId, need.id), isNull(reservations.closedAt)));
  const { verdict } = checkSpec(row.kind, row, gateProfile(row));
  // A direct gift is not tested by the workshop: nobody has looked at what is in it.
  const untested = row.route === 'direct' && verdict === 'unknown';
  const waived = row.waivers.some((waiver) => waiver.gate === 'G6');
  const device = await judgedDevice(unit, row.code);
  const kind = need.kind as NeedKind;
  const requirements = need.requirements as NeedRequirements;
  const judged = device ? judgeDevice({ kind, requirements }, device) : null;
  const at = unit.recordedAt;
  const { selfCheckMinutes, personId } = unit.actor;
  return needFact(need.code, {
    need: {
      kind: need.kind as CardRow['kind'],
      status: need.status,
      decidedById: need.decidedById,
      consentAt: need.consentAt,
      consentWithdrawnAt: need.consentWithdrawnAt,
      servedElsewhere: need.decisionReason === '' && (await servedElsewhere(unit, need)),
      otherReservation: open !== undefined,
    },
    deviceKind: row.kind,
    specMet: verdict === 'pass' || verdict === 'kit' || waived || untested,
    lacking: judged?.lacking ? judged.reasons : [],
    reserverId: personId,
    selfCheck: mayCheckSelf(selfCheckMinutes, need.decidedAt, at, selfCheckReason),
    at,
  });
}

/**
 * @returns the reason where it was needed, else nothing
 * @throws AppError `match.order_reason_needed` (409) naming the need that is passed over
 */
async function orderReasonOf(
  unit: Unit,
  row: CardRow,
  need: NeedRow,
  why: string,
): Promise<string> {
  const [device, waiting] = [
    await judgedDevice(unit, row.code),
    await readWaitingBefore(unit, need, [need.id]),
  ];
  const before = device && passedOver(need, device, waiting, unit.actor.timeZone);
  if (!before) return '';
  if (why === '') {
    const params = { need: before.row.code, count: 1 };
    throw new AppError('match.order_reason_needed', { status: 409, params });
  }
  return why;
}

/** The same person was served by another need, and no approver said that this is right. */
async function servedElsewhere(unit: Unit, need: NeedRow): Promise<boolean> {
  const [recipient] = await unit.tx
    .select({ personKey: recipients.personKey })
    .from(recipients)
    .where(eq(recipients.needId, need.id));
  const codes = await findDoubles(unit.tx, recipient?.personKey ?? '', need.id);
  if (codes.length === 0) return false;
  const served = await unit.tx
    .select({ id: needs.id })
    .from(needs)
    .where(and(inArray(needs.code, codes), inArray(needs.status, ['served', 'reserved'])))
    .limit(1);
  return served.length > 0;
}

/** The need is reserved with it; its rank stays, so that a release brings it back to its place. */
export async function openReservation(
  unit: Unit,
  deviceId: string,
  need: Pick<NeedRow, 'id' | 'version'>,
  reasons: { selfCheckReason?: string; orderReason?: string } = {},
): Promise<{ id: string; expiresAt: Date }> {
  const id = unit.newId();
  const expiresAt = reservationExpiry(unit.recordedAt);
  await unit.tx.insert(reservations).values({
    id,
    needId: need.id,
    deviceId,
    siteId: unit.actor.siteId,
    reservedById: unit.actor.personId,
    reservedAt: unit.recordedAt,
    expiresAt,
    ...reasons,
  });
  await unit.tx
    .update(needs)
    .set({ status: 'reserved', version: need.version + 1 })
    .where(eq(needs.id, need.id));
  return { id, expiresAt };
}
