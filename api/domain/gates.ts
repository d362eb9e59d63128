/** The twelve gates: which evidence each asks for, judged from facts that the service has loaded. */
import type { Reason } from './reason.ts';
import type { RepairFacts } from './repairs.ts';

export const GATES = [
  'G1',
  'G2',
  'G3',
  'G4',
  'G5',
  'G6',
  'G7',
  'G8',
  'G9',
  'G10',
  'G11',
  'G12',
] as const;

export type Gate = (typeof GATES)[number];

/** Proof of erasure, locks, safety, identity, handover and recycling can never be waived. */
export const WAIVABLE_GATES: readonly Gate[] = ['G5', 'G6', 'G7', 'G9'];

/** The part of a device's page where the missing piece is supplied. */
export type Place =
  | 'identity'
  | 'label'
  | 'media'
  | 'locks'
  | 'checklist'
  | 'spec'
  | 'grades'
  | 'qa'
  | 'faults'
  | 'kit'
  | 'holds'
  | 'need'
  | 'handover'
  | 'recycling'
  | 'shelf';

/** One missing piece: `code` is a translation key, `where` the place to supply it. */
export interface Blocker {
  gate: Gate | null;
  code: string;
  params: Record<string, string | number>;
  where: Place;
}

/** What the gates need to know; each list names what is still wrong and is empty when all is well. */
export interface GateFacts {
  identity: { missing: readonly string[]; labelConfirmed: boolean };
  media: { recorded: number; noneConfirmed: boolean; open: readonly MediumFact[] };
  locks: {
    unanswered: readonly string[];
    locked: readonly string[];
    notRechecked: readonly string[];
  };
  checklist: {
    missing: readonly string[];
    failed: readonly string[];
    safetyMissing: readonly string[];
    safetyFailed: readonly string[];
  };
  spec: { verdict: 'pass' | 'kit' | 'upgrade' | 'no' | 'unknown'; reasons: readonly Reason[] };
  grades: { cosmetic: string | null; functional: string | null };
  qa: { personId: string; selfCheck: boolean } | null;
  lastRepairerId: string | null;
  repair: RepairFacts;
  kit: { open: readonly KitLineFact[]; lines: number };
  need: NeedFact | null;
  handover: HandoverFact | null;
  recycling: RecyclingFact | null;
  waived: readonly Gate[];
}

export interface MediumFact {
  name: string;
  /** Why it does not count yet, a translation key. */
  reason: string;
}

export interface KitLineFact {
  line: string;
  reason: Reason;
}

export interface NeedFact {
  code: string;
  approved: boolean;
  approvedBySameAsReserver: boolean;
  consentValid: boolean;
  alreadyServed: boolean;
  otherReservation: boolean;
  suits: boolean;
  /** What the need asks for and the device has not; named instead of a bare "does not suit". */
  lacking?: readonly Reason[];
}

export interface HandoverFact {
  deviceScanned: boolean;
  unscannedAccessories: readonly string[];
  identitySeen: boolean;
  signed: boolean;
  receiptNumber: boolean;
}

export interface RecyclingFact {
  recycler: boolean;
  pieces: number;
  weightKg: number;
  signers: number;
}

type Judge = (facts: GateFacts) => Blocker[];

