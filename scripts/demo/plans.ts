/** What is planned for each device of the demo: its fault, its story, how far it has come. */
import type { DeviceKind } from '#domain/device-kinds.ts';
import type { FaultCode, FaultDecision, FaultOutcome } from '#domain/faults.ts';
import type { ChecklistKey } from '#domain/checklist-items.ts';
import type { NewDonor } from '../../api/intake/donors.service.ts';
import type { DropOff } from '../../api/intake/donations.service.ts';
import type { ModelKey } from './catalogue.ts';

/** A fault found on the way, and what became of it. */
export interface PlannedFault {
  fault: FaultCode;
  item: ChecklistKey | '';
  decision: FaultDecision;
  note: string;
  /** Absent while nobody has worked on it. */
  outcome?: FaultOutcome;
  parts?: string;
  minutes?: number;
}

/** Where the usual way of a device ends today, or where it leaves it for a way of its own. */
export type Goal =
  | 'received'
  | 'labelled'
  | 'diagnosing'
  | 'repairing'
  | 'qa'
  | 'kitting'
  | 'ready'
  | 'reserved'
  | 'handed_over'
  | 'returned';

/** Stories that leave the usual way; each stands in `stories.ts`. */
export type Story =
  | 'swollen_battery'
  | 'no_serial'
  | 'entered_twice'
  | 'donor_recall'
  | 'lost'
  | 'account_lock'
  | 'asset_tag'
  | 'taken_back'
  | 'wiping_now'
  | 'asks_waiver'
  | 'proposal_waits'
  | 'failed_disk'
  | 'for_parts'
  | 'beyond_repair'
  | 'recycled';

export interface Plan {
  key: string;
  model: ModelKey;
  goal: Goal;
  /** Working days ago on which a technician takes it to the bench. */
  bench?: number;
  fault?: PlannedFault;
  story?: Story;
  /** The charger did not come along. */
  noCharger?: boolean;
  /** Its kit is complete and waits for a shelf. */
  packed?: boolean;
  /** A gate that a coordinator waived, with the reason that stays. */
  waived?: { item: ChecklistKey; reason: string };
  /** The machine says of itself what it is; the memory may be another than intake wrote. */
  report?: { memoryGb?: number };
  cosmetic?: 'A' | 'B' | 'C' | 'D';
}

export interface Gift {
  donor: NewDonor;
  dropOff: DropOff;
  /** Working days ago, and the hour of the workshop's clock. */
  day: number;
  hour: number;
  expected: { kind: DeviceKind; expected: number }[];
  note: string;
  plans: Plan[];
}

const contact = (name: string, phone = '', address = '') => ({ name, phone, email: '', address });
export const organisation = (name: string, phone: string, address: string): NewDonor => ({
  kind: 'organisation',
  ...contact(name, phone, address),
});
export const person = (name: string, phone: string): NewDonor => ({
  kind: 'person',
  ...contact(name, phone),
});
export const anonymous: NewDonor = { kind: 'anonymous', ...contact('') };
