/** What a scan means while a transfer is packed or received; all of them go the durable way. */
import { type Code, readScan } from '#domain/codes.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { isThing, THINGS_AND_BOXES } from '../scan/thing-scan.ts';

export type TransferScan = { do: 'place'; place: Code } | { do: 'thing' } | { do: 'itself' };

/** @returns null for a scan that means here what it means everywhere: an armed card, a document, a badge */
export function readTransferScan(text: string, transfer: Code): TransferScan | null {
  if (scanContext().command) return null;
  const scan = readScan(text);
  if (scan.kind === 'own' && scan.code === transfer) return { do: 'itself' };
  if (scan.kind === 'own' && scan.type === 'place') return { do: 'place', place: scan.code };
  return isThing(scan, THINGS_AND_BOXES) ? { do: 'thing' } : null;
}
