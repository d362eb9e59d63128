/** The receipt a family keeps, from what was stored when it was handed over. */
import { and, eq } from 'drizzle-orm';
import { devices, handovers, needs, people } from '../../db/schema/index.ts';
import type { ReceiptData } from '../documents/document-data.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { documentDevice, readIssuer, receiptIssue } from '../documents/issue.ts';
import { receiptPdf } from '../documents/receipt.pdf.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { voidNotice } from './handover-record.service.ts';
import type { HandoverSnapshot } from './kit-snapshot.ts';

/**
 * @param form null prints the language chosen at the table
 * @throws AppError `handover.not_found` (404)
 */
export async function familyReceipt(
  ctx: Context,
  receiptCode: string,
  form: DocumentForm | null,
): Promise<Uint8Array> {
  requirePermission(ctx, 'handover.record');
  const [found] = await ctx.database.db
    .select({ handover: handovers, device: devices, needCode: needs.code, giver: people.name })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .innerJoin(people, eq(people.id, handovers.handedOverById))
    .where(and(eq(handovers.receiptCode, receiptCode), eq(handovers.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('handover', { code: receiptCode });
  const { handover, device, needCode, giver } = found;
  const data: ReceiptData = {
    issuer: await readIssuer(ctx),
    voided: await voidNotice(ctx.database.db, handover),
    needCode,
    device: documentDevice(device),
    trackingCode: device.publicCode,
    ...receiptFacts(ctx, handover, giver),
  };
  return receiptPdf(data, form ?? (handover.locale as DocumentForm));
}

/** What a receipt says of the handover itself. */
export function receiptFacts(
  ctx: Context,
  handover: typeof handovers.$inferSelect,
  giver: string,
): Pick<ReceiptData, 'receipt' | 'proof' | 'handedOver' | 'kit' | 'warrantyEnd'> {
  const { kit } = handover.snapshot as HandoverSnapshot;
  return {
    ...receiptIssue(ctx, { ...handover, code: handover.receiptCode }),
    handedOver: { at: handover.happenedAt, by: giver },
    kit: kit.map(({ line, quantity, code, detail }) => ({ key: line, quantity, code, detail })),
    warrantyEnd: handover.warrantyEnd,
  };
}
