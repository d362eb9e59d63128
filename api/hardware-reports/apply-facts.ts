/** Writes what a report says where nothing was written yet; everything else waits for a person. */
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import {
  type ComparedFact,
  type DeviceFacts,
  type FactField,
  type FactValue,
  compareReport,
} from '#domain/hardware-report/comparison.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, hardwareReports, reportDecisions } from '../../db/schema/index.ts';
import { writeSearchText } from '../devices/write-search-text.ts';
import type { Context } from '../lib/context.ts';
import { type Unit, isUnit } from '../lib/unit.ts';

/** A placeholder typed at intake is no serial. */
export function factsOf(row: CardRow): DeviceFacts {
  return {
    kind: row.kind,
    make: row.make,
    model: row.model,
    serial: row.serialKey === '' ? '' : row.serial,
    cpu: row.cpu,
    memoryMib: row.memoryMib,
    storageGb: row.storageGb,
    storageKind: row.storageKind,
    batteryHealth: row.batteryHealth,
    hasCamera: row.hasCamera,
    hasWifi: row.hasWifi,
  };
}

/** The report's facts beside what is written now. */
export async function compareWith(
  ctx: Context,
  row: CardRow,
  machine: MachineReport,
): Promise<ComparedFact[]> {
  const reader = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const kept = await reader
    .select({ field: reportDecisions.field, reported: reportDecisions.reported })
    .from(reportDecisions)
    .where(and(eq(reportDecisions.deviceId, row.id), eq(reportDecisions.taken, 'kept')));
  return compareReport(factsOf(row), machine, kept);
}

const MAX_LENGTH: Partial<Record<FactField, number>> = {
  make: 80,
  model: 120,
  serial: 64,
  cpu: 120,
};

/** Changes columns of the device and what it is found by; the caller records the event. */
export async function writeFacts(
  unit: Unit,
  row: CardRow,
  facts: readonly { field: FactField; value: FactValue }[],
): Promise<void> {
  if (facts.length === 0) return;
  const changes: Partial<typeof devices.$inferInsert> = Object.fromEntries(
    facts.map(({ field, value }) => {
      const max = MAX_LENGTH[field];
      return [field, typeof value === 'string' && max ? value.slice(0, max) : value];
    }),
  );
  if (changes.serial !== undefined) changes.serialKey = normaliseSerial(changes.serial) ?? '';
  await unit.tx
    .update(devices)
    .set({ ...changes, updatedAt: unit.recordedAt })
    .where(eq(devices.id, row.id));
  const named = ['make', 'model', 'serial'].some((field) => field in changes);
  if (named) await writeSearchText(unit, { ...row, ...changes } as CardRow);
}

/** The newest report that names the machine: a log of one disk says nothing about the rest. */
export async function newestMachine(
  ctx: Context,
  deviceId: string,
  exceptReportId: string | null = null,
): Promise<MachineReport | null> {
  const reader = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const [newest] = await reader
    .select({ machine: hardwareReports.machine })
    .from(hardwareReports)
    .where(
      and(
        eq(hardwareReports.deviceId, deviceId),
        eq(hardwareReports.status, 'matched'),
        sql`${hardwareReports.machine} -> 'fields' <> '{}'::jsonb`,
        ...(exceptReportId ? [ne(hardwareReports.id, exceptReportId)] : []),
      ),
    )
    .orderBy(desc(hardwareReports.receivedAt), desc(hardwareReports.id))
    .limit(1);
  return newest ? (newest.machine as MachineReport) : null;
}
