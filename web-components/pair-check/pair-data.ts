/** A pair-check as this device remembers it, and what it can tell without a network. */
import type { KitLineKey } from '#domain/kit-template.ts';
import type { KnownAccessory } from '#domain/known-things.ts';
import { deviceOf, judgePair, type PairThing, saysRestIsThere } from '#domain/pair-check.ts';
import type { PickPiece } from '#domain/picking.ts';
import type { PairView } from '../../api/pair-check/pair-check.service.ts';
import { api, call } from '../data/api-client.ts';
import { tabMemory } from '../data/tab-memory.ts';
import { knownAccessoriesOf, knownThing, knownThings } from '../scan/known-codes.ts';

export type { PairView };

export function loadPair(texts: readonly string[]): Promise<PairView> {
  return call(api['pair-check'].$get({ query: { texts: texts.join('\n') } })) as Promise<PairView>;
}

export interface PairAlone extends PairView {
  /** What this bench does not know: the server says it later. */
  unknown: readonly string[];
}

/** As far as this bench knows its devices and accessories; of counted things and receipts it knows nothing. */
export async function pairAlone(texts: readonly string[]): Promise<PairAlone> {
  const things: PairThing[] = [];
  const unknown: string[] = [];
  for (const text of texts.filter((one) => !saysRestIsThere(one))) {
    const thing = await knownMember(text);
    if (thing) things.push(thing);
    else unknown.push(text);
  }
  const code = deviceOf(things);
  const device = code ? await knownThing(code) : null;
  const pieces = code ? (await knownAccessoriesOf(code)).map(pieceOf) : [];
  const verdict = judgePair(things, pieces);
  const stage = device?.kind === 'device' ? device.stage : null;
  return { ...verdict, right: false, name: device?.label ?? '', stage, unknown };
}

async function knownMember(text: string): Promise<PairThing | null> {
  const [known, other] = await knownThings(text);
  if (!known || other) return null;
  const { code, kind, label } = known;
  if (kind === 'device') return { text, code, kind, name: label, of: code };
  if (kind !== 'accessory' || !known.deviceCode) return null;
  return { text, code, kind, name: `acc.${known.what}`, of: known.deviceCode };
}

function pieceOf({ code, what, label }: KnownAccessory): PickPiece {
  return { line: what as KitLineKey, quantity: 1, code, item: null, detail: label || null };
}

/** What lies together and is not complete outlives a reload of this window. */
export const pairMemory = tabMemory('rework.pair-check');
