/** Forgetting a person: what was counted stays counted. */
import { eq, inArray } from 'drizzle-orm';
import { handovers, needs, recipients, signatures } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { lockNeed } from './need-code.ts';

/**
 * Erases name, school, guardian and telephone; with `signatures` also the signed names and drawings with their
 * salts. The chain of events stays valid, since events hold only salted hashes.
 * @throws AppError `need.reserved` (409) while a device waits for the person
 */
export async function eraseRecipient(
  ctx: Context,
  input: WriteInput & { code: string; signatures: boolean },
): Promise<{ code: string; signatures: number }> {
  requirePermission(ctx, 'recipient.erase');
  return write(ctx, input, async (unit) => {
    const need = await lockNeed(unit, input.code);
    const { code } = need;
    if (need.status === 'reserved') {
      throw new AppError('need.reserved', { status: 409, params: { code } });
    }
    await unit.tx
      .update(recipients)
      .set({
        studentName: '',
        school: '',
        guardianName: '',
        guardianPhone: '',
        erasedAt: unit.recordedAt,
      })
      .where(eq(recipients.needId, need.id));
    if (need.decidedAt && need.status !== 'rejected') {
      // An approver's words may name the person.
      const set = { decisionReason: need.decisionReason === '' ? '' : 'erased' };
      await unit.tx.update(needs).set(set).where(eq(needs.id, need.id));
    }
    const erased = input.signatures
      ? await unit.tx
          .update(signatures)
          .set({
            signerName: '',
            witnessName: '',
            image: null,
            childImage: null,
            paperImage: null,
            salt: null,
            erasedAt: unit.recordedAt,
          })
          .where(
            inArray(
              signatures.handoverId,
              unit.tx
                .select({ id: handovers.id })
                .from(handovers)
                .where(eq(handovers.needId, need.id)),
            ),
          )
          .returning({ id: signatures.id })
      : [];
    await logAct(unit, 'recipient.erased', need.id, { need: code, signatures: erased.length });
    return { code, signatures: erased.length };
  });
}
