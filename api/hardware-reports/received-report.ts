/** What became of one report: the answer to whoever sent it. */
import type { ReportChange } from '#domain/hardware-report/changes.ts';
import type { MachineReport } from '#domain/hardware-report/shape.ts';
import type { ReportWarning } from '#domain/hardware-report/warnings.ts';
import type { DiskElsewhere } from './match.service.ts';
import type { WipeAnswer } from './wipe-logs.ts';

export interface ReceivedReport {
  id: string;
  status: 'matched' | 'review';
  /** Why a person must look, or why nothing was changed; empty without doubt. */
  reason: string;
  deviceCode: string | null;
  /** Fields that were empty and are written now, and fields that wait for a person. */
  filled: string[];
  differing: string[];
  changes: ReportChange[];
  mediaAdded: number;
  /** Lines of the checklist that it answered. */
  measured: string[];
  /** Disks that were last listed in another device. */
  disksElsewhere: DiskElsewhere[];
  wipes: WipeAnswer[];
  warnings: ReportWarning[];
}

/** A report that has done nothing yet. */
export function newReport(id: string, machine: MachineReport): ReceivedReport {
  return {
    id,
    status: 'matched',
    reason: '',
    deviceCode: null,
    filled: [],
    differing: [],
    changes: [],
    mediaAdded: 0,
    measured: [],
    disksElsewhere: [],
    wipes: [],
    warnings: [...machine.warnings],
  };
}
