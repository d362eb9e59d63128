/** The printed command cards (codes of type 7): scan one, then the devices it is for. */
import { codeType, makeCode } from './codes.ts';
import type { Code } from './codes.ts';
import { FAULT_CODES } from './faults.ts';
import { HOLD_KINDS, rolesToRelease } from './holds.ts';
import { FAULT_NUMBERS, HOLD_NUMBERS } from './card-numbers.ts';
import { type CardScope, EVERYBODY, readCardNumber, scopedNumber } from './card-scope.ts';
import { MOVES } from './moves.ts';
import { ownFaultNumber, ownFaultOf } from './own-fault-cards.ts';
import { ROLES, rolesFor } from './roles.ts';
import type { Role } from './roles.ts';
import type { Stage } from './stages.ts';

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
  'wipe_started',
  'add_proof',
  'open_tests',
  'open_grades',
  'quarantine',
  'to_harvest',
  'to_recycling',
  'defect_found',
  'reopen_kit',
  'hand_over',
  'take_back',
  'missing',
  'found_again',
  'donor_takes_back',
  'print_label',
  'pair_check',
  'stock_count',
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
  /** For whom it was printed: nobody else may use it. */
  scope: CardScope;
}

/** What a person states about each device scanned with a card: printed on it and shown while it is on. */
export const COMMAND_STATES: Partial<Record<CommandAction, readonly string[]>> = {
  qa_passed: ['qa.videoCall', 'qa.marksRemoved'],
};

/** Everybody who may make some move to this stage. */
function rolesOfMove(to: Stage): readonly Role[] {
  return [...new Set(MOVES.filter((move) => move.to === to).flatMap(({ roles }) => roles))];
}

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
  wipe_started: { number: 22, roles: rolesFor('media.record') },
  add_proof: { number: 23, roles: rolesFor('media.record') },
  open_tests: { number: 24, roles: rolesFor('diagnostics.record') },
  open_grades: { number: 25, roles: rolesFor('diagnostics.record') },
  quarantine: { number: 26, roles: rolesOfMove('quarantined') },
  to_harvest: { number: 27, roles: rolesOfMove('harvesting') },
  to_recycling: { number: 28, roles: rolesFor('proposal.make') },
  defect_found: { number: 29, roles: ['technician', 'warehouse', 'coordinator'] },
  reopen_kit: { number: 30, roles: rolesFor('kit.record') },
  hand_over: { number: 31, roles: rolesFor('handover.record') },
  take_back: { number: 32, roles: rolesFor('return.record') },
  missing: { number: 33, roles: rolesOfMove('missing') },
  found_again: { number: 34, roles: ['warehouse', 'coordinator'] },
  donor_takes_back: { number: 35, roles: rolesOfMove('withdrawn') },
  print_label: { number: 36, roles: rolesFor('label.reprint') },
  pair_check: { number: 37, roles: rolesFor('custody.transfer') },
  stock_count: { number: 38, roles: rolesFor('stock.count') },
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
  'pair_check',
  'stock_count',
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
    scope: EVERYBODY,
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

const byNumber = new Map(COMMAND_CARDS.map((one) => [numberOf(one.code), one]));

function numberOf(code: Code): number {
  return Number(code.slice(1, -2));
}

/** The card with this code, that of a workshop's own fault too; null for a number no card has. */
export function commandFor(code: Code): CommandCard | null {
  if (codeType(code) !== 'command') return null;
  const { number, scope } = readCardNumber(numberOf(code));
  const known = byNumber.get(number) ?? ownFaultCard(number);
  const isNobodys = scope.role !== null && !known?.roles.includes(scope.role);
  return known && !isNobodys ? { ...known, code, scope } : null;
}

function ownFaultCard(number: number): CommandCard | null {
  const fault = ownFaultOf(number);
  return fault === null ? null : faultCard(fault, number);
}

/**
 * The same card, printed for one role or one site only.
 * @returns null where there is none: a role that may not use it, or a number that has no room for the site
 */
export function cardFor(one: CommandCard, scope: CardScope): CommandCard | null {
  const { role } = scope;
  if (role && !one.roles.includes(role)) return null;
  // Whom the card is for anyway need not stand in its number.
  const narrowed = one.roles.length === 1 ? { ...scope, role: null } : scope;
  const number = scopedNumber(numberOf(one.code), narrowed);
  return number === null ? null : { ...one, code: makeCode('command', number), scope: narrowed };
}

/** Why this person may not use the card, as an error code; null for whoever may. */
export function cardRefusal(
  { roles, scope }: CommandCard,
  by: { roles: readonly Role[]; siteNumber: number },
): 'scan.card_other_site' | 'scan.card_other_role' | 'access.forbidden' | null {
  if (scope.site !== null && scope.site !== by.siteNumber) return 'scan.card_other_site';
  if (scope.role && !by.roles.includes(scope.role)) return 'scan.card_other_role';
  return roles.some((role) => by.roles.includes(role)) ? null : 'access.forbidden';
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
