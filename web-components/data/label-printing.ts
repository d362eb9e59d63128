/** Printing labels from any page with what this bench has chosen once: medium, printer, symbol. */
import { getLocale } from '../i18n/i18n.ts';
import { api, call, newRequestId } from './api-client.ts';

export interface CustomMedium {
  widthMm: number;
  heightMm: number;
  grid: {
    pageWidthMm: number;
    pageHeightMm: number;
    marginLeftMm: number;
    marginTopMm: number;
    pitchXMm: number;
    pitchYMm: number;
    columns: number;
    rows: number;
  } | null;
}

/** Kept on this device: each bench has its own printer. */
export interface LabelSetup {
  medium: string;
  /** Numbers of its own, used when `medium` is `custom`. */
  custom: CustomMedium;
  dpi: 203 | 300;
  symbol: 'qr' | 'code128';
  output: 'pdf' | 'zpl_file' | 'zpl_send';
  host: string;
  port: number;
  /** Medium of command cards, which are larger. */
  cardMedium: string;
}

const STORAGE_KEY = 'rework.labels';

const DEFAULTS: LabelSetup = {
  medium: 'roll-50x25',
  custom: {
    widthMm: 60,
    heightMm: 30,
    grid: {
      pageWidthMm: 210,
      pageHeightMm: 297,
      marginLeftMm: 10,
      marginTopMm: 10,
      pitchXMm: 63,
      pitchYMm: 33,
      columns: 3,
      rows: 8,
    },
  },
  dpi: 203,
  symbol: 'qr',
  output: 'pdf',
  host: '',
  port: 9100,
  cardMedium: 'a4-cards-85x54',
};

export function loadLabelSetup(): LabelSetup {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...DEFAULTS, ...stored } : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

export function saveLabelSetup(setup: LabelSetup): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(setup));
  } catch {
    // Storage may be blocked; the choice then lasts until the reload.
    return;
  }
}

type PrintJson = Parameters<(typeof api.labels.prints)['$post']>[0]['json'];
export type PrintSubject = PrintJson['subject'];

export interface PrintOptions {
  /** Why labels are printed again. */
  reason?: string;
  /** First free label on a sheet, 0 is the one at the top left. */
  startAt?: number;
  setup?: LabelSetup;
  /** Of what is printed; the language of the screen when left out. */
  locale?: 'en' | 'vi' | 'fa';
  /** Sent again with a retry. */
  requestId?: string;
}

export interface Printed {
  id: string;
  count: number;
  codes: string[];
  /** The file, for a link where the browser did not open it; empty when a printer took it. */
  href: string;
}

/**
 * Records the print and brings it to paper: the PDF opens, the ZPL file is saved, or the printer gets it.
 * @throws ApiError `input.invalid` with the field `reason` where labels were printed before
 */
export async function printLabels(
  subject: PrintSubject,
  options: PrintOptions = {},
): Promise<Printed> {
  const setup = options.setup ?? loadLabelSetup();
  const isCards = subject.what === 'cards';
  const medium = isCards ? setup.cardMedium : setup.medium;
  const format = setup.output === 'pdf' || isCards ? 'pdf' : 'zpl';
  const json = {
    requestId: options.requestId ?? newRequestId(),
    subject,
    medium: medium === 'custom' ? { id: 'custom', custom: setup.custom } : { id: medium },
    dpi: setup.dpi,
    smallLabelSymbol: setup.symbol,
    locale: options.locale ?? getLocale(),
    format,
    startAt: options.startAt ?? 0,
    reason: options.reason ?? '',
  } as const;
  const job = await call(api.labels.prints.$post({ json }));
  const count = job.boxes ?? job.codes.length + job.cards.length;
  const printed = { id: job.id, count, codes: job.codes };
  if (format === 'zpl' && setup.output === 'zpl_send') {
    const to = { host: setup.host, port: setup.port };
    await call(api.labels.prints[':id'].send.$post({ param: { id: job.id }, json: to }));
    return { ...printed, href: '' };
  }
  const href = `/api/labels/prints/${job.id}/labels.${format}`;
  if (format === 'pdf') window.open(href, '_blank', 'noopener');
  else location.assign(href);
  return { ...printed, href };
}

/** Address of the picture of one label with this setup; without a code a made-up one. */
export function previewAddress(setup: LabelSetup, code = ''): string {
  return `/api/labels/preview.svg?${layoutQuery(setup, code)}`;
}

export function calibrationAddress(setup: LabelSetup): string {
  return `/api/labels/calibration.pdf?${layoutQuery(setup)}`;
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
