import { readScan } from '#domain/codes.ts';
import { navigate } from '../app/navigation.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { thingPath } from '../ui/thing-path.ts';

/**
 * A scanned part, accessory or shelf label opens; with a card or a place armed it means what it means everywhere.
 * @returns whether the scan was taken
 */
export function openScanned(text: string): boolean {
  const scan = readScan(text);
  const { command, placeCode } = scanContext();
  if (scan.kind !== 'own' || command || placeCode) return false;
  if (scan.type === 'medium') navigate(thingPath('medium', scan.code));
  else if (scan.type === 'accessory') navigate(thingPath('accessory', scan.code));
  else return false;
  return true;
}
