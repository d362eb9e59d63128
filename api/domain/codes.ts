/**
 * The ten-digit codes printed on labels: `T NNNNNNN CC`.
 * `T` is the type, `N` a seven-digit number, `CC` check digits by ISO 7064 MOD 97-10 over `TNNNNNNN`,
 * so that the whole number is congruent to 1 modulo 97.
 */

export const CODE_TYPES = {
  device: 1,
  accessory: 2,
  medium: 3,
  place: 4,
  batch: 5,
  badge: 6,
  command: 7,
  document: 8,
} as const;

export type CodeType = keyof typeof CODE_TYPES;

/** A ten-digit code with right check digits, e.g. `1000012383`. */
export type Code = string;

export const MAX_CODE_NUMBER = 9_999_999;

const typeOfDigit = new Map<string, CodeType>(
  Object.entries(CODE_TYPES).map(([name, digit]) => [String(digit), name as CodeType]),
);

/** @throws RangeError when `number` does not fit seven digits. */
export function makeCode(type: CodeType, number: number): Code {
  if (!Number.isInteger(number) || number < 0 || number > MAX_CODE_NUMBER) {
    throw new RangeError(`code number ${number} is not between 0 and ${MAX_CODE_NUMBER}`);
  }
  const body = `${CODE_TYPES[type]}${String(number).padStart(7, '0')}`;
  return body + checkDigits(body);
}

function checkDigits(body: string): string {
  return String(98 - ((Number(body) * 100) % 97)).padStart(2, '0');
}

/** What a scanned or typed text is, before any look-up. */
export type ScannedText =
  | { kind: 'own'; type: CodeType; code: Code }
  | { kind: 'mistyped'; text: string }
  | { kind: 'tracking'; publicCode: string }
  | { kind: 'certificate'; verifyCode: string }
  | { kind: 'foreign'; text: string }
  | { kind: 'empty' };

/** Room for any serial, IMEI, ICCID or address a label may hold; longer texts are not codes. */
export const MAX_SCAN_LENGTH = 256;

/** What some scanners send before the text: the kind of symbol, by ISO/IEC 15424. */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;

/** Signs that a scanner may be set to put around each code. */
const FRAME = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const TRACKING_ADDRESS = /\/t\/([0-9a-z]{8})\/?(?:[?#].*)?$/i;

const VERIFY_ADDRESS = /\/v\/([0-9a-z]{12})\/?(?:[?#].*)?$/i;

/** Reads a scan: our ten digits, the address in a QR code of ours, or somebody else's code. */
export function readScan(raw: string): ScannedText {
  const plain = foldDigits(stripInvisible(raw)).trim().replace(SYMBOLOGY, '');
  const text = plain.slice(0, MAX_SCAN_LENGTH);
  if (text === '') return { kind: 'empty' };
  const digits = text.replace(FRAME, '').replace(/[\s\-–.]/g, '');
  if (/^\d{10}$/.test(digits)) {
    const type = typeOfDigit.get(digits.charAt(0));
    if (type && isValidCode(digits)) return { kind: 'own', type, code: digits };
    if (type) return { kind: 'mistyped', text: digits };
  }
  const tracking = TRACKING_ADDRESS.exec(text);
  if (tracking?.[1]) return { kind: 'tracking', publicCode: foldCrockford(tracking[1]) };
  const verify = VERIFY_ADDRESS.exec(text);
  if (verify?.[1]) return { kind: 'certificate', verifyCode: foldCrockford(verify[1]) };
  return { kind: 'foreign', text };
}

export function isValidCode(digits: string): boolean {
  return /^[1-8]\d{9}$/.test(digits) && Number(digits) % 97 === 1;
}

/** `1000012383` → `1 0000123 83`, the way people read it aloud. */
export function formatCode(code: Code): string {
  return `${code.slice(0, 1)} ${code.slice(1, 8)} ${code.slice(8)}`;
}

/** The type of a code known to be valid. */
export function codeType(code: Code): CodeType {
  const type = typeOfDigit.get(code.charAt(0));
  if (!type) throw new RangeError(`not a code: ${code}`);
  return type;
}

/** Persian (۰-۹) and Arabic (٠-٩) digits become ASCII; everything else stays. */
export function foldDigits(text: string): string {
  return text.replace(/[\u06F0-\u06F9\u0660-\u0669]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );
}

/** Removes control characters, bidirectional marks and zero-width characters that scanners and copies add. */
export function stripInvisible(text: string): string {
  return text.replace(/[\p{Cc}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '');
}

/** Crockford base 32 without I, L, O and U. */
export const TRACKING_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const TRACKING_LENGTH = 8;
const TRACKING_CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** Reads a tracking code as a person may write it: any case, O for 0, I or L for 1, groups apart. */
export function foldCrockford(text: string): string {
  return foldDigits(text)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

export function isTrackingCode(text: string): boolean {
  return TRACKING_CODE.test(text);
}

/** @param randomBytes at least eight random bytes, 40 bits of which are used. */
export function makeTrackingCode(randomBytes: Uint8Array): string {
  return Array.from(randomBytes.slice(0, TRACKING_LENGTH), (byte) =>
    TRACKING_ALPHABET.charAt(byte & 31),
  ).join('');
}

/** Text of the QR code on a label: the tracking address in upper case, or the bare code without an address. */
export function labelQrText(publicUrl: string | null, publicCode: string, code: Code): string {
  return publicUrl ? `${publicUrl.replace(/\/+$/, '')}/t/${publicCode}`.toUpperCase() : code;
}
