import { readName } from './values.ts';

/** The name people know, by a pattern of what firmware writes. Order matters. */
const VENDORS: readonly (readonly [RegExp, string])[] = [
  [/^asus(tek|$|\b)/i, 'ASUS'],
  [/^(hewlett[- ]?packard|hp( inc\.?)?$|hpe?$)/i, 'HP'],
  [/^dell\b/i, 'Dell'],
  [/^lenovo\b/i, 'Lenovo'],
  [/^(acer)\b/i, 'Acer'],
  [/\bapple\b/i, 'Apple'],
  [/^samsung\b/i, 'Samsung'],
  [/^toshiba\b/i, 'Toshiba'],
  [/^dynabook\b/i, 'Dynabook'],
  [/^micro-star\b|^msi$/i, 'MSI'],
  [/^gigabyte\b/i, 'Gigabyte'],
  [/^fujitsu[ -]siemens/i, 'Fujitsu Siemens'],
  [/^fujitsu\b/i, 'Fujitsu'],
  [/^sony\b/i, 'Sony'],
  [/^panasonic\b|^matsushita/i, 'Panasonic'],
  [/^lg electronics|^lge?$/i, 'LG'],
  [/^medion\b/i, 'Medion'],
  [/^packard ?bell/i, 'Packard Bell'],
  [/^microsoft\b/i, 'Microsoft'],
  [/^google\b/i, 'Google'],
  [/^intel\b/i, 'Intel'],
  [/^ibm\b/i, 'IBM'],
  [/^vmware/i, 'VMware'],
  [/^huawei/i, 'Huawei'],
  [/^honor\b/i, 'Honor'],
  [/^xiaomi|^timi$/i, 'Xiaomi'],
  [/^oneplus/i, 'OnePlus'],
  [/^motorola/i, 'Motorola'],
  [/^htc\b/i, 'HTC'],
  [/^asrock/i, 'ASRock'],
  [/^biostar/i, 'Biostar'],
  [/^foxconn/i, 'Foxconn'],
  [/^supermicro/i, 'Supermicro'],
  [/^pegatron/i, 'Pegatron'],
  [/^compaq/i, 'Compaq'],
  [/^gateway/i, 'Gateway'],
  [/^emachines/i, 'eMachines'],
  [/^framework/i, 'Framework'],
];

/** A vendor under one spelling; null for a placeholder. Unknown vendors keep their own words. */
export function readVendor(text: string | null | undefined): string | null {
  const name = readName(text);
  if (name === null) return null;
  return VENDORS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

const COMPANY =
  /^(computer|corporation|corp|inc|co|ltd|gmbh|electronics|technology|international)[.,]*$/i;

/** `Dell Inc. XPS 13 9350` as one text, or vendor and product apart. */
export function splitVendor(
  product: string | null,
  vendor: string | null = null,
): { manufacturer: string | null; model: string | null } {
  const name = readName(product);
  const given = readVendor(vendor);
  if (name === null || given !== null) return { manufacturer: given, model: name };
  const known = VENDORS.find(([pattern]) => pattern.test(name.split(' ')[0] ?? ''));
  if (!known) return { manufacturer: null, model: name };
  const words = name.split(' ').slice(1);
  while (COMPANY.test(words[0] ?? '')) words.shift();
  return { manufacturer: known[1], model: readName(words.join(' ')) };
}
