/** What a scan means while a transfer is packed or received; all of them go the durable way. */
import type { QueuedScan, ScanSource } from '#domain/bench.ts';
import { type Code, type CodeType, readScan } from '#domain/codes.ts';
import { keepScan } from '../scan/keep-scan.ts';
import { scanContext } from '../scan/scan-bus.ts';

export type TransferScan = { do: 'place'; place: Code } | { do: 'thing' } | { do: 'itself' };

const THINGS: readonly CodeType[] = ['device', 'accessory', 'medium', 'batch'];

/** @returns null for a scan that means here what it means everywhere: an armed card, a document, a badge */
export function readTransferScan(text: string, transfer: Code): TransferScan | null {
  if (scanContext().command) return null;
  const scan = readScan(text);
  if (scan.kind === 'tracking' || scan.kind === 'foreign') return { do: 'thing' };
  if (scan.kind !== 'own') return null;
  if (scan.code === transfer) return { do: 'itself' };
  if (scan.type === 'place') return { do: 'place', place: scan.code };
  return THINGS.includes(scan.type) ? { do: 'thing' } : null;
}

/** Packs or receives, as the side asks; without network it waits with its place. */
export function keepThing(
  text: string,
  source: ScanSource,
  transfer: Code,
  placeCode: Code | null,
): Promise<QueuedScan | null> {
  return keepScan({ text, source }, { intoCode: transfer, placeCode });
}
