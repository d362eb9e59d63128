import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../../api/config.ts';
import { keepCertificates } from './certificates.ts';
import { hostNames, lanAddresses } from './lan-addresses.ts';

/** Certificate and key for every name and address of this machine; made or renewed when needed. */
export async function lanCertificate(config: Config): Promise<{ cert: string; key: string }> {
  const names = [...hostNames(), '127.0.0.1', '::1', ...lanAddresses()];
  if (config.publicUrl) names.push(new URL(config.publicUrl).hostname.replace(/^\[|\]$/g, ''));
  const { cert, key } = await keepCertificates(tlsFolder(config), [...new Set(names)]);
  return { cert, key };
}

function tlsFolder(config: Config): string {
  return join(config.dataDir, 'tls');
}

/** Addresses under which other machines reach the product on this port, best first. */
export function lanUrls(port: string): string[] {
  return lanAddresses().map((address) => {
    const host = isIPv6(address) ? `[${address}]` : address;
    return `https://${host}:${port}`;
  });
}

/** What to print under the address: the other addresses and how tablets come to trust it. */
export function lanInstructions(config: Config, localUrl: string): string {
  const [first = localUrl, ...others] = lanUrls(new URL(localUrl).port);
  const lines =
    first === localUrl
      ? ['No network address was found: is this computer connected?']
      : others.map((url) => `also under:      ${url}`);
  if (config.tls) return lines.join('\n');
  const authority = readFileSync(join(tlsFolder(config), 'ca.crt'));
  return [
    ...lines,
    '',
    'Camera and offline work need a trusted certificate. Once on each device:',
    `  open ${first}/ca.crt, go on past the warning, and save the file; then`,
    '  Android  Settings › Security › Encryption & credentials › Install a certificate › CA certificate',
    '  iPad     Settings › Profile downloaded › Install; then General › About › Certificate Trust Settings › switch on',
    '  Windows  open the file › Install certificate › Local machine › Trusted Root Certification Authorities',
    'Compare before trusting: SHA-256 of ca.crt',
    `  ${new X509Certificate(authority).fingerprint256}`,
  ].join('\n');
}
