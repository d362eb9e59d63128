/** The number of a SIM card, ITU-T E.118. */
import { foldDigits } from './codes.ts';

/** Digits only; null for a text that is no card number. Some makers print a letter at the end: it is left out. */
export function readIccid(text: string): string | null {
  const digits = foldDigits(text)
    .trim()
    .replace(/[\s.-]/g, '')
    .replace(/[a-f]$/i, '');
  return /^\d{18,22}$/.test(digits) ? digits : null;
}

/** Whether its last digit is right (ISO/IEC 7812 Luhn). Some operators print cards whose is not: only a warning. */
export function iccidChecks(iccid: string): boolean {
  let sum = 0;
  for (let at = 0; at < iccid.length; at += 1) {
    const digit = Number(iccid[iccid.length - 1 - at]);
    const twice = digit * 2;
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Said of a card whose check digit is wrong; a translation key. It is kept all the same. */
export const ICCID_WARNING = 'accessory.iccid_check';
