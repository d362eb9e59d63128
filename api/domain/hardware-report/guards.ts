import type { Json, JsonObject } from './lenient-json.ts';

/** Guards for untrusted JSON: the value when it has the shape, else null. None of them throws. */
export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

export function asArray(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function asObjects(value: Json | undefined): JsonObject[] {
  return asArray(value)
    .map(asObject)
    .filter((item) => item !== null);
}

export function asString(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Also numbers written as text, which older tools do. */
export function asNumber(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(value.trim())) {
    return Number(value);
  }
  return null;
}

/** A whole number of bytes, hours or cycles: not negative, and exact in JavaScript. */
export function asCount(value: Json | undefined): number | null {
  const number = asNumber(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** `at(document, 'smart_status', 'passed')`: a value some levels down, or undefined. */
export function at(value: Json | undefined, ...path: string[]): Json | undefined {
  let here = value;
  for (const key of path) {
    const object = asObject(here);
    if (!object || !Object.hasOwn(object, key)) return undefined;
    here = object[key];
  }
  return here;
}
