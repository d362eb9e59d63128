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

/** What to print under the address: the other addresses and how tablets come to trust it. */
export function lanInstructions(config: Config, localUrl: string): string {
  const { port } = new URL(localUrl);
  const bracketed = (address: string) => (isIPv6(address) ? `[${address}]` : address);
  const urls = lanAddresses().map((address) => `https://${bracketed(address)}:${port}`);
  const first = urls[0] ?? localUrl;
  const lines = [
    '',
    'On the network (same content):',
    ...(urls.length > 0 ? urls : ['no network address found; is this computer connected?']).map(
      (url) => `  ${url}`,
    ),
  ];
  if (config.tls) return lines.join('\n');
  const authority = join(tlsFolder(config), 'ca.crt');
  return [
    ...lines,
    '',
    'Camera and offline work need a trusted certificate. Once on each device:',
    `  open ${first}/ca.crt, go on past the warning, and save the file; then`,
    '  Android  Settings › Security › Encryption & credentials › Install a certificate › CA certificate',
    '  iPad     Settings › Profile downloaded › Install; then General › About › Certificate Trust Settings › switch on',
    '  Windows  open the file › Install certificate › Local machine › Trusted Root Certification Authorities',
    'Compare before trusting: SHA-256 of ca.crt',
    `  ${new X509Certificate(readFileSync(authority)).fingerprint256}`,
  ].join('\n');
}
