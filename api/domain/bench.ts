/**
 * What a scan means, given what was scanned before it. Pure: the browser asks it for the answer at once,
 * the server asks it again and carries the meaning out, so that both always agree.
 */
import { type CountIntent, countMeaning } from './counts.ts';
import { type Code, type CodeType, type ScannedText, readScan } from './codes.ts';
import { type CommandAction, type CommandCard, commandFor, lineResultOf } from './command-cards.ts';
import type { Picking } from './picking.ts';
import type { Stage } from './stages.ts';

export type { ScanOutcome, ScanAnswer, SubjectKind } from './scan-answers.ts';

/** What was armed and in hand at the moment of the scan, as codes. */
export interface ScanContext {
  /** The armed command card. */
  command: Code | null;
  /** The place scanned before: devices scanned now go there. */
  placeCode: Code | null;
  /** The device in hand: parts and accessories scanned now are for it. */
  deviceCode: Code | null;
  benchCode: Code | null;
  /** The box, transfer or recycling batch in hand: things scanned now go into it, or come out of it. */
  intoCode?: Code | null | undefined;
  /** Who scanned: a queue that outlives its person is never sent in another one's name. */
  personId: string | null;
  /** The stock count this scan belongs to: it then counts, and moves nothing. */
  countId?: string | null | undefined;
  /** With a count: all pieces there, counted by hand, in place of one for each scan. */
  pieces?: number | null | undefined;
  /** The handover session this scan picks or checks for. */
  picking?: Picking | null | undefined;
  /** Scanned before this one, to see whether all of it belongs together. */
  pairing?: string[] | null | undefined;
}

export const NO_CONTEXT: ScanContext = {
  command: null,
  placeCode: null,
  deviceCode: null,
  benchCode: null,
  personId: null,
};

/** Where a scan came from. A badge is believed only from `wedge` and `camera`. */
export const SCAN_SOURCES = ['wedge', 'camera', 'typed', 'button'] as const;
export type ScanSource = (typeof SCAN_SOURCES)[number];
export interface Scan {
  text: string;
  source: ScanSource;
}

/** One scan as it waits in the browser's queue and is sent. */
export interface QueuedScan extends Scan {
  /** UUID made by the client: a second sending gets the first answer. */
  requestId: string;
  /** ISO 8601 with zone, by the client's clock. */
  happenedAt: string;
  /** Milliseconds that clock was behind the server's, as far as the client knew then. */
  clockError?: number | undefined;
  context: ScanContext;
}

/** Types whose codes stand on things: a type 5 is a box, where it is not a batch or a transfer. */
type ThingType = 'device' | 'accessory' | 'medium' | 'batch';

/** A thing an action is for: by our code, by the address in the QR code, or by somebody else's number. */
export type ScanTarget =
  | { by: 'code'; kind: ThingType; code: Code }
  | { by: 'tracking'; publicCode: string }
  | { by: 'serial'; text: string };

export type ScanIntent =
  | CountIntent
  | { do: 'nothing' }
  | { do: 'refuse'; reason: string; params?: Record<string, string> }
  | { do: 'arm'; card: CommandCard }
  | { do: 'pause' }
  | { do: 'begin'; what: 'pair_check' | 'stock_count'; place: Code | null }
  | { do: 'undo'; device: Code | null }
  | { do: 'set_place'; place: Code }
  | { do: 'switch_person'; badge: Code }
  | { do: 'open'; kind: 'batch' | 'document'; code: Code }
  | { do: 'open_certificate'; verifyCode: string }
  | { do: 'open_thing'; target: ScanTarget }
  | { do: 'apply'; card: CommandCard; target: ScanTarget; place: Code | null }
  | { do: 'move_to_place'; place: Code; target: ScanTarget }
  | { do: 'pick'; text: string; picking: Picking }
  | { do: 'pair'; text: string; together: readonly string[] }
  | { do: 'put_into'; into: Code; text: string; place: Code | null }
  | { do: 'add_to_kit'; device: Code; accessory: Code }
  | { do: 'show_medium'; device: Code | null; medium: Code; place: Code | null };

