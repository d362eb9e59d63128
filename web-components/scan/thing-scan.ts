/** Pages where scanned things go somewhere: a box, a place, a transfer, a recycling batch. */
import type { CodeType, ScannedText } from '#domain/codes.ts';

/** A type 3 may be a part; the server says when it is not. */
export const THINGS: readonly CodeType[] = ['device', 'accessory', 'medium'];
export const THINGS_AND_BOXES: readonly CodeType[] = [...THINGS, 'batch'];

/** A label read wrongly belongs to the page too: it is refused where the person looks. */
const FOR_PAGE: readonly ScannedText['kind'][] = ['tracking', 'foreign', 'mistyped'];

export function isThing(scan: ScannedText, types: readonly CodeType[]): boolean {
  return scan.kind === 'own' ? types.includes(scan.type) : FOR_PAGE.includes(scan.kind);
}
