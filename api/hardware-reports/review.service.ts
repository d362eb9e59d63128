/** What a person decides about a report that fits no device, or several. */
import { and, asc, eq } from 'drizzle-orm';
import { typeByDeviceName } from '#domain/erasure-evidence.ts';
import type { ErasureReading, MachineReport } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import type { MediaType } from '#domain/sanitisation-techniques.ts';
import { hardwareReports, reportFiles } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { addMedium } from '../evidence/media.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { fileOf } from './file-logs.ts';
import { applyReport } from './receive.service.ts';
import { type ReceivedReport, newReport } from './received-report.ts';
import { type LogFile, type WipeAnswer, answerFor, recordLog } from './wipe-logs.ts';

export interface AssignmentInput extends WriteInput {
  reportId: string;
  code: string;
  /** The medium that a log of a wipe is about, where it has no serial yet. */
  mediumId: string | null;
  /** What the medium is, where the log makes it a new one of the device. */
  mediumType: MediaType | null;
}

/**
 * Gives a waiting report to a device, with everything that follows. A log of a wipe goes to the medium with its
 * serial, to the one that is named, or to a new one.
 * @throws AppError `input.invalid` on `mediumType` where nobody can tell what a new medium is
 */
export async function assignReport(ctx: Context, input: AssignmentInput): Promise<ReceivedReport> {
  requirePermission(ctx, 'diagnostics.record');
  const row = await readCardRow(ctx, input.code);
  return write(ctx, input, async (unit) => {
    const decided = { decidedById: unit.actor.personId, decidedAt: unit.recordedAt };
    const [report] = await unit.tx
      .update(hardwareReports)
      .set({ status: 'matched', deviceId: row.id, reason: '', ...decided })
      .where(waitingHere(unit, input.reportId))
      .returning({ machine: hardwareReports.machine, uploadId: hardwareReports.uploadId });
    if (!report) throw notFound('report');
    const machine = report.machine as MachineReport;
    const received = newReport(input.reportId, machine);
    const applied = isOnlyLogs(machine)
      ? await noteReport(unit, received, row)
      : await applyReport(unit, received, machine, row.id);
    const files = await filesOf(unit, report.uploadId);
    const wipes: WipeAnswer[] = [];
    for (const erasure of machine.erasures) {
      wipes.push(await assignLog(unit, input, erasure, fileOf(erasure, files)));
    }
    return { ...applied, wipes };
  });
}

function isOnlyLogs({ fields, disks, batteries, erasures }: MachineReport): boolean {
  const silent = Object.keys(fields).length === 0 && disks === null && batteries === null;
  return silent && erasures.length > 0;
}

async function noteReport(
  unit: Unit,
  report: ReceivedReport,
  { id, code }: { id: string; code: string },
): Promise<ReceivedReport> {
  const data = { report: report.id, filled: [], changes: [] };
  await recordEvent(unit, { deviceId: id, kind: 'report', data });
  return { ...report, deviceCode: code };
}

async function filesOf(unit: Unit, uploadId: string): Promise<LogFile[]> {
  return unit.tx
    .select({
      uploadId: reportFiles.uploadId,
      position: reportFiles.position,
      name: reportFiles.name,
      contentHash: reportFiles.contentHash,
    })
    .from(reportFiles)
    .where(eq(reportFiles.uploadId, uploadId))
    .orderBy(asc(reportFiles.position));
}

async function assignLog(
  unit: Unit,
  input: AssignmentInput,
  erasure: ErasureReading,
  file: LogFile | null,
): Promise<WipeAnswer> {
  const { code } = input;
  const mediumId = input.mediumId ?? (await mediumFor(unit, input, erasure));
  if (mediumId === null) return answerFor(erasure, file, { answer: 'no_serial', deviceCode: code });
  return recordLog(unit, code, mediumId, erasure, file);
}

async function mediumFor(
  unit: Unit,
  { code, mediumType }: AssignmentInput,
  erasure: ErasureReading,
): Promise<string | null> {
  const serial = normaliseSerial(erasure.serial);
  if (serial === null) return null;
  const row = await readCardRow(unit, code);
  const known = row.media.find((medium) => medium.serial === serial);
  if (known) return known.id;
  const type = mediumType ?? typeByDeviceName(erasure.device);
  if (type === null) throw invalidField('mediumType', 'input.required');
  const { mediumId } = await addMedium(unit, {
    requestId: unit.requestId,
    code,
    type,
    make: '',
    model: (erasure.model ?? '').slice(0, 80),
    serial,
    sizeBytes: erasure.sizeBytes,
  });
  return mediumId;
}

/** Takes a report out of the queue: it stays kept and belongs to no device. */
export async function dismissReport(
  ctx: Context,
  input: WriteInput & { reportId: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'diagnostics.record');
  return write(ctx, input, async (unit) => {
    const dismissed = await unit.tx
      .update(hardwareReports)
      .set({
        status: 'dismissed',
        decidedById: unit.actor.personId,
        decidedAt: unit.recordedAt,
      })
      .where(waitingHere(unit, input.reportId))
      .returning({ id: hardwareReports.id });
    if (dismissed.length === 0) throw notFound('report');
    return { ok: true as const };
  });
}

/** Puts a report that was set aside back into the queue. */
export async function recallReport(
  ctx: Context,
  input: WriteInput & { reportId: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'diagnostics.record');
  return write(ctx, input, async (unit) => {
    const recalled = await unit.tx
      .update(hardwareReports)
      .set({ status: 'review', decidedById: null, decidedAt: null })
      .where(hereWith(unit, input.reportId, 'dismissed'))
      .returning({ id: hardwareReports.id });
    if (recalled.length === 0) throw notFound('report');
    return { ok: true as const };
  });
}

const waitingHere = (ctx: Context, reportId: string) => hereWith(ctx, reportId, 'review');

function hereWith(ctx: Context, reportId: string, status: 'review' | 'dismissed') {
  return and(
    eq(hardwareReports.id, reportId),
    eq(hardwareReports.siteId, ctx.actor.siteId),
    eq(hardwareReports.status, status),
  );
}
