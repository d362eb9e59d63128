/** Parts in words: their type, and what is known of them. */
import type { FactKey } from '#domain/parts.ts';
import { type PartFacts, factsLine } from '#domain/parts.ts';
import { isKey, t } from '../i18n/i18n.ts';

export function typeText(type: string, family: 'part' | 'accessory' = 'part'): string {
  const key = `${family === 'part' ? 'part' : 'acc'}.${type}`;
  return isKey(key) ? t(key) : type;
}

export const factLabel = (key: FactKey): string => t(`part.fact.${key}`);

/** `DDR4 · SO-DIMM · 8 GB`, then part numbers; empty where nothing is known. */
export function factsText(type: string, facts: PartFacts): string {
  return [factsLine(type, facts), (facts.partNumbers ?? []).join(', ')].filter(Boolean).join(' · ');
}
