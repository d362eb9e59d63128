/** What a scan means at the kitting table; all of them go the durable way, so that a gap loses none. */
import { readScan } from '#domain/codes.ts';
import type { Code } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import type { QueuedScan, ScanSource } from '#domain/bench.ts';
import { keepScan } from '../scan/keep-scan.ts';
import { scanContext } from '../scan/scan-bus.ts';

export type TableScan =
  | { do: 'open'; device: Code }
  | { do: 'fill'; accessory: Code }
  | { do: 'shelve'; place: Code }
  | { do: 'device_first'; place: Code };

const READY_ON_SHELF = COMMAND_CARDS.find((card) => card.action === 'ready_on_shelf')?.code ?? null;

/**
 * At this table a laptop always opens its kit: a shelf is where a finished kit goes, it never stays armed for
 * the next device.
 * @param device the device in hand while its kit is open, else null
 * @param armed an armed command card: with one, each scan means what it means everywhere
 * @returns null for a scan that means here what it means everywhere
 */
export function readTableScan(
  text: string,
  device: Code | null,
  armed: Code | null = scanContext().command,
): TableScan | null {
  const scan = readScan(text);
  if (scan.kind !== 'own' || armed) return null;
  if (scan.type === 'device') return { do: 'open', device: scan.code };
  if (scan.type === 'place') {
    return device ? { do: 'shelve', place: scan.code } : { do: 'device_first', place: scan.code };
  }
  return device && scan.type === 'accessory' ? { do: 'fill', accessory: scan.code } : null;
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
