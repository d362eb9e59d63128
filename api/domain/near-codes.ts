/** Which codes a mistyped one may have meant: one slip of the hand away, with right check digits. */
import { type Code, CODE_TYPES, isValidCode, readScan } from './codes.ts';

const DIGITS = '0123456789';

/** A badge opens a bench: it is never guessed for anybody. */
const NEVER = String(CODE_TYPES.badge);

/**
 * Codes one slip away from ten typed digits: one digit wrong, two neighbours swapped, or two digits swapped around
 * the one between them. MOD 97-10 (ISO 7064) tells each such slip, so the right code is always among them.
 * @param typed as a person wrote it: any digits, with or without spaces
 * @returns none for what is right, no code of ours, or begins as a staff badge does
 */
export function nearCodes(typed: string): Code[] {
  const scan = readScan(typed);
  if (scan.kind !== 'mistyped' || scan.text.startsWith(NEVER)) return [];
  const near = new Set([...withOneChanged(scan.text), ...withTwoSwapped(scan.text)]);
  return [...near].filter((code) => isValidCode(code) && !code.startsWith(NEVER));
}

function withOneChanged(text: string): string[] {
  return Array.from(text, (_, at) =>
    Array.from(DIGITS, (digit) => text.slice(0, at) + digit + text.slice(at + 1)),
  ).flat();
}

function withTwoSwapped(text: string): string[] {
  return [1, 2].flatMap((apart) =>
    Array.from(text.slice(apart), (later, at) => {
      const between = text.slice(at + 1, at + apart);
      return text.slice(0, at) + later + between + text.charAt(at) + text.slice(at + apart + 1);
    }),
  );
}
