/** The words of the screens, from the same catalogues: the day says what to press by its key. */
import { IntlMessageFormat } from 'intl-messageformat';
import { en, type Key } from '../../web-components/i18n/en.ts';
import { fa } from '../../web-components/i18n/fa.ts';
import { vi } from '../../web-components/i18n/vi.ts';

export type { Key } from '../../web-components/i18n/en.ts';
export type Language = 'en' | 'vi' | 'fa';
export type Values = Record<string, string | number>;

const catalogues = { en, vi, fa };
const tags = { en: 'en-GB', vi: 'vi-VN', fa: 'fa-IR' };

export function wordsIn(language: Language, key: Key, values: Values = {}): string {
  const text = catalogues[language][key];
  const shown = Object.entries(values).map(([name, value]) => {
    const plain = typeof value === 'string' || text.includes(`{${name},`);
    return [name, plain ? value : new Intl.NumberFormat(tags[language]).format(value)] as const;
  });
  return String(new IntlMessageFormat(text, tags[language]).format(Object.fromEntries(shown)));
}
