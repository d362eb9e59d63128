/** The records that a given card leaves: receipt, signature, reservation, need. */
import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { accessories, accessoryGifts, codes, needs, reservations } from '../../db/schema/index.ts';
import { type AccessoryRow, recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { takeCode } from '../codes/code-numbers.ts';
import { receiptProof } from '../handovers/receipt-content.ts';
import { keepSignature } from '../handovers/signature-store.ts';
import { checkSignature } from '../handovers/signature.ts';
import { backToSession, markServed } from '../handover-sessions/served.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { NeedRow } from '../needs/need-code.ts';
import type { CardTable } from './gifts.service.ts';

/** All rules about need and card are judged before; what was reserved, scanned and seen is judged here. */
export async function writeGift(
  unit: Unit,
  need: NeedRow,
  card: AccessoryRow,
  table: CardTable | undefined,
): Promise<{ id: string; receiptCode: string }> {
  if (table) refuseUnseen(card, table);
  const signature = table ? checkSignature(table.signature) : null;
  const reservation = await reservedFor(unit, need, card);
  const id = unit.newId();
  const receiptCode = await takeCode(unit.tx, 'document');
  const { happenedAt, recordedAt } = unit;
  const document = { code: receiptCode, subject: 'gift' as const, subjectId: id };
  await unit.tx
    .insert(codes)
    .values({ ...document, siteId: unit.actor.siteId, createdAt: recordedAt });
  const content = { receiptCode, needCode: need.code, code: card.code, happenedAt, kit: [] };
  await unit.tx.insert(accessoryGifts).values({
    id,
    accessoryId: card.id,
    needId: need.id,
    givenById: unit.actor.personId,
    givenAt: recordedAt,
    happenedAt,
    reservationId: reservation?.id ?? null,
    batchId: table?.batchId ?? null,
    identitySeen: table?.identitySeen ?? false,
    receiptCode,
    ...receiptProof({ ...content, warrantyEnd: null }),
  });
  if (table && signature) await keepSignature(unit, { giftId: id }, signature, table.witnessName);
  await handOut(unit, card);
  if (reservation) {
    await unit.tx
      .update(reservations)
      .set({ closedAt: recordedAt, outcome: 'fulfilled' })
      .where(eq(reservations.id, reservation.id));
  }
  // A card beside a device serves nothing: the device does.
  if (reservation || need.kind === 'sim') await serve(unit, need);
  return { id, receiptCode };
}

function refuseUnseen(card: AccessoryRow, { scanned, identitySeen }: CardTable): void {
  const params = { code: card.code };
  if (!scanned.includes(card.code)) throw new AppError('gift.not_scanned', { params });
  if (!identitySeen) throw new AppError('gift.identity_unseen', { params });
}

/** The open reservation of this need for a card. */
async function reservedFor(unit: Unit, need: NeedRow, card: AccessoryRow) {
  const open = await unit.tx
    .select({ reservation: reservations, code: accessories.code, needCode: needs.code })
    .from(reservations)
    .innerJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(
      and(
        isNull(reservations.closedAt),
        or(eq(reservations.accessoryId, card.id), eq(reservations.needId, need.id)),
      ),
    );
  const elsewhere = open.find(({ reservation }) => reservation.needId !== need.id);
  if (elsewhere) {
    const params = { code: card.code, need: elsewhere.needCode };
    throw new AppError('gift.reserved_elsewhere', { status: 409, params });
  }
  const own = open[0];
  if (own && own.reservation.accessoryId !== card.id) {
    const params = { code: card.code, reserved: own.code };
    throw new AppError('gift.other_card', { status: 409, params });
  }
  return own?.reservation ?? null;
}

async function handOut(unit: Unit, card: AccessoryRow): Promise<void> {
  await unit.tx
    .update(accessories)
    .set({
      placeId: null,
      custodianId: null,
      boxId: null,
      status: 'handed_over',
      version: card.version + 1,
      updatedAt: unit.recordedAt,
    })
    .where(eq(accessories.id, card.id));
  await recordAccessoryEvent(unit, card.id, { kind: 'given', fromPlaceId: card.placeId });
}

async function serve(unit: Unit, need: NeedRow): Promise<void> {
  await unit.tx
    .update(needs)
    .set({ status: 'served', version: need.version + 1 })
    .where(eq(needs.id, need.id));
  await markServed(unit, need.id);
}

/** A card alone came back: its need waits at its place of the queue again, and in its session. */
export async function reopenNeed(
  unit: Unit,
  gift: Pick<typeof accessoryGifts.$inferSelect, 'id' | 'needId' | 'batchId'>,
): Promise<void> {
  const [other] = await unit.tx
    .select({ id: accessoryGifts.id })
    .from(accessoryGifts)
    .where(
      and(
        eq(accessoryGifts.needId, gift.needId),
        ne(accessoryGifts.id, gift.id),
        isNull(accessoryGifts.endedAt),
      ),
    );
  if (other) return;
  const reopened = await unit.tx
    .update(needs)
    .set({ status: 'approved' })
    .where(and(eq(needs.id, gift.needId), eq(needs.kind, 'sim'), eq(needs.status, 'served')))
    .returning({ id: needs.id });
  if (reopened.length > 0) await backToSession(unit, gift.needId, gift.batchId);
}
