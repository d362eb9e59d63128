/**
 * What will probably become of a scan that waits for the network, by the same rules the server asks later. It
 * never decides: the server judges by newer data and by evidence that a bench does not keep.
 */
import { COMMAND_STAGE, type ScanIntent } from './bench.ts';
import type { Code } from './codes.ts';
import { type CommandCard, cardRefusal } from './command-cards.ts';
import type { Blocker } from './gates.ts';
import { type HoldKind, holdsBlocking, isHoldKind, rolesToRelease } from './holds.ts';
import type { KnownDevice, KnownThing } from './known-things.ts';
import { moveFor, movesBetween } from './lifecycle.ts';
import type { Evidence, Move } from './moves.ts';
import type { Role } from './roles.ts';
import type { Stage } from './stages.ts';

type Params = Record<string, string | number>;

/** What a waiting scan leaves behind when it goes through: the next one is judged after it. */
export interface ForecastAfter {
  stage?: Stage;
  placeCode?: Code;
  holds?: HoldKind[];
}

export interface ScanForecast {
  /** `unknown`: nothing of the kind is kept on this bench. */
  verdict: 'right' | 'refusal' | 'unknown';
  /** Translation key `scan.expect.…`, or the code of the refusal that is to be expected. */
  code: string;
  params: Params;
  blockers?: Blocker[];
  /** What was scanned: its code, and make and model; empty where this is not known. */
  thing: Code;
  label: string;
  after?: ForecastAfter;
}

export interface ForecastFacts {
  roles: readonly Role[];
  /** Of the site; command cards may be printed for one. */
  siteNumber: number;
  personId: string;
  selfCheckAllowed: boolean;
  /** What the scanned text may stand for. */
  things: readonly KnownThing[];
  /** The place scanned before, or just now. */
  place: KnownThing | null;
  /** What still blocked a move when the device's card was last read here; null where it was not. */
  blockersOf: (to: Stage) => readonly Blocker[] | null;
}

/** @returns null where there is nothing to expect: a pause, an undo, what was refused at once, counts and picks */
export function forecastOf(intent: ScanIntent, facts: ForecastFacts): ScanForecast | null {
  switch (intent.do) {
    case 'arm':
      return roleRefusal(intent.card, facts);
    case 'set_place':
      return facts.place ? right('placed_now', {}, facts.place) : unknown();
    case 'open':
    case 'open_thing':
    case 'show_medium':
    case 'put_into':
    case 'add_to_kit':
      return one(facts, (thing) => right(intent.do === 'put_into' ? 'kept' : 'opened', {}, thing));
    case 'move_to_place':
      return one(facts, (thing) => put(thing, facts.place));
    case 'apply':
      return roleRefusal(intent.card, facts) ?? one(facts, (thing) => apply(intent, thing, facts));
    default:
      return null;
  }
}

function right(
  words: string,
  params: Params,
  thing: KnownThing,
  after?: ForecastAfter,
): ScanForecast {
  const code = `scan.expect.${words}`;
  const { code: scanned, label } = thing;
  return { verdict: 'right', code, params, thing: scanned, label, ...(after ? { after } : {}) };
}

function refusal(code: string, params: Params, thing?: KnownThing): ScanForecast {
  return { verdict: 'refusal', code, params, thing: thing?.code ?? '', label: thing?.label ?? '' };
}

const unknown = (): ScanForecast => ({
  verdict: 'unknown',
  code: 'scan.expect.unknown',
  params: {},
  thing: '',
  label: '',
});

function one(facts: ForecastFacts, judge: (thing: KnownThing) => ScanForecast): ScanForecast {
  const [thing, another] = facts.things;
  if (!thing) return unknown();
  const text = thing.kind === 'device' ? thing.serial : '';
  return another ? refusal('scan.several', { text, count: facts.things.length }) : judge(thing);
}

function roleRefusal(card: CommandCard, facts: ForecastFacts): ScanForecast | null {
  const reason = cardRefusal(card, facts);
  const roles = (card.scope.role ? [card.scope.role] : card.roles).join(',');
  return reason ? refusal(reason, { command: card.titleKey, roles }) : null;
}

