import { readScan } from '#domain/codes.ts';
import { navigate } from '../app/navigation.ts';
import { scanContext } from '../scan/scan-bus.ts';
import { loadPart } from './parts-data.ts';

/**
 * A scanned part or shelf label opens; with a card or a place armed it means what it means everywhere.
 * @returns whether the scan was taken
 */
export function openScanned(text: string): boolean {
  const scan = readScan(text);
  const { command, placeCode } = scanContext();
  if (scan.kind !== 'own' || command || placeCode) return false;
  if (scan.type === 'medium') navigate(`/parts/${scan.code}`);
  else if (scan.type === 'accessory') void openAccessory(scan.code);
  else return false;
  return true;
}

/** A label of type 2 is a counted one's shelf, or that of one accessory. */
async function openAccessory(code: string): Promise<void> {
  const counted = await loadPart(code).catch(() => null);
  navigate(counted ? `/parts/${code}` : `/accessories?text=${code}`);
}
