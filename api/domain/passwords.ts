import { foldDigits } from './codes.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 200;
export const PIN_LENGTH = 6;

/** Words people build long passwords from; compared without case, digits and signs around them. */
const COMMON = new Set([
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'passwordpassword',
  'matkhau',
  'matkhaumatkhau',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdf',
  'asdfghjkl',
  'asdfghjklzxcvbnm',
  'zxcvbnm',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'welcome',
  'letmein',
  'letmeinletmein',
  'admin',
  'administrator',
  'adminadmin',
  'superadmin',
  'changeme',
  'changemenow',
  'computer',
  'internet',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'dragon',
  'monkey',
  'trustno',
  'vietnam',
  'vietnamvodich',
  'saigon',
  'hanoi',
  'tehran',
  'iran',
  'irandoost',
  'rework',
  'workshop',
  'xuongsuachua',
  'secret',
  'topsecret',
  'default',
  'abcdefgh',
  'abcdefghij',
  'qazwsx',
  'qazwsxedc',
]);

/** Why a password is refused; empty when it is good. @param own name and sign-in of the person, kept out of it */
export function refusePassword(password: string, own: readonly string[] = []): Reason[] {
  const length = Array.from(password).length;
  if (length < MIN_PASSWORD_LENGTH) {
    return [reason('password.too_short', { min: MIN_PASSWORD_LENGTH })];
  }
  if (length > MAX_PASSWORD_LENGTH) {
    return [reason('password.too_long', { max: MAX_PASSWORD_LENGTH })];
  }
  if (isCommon(password)) return [reason('password.common')];
  const plain = password.toLowerCase();
  const personal = own.some(
    (word) => word.trim().length >= 4 && plain.includes(word.trim().toLowerCase()),
  );
  return personal ? [reason('password.personal')] : [];
}

function isCommon(password: string): boolean {
  const plain = foldDigits(password).toLowerCase();
  const core = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  // Digits and signs only, or one or two characters again and again.
  if (/^\d+$/.test(plain) || new Set(plain).size <= 3) return true;
  if (COMMON.has(plain) || COMMON.has(core)) return true;
  const half = core.slice(0, core.length / 2);
  return core.length % 2 === 0 && half.repeat(2) === core && COMMON.has(half);
}

/**
 * A password somebody else gave opens nothing but the choice of an own one;
 * who came in with badge and PIN has shown a secret of their own and may work.
 */
export function needsOwnPassword(method: 'password' | 'badge', given: boolean): boolean {
  return given && method === 'password';
}

/** Why a PIN is refused: not six digits, one digit repeated, counting up or down, or a pair or triple repeated. */
export function refusePin(pin: string): Reason[] {
  const digits = foldDigits(pin);
  if (!/^\d+$/.test(digits) || digits.length !== PIN_LENGTH) {
    return [reason('pin.six_digits', { length: PIN_LENGTH })];
  }
  const repeats = /^(\d{1,3})\1+$/.test(digits);
  return repeats || isSequence(digits) ? [reason('pin.too_simple')] : [];
}

function isSequence(digits: string): boolean {
  const steps = Array.from(
    digits.slice(1),
    (digit, index) => Number(digit) - Number(digits[index]),
  );
  const [first = 0] = steps;
  return Math.abs(first) <= 2 && steps.every((step) => (step + 10) % 10 === (first + 10) % 10);
}
