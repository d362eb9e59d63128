/**
 * The key of what a tablet holds: random, wrapped by one made of the PIN, and that once more by one this browser made
 * and cannot hand out, so that a copy of its files alone does not let anybody try PINs.
 */

/** OWASP's advice for PBKDF2 with SHA-256. */
export const PIN_ROUNDS = 600_000;
export const MIN_PIN_DIGITS = 6;
const MAX_PIN_DIGITS = 12;

export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that only the key that belongs to them turns back into what they were. */
export interface Locked {
  iv: Bytes;
  data: Bytes;
}

/** What is stored of the key: useless without the PIN and this browser. */
export interface KeyLock {
  salt: Bytes;
  rounds: number;
  byPin: Bytes;
  byBrowser: Bytes;
  wrapped: Bytes;
}

const AES = { name: 'AES-GCM', length: 256 } as const;

export function isPin(text: string): boolean {
  return new RegExp(`^\\d{${MIN_PIN_DIGITS},${MAX_PIN_DIGITS}}$`).test(text);
}

/** Guessed first by whoever finds a tablet: one digit again and again, or a run of digits. */
export function isEasyPin(pin: string): boolean {
  const steps = Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** Stays in this browser: it can be used, never read. */
export function makeBrowserKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
}

/** @returns a new key for a package, and what is stored to open it again */
export async function makeKey(
  pin: string,
  browserKey: CryptoKey,
): Promise<{ key: CryptoKey; lock: KeyLock }> {
  const salt = random(16);
  const pinKey = await keyOfPin(pin, salt, PIN_ROUNDS);
  const raw = random(32);
  const inner = await encrypt(pinKey, raw);
  const outer = await encrypt(browserKey, inner.data);
  const key = await crypto.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);
  raw.fill(0);
  const { iv: byPin } = inner;
  const { iv: byBrowser, data: wrapped } = outer;
  return { key, lock: { salt, rounds: PIN_ROUNDS, byPin, byBrowser, wrapped } };
}

/** @returns null when the PIN is wrong */
export async function openKey(
  pin: string,
  { salt, rounds, byPin, byBrowser, wrapped }: KeyLock,
  browserKey: CryptoKey,
): Promise<CryptoKey | null> {
  const inner = await decrypt(browserKey, { iv: byBrowser, data: wrapped });
  const pinKey = await keyOfPin(pin, salt, rounds);
  const raw = await decrypt(pinKey, { iv: byPin, data: inner }).catch(() => null);
  return raw && crypto.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);
}

async function keyOfPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(pin),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derivation, secret, AES, false, ['encrypt', 'decrypt']);
}

export async function lockJson(key: CryptoKey, value: unknown): Promise<Locked> {
  return encrypt(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function unlockJson<T>(key: CryptoKey, locked: Locked): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await decrypt(key, locked))) as T;
}

async function encrypt(key: CryptoKey, plain: Bytes): Promise<Locked> {
  const iv = random(12);
  const data = await crypto.subtle.encrypt({ name: AES.name, iv }, key, plain);
  return { iv, data: new Uint8Array(data) };
}

async function decrypt(key: CryptoKey, { iv, data }: Locked): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: AES.name, iv }, key, data));
}

function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
