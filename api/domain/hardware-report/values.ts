import { stripInvisible } from '../codes.ts';
import { isPlaceholderSerial, isPlaceholderText } from '../identity.ts';

const MAX_TEXT = 200;

/** Text from firmware: no invisible characters, blanks collapsed; null when nothing is left. */
export function cleanText(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const clean = stripInvisible(text.slice(0, MAX_TEXT * 4).replace(/[\t\n\u00A0]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
  return clean === '' ? null : clean;
}

/** A name (vendor, model); null when the maker left a placeholder. */
export function readName(text: string | null | undefined): string | null {
  // IBM wrote `-[84803AX]-` around its fields.
  const clean = cleanText(text)?.replace(/^-\[\s*(.*?)\s*\]-$/, '$1') ?? null;
  return clean === null || isPlaceholderText(clean) ? null : clean;
}

/** What firmware holds instead of a serial: the name of the field, or letters and zeros. */
const FIRMWARE_TEMPLATE = /serial|chassis|motherboard|baseboard|^[a-z]{0,3}0{5,}[0-9a-f]?$/i;

/** A serial as the device gives it; null when it is a placeholder or redacted. */
export function readSerial(text: string | null | undefined): string | null {
  const clean = cleanText(text)?.replace(/^-\[\s*(.*?)\s*\]-$/, '$1') ?? null;
  if (clean === null || isPlaceholderSerial(clean)) return null;
  return FIRMWARE_TEMPLATE.test(clean.replace(/[^a-z0-9]/gi, '')) ? null : clean;
}

/** Defaults that board makers ship (seen on thousands of machines) and all-equal digits. */
const DEFAULT_UUIDS = new Set([
  '00020003-0004-0005-0006-000700080009',
  '03000200-0400-0500-0006-000700080009',
  '02000300-0400-0500-0006-000700080009',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  '12345678-1234-5678-90ab-cdeffedcba98',
  'fffefdfc-fbfa-f9f8-f7f6-f5f4f3f2f1f0',
  '11111111-2222-3333-4444-555555555555',
  '78563412-3412-7856-90ab-cddeefaabbcc',
]);

/** SMBIOS UUID (DSP0134 §7.2.1) in lower case; null when it is a default or all 0 or F. */
export function readUuid(text: string | null | undefined): string | null {
  const uuid = cleanText(text)?.toLowerCase() ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) return null;
  if (DEFAULT_UUIDS.has(uuid)) return null;
  return new Set(uuid.replaceAll('-', '')).size < 4 ? null : uuid;
}

const BYTES_PER_UNIT: Readonly<Record<string, number>> = {
  bytes: 1,
  b: 1,
  k: 1024,
  kb: 1024,
  kib: 1024,
  kbyte: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  mbyte: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
  gbyte: 1024 ** 3,
  t: 1024 ** 4,
  tb: 1024 ** 4,
  tib: 1024 ** 4,
};

/** `4096 MB`, `8 GB`, `256Mbyte`, `1,5 GiB` as memory tools write it (units of 1024), in MiB. */
export function memoryMiB(text: string | null | undefined): number | null {
  const match = /^\s*(\d{1,9}(?:[.,]\d{1,3})?)\s*([a-z]{1,5})\b/i.exec(text ?? '');
  const unit = BYTES_PER_UNIT[match?.[2]?.toLowerCase() ?? ''];
  if (!match?.[1] || unit === undefined) return null;
  return plausibleMiB((Number(match[1].replace(',', '.')) * unit) / 1024 ** 2);
}

const MOST_MIB = 32 * 1024 ** 2;

/** Whole MiB, or null for nothing and for more than any machine takes (32 TiB). */
export function plausibleMiB(mib: number | null): number | null {
  if (mib === null || !Number.isFinite(mib)) return null;
  const whole = Math.round(mib);
  return whole >= 1 && whole <= MOST_MIB ? whole : null;
}

/** A number with a decimal point or comma at its start: `74,496 Wh` is 74.496. */
export function decimal(text: string | null | undefined): number | null {
  const match = /^\s*(\d{1,12})(?:[.,](\d{1,9}))?/.exec(text ?? '');
  return match ? Number(`${match[1]}.${match[2] ?? '0'}`) : null;
}

export function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
