/** What the server says about a scan. */
import type { CodeType, Code } from './codes.ts';
import type { Blocker } from './gates.ts';
import type { Stage } from './stages.ts';

/** What happened to a device since the person saw it. */
export interface ScanMeanwhile {
  by: string;
  what: string;
  stage: string | null;
  at: string;
}

export type ScanOutcome = 'done' | 'warning' | 'refused';

/** What the server did with a scan. */
export interface ScanAnswer {
  requestId: string;
  outcome: ScanOutcome;
  /** Translation key `scan.…`, or the code of an error. Parameters may be translation keys too. */
  code: string;
  params: Record<string, string | number>;
  /** What still keeps the device from moving, with the place to supply it. */
  blockers?: Blocker[];
  meanwhile?: ScanMeanwhile;
  /** What the scanned text stands for. */
  subject?: ScanSubject | null;
  /** The device that was changed or is to be opened. */
  deviceCode?: Code | null;
  /** One press takes it back. */
  undoable?: boolean;
}

/**
 * A code of type 2, 3, 5 or 8 may also stand for a counted item, a part, a box, a transfer, a recycling
 * batch or a handover batch.
 */
export type SubjectKind =
  | Exclude<CodeType, 'command'>
  | 'blank'
  | 'part'
  | 'item'
  | 'box'
  | 'transfer'
  | 'recycling'
  | 'handover_batch';

export interface ScanSubject {
  kind: SubjectKind;
  code: Code;
  /** Stage of a device after the scan. */
  stage?: Stage | null;
}
