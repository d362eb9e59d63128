/** Every log of a wipe is a report of its own, filed under the device whose medium it speaks of. */
import type { ErasureReading, MachineReport } from '#domain/hardware-report/shape.ts';
import { noComponents } from '#domain/hardware-report/shape.ts';
import type { ReportWarning } from '#domain/hardware-report/warnings.ts';
import { normaliseSerial } from '#domain/identity.ts';
import { asc, inArray } from 'drizzle-orm';
import { devices, hardwareReports } from '../../db/schema/index.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type ReceivedReport, newReport } from './received-report.ts';
import { type LogFile, type WipeAnswer, answerFor, ownerOf, recordLog } from './wipe-logs.ts';

/**
 * Takes the logs that name a disk out of what the machines say: the machine that wiped a disk may be another than
 * the one it belongs to. A log without a serial stays: it is only a reading.
 */
export function takeLogs(machines: readonly MachineReport[]): {
  logs: MachineReport[];
  rest: MachineReport[];
} {
  const logs = machines.flatMap((machine) =>
    machine.erasures.filter(isNamed).map((erasure) => logOnly(machine, erasure)),
  );
  const rest = machines
    .map((machine) => ({
      ...machine,
      erasures: machine.erasures.filter((erasure) => !isNamed(erasure)),
      warnings: machine.warnings.filter((warning) => !isAboutLog(machine, warning)),
    }))
    .filter(saysMore);
  return { logs, rest };
}

function isNamed({ serial }: ErasureReading): boolean {
  return normaliseSerial(serial) !== null;
}

function logOnly(machine: MachineReport, erasure: ErasureReading): MachineReport {
  return {
    tools: [erasure.tool],
    fields: {},
    disks: null,
    batteries: null,
    batteryPresent: null,
    erasures: [erasure],
    components: noComponents(),
    warnings: machine.warnings.filter(
      ({ code, detail }) =>
        LOG_WARNINGS.includes(code) && (detail === '' || detail === erasure.device),
    ),
  };
}

const LOG_WARNINGS: readonly string[] = ['log_incomplete', 'log_cut', 'erasure_errors'];

/** Warnings of logs go with them, unless a log without a serial stays behind. */
function isAboutLog({ erasures }: MachineReport, { code }: ReportWarning): boolean {
  return LOG_WARNINGS.includes(code) && erasures.every(isNamed);
}

function saysMore({ fields, disks, batteries, batteryPresent, erasures, tools }: MachineReport) {
  const named = Object.keys(fields).length > 0 || disks !== null || batteries !== null;
  const onlyLogs = tools.every((tool) => tool === 'nwipe' || tool === 'hdparm');
  return named || batteryPresent !== null || erasures.length > 0 || !onlyLogs;
}

/** A log without a serial is a reading: kept with its report, and evidence of nothing by itself. */
export function namelessLogs(
  machine: MachineReport,
  files: readonly LogFile[],
  deviceCode: string | null,
): WipeAnswer[] {
  return machine.erasures.map((erasure) =>
    answerFor(erasure, fileOf(erasure, files), { answer: 'no_serial', deviceCode }),
  );
}

export function fileOf(erasure: ErasureReading, files: readonly LogFile[]): LogFile | null {
  return files.find(({ position }) => position === erasure.file) ?? null;
}

/** One after the other; a log that fits no medium waits for a person and stops none of the others. */
export async function fileLogs(
  unit: Unit,
  uploadId: string,
  logs: readonly MachineReport[],
  files: readonly LogFile[],
): Promise<ReceivedReport[]> {
  await lockOwners(unit, logs);
  const reports: ReceivedReport[] = [];
  for (const machine of logs) {
    for (const erasure of machine.erasures) {
      reports.push(await fileLog(unit, uploadId, machine, erasure, fileOf(erasure, files)));
    }
  }
  return reports;
}

/** All at once and in one order, so that two drops at the same time never wait for each other. */
async function lockOwners(unit: Unit, logs: readonly MachineReport[]): Promise<void> {
  const owned: string[] = [];
  for (const { erasures } of logs) {
    for (const { serial } of erasures) {
      const owner = await ownerOf(unit, normaliseSerial(serial) ?? '');
      if (typeof owner !== 'string') owned.push(owner.deviceId);
    }
  }
  if (owned.length === 0) return;
  await unit.tx
    .select({ id: devices.id })
    .from(devices)
    .where(inArray(devices.id, owned))
    .orderBy(asc(devices.id))
    .for('update');
}

const DOUBT = {
  none: ['no_medium', 'report.no_medium'],
  several: ['several', 'report.several_media'],
  left: ['device_left', 'report.medium_left'],
} as const;

async function fileLog(
  unit: Unit,
  uploadId: string,
  machine: MachineReport,
  erasure: ErasureReading,
  file: LogFile | null,
): Promise<ReceivedReport> {
  const owner = await ownerOf(unit, normaliseSerial(erasure.serial) ?? '');
  const id = unit.newId();
  const matched = typeof owner !== 'string';
  const [answer, reason] = matched ? (['recorded', ''] as const) : DOUBT[owner];
  await unit.tx.insert(hardwareReports).values({
    id,
    uploadId,
    siteId: unit.actor.siteId,
    deviceId: matched ? owner.deviceId : null,
    status: matched ? 'matched' : 'review',
    reason,
    machine,
    changes: [],
    receivedAt: unit.recordedAt,
  });
  const wipe = matched
    ? await recordOwned(unit, id, owner, erasure, file)
    : answerFor(erasure, file, { answer });
  return {
    ...newReport(id, machine),
    status: matched ? 'matched' : 'review',
    reason,
    deviceCode: matched ? owner.deviceCode : null,
    wipes: [wipe],
  };
}

async function recordOwned(
  unit: Unit,
  reportId: string,
  owner: { deviceId: string; deviceCode: string; mediumId: string },
  erasure: ErasureReading,
  file: LogFile | null,
): Promise<WipeAnswer> {
  const data = { report: reportId, filled: [], changes: [] };
  await recordEvent(unit, { deviceId: owner.deviceId, kind: 'report', data });
  return recordLog(unit, owner.deviceCode, owner.mediumId, erasure, file);
}
