/** The slip a family takes home when it brings a device back. */
import { and, eq } from 'drizzle-orm';
import { devices, handovers, people, returns } from '../../db/schema/index.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { documentDevice, documentNumberOf, readIssuer } from '../documents/issue.ts';
import { returnSlipPdf } from '../documents/return-slip.pdf.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import type { ReturnedPiece } from './return-pieces.ts';

/** @throws AppError `return.not_found` (404) */
export async function returnSlip(
  ctx: Context,
  slipCode: string,
  locale: DocumentForm,
): Promise<Uint8Array> {
  requirePermission(ctx, 'return.record');
  const [found] = await ctx.database.db
    .select({
      slip: returns,
      device: devices,
      receiptCode: handovers.receiptCode,
      warrantyEnd: handovers.warrantyEnd,
      receivedBy: people.name,
    })
    .from(returns)
    .innerJoin(devices, eq(devices.id, returns.deviceId))
    .innerJoin(handovers, eq(handovers.id, returns.handoverId))
    .innerJoin(people, eq(people.id, returns.receivedById))
    .where(and(eq(returns.slipCode, slipCode), eq(handovers.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('return', { code: slipCode.slice(0, 40) });
  const { slip } = found;
  const issuer = await readIssuer(ctx);
  const pieces = slip.accessories as ReturnedPiece[];
  return returnSlipPdf(
    {
      issuer,
      slip: documentNumberOf(slip.slipCode),
      handoverCode: found.receiptCode,
      returnedAt: slip.happenedAt,
      place: issuer.site,
      returnedBy: null,
      receivedBy: { name: found.receivedBy, role: null },
      device: documentDevice(found.device),
      reason: slip.reason,
      condition: slip.condition,
      accessories: pieces.map(({ line, code, returned }) => ({ key: line, code, returned })),
      needReopened: slip.needReopened,
      warrantyEnd: found.warrantyEnd,
      replacement: slip.replacedById ? await replacementOf(ctx, slip.replacedById) : null,
    },
    locale,
  );
}

async function replacementOf(ctx: Context, handoverId: string) {
  const [given] = await ctx.database.db
    .select({ code: devices.code, receiptCode: handovers.receiptCode })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .where(eq(handovers.id, handoverId));
  return given ?? null;
}
