import type { Direction } from '../lib/pdf/bidi-runs.ts';
import { type DocumentText, en } from './text/en.ts';
import { fa } from './text/fa.ts';
import { vi } from './text/vi.ts';

export const DOCUMENT_LOCALES = ['en', 'vi', 'fa'] as const;
export type DocumentLocale = (typeof DOCUMENT_LOCALES)[number];

const TEXTS: Record<DocumentLocale, DocumentText> = { en, vi, fa };

/** BCP 47 tags for `Intl`; Persian dates are Solar Hijri with Persian digits. */
const TAGS: Record<DocumentLocale, string> = {
  en: 'en-GB',
  vi: 'vi-VN',
  fa: 'fa-IR-u-ca-persian-nu-arabext',
};

/** Everything that depends on the language of a document. */
export interface DocumentLanguage {
  locale: DocumentLocale;
  /** For the `lang` of the file. */
  tag: string;
  direction: Direction;
  text: DocumentText;
  date: (moment: Date) => string;
  dateTime: (moment: Date) => string;
  /** In figures, where room is short: `20/03/2026, 15:00`. */
  shortDateTime: (moment: Date) => string;
  number: (value: number) => string;
}

/** @param timeZone IANA name of the site's zone; UTC when it is not known to this machine */
export function documentLanguage(locale: DocumentLocale, timeZone: string): DocumentLanguage {
  const tag = TAGS[locale];
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: zone });
  const dateTime = new Intl.DateTimeFormat(tag, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: zone });
  const short = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  const number = new Intl.NumberFormat(tag);
  const day = (moment: Date) => longDate(date.formatToParts(moment), locale);
  return {
    locale,
    tag: locale === 'fa' ? 'fa-IR' : tag,
    direction: locale === 'fa' ? 'rtl' : 'ltr',
    text: TEXTS[locale],
    date: day,
    dateTime: (moment) =>
      locale === 'vi' ? `${time.format(moment)}, ngày ${day(moment)}` : dateTime.format(moment),
    shortDateTime: (moment) => short.format(moment).replace(', ', locale === 'fa' ? '، ' : ', '),
    number: (value) => number.format(value),
  };
}

/** Official Vietnamese papers write `19 tháng 11 năm 2026`; `Intl` puts a comma before the year. */
function longDate(parts: Intl.DateTimeFormatPart[], locale: DocumentLocale): string {
  const text = parts.map(({ value }) => value).join('');
  return locale === 'vi' ? text.replace(', ', ' năm ') : text;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
