/** Transfers between sites: what may travel, and what a line of one stands at. */
import type { HoldKind } from './holds.ts';
import { type Stage, isInCustody } from './stages.ts';

export type TransferState = 'packing' | 'sent' | 'settled' | 'cancelled';

/** How a line that did not simply arrive was put right. */
export type Settlement = 'received' | 'stayed' | 'lost' | 'unexpected';

/**
 * Why a device may not travel, a key below `error.`; null when it may. A reserved one is promised to a family of
 * its site; one with a safety hold is moved by nobody.
 */
export function travelRefusal(stage: Stage, holds: readonly HoldKind[]): string | null {
  if (stage === 'reserved') return 'transfer.reserved';
  if (!isInCustody(stage)) return 'places.not_here';
  if (holds.includes('safety')) return 'transfer.safety_hold';
  return null;
}

/** Where a line stands: what people of both sites read. */
export type LineState = 'packed' | 'on_the_way' | 'arrived' | 'stayed' | 'lost' | 'unexpected';

export interface LineFacts {
  sent: number;
  received: number;
  settled: Settlement | null;
}

export function lineState(state: TransferState, line: LineFacts): LineState {
  if (line.settled === 'unexpected') return 'unexpected';
  if (line.settled === 'stayed' || line.settled === 'lost') return line.settled;
  if (state === 'packing' || state === 'cancelled') return 'packed';
  return line.received >= line.sent ? 'arrived' : 'on_the_way';
}

/** Pieces that nobody has received or explained yet. */
export function openPieces(line: LineFacts): number {
  return line.settled === null ? Math.max(0, line.sent - line.received) : 0;
}

/** @returns whole days on the way */
export function daysOnTheWay(sentAt: Date, now: Date): number {
  return Math.floor((now.getTime() - sentAt.getTime()) / 86_400_000);
}
