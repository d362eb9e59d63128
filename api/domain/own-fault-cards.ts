/** Numbers of the command cards for a workshop's own faults: the number is the fault's code, so that none is ever stored. */
import { FAULT_CODE_PATTERN, isFaultCode } from './faults.ts';

/** Below lie the numbers of built-in cards. */
export const FIRST_OWN_FAULT = 1_000_000;
const LETTERS = 26;
const DIGITS = 36;

/** A longer code has no number that fits a printed card. */
export const CARD_CODE_LENGTH = 4;

/** How many codes there are of this length: a letter, then letters and digits. */
const codesOf = (length: number) => LETTERS * DIGITS ** (length - 1);

/** How many codes there are of at most so many characters. */
export function ownFaultsUpTo(length: number): number {
  let count = 0;
  for (let of = 2; of <= length; of += 1) count += codesOf(of);
  return count;
}

/** Null for a built-in fault, which has a number of its own, and for a code that is too long. */
export function ownFaultNumber(fault: string): number | null {
  if (!FAULT_CODE_PATTERN.test(fault) || isFaultCode(fault)) return null;
  if (fault.length > CARD_CODE_LENGTH) return null;
  const shorter = FIRST_OWN_FAULT + ownFaultsUpTo(fault.length - 1);
  const [head = '', ...rest] = fault;
  const value = rest.reduce(
    (sum, one) => sum * DIGITS + Number.parseInt(one, DIGITS),
    Number.parseInt(head, DIGITS) - 10,
  );
  return shorter + value;
}

/** The code behind the number of a card; null for a number that stands for none. */
export function ownFaultOf(number: number): string | null {
  let value = number - FIRST_OWN_FAULT;
  if (value < 0) return null;
  for (let length = 2; length <= CARD_CODE_LENGTH; length += 1) {
    if (value < codesOf(length)) {
      const tail = DIGITS ** (length - 1);
      const head = (Math.floor(value / tail) + 10).toString(DIGITS);
      const rest = (value % tail).toString(DIGITS).padStart(length - 1, '0');
      const fault = `${head}${rest}`.toUpperCase();
      return isFaultCode(fault) ? null : fault;
    }
    value -= codesOf(length);
  }
  return null;
}