/** Commands that put things somewhere: a place scanned while they are armed belongs to them. */
const WITH_PLACE: readonly CommandAction[] = ['move_here', 'ready_on_shelf'];

/** Commands for other things than devices. */
const SUITS: Partial<Record<CommandAction, readonly ThingType[]>> = {
  label_confirmed: ['accessory', 'medium'],
  move_here: ['accessory', 'medium', 'batch'],
  take_custody: ['accessory', 'medium', 'batch'],
  print_label: ['accessory', 'medium'],
};

/** Without a scan of our own label these would prove nothing. */
const NEEDS_OWN_LABEL: readonly CommandAction[] = ['label_confirmed'];

/** Five idle minutes end an armed command and a scanned place. */
export const ARMED_MILLISECONDS = 5 * 60_000;

/** @param source a typed badge is refused; left out, the scan came from a scanner */
export function meaningOf(
  text: string,
  context: ScanContext,
  source: ScanSource = 'wedge',
): ScanIntent {
  if (context.countId) {
    const counted = countMeaning(text, context.countId, context.placeCode, context.pieces);
    if (counted) return counted;
  }
  const scan = readScan(text);
  if (context.picking && picks(scan)) return { do: 'pick', text, picking: context.picking };
  if (context.pairing && (picks(scan) || isDocument(scan))) {
    return { do: 'pair', text, together: context.pairing };
  }
  if (context.intoCode && isThing(scan)) {
    return { do: 'put_into', into: context.intoCode, text, place: context.placeCode };
  }
  switch (scan.kind) {
    case 'empty':
      return { do: 'nothing' };
    case 'mistyped':
      return { do: 'refuse', reason: 'code.mistyped' };
    case 'tracking':
      return forThing({ by: 'tracking', publicCode: scan.publicCode }, context);
    case 'certificate':
      return { do: 'open_certificate', verifyCode: scan.verifyCode };
    case 'foreign':
      return forThing({ by: 'serial', text: scan.text }, context);
    case 'own':
      return forOwnCode(scan.type, scan.code, context, source);
  }
}

/** A label read wrongly is refused as everywhere. */
function picks(scan: ScannedText): boolean {
  if (scan.kind === 'own' && scan.type === 'command') {
    return commandFor(scan.code)?.action === 'rest_is_there';
  }
  return isThing(scan);
}

const isDocument = (scan: ScannedText) => scan.kind === 'own' && scan.type === 'document';
const THING_TYPES: readonly CodeType[] = ['device', 'accessory', 'medium', 'batch'];

function isThing(scan: ScannedText): boolean {
  if (scan.kind === 'own') return THING_TYPES.includes(scan.type);
  return scan.kind === 'tracking' || scan.kind === 'foreign';
}

function forOwnCode(
  type: CodeType,
  code: Code,
  context: ScanContext,
  source: ScanSource,
): ScanIntent {
  switch (type) {
    case 'command':
      return forCommand(code, context);
    case 'place':
      return { do: 'set_place', place: code };
    case 'badge':
      return source === 'wedge' || source === 'camera'
        ? { do: 'switch_person', badge: code }
        : { do: 'refuse', reason: 'scan.badge_typed' };
    case 'batch':
      return takesBoxes(context)
        ? forThing({ by: 'code', kind: type, code }, context)
        : { do: 'open', kind: type, code };
    case 'document':
      return { do: 'open', kind: type, code };
    default:
      return forThing({ by: 'code', kind: type, code }, context);
  }
}

function takesBoxes(context: ScanContext): boolean {
  const card = armedCard(context);
  return card ? (SUITS[card.action] ?? []).includes('batch') : context.placeCode !== null;
}

