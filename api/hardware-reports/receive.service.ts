/** A drop of report files: kept as they came, read, split by machine, matched, and written down. */
import { readReport } from '#domain/hardware-report/read.ts';
import { splitDisks } from '#domain/hardware-report/split-disks.ts';
import { type ReportChange, reportChanges } from '#domain/hardware-report/changes.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import type { ReportWarning } from '#domain/hardware-report/warnings.ts';
import { type Stage, isInCustody } from '#domain/stages.ts';
import { eq } from 'drizzle-orm';
import type { CardRow } from '../../db/device-card.ts';
import { devices, hardwareReports, reportFiles, reportUploads } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { contentHash, keepFile } from '../lib/file-store.ts';
import { type Unit, recordEvent, write } from '../lib/unit.ts';
import { compareWith, newestMachine, writeFacts } from './apply-facts.ts';
import { writeMeasuredAnswers } from './apply-measured.ts';
import { listDisks } from './apply-media.ts';
import { fileLogs, namelessLogs, takeLogs } from './file-logs.ts';
import { disksElsewhere, findDevice, machineKeys } from './match.service.ts';
import { type ReceivedReport, newReport } from './received-report.ts';
import { useReportToken } from './report-tokens.service.ts';
import type { LogFile } from './wipe-logs.ts';

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

export interface ReportInput {
  requestId: string;
  files: SentFile[];
  /** The device it was sent for; without it the report finds its device itself. */
  code?: string | undefined;
  /** Given where a command sent it; used up by this report. */
  tokenId?: string | undefined;
}

export interface ReportAnswer {
  uploadId: string;
  /** One for each machine, or for each disk that names no machine. */
  reports: ReceivedReport[];
  /** Files in which nothing could be read; they are kept all the same. */
  unread: { name: string; warning: ReportWarning }[];
}

/**
 * @throws AppError `report.nothing_sent`, `report.unreadable` (422), `device.not_found`; nothing is kept then.
 */
export async function receiveReport(ctx: Context, input: ReportInput): Promise<ReportAnswer> {
  requirePermission(ctx, 'diagnostics.record');
  if (input.files.length === 0) throw new AppError('report.nothing_sent', { status: 422 });
  const { machines: read, unread } = readReport(input.files);
  const machines = read.flatMap(splitDisks);
  if (machines.length === 0) {
    const files = unread.map(({ name }) => name).join(', ');
    throw new AppError('report.unreadable', { status: 422, params: { files } });
  }
  const sentFor = input.code ? await readCardRow(ctx, input.code) : null;
  const { requestId, tokenId } = input;
  const content = input.files.map(({ name, bytes }) => [name, contentHash(bytes)]);
  const claim = { requestId, tokenId, code: sentFor?.code, content };
  return write(ctx, claim, async (unit) => {
    if (tokenId) await useReportToken(unit, tokenId);
    const { uploadId, files } = await keepUpload(unit, input, sentFor?.id ?? null);
    const { logs, rest } = takeLogs(machines);
    const reports: ReceivedReport[] = [];
    for (const machine of rest) {
      const target = belongsTo(machine, rest, sentFor);
      const report = await fileReport(unit, uploadId, machine, target);
      reports.push({ ...report, wipes: namelessLogs(machine, files, report.deviceCode) });
    }
    reports.push(...(await fileLogs(unit, uploadId, logs, files)));
    return { uploadId, reports, unread };
  });
}

/** Of several machines in one drop only the one with the device's own serial was sent for it. */
function belongsTo(
  machine: MachineReport,
  machines: readonly MachineReport[],
  sentFor: CardRow | null,
): CardRow | null {
  if (!sentFor || machines.length === 1) return sentFor;
  const { serialKey, namesMachine } = machineKeys(machine);
  const isOnlyMachine =
    namesMachine && machines.filter((other) => machineKeys(other).namesMachine).length === 1;
  return isOnlyMachine || (serialKey !== '' && serialKey === sentFor.serialKey) ? sentFor : null;
}

async function keepUpload(
  unit: Unit,
  { files, tokenId }: ReportInput,
  forDeviceId: string | null,
): Promise<{ uploadId: string; files: LogFile[] }> {
  const uploadId = unit.newId();
  const kept: LogFile[] = [];
  await unit.tx.insert(reportUploads).values({
    id: uploadId,
    siteId: unit.actor.siteId,
    via: tokenId ? 'command' : 'upload',
    forDeviceId,
    sentById: unit.actor.personId,
    receivedAt: unit.recordedAt,
  });
  for (const [position, { name, bytes }] of files.entries()) {
    const file = { uploadId, position, name, contentHash: await keepFile(unit, bytes) };
    await unit.tx.insert(reportFiles).values({ ...file, sizeBytes: bytes.length });
    kept.push(file);
  }
  return { uploadId, files: kept };
}

async function fileReport(
  unit: Unit,
  uploadId: string,
  machine: MachineReport,
  sentFor: CardRow | null,
): Promise<ReceivedReport> {
  const keys = machineKeys(machine);
  const match = await findDevice(unit, keys, sentFor);
  const id = unit.newId();
  const report: ReceivedReport = {
    ...newReport(id, machine),
    status: match.deviceId ? 'matched' : 'review',
    reason: match.doubt ?? '',
    disksElsewhere: await disksElsewhere(unit, keys.diskSerials, match.deviceId),
  };
  await unit.tx.insert(hardwareReports).values({
    id,
    uploadId,
    siteId: unit.actor.siteId,
    deviceId: match.deviceId,
    status: report.status,
    reason: report.reason,
    machine,
    serialKey: keys.serialKey,
    machineUuid: keys.machineUuid,
    changes: [],
    receivedAt: unit.recordedAt,
  });
  return match.deviceId ? applyReport(unit, report, machine, match.deviceId) : report;
}

/** Writes a matched report down. A device that has left keeps the report and stays as it is. */
export async function applyReport(
  unit: Unit,
  report: ReceivedReport,
  machine: MachineReport,
  deviceId: string,
): Promise<ReceivedReport> {
  const row = await readRowById(unit, deviceId);
  const changes = reportChangesSince(await newestMachine(unit, deviceId, report.id), machine);
  const inCustody = isInCustody(row.stage as Stage);
  const compared = await compareWith(unit, row, machine);
  const fills = inCustody ? compared.filter(({ state }) => state === 'fills') : [];
  const reason = inCustody ? '' : 'report.device_left';
  await writeFacts(unit, row, fills);
  await recordEvent(unit, {
    deviceId,
    kind: 'report',
    data: { report: report.id, filled: fills.map(({ field }) => field), changes },
  });
  await unit.tx
    .update(hardwareReports)
    .set({ changes, reason })
    .where(eq(hardwareReports.id, report.id));
  const added = inCustody ? await listDisks(unit, row, machine) : [];
  const measured = inCustody ? await writeMeasuredAnswers(unit, row, machine, report.id) : [];
  return {
    ...report,
    reason,
    deviceCode: row.code,
    filled: fills.map(({ field }) => field),
    differing: compared.filter(({ state }) => state === 'differs').map(({ field }) => field),
    changes,
    mediaAdded: added.length,
    measured,
  };
}

function reportChangesSince(before: MachineReport | null, machine: MachineReport): ReportChange[] {
  return before ? reportChanges(before, machine) : [];
}

async function readRowById(unit: Unit, deviceId: string): Promise<CardRow> {
  const [device] = await unit.tx
    .select({ code: devices.code })
    .from(devices)
    .where(eq(devices.id, deviceId))
    .for('update');
  return readCardRow(unit, device?.code ?? '');
}
