/** What may be known of a thing, field by field: the form asks for it, the server keeps what is sound. */
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export type FactField =
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'choices'; choices: readonly string[] }
  | { kind: 'number'; least: number; most: number; unit: string; whole?: boolean }
  | { kind: 'text'; longest: number }
  | { kind: 'list'; longest: number; most: number };

export interface FactFault {
  key: string;
  reason: Reason;
}

export const choice = (choices: readonly string[]): FactField => ({ kind: 'choice', choices });

export const number = (least: number, most: number, unit: string, whole = false): FactField => ({
  kind: 'number',
  least,
  most,
  unit,
  whole,
});

/** Keeps what these fields ask for and says what cannot be; empty values are left out. */
export function readFields<Facts extends object>(
  fields: readonly (readonly [key: string, field: FactField])[],
  given: Readonly<Record<string, unknown>>,
): { facts: Facts; faults: FactFault[] } {
  const facts: Record<string, unknown> = {};
  const faults: FactFault[] = [];
  for (const [key, field] of fields) {
    const value = given[key];
    if (value === undefined || value === null || value === '') continue;
    const read = readFact(field, value);
    if (read === undefined) faults.push({ key, reason: reason('input.wrong_value') });
    else if (!Array.isArray(read) || read.length > 0) facts[key] = read;
  }
  return { facts: facts as Facts, faults };
}

function readFact(field: FactField, value: unknown): unknown {
  switch (field.kind) {
    case 'choice':
      return field.choices.find((one) => one === value);
    case 'choices':
      return readChoices(field.choices, value);
    case 'number':
      return isNumber(field, value) ? value : undefined;
    case 'text':
      return typeof value === 'string' && value.length <= field.longest ? value.trim() : undefined;
    case 'list':
      return readList(field, value);
  }
}

function readChoices(choices: readonly string[], value: unknown): string[] | undefined {
  if (!Array.isArray(value) || !value.every((one) => choices.includes(String(one)))) {
    return undefined;
  }
  return choices.filter((one) => value.includes(one));
}

function isNumber(field: FactField & { kind: 'number' }, value: unknown): boolean {
  return (
    typeof value === 'number' &&
    value >= field.least &&
    value <= field.most &&
    (!field.whole || Number.isInteger(value))
  );
}

function readList(field: FactField & { kind: 'list' }, value: unknown): string[] | undefined {
  if (!Array.isArray(value) || value.length > field.most) return undefined;
  const texts = value.filter((one): one is string => typeof one === 'string');
  if (texts.length < value.length || texts.some((one) => one.length > field.longest)) {
    return undefined;
  }
  return [...new Set(texts.map((one) => one.trim()).filter(Boolean))];
}

/** A fact as labels and lists show it, `15.6"`, `65 W`; empty where unknown. */
export function sayField(field: FactField, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  const unit = field.kind === 'number' ? field.unit : '';
  return unit === '"' ? `${value}"` : `${value} ${unit}`.trim();
}
