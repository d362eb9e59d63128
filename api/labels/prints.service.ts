/** Printing labels: every print is on record, a reprint voids the earlier one and says why. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { accessories, labelPrints, media, parts } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { invalidField } from '../lib/errors.ts';
import { type Unit, recordEvent, write } from '../lib/unit.ts';
import { type PrintableLabel, readLabels } from './label-contents.ts';
import { mediumOf, type MediumChoice, type PrintInput } from './label-request.ts';
import { printedCodes, wantedLabels } from './print-subjects.ts';

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
  locale: PrintInput['locale'];
  format: 'pdf' | 'zpl';
  startAt: number;
  /** How many of them had been printed before. */
  reprinted: number;
}

/** Labels that say which thing this is: two of them in the workshop at once would be a mistake. */
const IDENTITY = ['device', 'accessory', 'medium', 'part', 'badge'];

/**
 * Records the prints and answers the job whose file is fetched next.
 * @throws AppError `labels.reprint_reason` (as a field), `labels.nothing_to_print`, `labels.unknown` (404)
 */
export async function printLabels(ctx: Context, input: PrintInput): Promise<PrintJob> {
  requirePermission(ctx, 'label.reprint');
  const medium = mediumOf(input.medium);
  if (input.format === 'zpl' && medium.grid) throw invalidField('medium', 'labels.zpl_needs_roll');
  if (input.subject.what === 'cards') requirePermission(ctx, 'label.print');
  return write(ctx, input, async (unit) => {
    const wanted = await wantedLabels(unit, input.subject);
    const labels =
      wanted.codes.length > 0 ? await readLabels(unit, wanted.codes, input.locale) : [];
    const printed = await printedCodes(unit, wanted.codes);
    if (labels.some((label) => !printed.has(label.code))) requirePermission(unit, 'label.print');
    const again = labels.filter((label) => printed.has(label.code));
    const needsReason = again.some((label) => IDENTITY.includes(label.subject));
    if (needsReason && input.reason === '') {
      throw invalidField('reason', 'labels.reprint_reason', { count: again.length });
    }
    await recordPrints(unit, labels, printed, { ...input, medium: medium.id });
    return {
      id: input.requestId,
      job: 'labels',
      codes: labels.map((label) => label.code),
      cards: wanted.cards,
      boxes: input.subject.what === 'codes' ? (input.subject.boxes ?? null) : null,
      medium: input.medium,
      dpi: input.dpi,
      smallLabelSymbol: input.smallLabelSymbol,
      locale: input.locale,
      format: input.format,
      startAt: input.startAt,
      reprinted: again.length,
    };
  });
}

async function recordPrints(
  unit: Unit,
  labels: readonly PrintableLabel[],
  printed: ReadonlySet<string>,
  how: { medium: string; format: 'pdf' | 'zpl'; reason: string },
): Promise<void> {
  if (labels.length === 0) return;
  if (printed.size > 0) {
    await unit.tx
      .update(labelPrints)
      .set({ voidedAt: unit.recordedAt })
      .where(and(inArray(labelPrints.code, [...printed]), isNull(labelPrints.voidedAt)));
  }
  await unit.tx.insert(labelPrints).values(
    labels.map(({ code }) => ({
      id: unit.newId(),
      code,
      medium: how.medium,
      format: how.format,
      reason: printed.has(code) ? how.reason : '',
      printedById: unit.actor.personId,
      printedAt: unit.recordedAt,
    })),
  );
  for (const { code, subject, subjectId } of labels) {
    if (!subjectId) continue;
    const again = printed.has(code);
    if (subject === 'device') {
      await recordEvent(unit, {
        deviceId: subjectId,
        kind: 'label_printed',
        data: { medium: how.medium, format: how.format, ...(again ? { again } : {}) },
        changes: again ? { labelConfirmedAt: null } : {},
      });
    } else if (again) await clearConfirmation(unit, subject, subjectId);
  }
}

async function clearConfirmation(unit: Unit, subject: string, id: string): Promise<void> {
  const cleared = { labelConfirmedAt: null, updatedAt: unit.recordedAt };
  if (subject === 'accessory') {
    await unit.tx.update(accessories).set(cleared).where(eq(accessories.id, id));
  }
  if (subject === 'medium') await unit.tx.update(media).set(cleared).where(eq(media.id, id));
  const which = subject === 'part' ? eq(parts.id, id) : eq(parts.mediumId, id);
  await unit.tx.update(parts).set(cleared).where(which);
}
