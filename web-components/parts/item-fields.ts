/** What may be known of an item of either family: its types, its fields, and both in words. */
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import {
  COUNTED_TYPES,
  type CountedFactKey,
  countedFields,
  isCountedType,
} from '#domain/counted.ts';
import { type FactField, sayField } from '#domain/fact-fields.ts';
import {
  type FactKey,
  type PartFacts,
  factFields,
  factsLine,
  isPartType,
  PART_TYPES,
} from '#domain/parts.ts';
import { isKey, t } from '../i18n/i18n.ts';

export type Family = 'part' | 'accessory';
export type Facts = PartFacts | AccessoryFacts;
export type ItemFactKey = FactKey | CountedFactKey;

export const FAMILIES = ['part', 'accessory'] as const;

export const typesOf = (family: Family): readonly string[] =>
  family === 'part' ? PART_TYPES : COUNTED_TYPES;

export function typeText(type: string, family: Family = 'part'): string {
  const key = `${family === 'part' ? 'part' : 'acc'}.${type}`;
  return isKey(key) ? t(key) : type;
}

export function fieldsOf(family: Family, type: string): [ItemFactKey, FactField][] {
  if (family === 'accessory') return isCountedType(type) ? countedFields(type) : [];
  return isPartType(type) ? factFields(type) : [];
}

export function factLabel(key: ItemFactKey, family: Family): string {
  const own = `counted.fact.${key}`;
  if (family === 'accessory' && isKey(own)) return t(own);
  const shared = `part.fact.${key}`;
  return isKey(shared) ? t(shared) : key;
}

/** Names of sockets and connections; letters of plugs and inlets are the same in every language. */
export function choiceText(key: ItemFactKey, value: string, family: Family): string {
  if (family === 'part') return value;
  const words = key === 'sockets' ? `socket.${value}` : `counted.${key}.${value}`;
  if (isKey(words)) return t(words);
  return key === 'layout' ? value.toUpperCase() : value;
}

/** `DDR4 · SO-DIMM · 8 GB`, then part numbers; `C5 · C · 2.5 A` of a cord. Empty where nothing is known. */
export function factsText(type: string, facts: Facts, family: Family = 'part'): string {
  if (family === 'accessory') return countedText(type, facts as AccessoryFacts);
  const { partNumbers = [] } = facts as PartFacts;
  return [factsLine(type, facts as PartFacts), partNumbers.join(', ')].filter(Boolean).join(' · ');
}

function countedText(type: string, facts: AccessoryFacts): string {
  if (!isCountedType(type)) return '';
  return countedFields(type)
    .map(([key, field]) => {
      const value = facts[key];
      if (value === undefined) return '';
      if (field.kind === 'number') return sayField(field, value);
      const values = Array.isArray(value) ? value : [String(value)];
      if (key === 'plug') return t('counted.plug', { plug: values.join() });
      return values.map((one) => choiceText(key, one, 'accessory')).join(' – ');
    })
    .filter(Boolean)
    .join(' · ');
}
