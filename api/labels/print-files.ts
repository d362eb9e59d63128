/** PDF, ZPL and pictures of labels, drawn from a print job or for a look beforehand. */
import { and, eq } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import { commandFor } from '#domain/command-cards.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import { requests, settings } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { SHAPE_OF_ACTION } from './command-shapes.ts';
import type { LabelContent } from './label-content.ts';
import { readLabels } from './label-contents.ts';
import { layoutLabel } from './label-layout.ts';
import type { PrinterProfile } from './label-media.ts';
import { labelsPdf } from './label-pdf.ts';
import { type MediumChoice, mediumOf } from './label-request.ts';
import { labelSvg } from './label-svg.ts';
import { labelsZpl } from './label-zpl.ts';
import { checkPrinterAddress } from './printer-address.ts';
import type { PrintJob } from './prints.service.ts';
import { sendZpl } from './zpl-printer.ts';

const SEND_TIMEOUT_MS = 5_000;

/** A print job of this person. @throws AppError `print.not_found` (404) */
export async function readPrintJob(ctx: Context, id: string): Promise<PrintJob> {
  const [row] = await ctx.database.db
    .select({ answer: requests.answer })
    .from(requests)
    .where(and(eq(requests.requestId, id), eq(requests.personId, ctx.actor.personId)));
  const answer: unknown = row?.answer ? JSON.parse(row.answer) : null;
  if (!isPrintJob(answer)) throw notFound('print');
  return answer;
}

function isPrintJob(answer: unknown): answer is PrintJob {
  return (
    typeof answer === 'object' && answer !== null && 'job' in answer && answer.job === 'labels'
  );
}

export async function printJobPdf(ctx: Context, id: string): Promise<Uint8Array> {
  const job = await readPrintJob(ctx, id);
  const contents = await contentsOf(ctx, job);
  const { startAt, locale } = job;
  return drawn(() =>
    labelsPdf(contents, mediumOf(job.medium), profileOf(job), { startAt, language: locale }),
  );
}

export async function printJobZpl(ctx: Context, id: string): Promise<string> {
  const job = await readPrintJob(ctx, id);
  const contents = await contentsOf(ctx, job);
  const medium = mediumOf(job.medium);
  return drawn(() => labelsZpl(contents, medium, job.dpi, job.smallLabelSymbol));
}

/** @throws AppError `printer.unreachable`, `printer.timeout`, `printer.interrupted`, `input.invalid` */
export async function sendPrintJob(
  ctx: Context,
  input: { id: string; host: string; port: number },
): Promise<{ sent: number }> {
  checkPrinterAddress(input.host, input.port);
  const job = await readPrintJob(ctx, input.id);
  const zpl = await printJobZpl(ctx, input.id);
  await sendZpl(input.host, input.port, zpl, { timeoutMs: SEND_TIMEOUT_MS });
  return { sent: job.codes.length + job.cards.length };
}

export interface PreviewChoice {
  code?: string | undefined;
  medium: MediumChoice;
  dpi: 203 | 300;
  smallLabelSymbol: 'qr' | 'code128';
  locale: DocumentLocale;
}

/** One label as it will be printed; without a code a made-up device. */
export async function labelPreview(ctx: Context, choice: PreviewChoice): Promise<string> {
  const medium = mediumOf(choice.medium);
  const known = choice.code ? await readLabels(ctx, [choice.code], choice.locale) : [];
  const content = known[0]?.content ?? (await sampleLabel(ctx, choice.locale));
  return drawn(() => labelSvg(layoutLabel(content, medium, profileOf(choice))));
}

async function sampleLabel(ctx: Context, locale: DocumentLocale): Promise<LabelContent> {
  const { kind } = documentLanguage(locale, ctx.actor.timeZone).text;
  const { publicUrl } = ctx.config;
  const code = makeCode('device', 0);
  return {
    kind: 'device',
    code,
    qrText: publicUrl ? `${publicUrl}/t/00000000`.toUpperCase() : code,
    title: `${kind.laptop} · Dell Latitude 5480`,
    lines: ['8 GB · SSD 256 GB · 14"'],
    programme: await programmeName(ctx),
    direction: locale === 'fa' ? 'rtl' : 'ltr',
  };
}

async function contentsOf(ctx: Context, job: PrintJob): Promise<LabelContent[]> {
  const labels = job.codes.length > 0 ? await readLabels(ctx, job.codes, job.locale) : [];
  const programme = job.cards.length > 0 ? await programmeName(ctx) : '';
  const things = labels.map((label) => label.content);
  const [first] = things;
  const { boxes } = job;
  const boxed =
    boxes && first
      ? Array.from({ length: boxes }, (_, index) => ({
          ...first,
          boxOf: { n: index + 1, m: boxes },
        }))
      : things;
  return [...boxed, ...job.cards.map((card) => commandContent(card, programme, job.locale))];
}

function commandContent(
  card: { code: string; title: string; lines?: string[] },
  programme: string,
  locale: DocumentLocale,
): LabelContent {
  const action = commandFor(card.code)?.action ?? 'pause';
  return {
    kind: 'command',
    code: card.code,
    qrText: card.code,
    title: card.title,
    lines: card.lines ?? [],
    programme,
    shape: SHAPE_OF_ACTION[action],
    direction: locale === 'fa' ? 'rtl' : 'ltr',
  };
}

async function programmeName(ctx: Context): Promise<string> {
  const [row] = await ctx.database.db.select({ name: settings.programmeName }).from(settings);
  return row?.name ?? '';
}

function profileOf({ dpi, smallLabelSymbol }: PrinterProfile): PrinterProfile {
  return { dpi, smallLabelSymbol };
}

/** @throws AppError `labels.too_small` where no symbol fits */
async function drawn<T>(draw: () => T | Promise<T>): Promise<T> {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('labels.too_small');
    throw error;
  }
}
