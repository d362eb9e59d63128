/** Printing labels: every print is on record, a reprint voids the earlier one and says why. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { printRight } from '#domain/print-rights.ts';
import {
  accessories,
  labelJobs,
  labelPrints,
  media,
  parts,
  printerProfiles,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { invalidField, notFound } from '../lib/errors.ts';
import { type Unit, recordEvent, write } from '../lib/unit.ts';
import { type PrintableLabel, readLabels } from './label-contents.ts';
import { mediumOf, type PrintInput } from './label-request.ts';
import { labelsIn } from './label-jobs.ts';
import { labelsPerPage } from './label-media.ts';
import type { PrintJob } from './print-job.ts';
import { printedCodes, wantedLabels } from './print-subjects.ts';

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
    const again = labels.filter((label) => printed.has(label.code));
    const codes = labels.map((label) => label.code);
    requirePermission(unit, printRight({ codes, cards: wanted.cards, reprinted: again.length }));
    const needsReason = again.some((label) => IDENTITY.includes(label.subject));
    if (needsReason && input.reason === '') {
      throw invalidField('reason', 'labels.reprint_reason', { count: again.length });
    }
    const boxes = input.subject.what === 'codes' ? (input.subject.boxes ?? null) : null;
    const total = labelsIn({ codes, cards: wanted.cards, boxes });
    await openJob(unit, input, total);
    const how = { ...input, jobId: input.requestId, medium: medium.id };
    await recordPrints(unit, labels, printed, how);
    return {
      id: input.requestId,
      job: 'labels',
      codes,
      cards: wanted.cards,
      boxes,
      medium: input.medium,
      dpi: input.dpi,
      smallLabelSymbol: input.smallLabelSymbol,
      correction: input.correction,
      locale: input.locale,
      format: input.format,
      toPrinter: input.toPrinter === true && input.format === 'zpl',
      total,
      perPage: labelsPerPage(medium),
      startAt: input.startAt,
      reprinted: again.length,
    };
  });
}

/** A file is handed out whole; a printer takes its labels portion by portion. */
async function openJob(unit: Unit, input: PrintInput, total: number): Promise<void> {
  const { profileId = null, toPrinter = false, format } = input;
  const { siteId, personId } = unit.actor;
  if (profileId) {
    const [known] = await unit.tx
      .select({ id: printerProfiles.id })
      .from(printerProfiles)
      .where(and(eq(printerProfiles.id, profileId), eq(printerProfiles.siteId, siteId)));
    if (!known) throw notFound('printer');
  }
  const handed = toPrinter && format === 'zpl' ? 0 : total;
  await unit.tx.insert(labelJobs).values({
    id: input.requestId,
    siteId,
    personId,
    profileId,
    total,
    handed,
    perhaps: handed,
    createdAt: unit.recordedAt,
  });
}

/** Rows that one statement takes: PostgreSQL knows 65,535 parameters. */
const ROWS_AT_ONCE = 2000;

/** @param printed those of the codes that had been printed before: their earlier prints become void */
export async function recordPrints(
  unit: Unit,
  labels: readonly PrintableLabel[],
  printed: ReadonlySet<string>,
  how: { jobId: string; medium: string; format: 'pdf' | 'zpl'; reason: string },
): Promise<void> {
  if (labels.length === 0) return;
  if (printed.size > 0) {
    await unit.tx
      .update(labelPrints)
      .set({ voidedAt: unit.recordedAt })
      .where(and(inArray(labelPrints.code, [...printed]), isNull(labelPrints.voidedAt)));
  }
  const rows = labels.map(({ code }) => ({
    id: unit.newId(),
    code,
    jobId: how.jobId,
    medium: how.medium,
    format: how.format,
    reason: printed.has(code) ? how.reason : '',
    printedById: unit.actor.personId,
    printedAt: unit.recordedAt,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await unit.tx.insert(labelPrints).values(rows.slice(at, at + ROWS_AT_ONCE));
  }
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
