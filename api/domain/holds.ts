/** Holds stand beside the stage: a device may have several open at once. */
import type { MoveId } from './moves.ts';
import type { Role } from './roles.ts';

export const HOLD_KINDS = [
  'awaiting_parts',
  'wipe_failed',
  'locked',
  'safety',
  'theft_check',
  'donor_recall',
  'label_mismatch',
  'investigate',
] as const;

export type HoldKind = (typeof HOLD_KINDS)[number];

/** Moves towards a student, which every hold but a wait for parts blocks. */
const FORWARD_MOVES: readonly MoveId[] = ['T13', 'T14', 'T17', 'T19', 'D1', 'D2'];

/** Moves that would take apart or give up a device whose owner is not settled. */
const DISPOSAL_MOVES: readonly MoveId[] = ['T10', 'T11', 'T27', 'T28'];

const OWNERSHIP_HOLDS: readonly HoldKind[] = ['theft_check', 'donor_recall', 'investigate'];

/** Holds that a technician may release after technical work; the others need a coordinator. */
const TECHNICAL_HOLDS: readonly HoldKind[] = ['awaiting_parts', 'wipe_failed', 'label_mismatch'];

export function isHoldKind(text: string): text is HoldKind {
  return (HOLD_KINDS as readonly string[]).includes(text);
}

/** The open holds that block a move; empty when none does. */
export function holdsBlocking(move: MoveId, open: readonly HoldKind[]): HoldKind[] {
  return open.filter(
    (hold) =>
      (hold !== 'awaiting_parts' && FORWARD_MOVES.includes(move)) ||
      (OWNERSHIP_HOLDS.includes(hold) && DISPOSAL_MOVES.includes(move)),
  );
}

/** How it shows that a lock is gone; `mistake`: there never was one. */
export const RELEASE_WAYS = [
  'rechecked_online',
  'donor_confirmed',
  'release_letter',
  'proof_of_purchase',
  'mistake',
] as const;

export type ReleaseWay = (typeof RELEASE_WAYS)[number];

/** What shows that the cause of a hold is gone. */
export interface HoldReleaseEvidence {
  /** `undo`: placed a moment before and taken back. `earlier`: released before evidence was asked for. */
  way: ReleaseWay | 'undo' | 'earlier';
  photoId: string | null;
}

/** Whether a release rests on more than a note. */
export function needsEvidence(hold: HoldKind): boolean {
  return hold === 'locked';
}

/** Where no evidence is asked for, words say why; a mistake can be explained in words only. */
export function needsNote(hold: HoldKind, way: ReleaseWay | undefined): boolean {
  return !needsEvidence(hold) || way === 'mistake';
}

export function rolesToRelease(hold: HoldKind): readonly Role[] {
  return TECHNICAL_HOLDS.includes(hold) ? ['technician', 'coordinator'] : ['coordinator'];
}
