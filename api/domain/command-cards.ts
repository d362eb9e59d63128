/** The printed command cards (codes of type 7): scan one, then the devices it is for. */
import { codeType, makeCode } from './codes.ts';
import type { Code } from './codes.ts';
import { FAULT_CODES } from './faults.ts';
import type { FaultCode } from './faults.ts';
import { HOLD_KINDS, rolesToRelease } from './holds.ts';
import type { HoldKind } from './holds.ts';
import { ownFaultNumber, ownFaultOf } from './own-fault-cards.ts';
import { ROLES, rolesFor } from './roles.ts';
import type { Role } from './roles.ts';

export const COMMAND_ACTIONS = [
  'start_diagnostics',
  'to_repair',
  'take_work',
  'to_final_check',
  'qa_passed',
  'back_to_repair',
  'to_kitting',
  'ready_on_shelf',
  'all_observed_good',
  'line_pass',
  'line_fail',
  'line_na',
  'wipe_evidence_seen',
  'label_confirmed',
  'move_here',
  'safety_hold',
  'release_hold',
  'undo',
  'pause',
  'fault',
  'hold',
  'take_custody',
  'rest_is_there',
] as const;

export type CommandAction = (typeof COMMAND_ACTIONS)[number];

export interface CommandCard {
  code: Code;
  action: CommandAction;
  /** The fault or hold a card of that action is for. */
  parameter: string | null;
  /** Translation keys: of the action, and of its parameter. */
  titleKey: string;
  parameterKey: string | null;
  /** Any of these roles may use the card. The move or record behind it asks again. */
  roles: readonly Role[];
  /** Done as soon as it is scanned; the others wait for devices. */
  immediate: boolean;
}

/** What a person states about each device scanned with a card: printed on it and shown while it is on. */
export const COMMAND_STATES: Partial<Record<CommandAction, readonly string[]>> = {
  qa_passed: ['qa.videoCall', 'qa.marksRemoved'],
};

type PlainAction = Exclude<CommandAction, 'fault' | 'hold'>;

/** Numbers are printed on cards that hang on walls: add new ones, never change or reuse one. */
const PLAIN_CARDS: Record<PlainAction, { number: number; roles: readonly Role[] }> = {
  start_diagnostics: { number: 1, roles: rolesFor('diagnostics.record') },
  to_repair: { number: 2, roles: rolesFor('diagnostics.record') },
  to_final_check: { number: 3, roles: rolesFor('diagnostics.record') },
  qa_passed: { number: 4, roles: rolesFor('qa.record') },
  back_to_repair: { number: 5, roles: rolesFor('qa.record') },
  to_kitting: { number: 6, roles: ['technician', 'warehouse', 'coordinator'] },
  ready_on_shelf: { number: 7, roles: rolesFor('kit.record') },
  all_observed_good: { number: 8, roles: rolesFor('diagnostics.record') },
  wipe_evidence_seen: { number: 9, roles: rolesFor('media.validate') },
  label_confirmed: { number: 10, roles: rolesFor('label.confirm') },
  move_here: { number: 11, roles: rolesFor('custody.transfer') },
  safety_hold: { number: 12, roles: rolesFor('hold.place') },
  release_hold: { number: 13, roles: [...new Set(HOLD_KINDS.flatMap(rolesToRelease))] },
  undo: { number: 14, roles: ROLES },
  pause: { number: 15, roles: ROLES },
  line_pass: { number: 16, roles: rolesFor('diagnostics.record') },
  line_fail: { number: 17, roles: rolesFor('diagnostics.record') },
  line_na: { number: 18, roles: rolesFor('diagnostics.record') },
  take_custody: { number: 19, roles: rolesFor('custody.transfer') },
  take_work: { number: 20, roles: rolesFor('repair.record') },
  rest_is_there: { number: 21, roles: rolesFor('handover.pick') },
};

