/** A SIM or data card given to an approved student without a device, and taken back when that was a mistake. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { consentValid } from '#domain/eligibility.ts';
import { planFindings } from '#domain/kit-matching.ts';
import { PLAN_DAYS } from '#domain/kit-template.ts';
import type { Reason } from '#domain/reason.ts';
import { accessories, accessoryGifts, needs, people } from '../../db/schema/index.ts';
import { lockAccessory, reader, recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { todayAt } from '../devices/gate-facts.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import type { SignatureInput } from '../handovers/signature.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { reopenNeed, writeGift } from './write-gift.ts';

export interface Gift {
  id: string;
  accessoryCode: string;
  make: string;
  iccid: string;
  planEndsOn: string | null;
  facts: AccessoryFacts;
  givenBy: string;
  givenAt: string;
}

/** What was given for a need and is still with the student. @throws AppError `need.not_found` (404) */
export async function listGifts(ctx: Context, needCode: string): Promise<{ gifts: Gift[] }> {
  requirePermission(ctx, 'handover.record');
  const need = await findNeed(ctx, needCode);
  const rows = await ctx.database.db
    .select({ gift: accessoryGifts, accessory: accessories, givenBy: people.name })
    .from(accessoryGifts)
    .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
    .innerJoin(people, eq(people.id, accessoryGifts.givenById))
    .where(and(eq(accessoryGifts.needId, need.id), isNull(accessoryGifts.endedAt)))
    .orderBy(desc(accessoryGifts.givenAt));
  return {
    gifts: rows.map(({ gift, accessory, givenBy }) => ({
      id: gift.id,
      accessoryCode: accessory.code,
      make: accessory.make,
      iccid: accessory.iccid,
      planEndsOn: accessory.planEndsOn,
      facts: accessory.facts as AccessoryFacts,
      givenBy,
      givenAt: gift.givenAt.toISOString(),
    })),
  };
}

async function findNeed(ctx: Context, code: string) {
  const [need] = await reader(ctx)
    .select()
    .from(needs)
    .where(and(eq(needs.code, code), eq(needs.siteId, ctx.actor.siteId)));
  if (!need) throw notFound('need', { code: code.slice(0, 40) });
  return need;
}

/** What was shown, seen and signed where the card was given. */
export interface CardTable {
  /** Every code scanned, the card's own among them. */
  scanned: readonly string[];
  identitySeen: boolean;
  signature: SignatureInput;
  witnessName: string;
  /** The session it belongs to. */
  batchId: string;
  /** Where somebody decided that what was right on the day is recorded; otherwise consent must be valid now. */
  consentAsOf?: Date | undefined;
}

export interface GiveCardInput extends WriteInput {
  needCode: string;
  accessoryCode: string;
  /** Null at a desk without a signature. */
  table?: CardTable | undefined;
}

export interface GivenCard {
  id: string;
  accessoryCode: string;
  receiptCode: string;
  warnings: Reason[];
}

/**
 * Gives a card of the stock to the student of an approved need. One card for a need; a reserved one to its need only.
 * @throws AppError `gift.not_a_sim`, `gift.not_approved` (409), `gift.no_consent` (409), `gift.already` (409),
 *   `gift.not_in_stock` (409), `gift.plan_ended` (409), `gift.reserved_elsewhere` (409), `gift.other_card` (409),
 *   `gift.not_scanned`, `gift.identity_unseen`
 */
export async function giveCard(ctx: Context, input: GiveCardInput): Promise<GivenCard> {
  requirePermission(ctx, 'handover.record');
  return write(ctx, input, async (unit) => {
    const found = await findNeed(unit, input.needCode);
    const [need] = await unit.tx.select().from(needs).where(eq(needs.id, found.id)).for('update');
    if (!need) throw notFound('need');
    if (!['approved', 'reserved', 'served'].includes(need.status)) {
      throw new AppError('gift.not_approved', { status: 409, params: { code: need.code } });
    }
    if (!consentValid(need, input.table?.consentAsOf ?? unit.recordedAt)) {
      throw new AppError('gift.no_consent', { status: 409, params: { code: need.code } });
    }
    await refuseSecond(unit, need);
    const card = await lockAccessory(unit, input.accessoryCode);
    if (card.kind !== 'sim') throw new AppError('gift.not_a_sim', { params: { code: card.code } });
    if (card.status !== 'in_stock' || card.transferId) {
      throw new AppError('gift.not_in_stock', { status: 409, params: { code: card.code } });
    }
    const plan = planFindings(card.planEndsOn, todayAt(unit), PLAN_DAYS);
    if (plan.some(({ result }) => result === 'block')) {
      const params = { code: card.code, date: card.planEndsOn ?? '' };
      throw new AppError('gift.plan_ended', { status: 409, params });
    }
    const { id, receiptCode } = await writeGift(unit, need, card, input.table);
    const inactive = (card.facts as AccessoryFacts).simState === 'not_active';
    const warnings = [
      ...plan.map(({ code, params }): Reason => ({ code, ...(params ? { params } : {}) })),
      ...(inactive ? [{ code: 'kit.sim_not_active' }] : []),
    ];
    return { id, accessoryCode: card.code, receiptCode, warnings };
  });
}

/** A card of its own, or one in the kit it was given with. */
async function refuseSecond(unit: Unit, need: { id: string; code: string }): Promise<void> {
  const [open] = await unit.tx
    .select({ code: accessories.code })
    .from(accessoryGifts)
    .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
    .where(and(eq(accessoryGifts.needId, need.id), isNull(accessoryGifts.endedAt)));
  if (!open) return;
  throw new AppError('gift.already', { status: 409, params: { code: open.code } });
}

/**
 * The card is back in the hands of who takes it, and stock again.
 * @throws AppError `gift.not_found` (404), `gift.ended` (409)
 */
export async function takeCardBack(
  ctx: Context,
  input: WriteInput & { id: string },
): Promise<{ accessoryCode: string }> {
  requirePermission(ctx, 'handover.record');
  return write(ctx, input, async (unit) => {
    const [gift] = await unit.tx
      .select({ gift: accessoryGifts, code: accessories.code })
      .from(accessoryGifts)
      .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
      .where(and(eq(accessoryGifts.id, input.id), eq(accessories.siteId, unit.actor.siteId)));
    if (!gift) throw notFound('gift');
    const card = await lockAccessory(unit, gift.code);
    const ended = await unit.tx
      .update(accessoryGifts)
      .set({ endedAt: unit.recordedAt })
      .where(and(eq(accessoryGifts.id, input.id), isNull(accessoryGifts.endedAt)))
      .returning({ id: accessoryGifts.id });
    if (ended.length === 0 || card.status !== 'handed_over') {
      throw new AppError('gift.ended', { status: 409, params: { code: card.code } });
    }
    await unit.tx
      .update(accessories)
      .set({
        status: 'in_stock',
        custodianId: unit.actor.personId,
        version: card.version + 1,
        updatedAt: unit.recordedAt,
      })
      .where(eq(accessories.id, card.id));
    await recordAccessoryEvent(unit, card.id, { kind: 'returned' });
    await reopenNeed(unit, gift.gift);
    return { accessoryCode: card.code };
  });
}
