/** The paper for a card that was given without a device; it prints no name, the family writes its own. */
import { and, eq } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { accessories, accessoryGifts, needs, people } from '../../db/schema/index.ts';
import { cardReceiptPdf } from '../documents/card-receipt.pdf.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { readIssuer, receiptIssue } from '../documents/issue.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';

/** @throws AppError `gift.not_found` (404), `gift.ended` (409): a card that came back has no receipt */
export async function cardReceipt(
  ctx: Context,
  id: string,
  locale: DocumentForm,
): Promise<{ pdf: Uint8Array; code: string }> {
  requirePermission(ctx, 'handover.record');
  const [found] = await ctx.database.db
    .select({
      gift: accessoryGifts,
      card: accessories,
      needCode: needs.code,
      givenBy: people.name,
    })
    .from(accessoryGifts)
    .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
    .innerJoin(needs, eq(needs.id, accessoryGifts.needId))
    .innerJoin(people, eq(people.id, accessoryGifts.givenById))
    .where(and(eq(accessoryGifts.id, id), eq(needs.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('gift');
  const { gift, card, needCode, givenBy } = found;
  const { code } = card;
  if (gift.endedAt) throw new AppError('gift.ended', { status: 409, params: { code } });
  const issuer = await readIssuer(ctx);
  const facts = card.facts as AccessoryFacts;
  const { make: provider, iccid, planEndsOn } = card;
  const data = {
    issuer,
    proof: null,
    receipt: null,
    ...(gift.receiptCode ? receiptIssue(ctx, { ...gift, code: gift.receiptCode }) : {}),
    givenAt: gift.happenedAt ?? gift.givenAt,
    place: issuer.site,
    givenBy: { name: givenBy, role: null },
    needCode,
    card: { code, provider, iccid, facts, planEndsOn },
  };
  return { pdf: await cardReceiptPdf(data, locale), code };
}
