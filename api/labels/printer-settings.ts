/** What is set up about a label printer, whether the site keeps it or a device alone. */
import { z } from 'zod';
import { LABEL_OUTPUTS } from '../../db/schema/index.ts';
import { filledLine } from '../lib/input.ts';
import { correctionFields, mediumChoice } from './label-request.ts';
import { ZPL_PORT } from './printer-line.ts';

export const printerAddress = {
  host: z.string().max(60).default(''),
  port: z.number().int().min(1).max(65_535).default(ZPL_PORT),
};

export const printerSettings = z.object({
  name: filledLine(60),
  medium: mediumChoice,
  /** Badges and command cards go on this one. */
  cardMedium: z.string().max(40),
  dpi: z.union([z.literal(203), z.literal(300)]),
  symbol: z.enum(['qr', 'code128']),
  output: z.enum(LABEL_OUTPUTS),
  ...printerAddress,
  ...correctionFields,
});

export type PrinterSettings = z.infer<typeof printerSettings>;
