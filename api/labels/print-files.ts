/** PDF, ZPL and pictures of labels, drawn from a print job or for a look beforehand. */
import { makeCode } from '#domain/codes.ts';
import { type DocumentLocale, documentLanguage } from '../documents/document-locale.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import type { LabelContent } from './label-content.ts';
import { readLabels } from './label-contents.ts';
import { contentsOf, labelsIn, profileOf, programmeName, readPrintJob } from './label-jobs.ts';
import { layoutLabel } from './label-layout.ts';
import { labelsPdfPieces, othersFirst } from './label-pdf.ts';
import { type MediumChoice, mediumOf } from './label-request.ts';
import { labelSvg } from './label-svg.ts';
import { labelZpl, zplHead } from './label-zpl.ts';
import type { PrintJob } from './print-job.ts';

/** Labels that are drawn before they are given away. */
const LABELS_AT_ONCE = 20;

/** Which part of a job a file holds. */
export interface FilePart {
  /** Number of the first label, from 1. */
  from?: number | undefined;
  /** First free label on the first sheet, 0 is the one at the top left; without it the job's own. */
  startAt?: number | undefined;
}

/**
 * The labels of a job as PDF, piece by piece. What can be refused is refused before the first piece.
 * @throws AppError `print.not_found` (404), `labels.too_small`, `input.invalid`
 */
export async function printJobPdf(
  ctx: Context,
  id: string,
  part: FilePart = {},
): Promise<AsyncGenerator<Uint8Array>> {
  const job = await readPrintJob(ctx, id);
  const options = { startAt: part.startAt ?? job.startAt, language: job.locale };
  const contents = contentsOf(ctx, job, firstIndex(job, part));
  return begun(labelsPdfPieces(contents, mediumOf(job.medium), profileOf(job), options));
}

/** The same as ZPL II. */
export async function printJobZpl(
  ctx: Context,
  id: string,
  part: FilePart = {},
): Promise<AsyncGenerator<Uint8Array>> {
  const job = await readPrintJob(ctx, id);
  return begun(zplPieces(ctx, job, firstIndex(job, part)));
}

/** @throws AppError `input.invalid` naming `from` */
function firstIndex(job: PrintJob, { from = 1 }: FilePart): number {
  const most = labelsIn(job);
  if (from > most) throw invalidField('from', 'labels.no_such_label', { most });
  return from - 1;
}

async function* zplPieces(ctx: Context, job: PrintJob, from: number): AsyncGenerator<Uint8Array> {
  const profile = profileOf(job);
  const medium = mediumOf(job.medium);
  yield Buffer.from(zplHead(profile));
  for await (const contents of contentsOf(ctx, job, from)) {
    for (let at = 0; at < contents.length; at += LABELS_AT_ONCE) {
      const some = contents.slice(at, at + LABELS_AT_ONCE);
      yield Buffer.from(some.map((content) => labelZpl(content, medium, profile)).join(''));
      await othersFirst();
    }
  }
}

/** Waits for the first piece, so that a refusal is an answer and not a torn file. */
async function begun(pieces: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first = await drawn(() => pieces.next());
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* pieces;
  })();
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

export async function sampleLabel(ctx: Context, locale: DocumentLocale): Promise<LabelContent> {
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

/** @throws AppError `labels.too_small` where no symbol fits */
export async function drawn<T>(draw: () => T | Promise<T>): Promise<T> {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('labels.too_small');
    throw error;
  }
}
