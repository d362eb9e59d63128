/** Work orders: what is to be done on a device in repair, what it waits for, and when it may leave. */
import type { Blocker } from './gates.ts';
import type { MoveId } from './moves.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export const TASK_KINDS = ['repair', 'upgrade', 'os_install', 'clean', 'other'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const TASK_OUTCOMES = ['done', 'not_needed', 'failed'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

export const ORDER_OUTCOMES = [
  'repaired',
  'upgraded',
  'no_fault_found',
  'given_up',
  'superseded',
] as const;

/** Under which right the system runs. `oem_coa`: the maker's certificate on the chassis. */
export const OS_LICENCES = ['none', 'oem_coa', 'refurbisher', 'volume', 'digital'] as const;
export type OsLicence = (typeof OS_LICENCES)[number];

export const OS_ACTIVATIONS = ['activated', 'not_activated', 'not_needed'] as const;
export type OsActivation = (typeof OS_ACTIVATIONS)[number];

/** What was installed, as it stands in a task's details. */
export interface OsInstall {
  /** The image or edition in the workshop's words: `Linux Mint 22.1`, `Windows 11 Pro 24H2`. */
  image: string;
  licence: OsLicence | null;
  activation: OsActivation | null;
  /** The certificate of authenticity was seen on the chassis. */
  coaSeen: boolean;
}

export const NO_OS: OsInstall = { image: '', licence: null, activation: null, coaSeen: false };

/** Why an installed system is not recorded completely, by field; empty when it is. */
export function refuseOsInstall(os: OsInstall): { field: keyof OsInstall; reason: Reason }[] {
  const wrong: { field: keyof OsInstall; reason: Reason }[] = [];
  const say = (field: keyof OsInstall, code: string) => wrong.push({ field, reason: reason(code) });
  if (os.image.trim() === '') say('image', 'repair.os_image_missing');
  if (os.licence === null) say('licence', 'repair.os_licence_missing');
  if (os.activation === null) say('activation', 'repair.os_activation_missing');
  if (os.licence === 'none' && os.activation !== null && os.activation !== 'not_needed') {
    say('activation', 'repair.os_activation_free');
  }
  if (os.licence !== null && os.licence !== 'none' && os.activation === 'not_needed') {
    say('activation', 'repair.os_activation_needed');
  }
  if (os.licence === 'oem_coa' && !os.coaSeen) say('coaSeen', 'repair.os_coa_unseen');
  return wrong;
}

export interface TaskClosing {
  kind: TaskKind;
  outcome: TaskOutcome;
  note: string;
}

/** Why a task may not be closed this way, or null. What failed needs a note for whoever comes next. */
export function refuseTaskClosing({ outcome, note }: TaskClosing): Reason | null {
  return outcome === 'failed' && note.trim() === '' ? reason('repair.task_needs_note') : null;
}

/** How a fault's tasks end when the fault is closed. */
export function taskOutcomeFor(faultOutcome: string): TaskOutcome {
  if (faultOutcome === 'not_repairable') return 'failed';
  return ['accepted', 'no_fault_found'].includes(faultOutcome) ? 'not_needed' : 'done';
}

/** The outcomes of a fault after which its line is expected to pass. */
const MENDED: readonly string[] = ['fixed', 'part_replaced', 'upgraded', 'no_fault_found'];

export interface FoundFault {
  /** The checklist line it was found at; empty when it was found otherwise. */
  checklistItem: string;
  outcome: string | null;
  /** ISO 8601; null while it is open. */
  closedAt: string | null;
}

export interface LineAnswer {
  item: string;
  result: 'pass' | 'fail' | 'na';
  /** ISO 8601. */
  answeredAt: string;
}

/**
 * The lines at which faults were found and mended that have not passed since, each once.
 * @param lines the lines of the device's checklist: one that is no longer asked cannot be tested again
 */
export function linesToRetest(
  faults: readonly FoundFault[],
  answers: readonly LineAnswer[],
  lines: readonly string[],
): string[] {
  const open = faults.flatMap(({ checklistItem, outcome, closedAt }) => {
    if (!closedAt || !outcome || !MENDED.includes(outcome)) return [];
    if (!lines.includes(checklistItem)) return [];
    const answer = answers.find(({ item }) => item === checklistItem);
    const passed =
      answer?.result === 'pass' && Date.parse(answer.answeredAt) >= Date.parse(closedAt);
    return passed ? [] : [checklistItem];
  });
  return [...new Set(open)];
}

/** What the work on a device still asks for. */
export interface RepairFacts {
  /** Open tasks, by their kind and the words they were given. */
  openTasks: readonly { kind: TaskKind; title: string }[];
  /** The part it is paused for; null while the work goes on. */
  waitingFor: string | null;
  /** Names of lines to test again. */
  toRetest: readonly string[];
}

/** Moves that end the work: to the final check, from repair or straight from diagnostics. */
const TO_FINAL_CHECK: readonly MoveId[] = ['T07', 'T08'];

/** What the work order still blocks. */
export function repairBlockers(move: MoveId, facts: RepairFacts): Blocker[] {
  if (!TO_FINAL_CHECK.includes(move)) return [];
  const blocker = (code: string, params: Blocker['params'], where: Blocker['where']): Blocker => ({
    gate: null,
    code,
    params,
    where,
  });
  const { openTasks, waitingFor, toRetest } = facts;
  return [
    ...(waitingFor === null ? [] : [blocker('gate.repair_paused', { part: waitingFor }, 'faults')]),
    ...openTasks.map(({ kind, title }) =>
      blocker(
        'gate.repair_task_open',
        { task: kind, title: title === '' ? '' : `(${title})` },
        'faults',
      ),
    ),
    ...(move === 'T08'
      ? toRetest.map((item) => blocker('gate.repair_not_retested', { item }, 'checklist'))
      : []),
  ];
}

/** Work older than this is shown on its own. */
export const OLD_AFTER_DAYS = 3;

/** `arrived`: it waits for a part of which there is one in stock by now. */
export const REPAIR_QUEUES = ['mine', 'unowned', 'old', 'waiting', 'arrived'] as const;
export type RepairQueue = (typeof REPAIR_QUEUES)[number];

/** The open work of a device, as its card has it. */
export interface OpenWork {
  work: { id: string } | null;
  tasks: readonly { id: string; kind: string; faultId: string | null }[];
  faults: readonly { id: string; decision: string | null; closedAt: string | null }[];
}

/** What a part goes in for: the one open task or fault that can need it, else the work order as a whole. */
export function causeOfPart({ work, tasks, faults }: OpenWork): string | null {
  if (!work) return null;
  const needing = tasks.filter(({ kind }) => kind === 'repair' || kind === 'upgrade');
  const alone = faults.filter(
    ({ id, decision, closedAt }) =>
      closedAt === null &&
      (decision === 'repair' || decision === 'upgrade') &&
      !needing.some(({ faultId }) => faultId === id),
  );
  const [one, other] = [...needing, ...alone];
  return one && !other ? one.id : work.id;
}
