/**
 * What this bench knows of its site without the network: open devices, accessories, parts, places and boxes by
 * their codes. Never about whom a thing is for. Reading it never fails: where nothing is kept, nothing is known.
 */
import { type Code, readScan } from '#domain/codes.ts';
import { normaliseSerial } from '#domain/identity.ts';
import type { KnownAccessory, KnownThing } from '#domain/known-things.ts';
import { getSession } from '../data/session.ts';
import { countThings, readAccessoriesOf, readBy, readMeta, readThing } from './known-store.ts';

/** What has this code at the person's site; null also when this bench never heard of it. */
export async function knownThing(code: Code): Promise<KnownThing | null> {
  return (await isOfThisSite()) ? readThing(code) : null;
}

/** What a scanned text may stand for: by our code, by the address in a QR code, by a serial number; at most five. */
export async function knownThings(text: string): Promise<KnownThing[]> {
  if (!(await isOfThisSite())) return [];
  const scan = readScan(text);
  switch (scan.kind) {
    case 'own': {
      const thing = await readThing(scan.code);
      return thing ? [thing] : [];
    }
    case 'tracking':
      return readBy('publicCode', scan.publicCode);
    case 'foreign':
      return readBy('serial', normaliseSerial(scan.text) ?? '');
    default:
      return [];
  }
}

/** The tracked accessories of a device: those in its kit, or before there is one, those that came with it. */
export async function knownAccessoriesOf(device: Code): Promise<KnownAccessory[]> {
  const all = (await isOfThisSite()) ? await readAccessoriesOf(device) : [];
  const kit = all.filter(({ status }) => status !== 'in_stock');
  return kit.length > 0 ? kit : all;
}

/** When the server last told anything, milliseconds since 1970; null while nothing is kept of this site. */
export async function knownAt(): Promise<number | null> {
  const meta = await readMeta();
  return meta && meta.siteId === getSession()?.site.id ? meta.at : null;
}

export interface KnownSummary {
  count: number;
  /** When the server last told anything, milliseconds since 1970. */
  at: number;
  /** How many things of the site did not fit. */
  left: number;
}

/** Null while nothing is kept of this site. */
export async function knownSummary(): Promise<KnownSummary | null> {
  const meta = await readMeta();
  if (!meta || meta.siteId !== getSession()?.site.id) return null;
  return { count: await countThings(), at: meta.at, left: meta.left };
}

async function isOfThisSite(): Promise<boolean> {
  return (await knownAt()) !== null;
}
