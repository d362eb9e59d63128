/**
 * Pair-check anywhere: device, charger, bag, SIM card and receipt are scanned in any order, and the set is right, or
 * the wrong member is named. Pure: the browser asks it without a network, as far as it knows the things.
 */
import { type Code, readScan } from './codes.ts';
import { commandFor } from './command-cards.ts';
import type { PickPiece } from './picking.ts';

/** More things than this are no set. */
export const MOST_IN_SET = 40;

/** What one scanned text turned out to be. */
export interface PairThing {
  text: string;
  code: Code;
  kind: 'device' | 'accessory' | 'item' | 'receipt';
  /** What people call it: a name, or the translation key of its kind. */
  name: string;
  /** The device in whose kit it lies, or that it came with or was given with; itself for a device. */
  of: Code | null;
}

export interface PairVerdict {
  /** Whose set it is: the device scanned, or the one that the first thing belongs to. */
  device: Code | null;
  deviceSeen: boolean;
  receipt: Code | null;
  pieces: (PickPiece & { seen: boolean })[];
  /** What does not belong with the rest, as it was scanned. */
  wrong: PairThing[];
  /** Everything that belongs together is there, and nothing else. */
  right: boolean;
}

/** The card, or the button, for counted things that lie with the device and have no label of their own. */
export function saysRestIsThere(text: string): boolean {
  const scan = readScan(text);
  return scan.kind === 'own' && commandFor(scan.code)?.action === 'rest_is_there';
}

/** Whose set the things are: a device says so itself, else the first thing that belongs to one. */
export function deviceOf(things: readonly PairThing[]): Code | null {
  const device = things.find(({ kind }) => kind === 'device');
  return device?.code ?? things.find(({ of }) => of !== null)?.of ?? null;
}

/**
 * @param pieces what lies in the kit of `deviceOf(things)`; null where that is not known
 * @param rest counted things were seen with it
 */
export function judgePair(
  things: readonly PairThing[],
  pieces: readonly PickPiece[] | null,
  rest = false,
): PairVerdict {
  const device = deviceOf(things);
  const wrong = things.filter((thing) => !belongs(thing, device, pieces));
  const there = things.filter((thing) => !wrong.includes(thing));
  const isSeen = ({ code, item }: PickPiece) => {
    if (code) return there.some((thing) => thing.code === code);
    return rest || (item !== null && there.some((thing) => thing.code === item));
  };
  const seen = (pieces ?? []).map((piece) => ({ ...piece, seen: isSeen(piece) }));
  const deviceSeen = there.some(({ kind }) => kind === 'device');
  const complete = deviceSeen && pieces !== null && seen.every((piece) => piece.seen);
  return {
    device,
    deviceSeen,
    receipt: there.find(({ kind }) => kind === 'receipt')?.code ?? null,
    pieces: seen,
    wrong,
    right: complete && wrong.length === 0,
  };
}

function belongs(
  { kind, code, of }: PairThing,
  device: Code | null,
  pieces: readonly PickPiece[] | null,
): boolean {
  // Counted things say nothing of whose they are before the set is known.
  if (kind === 'item')
    return device === null || !pieces || pieces.some(({ item }) => item === code);
  return of !== null && of === device;
}
