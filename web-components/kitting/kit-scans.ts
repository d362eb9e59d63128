/** What a scan means at the kitting table; all of them go the durable way, so that a gap loses none. */
import { readScan } from '#domain/codes.ts';
import type { Code } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import type { QueuedScan, ScanSource } from '#domain/bench.ts';
import { keepScan } from '../scan/keep-scan.ts';
import { scanContext } from '../scan/scan-bus.ts';

export type TableScan =
  { do: 'open'; device: Code } | { do: 'fill'; accessory: Code } | { do: 'shelve'; place: Code };

const READY_ON_SHELF = COMMAND_CARDS.find((card) => card.action === 'ready_on_shelf')?.code ?? null;

/**
 * @param device the device in hand while its kit is open, else null
 * @returns null for a scan that means here what it means everywhere: an armed card keeps its meaning
 */
export function readTableScan(text: string, device: Code | null): TableScan | null {
  const scan = readScan(text);
  const { command, placeCode } = scanContext();
  if (scan.kind !== 'own' || command) return null;
  if (scan.type === 'device') return placeCode ? null : { do: 'open', device: scan.code };
  if (!device) return null;
  if (scan.type === 'accessory') return { do: 'fill', accessory: scan.code };
  return scan.type === 'place' ? { do: 'shelve', place: scan.code } : null;
}

export function keepAccessory(
  accessory: Code,
  source: ScanSource,
  deviceCode: Code,
): Promise<QueuedScan | null> {
  return keepScan({ text: accessory, source }, { deviceCode });
}

/** The shelf was scanned: the device in hand becomes ready on it. */
export function keepShelf(placeCode: Code, deviceCode: Code): Promise<QueuedScan | null> {
  return keepScan({ text: deviceCode, source: 'button' }, { command: READY_ON_SHELF, placeCode });
}
