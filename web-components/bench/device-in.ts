import { readScan } from '#domain/codes.ts';

/** The device's code that was scanned; null for anything else. */
export function deviceIn(text: string): string | null {
  const scan = readScan(text);
  return scan.kind === 'own' && scan.type === 'device' ? scan.code : null;
}