const FAULT_NUMBERS: Record<FaultCode, number> = {
  PWR: 101,
  CHG: 102,
  BAT: 103,
  CMOS: 104,
  BOOT: 105,
  STO: 106,
  RAM: 107,
  HEAT: 108,
  LCD: 109,
  GLASS: 110,
  HNG: 111,
  KBD: 112,
  TPD: 113,
  BTN: 114,
  USB: 115,
  VID: 116,
  AUD: 117,
  MIC: 118,
  CAM: 119,
  NET: 120,
  SIM: 121,
  LIQ: 122,
  BRD: 123,
  CAS: 124,
  SW: 125,
  LOCK: 126,
  SLOW: 127,
  UPG: 128,
  UNK: 129,
};

const HOLD_NUMBERS: Record<HoldKind, number> = {
  awaiting_parts: 201,
  wipe_failed: 202,
  locked: 203,
  safety: 204,
  theft_check: 205,
  donor_recall: 206,
  label_mismatch: 207,
  investigate: 208,
};

/** Cards that answer the line at hand of the checklist on the screen, and nothing without one. */
const LINE_RESULTS: Partial<Record<CommandAction, 'pass' | 'fail' | 'na'>> = {
  line_pass: 'pass',
  line_fail: 'fail',
  line_na: 'na',
};

/** The answer a card gives to a line of the checklist; null for any other card. */
export function lineResultOf(action: CommandAction): 'pass' | 'fail' | 'na' | null {
  return LINE_RESULTS[action] ?? null;
}

const IMMEDIATE: readonly CommandAction[] = [
  'undo',
  'pause',
  'line_pass',
  'line_fail',
  'line_na',
  'rest_is_there',
];

function card(
  number: number,
  action: CommandAction,
  roles: readonly Role[],
  parameter: string | null = null,
): CommandCard {
  return {
    code: makeCode('command', number),
    action,
    parameter,
    titleKey: `command.${action}`,
    parameterKey: parameter === null ? null : `${action}.${parameter}`,
    roles,
    immediate: IMMEDIATE.includes(action),
  };
}

function isParametrised(action: CommandAction): action is 'fault' | 'hold' {
  return action === 'fault' || action === 'hold';
}

const faultCard = (fault: string, number: number) =>
  card(number, 'fault', rolesFor('diagnostics.record'), fault);

/** All cards of the program, in the order they are printed on the sheet. */
export const COMMAND_CARDS: readonly CommandCard[] = [
  ...COMMAND_ACTIONS.flatMap((action) =>
    isParametrised(action)
      ? []
      : [card(PLAIN_CARDS[action].number, action, PLAIN_CARDS[action].roles)],
  ),
  ...FAULT_CODES.map((fault) => faultCard(fault, FAULT_NUMBERS[fault])),
  ...HOLD_KINDS.map((hold) => card(HOLD_NUMBERS[hold], 'hold', rolesFor('hold.place'), hold)),
];

const byCode = new Map(COMMAND_CARDS.map((one) => [one.code, one]));

/** The card with this code, that of a workshop's own fault too; null for a number no card has. */
export function commandFor(code: Code): CommandCard | null {
  const known = byCode.get(code);
  if (known || codeType(code) !== 'command') return known ?? null;
  const number = Number(code.slice(1, -2));
  const fault = ownFaultOf(number);
  return fault === null ? null : faultCard(fault, number);
}

/**
 * The cards worth printing for people with these roles.
 * @param faults codes the workshop offers; its own ones with at most four characters have a card
 */
export function cardsFor(
  roles: readonly Role[],
  faults: readonly string[] = FAULT_CODES,
): CommandCard[] {
  const offered = COMMAND_CARDS.filter(
    ({ action, parameter }) => action !== 'fault' || faults.includes(parameter ?? ''),
  );
  const own = faults.flatMap((fault) => {
    const number = ownFaultNumber(fault);
    return number === null ? [] : [faultCard(fault, number)];
  });
  const last = offered.findLastIndex(({ action }) => action === 'fault') + 1;
  const all = [...offered.slice(0, last), ...own, ...offered.slice(last)];
  return all.filter((one) => one.roles.some((role) => roles.includes(role)));
}
