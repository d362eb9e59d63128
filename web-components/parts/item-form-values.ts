/** What the forms about parts and counted accessories say, as the server wants it. */
import { numberOf, textOf } from '../evidence/form-values.ts';
import { type Facts, type Family, fieldsOf, type ItemFactKey } from './item-fields.ts';

/** Memory is typed in GB and kept in MiB. */
const MIB = 1024;

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export function factsOf(family: Family, type: string, form: FormData): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [key, field] of fieldsOf(family, type)) {
    const text = textOf(form, `facts.${key}`);
    if (text === '') continue;
    if (field.kind === 'list') facts[key] = linesOf(text);
    else if (field.kind === 'choices') facts[key] = form.getAll(`facts.${key}`);
    // Words that are no number are left to the server to refuse.
    else if (field.kind === 'number') facts[key] = scaled(key, numberOf(text)) ?? text;
    else facts[key] = text;
  }
  return facts;
}

function scaled(key: ItemFactKey, value: number | null): number | null {
  return value !== null && key === 'sizeMib' ? Math.round(value * MIB) : value;
}

export function factValue(key: ItemFactKey, facts: Facts): string | readonly string[] {
  const value = (facts as Record<string, unknown>)[key];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'number') return String(key === 'sizeMib' ? value / MIB : value);
  return typeof value === 'string' ? value : '';
}
