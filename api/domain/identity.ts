import { foldDigits, stripInvisible } from './codes.ts';

/** What firmware reports when the maker left the field empty. Compared without case, spaces and punctuation. */
const PLACEHOLDERS = new Set(
  [
    'To be filled by O.E.M.',
    'To be filled by OEM',
    'Filled by OEM',
    'O.E.M.',
    'Default string',
    'Default',
    'None',
    'Not specified',
    'Not applicable',
    'Not available',
    'N/A',
    'Null',
    'TBD',
    'Type1ProductConfigId',
    'Type1Family',
    'Nil',
    'Empty',
    'Unknown',
    'Undefined',
    'Invalid',
    'Serial',
    'Serial number',
    'System serial number',
    'Base board serial number',
    'Chassis serial number',
    'Board serial number',
    'SerNum0',
    'SSN12345678901234567',
    'System product name',
    'System manufacturer',
    'INVALID',
    'OEM',
    'Test',
    'Demo',
    'Sample',
    'Standard',
    'Reserved',
    'Unspecified',
    'None specified',
    'System name',
    'No SN',
    'PCSN',
    'SKU',
    'Win32',
    'ABC123',
    'Phoenix',
    'xxxxxxxx',
    'No serial',
    'Không có',
    'Không rõ',
    'ندارد',
    'نامشخص',
  ].map(comparable),
);

/** Beginnings of what firmware tools and anonymisers write instead of a value. */
const FILLER_WORDS =
  /^(tobefilled|filledby|fillby|tbdby|tobedefined|defaultstring|system(serial|product|manufacturer|sku|version)|chassis(serial|manufacturer)|baseboard(serial|manufacturer|product)|board(serial|manufacturer)|serial(number|no|num)|oem(define|serial|string|product|manufacturer)|redacted|removed|anonymi[sz]ed|hidden|not(specified|available|applicable|present|supported|assigned|defined|set)|no(serial|asset|serialnumber)|unknown|undefined|invalid|evaluation|eval$|productname|manufacturername|virtualbattery|insyde$|outofspec|badindex)/;

export const MAX_SERIAL_LENGTH = 64;

function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * A serial number as it is stored and compared: upper case, ASCII digits, no spaces.
 * Placeholders, one repeated character and counting digits are null: they identify nothing.
 */
export function normaliseSerial(text: string | null | undefined): string | null {
  const serial = foldDigits(stripInvisible(text ?? ''))
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^s\/?n[:#.]/i, '')
    .toUpperCase()
    .slice(0, MAX_SERIAL_LENGTH);
  return isPlaceholderSerial(serial) ? null : serial;
}

export function isPlaceholderSerial(text: string): boolean {
  const core = comparable(text);
  if (core.length < 3) return true;
  return isPlaceholderText(text) || isCounting(core) || isTemplateSerial(text, core);
}

/** A name or serial that the maker left empty, in whatever words. */
export function isPlaceholderText(text: string): boolean {
  const core = comparable(text);
  if (core === '') return true;
  if (PLACEHOLDERS.has(core) || FILLER_WORDS.test(core)) return true;
  return core.length > 1 && /^(.)\1*$/u.test(core);
}

/** `0123456789`, `123456`, `1234567890`: each digit one more than the last. */
function isCounting(core: string): boolean {
  return core.length >= 5 && '01234567890123456789'.includes(core) && /^[01]/.test(core);
}

/**
 * Counting digits inside a longer text (`EeePC-0123456789`, `SN 123456789ABC`), a zero written as
 * hexadecimal, zeros before one last digit, letters or digits struck out, and board makers' UUIDs.
 */
function isTemplateSerial(raw: string, core: string): boolean {
  return (
    /0123456789|1234567890|123456789abc|987654321|abcdefgh|(?:^|[a-z])123456789$/.test(core) ||
    /^0x0+$|^0{5,}[0-9a-f]$/.test(core) ||
    /[*?#]{3}|x{5}|[._=-]{5}/i.test(raw) ||
    /^(0002000300040005|0300020004000500|0200030004000500|0302010005040706|0001020304050607)/.test(
      core,
    )
  );
}

/** The last four characters, as people read them aloud and receipts print them. */
export function lastFour(serial: string): string {
  return serial.slice(-4);
}

export interface Identity {
  kind: string | null;
  make: string | null;
  serial: string | null;
  noSerialReason: string | null;
  noSerialPhoto: boolean;
}

export const IDENTITY_FIELDS = ['kind', 'make', 'serial', 'serial_photo'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** G1: what is still missing. Without a usable serial a reason and a photo stand in for it. */
export function missingIdentity(identity: Identity): IdentityField[] {
  const missing: IdentityField[] = [];
  if (!identity.kind) missing.push('kind');
  if (!identity.make?.trim()) missing.push('make');
  if (normaliseSerial(identity.serial) === null) {
    if (!identity.noSerialReason?.trim()) missing.push('serial');
    else if (!identity.noSerialPhoto) missing.push('serial_photo');
  }
  return missing;
}

/** Two records that may be the same device: same make and same usable serial. */
export function isSameDevice(
  a: { make: string | null; serial: string | null },
  b: { make: string | null; serial: string | null },
): boolean {
  const serial = normaliseSerial(a.serial);
  return (
    serial !== null &&
    serial === normaliseSerial(b.serial) &&
    comparable(a.make ?? '') === comparable(b.make ?? '')
  );
}
