/** What the forms about parts say, as the server wants it. */
import { type FactKey, type PartFacts, type PartType, factFields } from '#domain/parts.ts';
import { numberOf, textOf } from '../evidence/form-values.ts';

/** Memory is typed in GB and kept in MiB. */
const MIB = 1024;

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export function factsOf(type: PartType, form: FormData): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [key, field] of factFields(type)) {
    const text = textOf(form, `facts.${key}`);
    if (text === '') continue;
    if (field.kind === 'list') facts[key] = linesOf(text);
    // Words that are no number are left to the server to refuse.
    else if (field.kind === 'number') facts[key] = scaled(key, numberOf(text)) ?? text;
    else facts[key] = text;
  }
  return facts;
}

function scaled(key: FactKey, value: number | null): number | null {
  return value !== null && key === 'sizeMib' ? Math.round(value * MIB) : value;
}

export function factValue(key: FactKey, facts: PartFacts): string {
  const value = facts[key];
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join('\n');
  return key === 'sizeMib' ? String(Number(value) / MIB) : String(value);
}
