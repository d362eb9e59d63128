/** What a scan means at the handover table, and what is still open before somebody signs. */
import { kindSuits } from './eligibility.ts';
import { type Code, type ScannedText, readScan } from './codes.ts';
import type { TableDay, TableFamily } from './table-day.ts';
import type { TableDevice, TablePiece } from './table-package.ts';

/** What was scanned, and of the families the one whose it is. */
export type TableFound =
  | { is: 'device' | 'card'; code: Code; family: TableFamily }
  | { is: 'piece'; code: Code; piece: TablePiece; family: TableFamily }
  | { is: 'spare'; code: Code; spare: TableDevice }
  | { is: 'spare_piece'; code: Code; piece: TablePiece; spare: TableDevice }
  /** A label with the family's own code, on its box or sheet. */
  | { is: 'family'; family: TableFamily }
  | { is: 'mistyped' | 'unknown'; text: string }
  /** Badges and command cards: for the workshop behind the table. */
  | { is: 'other' };

export function findAtTable(text: string, day: TableDay): TableFound {
  const scan = readScan(text);
  if (scan.kind === 'empty') return { is: 'other' };
  if (scan.kind === 'own' && (scan.type === 'badge' || scan.type === 'command')) {
    return { is: 'other' };
  }
  if (scan.kind === 'mistyped') return { is: 'mistyped', text: scan.text };
  const families = day.families.filter(({ state }) => state !== 'removed');
  for (const family of families) {
    const found = inFamily(scan, family);
    if (found) return found;
  }
  for (const spare of day.spares) {
    if (isDevice(scan, spare)) return { is: 'spare', code: spare.code, spare };
    const piece = pieceOf(scan, spare.pieces);
    if (piece?.code) return { is: 'spare_piece', code: piece.code, piece, spare };
  }
  return { is: 'unknown', text: wordsOf(scan) };
}

function inFamily(scan: ScannedText, family: TableFamily): TableFound | null {
  const { entry, device } = family;
  const devices = [device, entry.device].flatMap((one) => one ?? []);
  const own = devices.find((one) => isDevice(scan, one));
  if (own) return { is: 'device', code: own.code, family };
  for (const { pieces } of devices) {
    const piece = pieceOf(scan, pieces);
    if (piece?.code) return { is: 'piece', code: piece.code, piece, family };
  }
  const { card } = entry;
  if (card && isCode(scan, card.code)) return { is: 'card', code: card.code, family };
  return wordsOf(scan) === folded(entry.needCode) ? { is: 'family', family } : null;
}

/** By our label, by the address in it, or by the maker's serial number. */
function isDevice(scan: ScannedText, device: TableDevice): boolean {
  if (isCode(scan, device.code)) return true;
  const words = wordsOf(scan);
  return words !== '' && device.alsoKnownAs.some((known) => wordsOf(readScan(known)) === words);
}

function pieceOf(scan: ScannedText, pieces: readonly TablePiece[]): TablePiece | undefined {
  return pieces.find((piece) => piece.code !== null && isCode(scan, piece.code));
}

function isCode(scan: ScannedText, code: Code): boolean {
  return scan.kind === 'own' && scan.code === code;
}

function wordsOf(scan: ScannedText): string {
  if (scan.kind === 'own') return scan.code;
  if (scan.kind === 'tracking') return folded(scan.publicCode);
  return 'text' in scan ? folded(scan.text) : '';
}

function folded(text: string): string {
  return text.toUpperCase().replace(/[\s\-–.]/g, '');
}

/** What lies between a family and its signature. */
export type TableMissing =
  | { missing: 'device' | 'card'; code: Code }
  | { missing: 'piece'; code: Code; piece: TablePiece }
  | { missing: 'identity' | 'name' | 'signature' };

export interface TableDraft {
  scanned: ReadonlySet<Code>;
  identitySeen: boolean;
  signerName: string;
  signed: boolean;
}

/** @param device what is given: the reserved device, or the spare in an exchange; null for a card alone */
export function missingAtTable(
  given: { device: TableDevice | null; card: { code: Code } | null },
  draft: TableDraft,
): TableMissing[] {
  const missing: TableMissing[] = [];
  const open = (code: Code) => !draft.scanned.has(code);
  const { device, card } = given;
  if (device && open(device.code)) missing.push({ missing: 'device', code: device.code });
  if (!device && card && open(card.code)) missing.push({ missing: 'card', code: card.code });
  for (const piece of device?.pieces ?? []) {
    if (piece.code && open(piece.code)) missing.push({ missing: 'piece', code: piece.code, piece });
  }
  if (!draft.identitySeen) missing.push({ missing: 'identity' });
  if (draft.signerName.trim() === '') missing.push({ missing: 'name' });
  if (!draft.signed) missing.push({ missing: 'signature' });
  return missing;
}

/** A spare that may be given for the device that was reserved. */
export function spareSuits(reserved: TableDevice, spare: TableDevice): boolean {
  return kindSuits(reserved.kind, spare.kind) && spare.blockers.length === 0;
}
