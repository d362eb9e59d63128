import { readScan } from '#domain/codes.ts';
import { api, call } from '../data/api-client.ts';

/** Whether a scan can name a device: its label, its tracking code, or the label of a disk in it. */
export function namesDevice(text: string): boolean {
  const scan = readScan(text);
  return (
    scan.kind === 'tracking' ||
    (scan.kind === 'own' && (scan.type === 'device' || scan.type === 'medium'))
  );
}

/** The code of the device that was scanned or typed; the text itself where nothing is found. */
export async function deviceCodeOf(text: string): Promise<string> {
  const answer = await call(api.lookup.$get({ query: { text } }));
  const code = answer.kind === 'found' ? answer.found.deviceCode : null;
  return code ?? text;
}
