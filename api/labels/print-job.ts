import type { PrintCorrection } from './label-media.ts';
import type { MediumChoice, PrintInput } from './label-request.ts';

/** Kept as the request's first answer; the files are drawn from it as often as they are asked for. */
export interface PrintJob {
  id: string;
  job: 'labels';
  codes: string[];
  cards: { code: string; title: string; lines?: string[] }[];
  boxes: number | null;
  medium: MediumChoice;
  dpi: 203 | 300;
  smallLabelSymbol: 'qr' | 'code128';
  correction?: PrintCorrection | undefined;
  locale: PrintInput['locale'];
  format: 'pdf' | 'zpl';
  /** A network printer gets it; else it is a file. */
  toPrinter: boolean;
  /** Labels, each box of a batch counted. */
  total: number;
  /** Labels on a page of the PDF. */
  perPage: number;
  startAt: number;
  /** How many of them had been printed before. */
  reprinted: number;
}
