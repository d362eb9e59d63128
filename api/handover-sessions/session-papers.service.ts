/** The papers of a handover session: what is picked, what is signed, what each family takes home. */
import { and, eq } from 'drizzle-orm';
import type { DeviceKind } from '#domain/device-kinds.ts';
import { handoverBatches, sites } from '../../db/schema/index.ts';
import { batchSheetPdf } from '../documents/batch-sheet.pdf.ts';
import { drawCareSheet } from '../documents/care-sheet.pdf.ts';
import {
  DOCUMENT_LOCALES,
  type DocumentForm,
  documentLanguage,
} from '../documents/document-locale.ts';
import { documentDevice, documentNumberOf, readIssuer } from '../documents/issue.ts';
import { type DrawnInto, manyPapers } from '../documents/many-papers.ts';
import { drawReceipt } from '../documents/receipt.pdf.ts';
import { receiptFacts } from '../handovers/receipt.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { pickList } from '../reservations/pick-list.service.ts';
import type { SessionRow } from './lock-session.ts';
import { type PaperEntry, paperEntries } from './paper-entries.ts';
import { readEntries } from './session-entries.ts';
import { readSession } from './session-view.service.ts';

/** @throws AppError `handover_session.not_found` (404) */
export async function sessionRow(ctx: Context, code: string): Promise<SessionRow> {
  const [session] = await ctx.database.db
    .select()
    .from(handoverBatches)
    .where(and(eq(handoverBatches.code, code), eq(handoverBatches.siteId, ctx.actor.siteId)));
  if (!session) throw notFound('handover_session', { code });
  return session;
}

/** What is still to be taken from its shelf; codes only, no names. */
export async function sessionPickList(
  ctx: Context,
  code: string,
  form: DocumentForm,
): Promise<Uint8Array> {
  requirePermission(ctx, 'handover.view');
  const session = await sessionRow(ctx, code);
  return pickList(ctx, form, { session });
}

/** The sheet for the table, to be signed on paper; classes are printed for those who may see recipients. */
export async function sessionSheet(
  ctx: Context,
  code: string,
  form: DocumentForm,
): Promise<Uint8Array> {
  requirePermission(ctx, 'handover.record');
  const session = await sessionRow(ctx, code);
  const entries = await readEntries(ctx, session);
  const { spares } = await readSession(ctx, code);
  const lines = entries
    .filter(({ state }) => state !== 'removed')
    .map(({ position, needCode, recipient, device, card, receiptCode }) => ({
      position,
      needCode,
      className: recipient?.className ?? null,
      code: device?.code ?? card?.code ?? null,
      what: device ? `${device.make} ${device.model}`.trim() : (card?.make ?? null),
      receiptCode,
    }));
  return batchSheetPdf(
    {
      issuer: await readIssuer(ctx),
      session: documentNumberOf(session.code),
      title: session.title,
      area: session.area || null,
      plannedOn: session.plannedOn,
      withClasses: lines.some(({ className }) => className),
      lines,
      spares: spares.map((spare) => spare.code),
    },
    form,
  );
}

/**
 * One receipt a family in one file. Before the day number and time stay open, to be written by hand.
 * @param form null prints each in the language of its family
 * @throws AppError `handover_session.no_papers` (409) while nobody has a device
 */
export async function sessionReceipts(
  ctx: Context,
  code: string,
  form: DocumentForm | null,
): Promise<AsyncGenerator<Uint8Array>> {
  requirePermission(ctx, 'handover.record');
  const issuer = await readIssuer(ctx);
  return inOneFile(ctx, code, form, 'receipt', (entry, own) => (into) => {
    const { needCode, device, handover, giver, kit } = entry;
    const open = { receipt: null, proof: null, handedOver: null, warrantyEnd: null, kit };
    const facts = handover && giver ? receiptFacts(ctx, handover, giver) : open;
    const said = { issuer, voided: null, needCode, trackingCode: device.publicCode };
    return drawReceipt({ ...said, ...facts, device: deviceOf(entry) }, own, into);
  });
}

/** One care sheet a device, in the language of its family or the one asked for. */
export async function sessionCareSheets(
  ctx: Context,
  code: string,
  form: DocumentForm | null,
): Promise<AsyncGenerator<Uint8Array>> {
  requirePermission(ctx, 'handover.view');
  const issuer = await readIssuer(ctx);
  return inOneFile(ctx, code, form, 'care', (entry, own) => (into) => {
    const charger = entry.kit.find(({ key }) => key === 'charger')?.detail ?? null;
    const warrantyEnd = entry.handover?.warrantyEnd ?? null;
    return drawCareSheet({ issuer, device: deviceOf(entry), charger, warrantyEnd }, own, into);
  });
}

const deviceOf = ({ device }: PaperEntry) =>
  documentDevice({ ...device, kind: device.kind as DeviceKind });

async function inOneFile(
  ctx: Context,
  code: string,
  form: DocumentForm | null,
  paper: 'receipt' | 'care',
  draw: (entry: PaperEntry, form: DocumentForm) => DrawnInto,
): Promise<AsyncGenerator<Uint8Array>> {
  const session = await sessionRow(ctx, code);
  const fallback = await siteForm(ctx);
  const entries = paperEntries(ctx, session);
  const first = await entries.next();
  if (first.done) throw new AppError('handover_session.no_papers', { status: 409 });
  async function* drawings(begin: PaperEntry): AsyncGenerator<DrawnInto> {
    yield draw(begin, form ?? begin.form ?? fallback);
    for await (const entry of entries) yield draw(entry, form ?? entry.form ?? fallback);
  }
  const whole = form ?? fallback;
  const { title } = documentLanguage(whole, 'UTC').text.papers[paper];
  return manyPapers(drawings(first.value), { title, form: whole });
}

async function siteForm(ctx: Context): Promise<DocumentForm> {
  const [site] = await ctx.database.db
    .select({ locale: sites.locale })
    .from(sites)
    .where(eq(sites.id, ctx.actor.siteId));
  return DOCUMENT_LOCALES.find((one) => one === site?.locale) ?? 'en';
}