const judges: Record<Gate, Judge> = {
  G1: ({ identity }) => [
    ...identity.missing.map((field) => blocker('G1', `gate.identity_${field}`, {}, 'identity')),
    ...when(!identity.labelConfirmed, 'G1', 'gate.label_not_confirmed', {}, 'label'),
  ],
  G2: ({ media }) => [
    ...when(media.recorded === 0 && !media.noneConfirmed, 'G2', 'gate.media_unlisted', {}, 'media'),
    ...media.open.map((medium) => blocker('G2', medium.reason, { medium: medium.name }, 'media')),
  ],
  G3: ({ locks }) => [
    ...locks.locked.map((lock) => blocker('G3', 'gate.lock_locked', { lock }, 'locks')),
    ...locks.unanswered.map((lock) => blocker('G3', 'gate.lock_unanswered', { lock }, 'locks')),
    ...locks.notRechecked.map((lock) =>
      blocker('G3', 'gate.lock_not_rechecked', { lock }, 'locks'),
    ),
  ],
  G4: ({ checklist }) => [
    ...checklist.safetyFailed.map((item) =>
      blocker('G4', 'gate.safety_failed', { item }, 'checklist'),
    ),
    ...checklist.safetyMissing.map((item) =>
      blocker('G4', 'gate.safety_missing', { item }, 'checklist'),
    ),
  ],
  G5: ({ checklist }) => [
    ...checklist.failed.map((item) =>
      blocker('G5', 'gate.checklist_failed', { item }, 'checklist'),
    ),
    ...when(
      checklist.missing.length > 0,
      'G5',
      'gate.checklist_missing',
      { count: checklist.missing.length, item: checklist.missing[0] ?? '' },
      'checklist',
    ),
  ],
  G6: ({ spec }) =>
    spec.verdict === 'pass' || spec.verdict === 'kit'
      ? []
      : spec.reasons.map(({ code, params }) => blocker('G6', code, { ...params }, 'spec')),
  G7: ({ grades }) => [
    ...when(grades.cosmetic === null, 'G7', 'gate.grade_cosmetic_missing', {}, 'grades'),
    ...when(grades.functional === null, 'G7', 'gate.grade_functional_missing', {}, 'grades'),
    ...when(
      grades.functional !== null && grades.functional !== '1',
      'G7',
      'gate.grade_functional_low',
      { grade: grades.functional ?? '' },
      'grades',
    ),
  ],
  G8: ({ qa, lastRepairerId }) => [
    ...when(qa === null, 'G8', 'gate.qa_missing', {}, 'qa'),
    ...when(
      qa !== null && !qa.selfCheck && qa.personId === lastRepairerId,
      'G8',
      'gate.qa_same_person',
      {},
      'qa',
    ),
  ],
  G9: ({ kit }) => [
    ...when(kit.lines === 0, 'G9', 'gate.kit_not_started', {}, 'kit'),
    ...kit.open.map(({ line, reason }) =>
      blocker('G9', reason.code, { ...reason.params, line }, 'kit'),
    ),
  ],
  G10: ({ need }) =>
    need === null
      ? [blocker('G10', 'gate.need_missing', {}, 'need')]
      : [
          ...needBlocker(!need.approved, 'gate.need_not_approved', need),
          ...needBlocker(need.approvedBySameAsReserver, 'gate.need_same_person', need),
          ...needBlocker(!need.consentValid, 'gate.need_consent', need),
          ...needBlocker(need.alreadyServed, 'gate.need_served', need),
          ...needBlocker(need.otherReservation, 'gate.need_reserved', need),
          ...(need.lacking ?? []).map(({ code, params }) =>
            blocker('G10', code, { ...params }, 'need'),
          ),
          ...needBlocker(!need.suits && !need.lacking?.length, 'gate.need_unsuitable', need),
        ],
  G11: ({ handover }) =>
    handover === null
      ? [blocker('G11', 'gate.handover_missing', {}, 'handover')]
      : [
          ...when(!handover.deviceScanned, 'G11', 'gate.handover_device_unscanned', {}, 'handover'),
          ...handover.unscannedAccessories.map((item) =>
            blocker('G11', 'gate.handover_accessory_unscanned', { item }, 'handover'),
          ),
          ...when(!handover.identitySeen, 'G11', 'gate.handover_identity', {}, 'handover'),
          ...when(!handover.signed, 'G11', 'gate.handover_signature', {}, 'handover'),
          ...when(!handover.receiptNumber, 'G11', 'gate.handover_receipt', {}, 'handover'),
        ],
  G12: ({ recycling }) =>
    recycling === null
      ? [blocker('G12', 'gate.manifest_missing', {}, 'recycling')]
      : [
          ...when(!recycling.recycler, 'G12', 'gate.manifest_recycler', {}, 'recycling'),
          ...when(recycling.pieces < 1, 'G12', 'gate.manifest_pieces', {}, 'recycling'),
          ...when(recycling.weightKg <= 0, 'G12', 'gate.manifest_weight', {}, 'recycling'),
          ...when(recycling.signers < 2, 'G12', 'gate.manifest_signers', {}, 'recycling'),
        ],
};

/** What one gate still misses; a waived gate misses nothing. */
export function judgeGate(gate: Gate, facts: GateFacts): Blocker[] {
  return facts.waived.includes(gate) && WAIVABLE_GATES.includes(gate) ? [] : judges[gate](facts);
}

function blocker(
  gate: Gate,
  code: string,
  params: Record<string, string | number>,
  where: Place,
): Blocker {
  return { gate, code, params, where };
}

function when(
  wrong: boolean,
  gate: Gate,
  code: string,
  params: Record<string, string | number>,
  where: Place,
): Blocker[] {
  return wrong ? [blocker(gate, code, params, where)] : [];
}

function needBlocker(wrong: boolean, code: string, need: NeedFact): Blocker[] {
  return when(wrong, 'G10', code, { need: need.code }, 'need');
}
