/** A field that a scan fills, instead of opening what was scanned. */
import { readScan } from '#domain/codes.ts';
import type { LitElement } from 'lit';
import { ScanClaim } from '../scan/scan-claim.ts';

/**
 * @param name of the input in the host's own tree; while it is not there scans go their usual way
 * @param focused only while the person stands in it: for a field that is always on the page; it is sent off at once
 */
export function scannedField(
  host: LitElement,
  name: string,
  { focused = false }: { focused?: boolean } = {},
): ScanClaim {
  return new ScanClaim(host, (text) => {
    const field = host.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (!field || (focused && host.shadowRoot?.activeElement !== field)) return false;
    const scan = readScan(text);
    // Who acts and what is on changes wherever one stands.
    if (scan.kind === 'own' && (scan.type === 'badge' || scan.type === 'command')) return false;
    field.value = scan.kind === 'own' ? scan.code : text;
    field.focus();
    if (focused) field.form?.requestSubmit();
    return true;
  });
}
