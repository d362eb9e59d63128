/** Words of kits: their lines and the reasons of the rules. */
import { wordKey, type Reason } from '#domain/reason.ts';
import { formatDate, isKey, t, type Values } from '../i18n/i18n.ts';

/** The sentence of a rule's reason or a blocker, with its own words in the person's language. */
export function reasonText({ code, params = {} }: Reason): string {
  const key = [code, `error.${code}`].find(isKey);
  if (!key) return t('error.unknown');
  const values: Values = {};
  for (const [place, value] of Object.entries(params)) {
    const word = wordKey(place, value);
    values[place] =
      word && isKey(word) ? t(word) : place === 'date' ? formatDate(value, {}, 'UTC') : value;
  }
  return t(key, values);
}

/** `Charger`, `Bag` … */
export function lineName(line: string): string {
  const key = `acc.${line}`;
  return isKey(key) ? t(key) : line;
}
