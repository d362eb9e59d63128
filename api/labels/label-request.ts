/** What a person asks to have printed, and on what. */
import { z } from 'zod';
import { code, filledLine, line, requestId, uuid } from '../lib/input.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { invalidField } from '../lib/errors.ts';
import { type LabelMedium, findMedium, mediumFault, sheetMedium } from './label-media.ts';

const millimetres = z.number().min(0).max(500);

const grid = z.object({
  pageWidthMm: millimetres,
  pageHeightMm: millimetres,
  marginLeftMm: millimetres,
  marginTopMm: millimetres,
  pitchXMm: millimetres,
  pitchYMm: millimetres,
  columns: z.number().int(),
  rows: z.number().int(),
});

/** A medium of the list, or any roll or sheet by numbers. */
export const mediumChoice = z.object({
  id: z.string().max(40),
  custom: z
    .object({ widthMm: millimetres, heightMm: millimetres, grid: grid.nullable() })
    .optional(),
});

export type MediumChoice = z.infer<typeof mediumChoice>;

/** @throws AppError `input.invalid` naming the number at fault */
export function mediumOf(choice: MediumChoice): LabelMedium {
  if (!choice.custom) {
    const medium = findMedium(choice.id);
    if (!medium) throw invalidField('medium', 'labels.no_such_medium');
    return medium;
  }
  const { widthMm, heightMm, grid: sheet } = choice.custom;
  const size = { widthMm, heightMm };
  const name = `${widthMm} × ${heightMm} mm`;
  const medium: LabelMedium = sheet
    ? sheetMedium('custom', name, size, sheet)
    : { id: 'custom', name, form: 'roll', ...size, grid: null };
  const fault = mediumFault(medium);
  if (fault) throw invalidField(`medium.${fault}`, 'labels.wrong_size');
  return medium;
}

const subject = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('codes'),
    codes: z.array(code).min(1).max(1000),
    /** Chargers that came along are printed after their device. */
    withChargers: z.boolean().default(false),
    /** As many labels as boxes, `n of m` on each; for one batch or donation. */
    boxes: z.number().int().min(1).max(99).optional(),
  }),
  z.object({
    what: z.literal('batch'),
    code,
    only: z.enum(['devices', 'chargers', 'both']).default('both'),
  }),
  z.object({ what: z.literal('donation'), code, withChargers: z.boolean().default(true) }),
  z.object({
    what: z.literal('blanks'),
    count: z.number().int().min(1).max(1000),
    type: z.enum(['device', 'accessory']).default('device'),
  }),
  z.object({
    what: z.literal('cards'),
    /** Words of the card in the language of the screen. */
    cards: z
      .array(
        z.object({
          code,
          title: filledLine(80),
          /** What a scan with the card states. */
          lines: z.array(line(80)).max(4).default([]),
        }),
      )
      .min(1)
      .max(100),
  }),
]);

const offset = z.number().min(-20).max(20).default(0);
const percent = z.number().min(90).max(110).default(100);

/** What puts a printer right; see `PrintCorrection`. */
export const correctionFields = {
  offsetXMm: offset,
  offsetYMm: offset,
  scaleXPercent: percent,
  scaleYPercent: percent,
  darkness: z.number().int().min(0).max(30).nullable().default(null),
  speed: z.number().int().min(1).max(14).nullable().default(null),
};

export const layoutChoice = {
  medium: mediumChoice,
  dpi: z.union([z.literal(203), z.literal(300)]).default(203),
  smallLabelSymbol: z.enum(['qr', 'code128']).default('qr'),
  correction: z.object(correctionFields).optional(),
  locale: z.enum(DOCUMENT_LOCALES).default('en'),
};

export const printInput = z.object({
  requestId,
  subject,
  ...layoutChoice,
  format: z.enum(['pdf', 'zpl']).default('pdf'),
  /** It goes to a network printer portion by portion, not as a file. */
  toPrinter: z.boolean().optional(),
  /** The printer as the site has set it up. */
  profileId: uuid.nullable().optional(),
  /** First free label on the first sheet, 0 is the one at the top left. */
  startAt: z.number().int().min(0).max(800).default(0),
  /** Why labels are printed again. */
  reason: line(200).default(''),
});

export type PrintInput = z.infer<typeof printInput>;
