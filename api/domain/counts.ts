/**
 * Stock counts: what a scan means while counting, and which lines of a count are differences.
 * A thing that moved after its place was counted is no difference: the move is the newer truth.
 */
import type { Code } from './codes.ts';
import { readScan } from './codes.ts';

export const COUNT_SUBJECTS = ['device', 'accessory', 'part', 'item', 'box'] as const;
export type CountSubject = (typeof COUNT_SUBJECTS)[number];

/** A thing on a shelf: by our code, by the address in its QR code, or by its maker's number. */
export type CountTarget =
  | { by: 'code'; code: Code }
  | { by: 'tracking'; publicCode: string }
  | { by: 'serial'; text: string };

export type CountIntent =
  | { do: 'count_place'; count: string; place: Code; before: Code | null }
  | {
      do: 'count_thing';
      count: string;
      place: Code;
      target: CountTarget;
      /** The whole number of pieces there; left out, the scan is one piece more. */
      pieces: number | null;
    };

type Refusal = { do: 'refuse'; reason: string };

/**
 * @param place the place being counted; scanned once more, its count is finished
 * @returns null for badges and command cards, which mean what they mean everywhere
 */
export function countMeaning(
  text: string,
  count: string,
  place: Code | null,
  pieces: number | null = null,
): CountIntent | Refusal | null {
  const scan = readScan(text);
  const thing = (target: CountTarget): CountIntent | Refusal =>
    place
      ? { do: 'count_thing', count, place, target, pieces }
      : { do: 'refuse', reason: 'count.place_first' };
  switch (scan.kind) {
    case 'tracking':
      return thing({ by: 'tracking', publicCode: scan.publicCode });
    case 'foreign':
      return thing({ by: 'serial', text: scan.text });
    case 'mistyped':
      return { do: 'refuse', reason: 'code.mistyped' };
    case 'certificate':
      return { do: 'refuse', reason: 'count.not_countable' };
    case 'own':
      if (scan.type === 'badge' || scan.type === 'command') return null;
      if (scan.type === 'place') {
        return { do: 'count_place', count, place: scan.code, before: place };
      }
      return scan.type === 'document'
        ? { do: 'refuse', reason: 'count.not_countable' }
        : thing({ by: 'code', code: scan.code });
    default:
      return null;
  }
}

/** Where the records say a thing is now. `gone`: given, recycled, given back, unpacked. */
export type CountedState = 'held' | 'in_kit' | 'in_transit' | 'missing' | 'gone';

export interface LineFacts {
  subject: CountSubject;
  expected: number;
  found: number;
  /** Somebody said that this place is counted to its end. */
  placeDone: boolean;
  state: CountedState;
  /** The records say it is at this place now. */
  here: boolean;
  /** Moved by somebody after the count of this place began. */
  movedSinceStart: boolean;
  /** Moved after it was found here. */
  movedSinceFound: boolean;
  /** Found at another place of the same count too. */
  foundElsewhere: boolean;
  /** That other place was scanned after this one. */
  foundElsewhereLater: boolean;
  /** Counted pieces that came or went between the start and their count. */
  netMoved: number;
}

export const DIFFERENCE_KINDS = [
  'missing',
  'elsewhere',
  'twice',
  'found_again',
  'unexpected',
  'short',
  'over',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What the count says against the records; null where both agree. */
export function differenceOf(line: LineFacts): DifferenceKind | null {
  if (line.subject === 'item') return pieceDifference(line);
  if (line.found === 0) {
    const moved = !line.here || line.movedSinceStart;
    return line.expected > 0 && line.placeDone && !moved && !line.foundElsewhere ? 'missing' : null;
  }
  if (line.movedSinceFound) return null;
  if (line.foundElsewhere) return line.foundElsewhereLater ? null : 'twice';
  if (line.here || line.expected > 0) return null;
  if (line.state === 'missing') return 'found_again';
  return line.state === 'held' || line.state === 'in_kit' ? 'elsewhere' : 'unexpected';
}

/** Pieces that should have been there at the moment they were counted. */
export function piecesExpected({ expected, netMoved }: LineFacts): number {
  return Math.max(0, expected + netMoved);
}

function pieceDifference(line: LineFacts): DifferenceKind | null {
  if (line.found === 0 && !line.placeDone) return null;
  const gap = line.found - piecesExpected(line);
  if (gap === 0) return null;
  return gap > 0 ? 'over' : 'short';
}

export const SETTLE_ACTS = ['move_here', 'missing', 'adjust', 'found_again', 'leave'] as const;
export type SettleAct = (typeof SETTLE_ACTS)[number];

/** What one tap can do about a difference; the usual one first. */
export function actsFor(
  kind: DifferenceKind,
  { subject, state }: Pick<LineFacts, 'subject' | 'state'>,
): SettleAct[] {
  switch (kind) {
    case 'missing':
      // A box has no such state: what was in it is missed one by one, once it was opened.
      return subject === 'box' ? ['leave'] : ['missing', 'leave'];
    case 'elsewhere':
    case 'twice':
      return state === 'held' ? ['move_here', 'leave'] : ['leave'];
    case 'found_again':
      return ['found_again', 'leave'];
    case 'short':
    case 'over':
      return ['adjust', 'leave'];
    case 'unexpected':
      return ['leave'];
  }
}

/** Changes nothing but where a thing is, and can be taken back. */
export const isHarmless = (act: SettleAct) => act === 'move_here';

/** What stays of a count for ever. */
export interface CountSummary {
  places: number;
  counted: number;
  /** Things and pieces that should have been there, and that were found. */
  expected: number;
  found: number;
  settled: Record<SettleAct, number>;
  /** Differences nobody put right, at most 500 of them, as they were at the end. */
  open: { place: string; kind: DifferenceKind; subject: CountSubject; code: Code; name: string }[];
  openCount: number;
  strangers: number;
}

/** The movement that makes the records agree with what was counted. */
export function piecesToMove(
  expected: number,
  found: number,
): { kind: 'found' | 'lost'; quantity: number } {
  return { kind: found > expected ? 'found' : 'lost', quantity: Math.abs(found - expected) };
}
