/** The record both parties keep, printed in the language they choose, from what was stored at the table. */
import { and, desc, eq, gt } from 'drizzle-orm';
import { devices, handovers, needs, people, signatures } from '../../db/schema/index.ts';
import type { HandoverRecordData, VoidNotice } from '../documents/document-data.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { handoverRecordPdf } from '../documents/handover-record.pdf.ts';
import { documentDevice, documentNumberOf, readIssuer } from '../documents/issue.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { HandoverSnapshot } from './kit-snapshot.ts';
import { openSignature } from './signature-store.ts';

interface FullHandover {
  handover: typeof handovers.$inferSelect;
  device: typeof devices.$inferSelect;
  needCode: string;
  giver: string;
  signature: typeof signatures.$inferSelect | null;
}

/**
 * @param locale null prints the language chosen at the table
 * @throws AppError `handover.not_found` (404), `handover.direct` (409): a direct gift has no record of ours
 */
export async function handoverRecord(
  ctx: Context,
  receiptCode: string,
  locale: DocumentForm | null,
): Promise<Uint8Array> {
  requirePermission(ctx, 'handover.record');
  const full = await readHandover(ctx, receiptCode);
  const { handover, signature } = full;
  const snapshot = handover.snapshot as HandoverSnapshot;
  const { cosmeticGrade, functionalGrade } = snapshot;
  if (!signature || !cosmeticGrade || !functionalGrade) {
    throw new AppError('handover.direct', { status: 409 });
  }
  const { image } = openSignature(ctx, signature);
  const issuer = await readIssuer(ctx);
  const data: HandoverRecordData = {
    issuer,
    receipt: documentNumberOf(handover.receiptCode),
    voided: await voidNotice(ctx.database.db, handover),
    handedOverAt: handover.happenedAt,
    recordedAt: handover.recordedAt,
    place: issuer.site,
    giver: { name: full.giver, role: null },
    signer: {
      name: signature.signerName,
      role: signature.signerRole,
      signature: image ? { form: 'png', bytes: image } : null,
    },
    witness: signature.witnessName || null,
    needCode: full.needCode,
    identitySeenBy: full.giver,
    device: documentDevice(full.device),
    operatingSystem: snapshot.operatingSystem || null,
    cosmeticGrade,
    functionalGrade,
    batteryHealth: snapshot.batteryHealth,
    kit: snapshot.kit.map(({ line, quantity, code, detail }) => ({
      key: line,
      quantity,
      given: true,
      code,
      detail,
    })),
    waivers: snapshot.waivers.map(withMoment),
    overrides: snapshot.overrides.map(withMoment),
    selfCheck: snapshot.selfCheck && withMoment(snapshot.selfCheck),
    selfApproval: snapshot.selfApproval && withMoment(snapshot.selfApproval),
    limitations: snapshot.limitations,
    warrantyEnd: handover.warrantyEnd,
  };
  return handoverRecordPdf(data, locale ?? (handover.locale as DocumentForm));
}

function withMoment<T extends { at: string }>(stored: T): Omit<T, 'at'> & { at: Date } {
  return { ...stored, at: new Date(stored.at) };
}

async function readHandover(ctx: Context, receiptCode: string): Promise<FullHandover> {
  const [found] = await ctx.database.db
    .select({
      handover: handovers,
      device: devices,
      needCode: needs.code,
      giver: people.name,
      signature: signatures,
    })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .innerJoin(people, eq(people.id, handovers.handedOverById))
    .leftJoin(signatures, eq(signatures.handoverId, handovers.id))
    .where(and(eq(handovers.receiptCode, receiptCode), eq(handovers.siteId, ctx.actor.siteId)));
  if (!found) throw notFound('handover', { code: receiptCode.slice(0, 40) });
  return found;
}

/** The receipt that took its place: the next one of the same need. */
export async function voidNotice(
  db: Context['database']['db'],
  handover: typeof handovers.$inferSelect,
): Promise<VoidNotice | null> {
  if (!handover.voidedAt) return null;
  const [next] = await db
    .select({ code: handovers.receiptCode })
    .from(handovers)
    .where(
      and(eq(handovers.needId, handover.needId), gt(handovers.recordedAt, handover.recordedAt)),
    )
    .orderBy(desc(handovers.recordedAt))
    .limit(1);
  return { at: handover.voidedAt, reason: handover.voidReason, replacedBy: next?.code ?? null };
}