function forCommand(code: Code, context: ScanContext): ScanIntent {
  const card = commandFor(code);
  if (!card) return { do: 'refuse', reason: 'scan.unknown_command' };
  if (card.action === 'pause') return { do: 'pause' };
  if (lineResultOf(card.action)) return { do: 'refuse', reason: 'scan.open_checklist_first' };
  if (card.action === 'rest_is_there') return { do: 'refuse', reason: 'scan.open_picking_first' };
  if (card.action === 'pair_check' || card.action === 'stock_count') {
    return { do: 'begin', what: card.action, place: context.placeCode };
  }
  if (card.action === 'undo') return { do: 'undo', device: context.deviceCode };
  return { do: 'arm', card };
}

function forThing(target: ScanTarget, context: ScanContext): ScanIntent {
  const kind = target.by === 'code' ? target.kind : 'device';
  const card = armedCard(context);
  if (card) return forArmed(card, target, kind, context);
  if (context.placeCode && kind !== 'medium') {
    return { do: 'move_to_place', place: context.placeCode, target };
  }
  if (target.by === 'code' && kind === 'accessory' && context.deviceCode) {
    return { do: 'add_to_kit', device: context.deviceCode, accessory: target.code };
  }
  if (target.by === 'code' && kind === 'medium') {
    const { deviceCode: device, placeCode: place } = context;
    return { do: 'show_medium', device, medium: target.code, place };
  }
  return { do: 'open_thing', target };
}

function forArmed(
  card: CommandCard,
  target: ScanTarget,
  kind: ThingType,
  context: ScanContext,
): ScanIntent {
  const params = { command: card.titleKey };
  if (kind !== 'device' && !(SUITS[card.action] ?? []).includes(kind)) {
    return { do: 'refuse', reason: 'scan.command_is_for_devices', params };
  }
  if (target.by === 'serial' && NEEDS_OWN_LABEL.includes(card.action)) {
    return { do: 'refuse', reason: 'scan.needs_own_label', params };
  }
  if (card.action !== 'move_here')
    return { do: 'apply', card, target, place: placeFor(card, context) };
  return context.placeCode
    ? { do: 'move_to_place', place: context.placeCode, target }
    : { do: 'refuse', reason: 'scan.place_first' };
}

function placeFor(card: CommandCard, context: ScanContext): Code | null {
  return WITH_PLACE.includes(card.action) ? context.placeCode : null;
}

export function armedCard(context: ScanContext): CommandCard | null {
  return context.command ? commandFor(context.command) : null;
}

/** What counts for the next scan after this one. */
export function contextAfter(context: ScanContext, intent: ScanIntent): ScanContext {
  switch (intent.do) {
    case 'arm':
      return {
        ...context,
        command: intent.card.code,
        placeCode: WITH_PLACE.includes(intent.card.action) ? context.placeCode : null,
      };
    case 'pause':
    case 'begin':
      return { ...context, command: null, placeCode: null };
    case 'set_place':
      return { ...context, command: commandWithPlace(context), placeCode: intent.place };
    case 'switch_person':
      return { ...NO_CONTEXT, benchCode: context.benchCode };
    case 'open_thing':
    case 'apply':
    case 'move_to_place':
      return isDevice(intent.target) ? { ...context, deviceCode: intent.target.code } : context;
    default:
      return context;
  }
}

/** A place ends a command that has no use for one: what is scanned next goes to that place. */
function commandWithPlace(context: ScanContext): Code | null {
  const card = armedCard(context);
  return card && WITH_PLACE.includes(card.action) ? card.code : null;
}

function isDevice(target: ScanTarget): target is ScanTarget & { by: 'code' } {
  return target.by === 'code' && target.kind === 'device';
}

/** The context after a break: idle for five minutes, command and place no longer count. */
export function contextAt(context: ScanContext, usedAt: number, now: number): ScanContext {
  return now - usedAt < ARMED_MILLISECONDS
    ? context
    : { ...context, command: null, placeCode: null };
}

/** The stage a command card moves devices to; the other cards record something. */
export const COMMAND_STAGE: Partial<Record<CommandAction, Stage>> = {
  start_diagnostics: 'diagnosing',
  to_repair: 'repairing',
  to_final_check: 'qa',
  qa_passed: 'kitting',
  back_to_repair: 'repairing',
  to_kitting: 'kitting',
  ready_on_shelf: 'ready',
};
