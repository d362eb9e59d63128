/** Messages to donors: what they are about, how they go, and when a failed one is tried again. */
import { foldDigits } from './codes.ts';

export const MESSAGE_TEMPLATES = ['lock_release', 'lock_reminder'] as const;
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number];

/** `copy`: a person takes the text along by a way of their own. */
export const MESSAGE_CHANNELS = ['email', 'sms', 'copy'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

export const MESSAGE_STATUSES = ['queued', 'sent', 'failed', 'cancelled', 'copied'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const MESSAGE_LOCALES = ['en', 'vi', 'fa'] as const;
export type MessageLocale = (typeof MESSAGE_LOCALES)[number];

/** Why a message did not go, each a translation key `message.failure.<code>`. */
export const MESSAGE_FAILURES = [
  'address',
  'content',
  'connection',
  'sign_in',
  'busy',
  'not_configured',
] as const;
export type MessageFailure = (typeof MESSAGE_FAILURES)[number];

/** What another try cannot mend: a person has to correct the message first. */
const FINAL_FAILURES: readonly MessageFailure[] = ['address', 'content'];

export const MAX_ATTEMPTS = 8;
const MINUTE = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE;

/**
 * When to try again: after 1, 2, 4 … minutes, six hours at most.
 * @param attempts so many were made, 1 or more
 * @returns null when it is given up
 */
export function nextAttempt(attempts: number, failure: MessageFailure, now: Date): Date | null {
  if (FINAL_FAILURES.includes(failure) || attempts >= MAX_ATTEMPTS) return null;
  const wait = Math.min(LONGEST_WAIT_MS, MINUTE * 2 ** (attempts - 1));
  return new Date(now.getTime() + wait);
}

/** What a message may become by a person's hand. */
export function isCancellable(status: MessageStatus): boolean {
  return status === 'queued';
}

/** Also one that waits for another try: whoever mended the cause need not wait. */
export function isResendable(status: MessageStatus, attempts: number): boolean {
  return status === 'failed' || status === 'cancelled' || (status === 'queued' && attempts > 0);
}

/** Of its text, whoever shows it and whoever sends it. */
export function messageDirection(locale: string): 'ltr' | 'rtl' {
  return locale === 'fa' ? 'rtl' : 'ltr';
}

/** One address as RFC 5321 writes a mailbox, without quoted parts, names or lists. */
const EMAIL =
  /^[^\s@<>(),;:"[\]\\]{1,64}@[\p{L}\d](?:[\p{L}\d.-]{0,251}[\p{L}\d])?\.[\p{L}\d-]{2,63}$/u;

/** A telephone number as it is dialled: digits, a plus in front where it has a country code. */
export function dialled(text: string): string {
  return foldDigits(text).replace(/[\s().\-/]/g, '');
}

/** @returns the code of what is wrong with the address, null when nothing is */
export function refuseRecipient(channel: MessageChannel, recipient: string): string | null {
  if (channel === 'copy') return null;
  if (recipient === '') return 'input.required';
  if (channel === 'email') {
    const good = recipient.length <= 254 && EMAIL.test(recipient) && !recipient.includes('..');
    return good ? null : 'message.not_an_email';
  }
  return /^\+?\d{5,15}$/.test(dialled(recipient)) ? null : 'message.not_a_number';
}
