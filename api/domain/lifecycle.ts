/** The life cycle: which move leads from where to where, who may make it, and what still blocks it. */
import type { Blocker, Gate, GateFacts } from './gates.ts';
import { judgeGate } from './gates.ts';
import type { HoldKind } from './holds.ts';
import { holdsBlocking } from './holds.ts';
import type { Evidence, Move } from './moves.ts';
import { MOVES } from './moves.ts';
import { repairBlockers } from './repairs.ts';
import type { Role } from './roles.ts';
import type { Stage } from './stages.ts';
import { IN_CUSTODY, STAGES, stageRange } from './stages.ts';

export const MOVE_KINDS = ['move', 'undo', 'correct'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** One tap takes a reversible move back within this time. */
export const UNDO_MINUTES = 15;
/** A wrong handover may be voided within this time (T31). */
export const VOID_HANDOVER_DAYS = 7;

export function movesBetween(from: Stage | null, to: Stage): Move[] {
  return MOVES.filter((move) => move.to === to && move.from.includes(from));
}

/** The move these roles may make between two stages, a direct one before one that needs confirmation. */
export function moveFor(from: Stage | null, to: Stage, roles: readonly Role[]): Move | null {
  const open = movesBetween(from, to).filter((move) => isAllowed(move, roles));
  return open.find((move) => !move.confirmedBy) ?? open[0] ?? null;
}

export function isAllowed(move: Move, roles: readonly Role[]): boolean {
  return move.roles.some((role) => roles.includes(role));
}

export function movesFrom(from: Stage): Move[] {
  return MOVES.filter((move) => move.from.includes(from));
}

/** Facts of one attempt: the evidence the person brings along and the state of the device. */
export interface Attempt {
  actorId: string;
  given: readonly Evidence[];
  openHolds: readonly HoldKind[];
  /** The site lets one person check own work, with a reason (small workshops). */
  selfCheckAllowed: boolean;
  facts: GateFacts;
}

/** Everything that still blocks the move, in the order a person would deal with it. */
export function blockersOf(move: Move, attempt: Attempt): Blocker[] {
  const blockers: Blocker[] = holdsBlocking(move.id, attempt.openHolds).map((hold) => ({
    gate: null,
    code: 'gate.hold_open',
    params: { hold },
    where: 'holds',
  }));
  const { facts } = attempt;
  const ownWork = move.notLastRepairer && facts.lastRepairerId === attempt.actorId;
  if (ownWork && !(attempt.selfCheckAllowed && facts.qa?.selfCheck)) {
    blockers.push({ gate: 'G8', code: 'gate.qa_same_person', params: {}, where: 'qa' });
  }
  blockers.push(...repairBlockers(move.id, facts.repair));
  for (const gate of move.gates) {
    for (const found of judgeGate(gate, facts)) {
      if (!blockers.some((known) => sameBlocker(known, found))) blockers.push(found);
    }
  }
  return [...blockers, ...missingEvidence(move, attempt.given)];
}

function sameBlocker(a: Blocker, b: Blocker): boolean {
  return a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);
}

const evidencePlace: Partial<Record<Evidence, Blocker['where']>> = {
  place: 'shelf',
  quarantine_bin: 'shelf',
  open_task: 'faults',
  no_open_task: 'faults',
  failed_items: 'checklist',
  need: 'need',
  label_again: 'label',
};

function missingEvidence(move: Move, given: readonly Evidence[]): Blocker[] {
  return move.evidence
    .filter((evidence) => !given.includes(evidence))
    .map((evidence) => ({
      gate: null,
      code: `gate.evidence_${evidence}`,
      params: {},
      where: evidencePlace[evidence] ?? 'identity',
    }));
}

/** Gates a device must pass to be where `stage` is, for corrections: those of every move into it. */
export function gatesInto(stage: Stage): Gate[] {
  const plain = MOVES.filter((move) => move.to === stage && !move.confirmedBy);
  return [...new Set(plain.flatMap((move) => [...move.gates]))];
}

/** Where a device goes back to from quarantine or after it was missing (T23). */
export function stageAfterQuarantine(before: Stage): Stage {
  const late = [...stageRange('kitting', 'handed_over')];
  return late.includes(before) ? 'diagnosing' : before;
}

/** The stage an undo leads to; a walk-in record taken back becomes void. */
export function undoTarget(from: Stage | null): Stage {
  return from ?? 'void';
}

export interface StagePair {
  from: Stage;
  to: Stage;
  kind: MoveKind;
}

/** Stages that other verbs own: a correction can neither leave nor reach them. */
const NOT_CORRECTABLE: readonly Stage[] = ['reserved', 'quarantined'];

/** Every pair that may ever be recorded, for the reference table `stage_moves`. */
export function stagePairs(): StagePair[] {
  const pairs = new Map<string, StagePair>();
  const add = (from: Stage, to: Stage, kind: MoveKind) =>
    pairs.set(`${from}>${to}>${kind}`, { from, to, kind });
  for (const move of MOVES) {
    for (const from of move.from) {
      if (from) add(from, move.to, 'move');
      if (move.reversible) add(move.to, undoTarget(from), 'undo');
    }
  }
  const correctable = IN_CUSTODY.filter((stage) => !NOT_CORRECTABLE.includes(stage));
  for (const from of correctable) {
    for (const to of correctable) if (from !== to) add(from, to, 'correct');
  }
  return [...pairs.values()].toSorted(
    (a, b) =>
      STAGES.indexOf(a.from) - STAGES.indexOf(b.from) ||
      STAGES.indexOf(a.to) - STAGES.indexOf(b.to),
  );
}

export function isCorrectable(from: Stage, to: Stage): boolean {
  return stagePairs().some(
    (pair) => pair.kind === 'correct' && pair.from === from && pair.to === to,
  );
}
