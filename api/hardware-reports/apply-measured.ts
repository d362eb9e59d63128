/** What a report measured goes to the checklist; a person's answers stay. */
import { eq } from 'drizzle-orm';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import { measuredAnswers, spokenOf } from '#domain/measured-answers.ts';
import type { CardRow } from '../../db/device-card.ts';
import { hardwareReports } from '../../db/schema/index.ts';
import { writeMeasured } from '../evidence/measured.service.ts';
import type { Unit } from '../lib/unit.ts';

/**
 * Measured when the report came in, which may be long before it was matched.
 * @returns the lines that were answered.
 */
export async function writeMeasuredAnswers(
  unit: Unit,
  row: CardRow,
  machine: MachineReport,
  reportId: string,
): Promise<string[]> {
  const answers = measuredAnswers(machine, row.kind, otherDisks(row, machine));
  const withdraw = spokenOf(machine).filter((line) => !answers.some(({ item }) => item === line));
  const [report] = await unit.tx
    .select({ receivedAt: hardwareReports.receivedAt })
    .from(hardwareReports)
    .where(eq(hardwareReports.id, reportId));
  const { taken } = await writeMeasured(unit, row, answers, {
    source: 'report',
    sourceId: reportId,
    withdraw,
    ...(report ? { measuredAt: report.receivedAt } : {}),
  });
  return taken;
}

const DISKS: readonly string[] = ['hdd', 'sata_ssd', 'nvme', 'emmc'];
const GONE: readonly string[] = ['removed', 'destroyed', 'none'];

/** Disks listed with their serial that the report does not name. */
function otherDisks(row: CardRow, machine: MachineReport): number {
  const named = new Set((machine.disks ?? []).map(({ serial }) => normaliseSerial(serial)));
  return row.media.filter(
    ({ type, serial, status }) =>
      DISKS.includes(type) && !GONE.includes(status) && serial !== '' && !named.has(serial),
  ).length;
}
