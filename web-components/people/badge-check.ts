/**
 * Opens a locked bench while there is no network: only the badge that opened the shift on this browser does. Its number
 * is not kept, but what a key makes of it that nobody can take out of the browser.
 */
import type { DBSchema } from 'idb';
import { BrowserDatabase } from '../data/browser-database.ts';

interface BadgeDatabase extends DBSchema {
  checks: { key: 'check'; value: BadgeCheck };
}

interface BadgeCheck {
  personId: string;
  key: CryptoKey;
  mark: ArrayBuffer;
  /** The end of the shift, milliseconds since 1970. */
  until: number;
}

const SHIFT_MS = 12 * 3_600_000;
const HMAC: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256' };

const database = new BrowserDatabase<BadgeDatabase>(
  'rework-badge',
  (db) => void db.createObjectStore('checks'),
);

const bytesOf = (badge: string) => new TextEncoder().encode(badge);

/** Browsers keep keys on HTTPS and localhost only; elsewhere a locked bench waits for the network. */
export async function rememberBadge(badge: string, personId: string): Promise<void> {
  try {
    const before = await database.use((db) => db.get('checks', 'check'));
    const goesOn = before?.personId === personId && before.until > Date.now();
    const key = await crypto.subtle.generateKey(HMAC, false, ['sign', 'verify']);
    const mark = await crypto.subtle.sign(HMAC.name, key, bytesOf(badge));
    const until = goesOn ? before.until : Date.now() + SHIFT_MS;
    await database.use((db) => db.put('checks', { personId, key, mark, until }, 'check'));
  } catch {
    return;
  }
}

/** Whether this badge opened the shift of this person on this browser, and the shift goes on. */
export async function isBadgeOf(badge: string, personId: string): Promise<boolean> {
  try {
    const check = await database.use((db) => db.get('checks', 'check'));
    if (!check || check.personId !== personId || check.until <= Date.now()) return false;
    return await crypto.subtle.verify(HMAC.name, check.key, check.mark, bytesOf(badge));
  } catch {
    return false;
  }
}
