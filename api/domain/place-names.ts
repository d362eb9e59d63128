/** Several places at once: `B-01…B-12` names twelve shelves. */

export const MAX_PLACES_AT_ONCE = 200;

const RANGE = /^(.*?)(\d{1,4})\s*(?:…|\.{2,3}|–|—|\s-\s)\s*(.*?)(\d{1,4})$/u;

/**
 * The names a person asked for: one name, or every name from the first number to the last, as wide as the first.
 * A range whose ends do not fit each other is one name as it stands.
 */
export function expandPlaceNames(text: string): string[] {
  const name = text.trim();
  const range = RANGE.exec(name);
  if (!range) return name === '' ? [] : [name];
  const [, prefix = '', first = '', lastPrefix = '', last = ''] = range;
  const count = Number(last) - Number(first) + 1;
  const fits = lastPrefix === '' || lastPrefix === prefix;
  if (!fits || count < 1 || count > MAX_PLACES_AT_ONCE) return [name];
  return Array.from({ length: count }, (_, index) => {
    const number = String(Number(first) + index).padStart(first.length, '0');
    return `${prefix}${number}`;
  });
}
