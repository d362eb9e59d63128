/** A pair-check as this device remembers it, and what it can tell without a network. */
import {
  judgePair,
  type PairThing,
  type PairVerdict,
  saysRestIsThere,
} from '#domain/pair-check.ts';
import type { PairView } from '../../api/pair-check/pair-check.service.ts';
import { api, call } from '../data/api-client.ts';
import { knownThings } from '../scan/known-codes.ts';

export type { PairView };

export function loadPair(texts: readonly string[]): Promise<PairView> {
  return call(api['pair-check'].$get({ query: { texts: texts.join('\n') } })) as Promise<PairView>;
}

/** As far as this bench knows its devices and accessories; of counted things and receipts it knows nothing. */
export async function judgeAlone(texts: readonly string[]): Promise<PairVerdict> {
  const things: PairThing[] = [];
  for (const text of texts) {
    const [known, other] = await knownThings(text);
    if (!known || other) continue;
    const { code, kind, label } = known;
    if (kind === 'device') things.push({ text, code, kind, name: label, of: code });
    if (kind === 'accessory' && known.deviceCode) {
      things.push({ text, code, kind, name: `acc.${known.what}`, of: known.deviceCode });
    }
  }
  return judgePair(things, null, texts.some(saysRestIsThere));
}

const KEY = 'rework.pair-check';

/** What lies together and is not complete outlives a reload of this window. */
export function rememberTexts(texts: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(texts));
  } catch {
    // Storage may be blocked; it then lasts until the reload.
    return;
  }
}

export function recallTexts(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
