/** Printing labels from any page with what this bench prints with. */
import { getLocale } from '../i18n/i18n.ts';
import { api, ApiError, call, newRequestId } from './api-client.ts';
import { readLabelFile } from './label-file.ts';
import {
  correctionOf,
  type LabelSetup,
  mediumChoice,
  type UsedSetup,
  usedSetup,
} from './label-setup.ts';
import { type JobProgress, sendJob } from './label-sending.ts';

type PrintJson = Parameters<(typeof api.labels.prints)['$post']>[0]['json'];
export type PrintSubject = PrintJson['subject'];

export interface PrintOptions {
  /** Why labels are printed again. */
  reason?: string;
  /** First free label on a sheet, 0 is the one at the top left. */
  startAt?: number;
  setup?: UsedSetup;
  /** Of what is printed; the language of the screen when left out. */
  locale?: 'en' | 'vi' | 'fa';
  /** Sent again with a retry. */
  requestId?: string;
  /** Told how many labels are made or sent. */
  onProgress?: (progress: JobProgress) => void;
  /** Ends the sending after the labels that are on their way. */
  stop?: AbortSignal;
}

export interface Printed {
  id: string;
  count: number;
  codes: string[];
  /** The file, for a link where the browser did not open it; empty when a printer took it. */
  href: string;
  /** The making of the file was stopped: nothing was opened. */
  stopped: boolean;
  /** Several labels on a page: the first free one can be said. */
  sheet: boolean;
}

/** From so many labels on the file is worth waiting for with a look at how far it is. */
const MANY = 60;

/**
 * Records the print and brings it to paper: the PDF opens, the ZPL file is saved, or the printer gets it.
 * @throws ApiError `input.invalid` with the field `reason` where labels were printed before, and what a network
 *   printer says when it stops; the job then waits among the open ones
 */
export async function printLabels(
  subject: PrintSubject,
  options: PrintOptions = {},
): Promise<Printed> {
  const setup = options.setup ?? (await usedSetup());
  const medium = isLarge(subject) ? setup.cardMedium : setup.medium;
  const sheet = medium === 'custom' ? setup.custom.grid !== null : !/^(roll|card)-/.test(medium);
  const format = setup.output === 'pdf' || sheet ? 'pdf' : 'zpl';
  const toPrinter = format === 'zpl' && setup.output === 'zpl_send';
  const json = {
    requestId: options.requestId ?? newRequestId(),
    subject,
    medium: mediumChoice(setup, medium),
    dpi: setup.dpi,
    smallLabelSymbol: setup.symbol,
    correction: correctionOf(setup),
    locale: options.locale ?? getLocale(),
    format,
    toPrinter,
    profileId: setup.printerId,
    startAt: options.startAt ?? 0,
    reason: options.reason ?? '',
  } as const;
  const job = await call(api.labels.prints.$post({ json }));
  const printed = { id: job.id, count: job.total, codes: job.codes, sheet };
  if (toPrinter) {
    const { stopped, handed, total } = await sendJob(job.id, setup, options);
    if (stopped) throw new ApiError({ ...stopped, status: 503 });
    return { ...printed, count: Math.min(handed, total), href: '', stopped: false };
  }
  return { ...printed, ...(await openFile(job, format, options)) };
}

async function openFile(
  job: { id: string; total: number; perPage: number },
  format: 'pdf' | 'zpl',
  { onProgress, stop }: PrintOptions,
): Promise<Pick<Printed, 'href' | 'stopped'>> {
  const address = fileAddress(job.id, format);
  if (format === 'zpl') location.assign(address);
  if (format === 'zpl' || !onProgress || job.total < MANY) {
    if (format === 'pdf') window.open(address, '_blank', 'noopener');
    return { href: address, stopped: false };
  }
  try {
    const href = await readLabelFile(address, job, onProgress, stop);
    window.open(href, '_blank');
    return { href, stopped: false };
  } catch (error) {
    if (!stop?.aborted) throw error;
    return { href: address, stopped: true };
  }
}

/** @param from number of the first label, counted from 1 @param startAt first free label of the sheet, from 0 */
export function fileAddress(id: string, format: 'pdf' | 'zpl', from = 1, startAt?: number): string {
  const query = new URLSearchParams();
  if (from > 1) query.set('from', String(from));
  if (startAt !== undefined) query.set('startAt', String(startAt));
  const part = query.toString();
  return `/api/labels/prints/${id}/labels.${format}${part ? `?${part}` : ''}`;
}

/** Badges and command cards hang on walls and necks. */
function isLarge(subject: PrintSubject): boolean {
  if (subject.what === 'cards') return true;
  return subject.what === 'codes' && subject.codes.every((code) => code.startsWith('6'));
}

/** Address of the picture of one label with this setup; without a code a made-up one. */
export function previewAddress(setup: LabelSetup, code = ''): string {
  return `/api/labels/preview.svg?${layoutQuery(setup, code)}`;
}

export function calibrationAddress(setup: LabelSetup): string {
  const query = layoutQuery(setup);
  query.set('correction', JSON.stringify(correctionOf(setup)));
  return `/api/labels/calibration.pdf?${query}`;
}

function layoutQuery(setup: LabelSetup, code = ''): URLSearchParams {
  const query = new URLSearchParams({
    medium: setup.medium,
    dpi: String(setup.dpi),
    symbol: setup.symbol,
    locale: getLocale(),
  });
  if (setup.medium === 'custom') query.set('custom', JSON.stringify(setup.custom));
  if (code) query.set('code', code);
  return query;
}