function put(thing: KnownThing, place: KnownThing | null): ScanForecast {
  if (!place) return { ...unknown(), thing: thing.code, label: thing.label };
  const isQuarantine = place.what === 'quarantine';
  if (thing.kind === 'device') {
    const stays = thing.stage === 'quarantined';
    if (stays && !isQuarantine) return refusal('places.quarantined_stays', {}, thing);
    if (!stays && isQuarantine) return refusal('places.quarantine_by_hold', {}, thing);
  }
  return right('placed', { place: place.label }, thing, { placeCode: place.code });
}

type Apply = ScanIntent & { do: 'apply' };

function apply({ card, target }: Apply, thing: KnownThing, facts: ForecastFacts): ScanForecast {
  if (thing.kind !== 'device') return right('kept', {}, thing);
  const to = COMMAND_STAGE[card.action];
  if (to) {
    const labelSeen = target.by !== 'serial';
    return moved(thing, to, facts, labelSeen ? ['label_again'] : []);
  }
  if (card.action === 'hold' || card.action === 'safety_hold') return held(card, thing);
  if (card.action === 'release_hold') return released(thing, facts.roles);
  return right('kept', {}, thing);
}

function moved(
  device: KnownDevice,
  to: Stage,
  facts: ForecastFacts,
  given: readonly Evidence[],
): ScanForecast {
  const { stage: from } = device;
  const stage = `stage.${to}`;
  if (from === to) return right('already', { to: stage }, device);
  const move = moveFor(from, to, facts.roles);
  if (move?.onlyThrough) return refusal('move.elsewhere', { through: move.onlyThrough }, device);
  if (move?.confirmedBy) return refusal('move.needs_confirmation', { move: move.id }, device);
  if (!move) {
    const possible = movesBetween(from, to);
    if (possible.length === 0) return refusal('move.unknown', { from, to }, device);
    const roles = [...new Set(possible.flatMap((each) => [...each.roles]))].join(',');
    return refusal('access.forbidden', { from, to, roles }, device);
  }
  const blockers = blockersOf(move, device, facts, given);
  if (blockers.length > 0) return { ...refusal('move.refused', { to }, device), blockers };
  return right('moved', { to: stage }, device, { stage: to });
}

/** Brought along with a move by other pages only: a card cannot give it. */
const NEVER_BY_CARD: readonly Evidence[] = ['reason', 'identity', 'survivor', 'decision_evidence'];

function blockersOf(
  move: Move,
  device: KnownDevice,
  facts: ForecastFacts,
  given: readonly Evidence[],
): Blocker[] {
  const blocker = (code: string, params: Params, where: Blocker['where']): Blocker => ({
    gate: null,
    code,
    params,
    where,
  });
  const found = holdsBlocking(move.id, device.holds).map((hold) =>
    blocker('gate.hold_open', { hold }, 'holds'),
  );
  const ownWork = move.notLastRepairer && device.lastRepairerId === facts.personId;
  if (ownWork && !facts.selfCheckAllowed) found.push(blocker('gate.qa_same_person', {}, 'qa'));
  if (move.gates.includes('G1') && !device.labelled) {
    found.push(blocker('gate.label_not_confirmed', {}, 'label'));
  }
  for (const evidence of move.evidence) {
    const missing = evidence === 'label_again' || NEVER_BY_CARD.includes(evidence);
    if (missing && !given.includes(evidence)) {
      found.push(blocker(`gate.evidence_${evidence}`, {}, 'identity'));
    }
  }
  if (found.length > 0) return found;
  return [...(facts.blockersOf(move.to) ?? [])];
}

function held({ action, parameter }: CommandCard, device: KnownDevice): ScanForecast {
  const kind = action === 'safety_hold' ? 'safety' : parameter;
  if (!kind || !isHoldKind(kind)) return right('kept', {}, device);
  if (device.holds.includes(kind)) return right('already', { to: `hold.${kind}` }, device);
  return right('kept', {}, device, { holds: [...device.holds, kind] });
}

function released(device: KnownDevice, roles: readonly Role[]): ScanForecast {
  const [first] = device.holds;
  if (!first) return right('kept', {}, device);
  const mine = device.holds.filter((kind) => rolesToRelease(kind).some((r) => roles.includes(r)));
  if (mine.length > 1) return refusal('scan.several_holds', { count: mine.length }, device);
  const [open] = mine;
  if (!open) {
    const needed = rolesToRelease(first).join(',');
    return refusal('access.forbidden', { hold: first, roles: needed }, device);
  }
  return right('kept', {}, device, { holds: device.holds.filter((kind) => kind !== open) });
}
