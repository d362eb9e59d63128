/** The paper that was signed instead of a screen: its photograph, added later, readable for coordinators only. */
import { and, eq } from 'drizzle-orm';
import { accessoryGifts, handovers, needs, signatures } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { type PlainPhoto, plainPhoto } from '../photos/photo-file.ts';
import { openSignature, sealPicture } from './signature-store.ts';

/** @throws AppError `photo.not_an_image` (415) for anything but JPEG and PNG */
function paperPhoto(bytes: Uint8Array): PlainPhoto {
  const photo = plainPhoto(bytes);
  if (photo.mediaType === 'image/webp') throw new AppError('photo.not_an_image', { status: 415 });
  return photo;
}

/**
 * Adds the photograph, or puts a better one in its place. Place, time and camera of the shot are taken out of it.
 * @param input.image the file in base64, at most 1.5 MB decoded
 * @throws AppError `handover.not_found` (404), `handover.no_signature` (409) for a gift nobody signed or whose
 *   signature was erased, `photo.too_large` (413), `photo.not_an_image` (415)
 */
export async function addPaper(
  ctx: Context,
  input: WriteInput & { receiptCode: string; image: string },
): Promise<{ receiptCode: string }> {
  requirePermission(ctx, 'handover.record');
  const { bytes } = paperPhoto(Buffer.from(input.image, 'base64'));
  return write(ctx, input, async (unit) => {
    const { signature } = await findSigned(unit, input.receiptCode);
    const { id } = signature;
    // One mark for all three: what was drawn before pictures were sealed is sealed with it.
    const open = openSignature(unit, signature);
    await unit.tx
      .update(signatures)
      .set({
        image: open.image && sealPicture(unit, id, 'image', open.image),
        childImage: open.childImage && sealPicture(unit, id, 'childImage', open.childImage),
        paperImage: sealPicture(unit, id, 'paperImage', bytes),
        paperAddedAt: unit.recordedAt,
        paperAddedById: unit.actor.personId,
        sealed: true,
      })
      .where(eq(signatures.id, id));
    await logAct(unit, 'receipt.paper_added', id, { receipt: input.receiptCode });
    return { receiptCode: input.receiptCode };
  });
}

/** Whoever looks at it is in the log. @throws AppError `handover.not_found`, `handover.no_paper` (404) */
export async function readPaper(
  ctx: Context,
  input: WriteInput & { receiptCode: string },
): Promise<PlainPhoto> {
  requirePermission(ctx, 'handover.settle');
  const { signature } = await findSigned(ctx, input.receiptCode);
  const { paperImage } = openSignature(ctx, signature);
  if (!paperImage) throw new AppError('handover.no_paper', { status: 404 });
  await write(ctx, input, async (unit) => {
    await logAct(unit, 'receipt.paper_seen', signature.id, { receipt: input.receiptCode });
  });
  return plainPhoto(paperImage);
}

async function findSigned(ctx: Context, receiptCode: string) {
  const { siteId } = ctx.actor;
  const db = reader(ctx);
  const [device] = await db
    .select({ signature: signatures })
    .from(handovers)
    .leftJoin(signatures, eq(signatures.handoverId, handovers.id))
    .where(and(eq(handovers.receiptCode, receiptCode), eq(handovers.siteId, siteId)));
  const [card] = device
    ? []
    : await db
        .select({ signature: signatures })
        .from(accessoryGifts)
        .innerJoin(needs, eq(needs.id, accessoryGifts.needId))
        .leftJoin(signatures, eq(signatures.giftId, accessoryGifts.id))
        .where(and(eq(accessoryGifts.receiptCode, receiptCode), eq(needs.siteId, siteId)));
  const found = device ?? card;
  if (!found) throw notFound('handover');
  const { signature } = found;
  if (!signature || signature.erasedAt)
    throw new AppError('handover.no_signature', { status: 409 });
  return { signature };
}
