/**
 * Scan-to-pick and pair-check of a handover session. Pure: the browser asks it at once, also without a
 * network; the server asks it again about what is in its records and carries the meaning out.
 */
import { type Code, type ScannedText, readScan } from './codes.ts';
import { commandFor } from './command-cards.ts';
import type { KitLineKey } from './kit-template.ts';

/** `pick`: taken from its shelf. `pair`: all that belong together lie together. `undo`: put back. */
export const PICK_STEPS = ['pick', 'pair', 'undo'] as const;
export type PickStep = (typeof PICK_STEPS)[number];

/** One thing that was seen: by its own code, or a counted one by its line of the kit, such as `bag`. */
export type Seen = string;

/** What a scan of a session is made with. */
export interface Picking {
  session: Code;
  step: PickStep;
  /** Scanned together before this one, and not complete yet. */
  together: Seen[];
}

export interface PickPiece {
  line: KitLineKey;
  quantity: number;
  /** Of a tracked accessory. */
  code: Code | null;
  /** Of a counted one: the label on its bin or package. */
  item: Code | null;
  detail: string | null;
}

export interface PickDevice {
  code: Code;
  /** Serial number, code of its public address; compared folded. */
  alsoKnownAs: readonly string[];
}

export interface PickFamily {
  needCode: string;
  state: 'waiting' | 'absent' | 'served';
  device: PickDevice | null;
  /** Given without a device. */
  card: Code | null;
  /** What lies in the kit of the device. */
  pieces: readonly PickPiece[];
}

export interface PickList {
  families: readonly PickFamily[];
  spares: readonly PickDevice[];
}

export type PickMeaning =
  | { do: 'seen'; family: PickFamily; now: readonly Seen[]; together: readonly Seen[] }
  | { do: 'foreign'; family: PickFamily; hand: PickFamily; piece: PickPiece | null }
  | { do: 'spare'; device: PickDevice }
  /** Counted things say nothing of whose they are. */
  | { do: 'hand_empty' }
  | { do: 'not_in_kit'; hand: PickFamily }
  | { do: 'mistyped' }
  /** Not of this session, as far as its list tells. */
  | { do: 'unknown' };

/** @returns null for badges, places and command cards, which mean what they mean everywhere */
export function pickMeaning(text: string, list: PickList, picking: Picking): PickMeaning | null {
  const scan = readScan(text);
  if (scan.kind === 'empty') return null;
  if (scan.kind === 'mistyped') return { do: 'mistyped' };
  const hand = familyInHand(list, picking.together);
  if (isRestCard(scan)) return seeRest(hand, picking);
  if (scan.kind === 'own' && !OF_THINGS.includes(scan.type)) return null;
  for (const family of list.families) {
    const found = inFamily(scan, family);
    if (found) return judge(found.now, found.piece, family, hand, picking);
  }
  const spare = list.spares.find((one) => isDevice(scan, one));
  if (spare) return { do: 'spare', device: spare };
  const isItem = list.families.some(({ pieces }) => pieces.some((one) => isCode(scan, one.item)));
  if (!isItem) return { do: 'unknown' };
  if (!hand) return { do: 'hand_empty' };
  const line = hand.pieces.find((one) => isCode(scan, one.item))?.line;
  return line ? see([line], hand, picking) : { do: 'not_in_kit', hand };
}

const OF_THINGS = ['device', 'accessory', 'medium'];

function isRestCard(scan: ScannedText): boolean {
  return scan.kind === 'own' && commandFor(scan.code)?.action === 'rest_is_there';
}

function seeRest(hand: PickFamily | null, picking: Picking): PickMeaning {
  if (!hand) return { do: 'hand_empty' };
  const counted = hand.pieces.filter(({ code }) => code === null).map(({ line }) => line);
  return see(counted, hand, picking);
}

/** On the way along the shelves another device begins another family; what lies together must be of one. */
function judge(
  now: Seen,
  piece: PickPiece | null,
  family: PickFamily,
  hand: PickFamily | null,
  picking: Picking,
): PickMeaning {
  const others = hand !== null && hand.needCode !== family.needCode;
  const walks = picking.step !== 'pair' && piece === null;
  if (others && !walks) return { do: 'foreign', family, hand, piece };
  return see([now], family, others ? { ...picking, together: [] } : picking);
}

function see(now: readonly Seen[], family: PickFamily, { together }: Picking): PickMeaning {
  return { do: 'seen', family, now, together: [...new Set([...together, ...now])] };
}

function inFamily(
  scan: ScannedText,
  { device, card, pieces }: PickFamily,
): { now: Code; piece: PickPiece | null } | null {
  if (device && isDevice(scan, device)) return { now: device.code, piece: null };
  if (card && isCode(scan, card)) return { now: card, piece: null };
  const piece = pieces.find(({ code }) => isCode(scan, code));
  return piece?.code ? { now: piece.code, piece } : null;
}

function isDevice(scan: ScannedText, device: PickDevice): boolean {
  if (isCode(scan, device.code)) return true;
  const words =
    scan.kind === 'tracking' ? scan.publicCode : scan.kind === 'foreign' ? scan.text : '';
  return words !== '' && device.alsoKnownAs.some((known) => folded(known) === folded(words));
}

const isCode = (scan: ScannedText, code: Code | null) => scan.kind === 'own' && scan.code === code;

const folded = (text: string) => text.toUpperCase().replace(/[\s\-–.]/g, '');

/** Whose the things are that were scanned together; none when nothing was. */
export function familyInHand(list: PickList, together: readonly Seen[]): PickFamily | null {
  const isOf = ({ device, card, pieces }: PickFamily) =>
    [device?.code, card, ...pieces.map(({ code }) => code)].some(
      (code) => code && together.includes(code),
    );
  return list.families.find(isOf) ?? null;
}

/** What of a family was not seen yet: the device or card first, then what is scanned, then what is counted. */
export interface StillMissing {
  thing: Code | null;
  pieces: readonly PickPiece[];
}

export function stillMissing(family: PickFamily, together: readonly Seen[]): StillMissing {
  const main = family.device?.code ?? family.card;
  return {
    thing: main && !together.includes(main) ? main : null,
    pieces: family.pieces.filter(({ code, line }) => !together.includes(code ?? line)),
  };
}

export function isComplete(family: PickFamily, together: readonly Seen[]): boolean {
  const { thing, pieces } = stillMissing(family, together);
  return thing === null && pieces.length === 0 && Boolean(family.device ?? family.card);
}
