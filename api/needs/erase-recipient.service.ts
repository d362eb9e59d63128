/** Forgetting a person: what was counted stays counted. */
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { may } from '#domain/roles.ts';
import {
  accessoryGifts,
  batchNeeds,
  handovers,
  needs,
  privacyRequests,
  recipients,
  signatures,
  tableRecords,
} from '../../db/schema/index.ts';
import { type Context, type Transaction, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { releaseNeed } from '../reservations/release.service.ts';
import { type NeedRow, lockNeed } from './need-code.ts';

export interface EraseInput extends WriteInput {
  code: string;
  /** Also who signed and the drawings, which prove the handover and are else kept for five years. */
  signatures: boolean;
  /** Ends the reservation first, where a device waits for the person. */
  release: boolean;
}

export interface Erased {
  code: string;
  signatures: number;
  /** Requests about own data that ended with it. */
  requests: number;
}

/** All that says who the person is; the keyed hash alone stays, so that a second request is found. */
const NO_PERSON = {
  studentName: '',
  school: '',
  className: '',
  birthDate: null,
  guardianName: '',
  guardianPhone: '',
  locale: '',
  refKey: '',
} as const;

const NO_SIGNER = {
  signerName: '',
  witnessName: '',
  image: null,
  childImage: null,
  paperImage: null,
  salt: null,
} as const;

/**
 * Erases name, school, class, birth date, guardian, telephone and what a tablet sent about the person; with
 * `signatures` also the signed names and drawings. Open requests about own data end with it, and a request for a
 * device that still waits is closed. The chain of events stays valid, since events hold only salted hashes.
 * @throws AppError `need.reserved` (409) while a device waits for the person and `release` is not asked for,
 * `need.reserved_away` (409) while that device is on no shelf
 */
export async function eraseRecipient(ctx: Context, input: EraseInput): Promise<Erased> {
  requirePermission(ctx, 'recipient.erase');
  return write(ctx, input, async (unit) => {
    if (input.release && may(unit.actor.roles, 'device.reserve')) {
      await releaseNeed(unit, input.code, 'need_closed');
    }
    const need = await lockNeed(unit, input.code);
    const { code } = need;
    if (need.status === 'reserved') {
      const reason = input.release ? 'need.reserved_away' : 'need.reserved';
      throw new AppError(reason, { status: 409, params: { code } });
    }
    await erasePerson(unit.tx, need, unit.recordedAt);
    await endNeed(unit, need);
    const erased = input.signatures ? await eraseSignatures(unit.tx, need, unit.recordedAt) : 0;
    const requests = await endRequests(unit, need.id);
    await logAct(unit, 'recipient.erased', need.id, { need: code, signatures: erased, requests });
    return { code, signatures: erased, requests };
  });
}

/** Everything about the person but signatures; part of another transaction. */
export async function erasePerson(
  tx: Transaction,
  need: Pick<NeedRow, 'id' | 'code' | 'status' | 'decidedAt' | 'decisionReason'>,
  at: Date,
): Promise<void> {
  await tx
    .update(recipients)
    .set({ ...NO_PERSON, erasedAt: at })
    .where(and(eq(recipients.needId, need.id), isNull(recipients.erasedAt)));
  if (need.decidedAt && need.status !== 'rejected' && need.decisionReason !== '') {
    // An approver's words may name the person.
    await tx.update(needs).set({ decisionReason: 'erased' }).where(eq(needs.id, need.id));
  }
  await tx.update(tableRecords).set({ content: null }).where(eq(tableRecords.needCode, need.code));
}

async function eraseSignatures(
  tx: Transaction,
  need: Pick<NeedRow, 'id'>,
  at: Date,
): Promise<number> {
  const ofHandovers = tx
    .select({ id: handovers.id })
    .from(handovers)
    .where(eq(handovers.needId, need.id));
  const ofGifts = tx
    .select({ id: accessoryGifts.id })
    .from(accessoryGifts)
    .where(eq(accessoryGifts.needId, need.id));
  const erased = await tx
    .update(signatures)
    .set({ ...NO_SIGNER, erasedAt: at })
    .where(
      and(
        isNull(signatures.erasedAt),
        or(inArray(signatures.handoverId, ofHandovers), inArray(signatures.giftId, ofGifts)),
      ),
    )
    .returning({ id: signatures.id });
  return erased.length;
}

/** Signatures by their ids; part of another transaction. */
export async function eraseSignaturesById(
  tx: Transaction,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .update(signatures)
    .set({ ...NO_SIGNER, erasedAt: at })
    .where(inArray(signatures.id, [...ids]));
}

/** Nobody can be served who is not known: a need that waits ends. */
async function endNeed(unit: Unit, need: NeedRow): Promise<void> {
  if (need.status !== 'requested' && need.status !== 'approved') return;
  await unit.tx
    .update(needs)
    .set({
      status: 'closed',
      closedAt: unit.recordedAt,
      closeReason: 'erased',
      version: need.version + 1,
    })
    .where(eq(needs.id, need.id));
  await unit.tx
    .update(batchNeeds)
    .set({ state: 'removed' })
    .where(and(eq(batchNeeds.needId, need.id), inArray(batchNeeds.state, ['waiting', 'absent'])));
}

async function endRequests(unit: Unit, needId: string): Promise<number> {
  const ended = await unit.tx
    .update(privacyRequests)
    .set({
      closedAt: unit.recordedAt,
      closedById: unit.actor.personId,
      outcome: 'erased',
    })
    .where(and(eq(privacyRequests.needId, needId), isNull(privacyRequests.closedAt)))
    .returning({ id: privacyRequests.id });
  return ended.length;
}
