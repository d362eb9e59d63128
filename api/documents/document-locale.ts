import type { Direction } from '../lib/pdf/bidi-runs.ts';
import { both, bothCatalogues } from './both-languages.ts';
import { type DocumentText, en } from './text/en.ts';
import { fa } from './text/fa.ts';
import { vi } from './text/vi.ts';

export const DOCUMENT_LOCALES = ['en', 'vi', 'fa'] as const;
export type DocumentLocale = (typeof DOCUMENT_LOCALES)[number];

/** One language, or two on one paper: the first is read here, the second by helpers from elsewhere. */
export const DOCUMENT_FORMS = [...DOCUMENT_LOCALES, 'vi-en', 'fa-en'] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

const TEXTS: Record<DocumentLocale, DocumentText> = { en, vi, fa };

/** BCP 47 tags for `Intl`; Persian dates are Solar Hijri with Persian digits. */
const TAGS: Record<DocumentLocale, string> = {
  en: 'en-GB',
  vi: 'vi-VN',
  fa: 'fa-IR-u-ca-persian-nu-arabext',
};

/** Everything that depends on the language of a document. In a bilingual one each text and date holds both. */
export interface DocumentLanguage {
  form: DocumentForm;
  /** The first language. */
  locale: DocumentLocale;
  /** A text of a catalogue apart from `text`. */
  pick: <T>(texts: Record<DocumentLocale, T>) => T;
  /** For the `lang` of the file. */
  tag: string;
  direction: Direction;
  /** Of both languages, in their order. */
  directions: readonly Direction[];
  text: DocumentText;
  date: (moment: Date) => string;
  dateTime: (moment: Date) => string;
  /** In figures, where room is short: `20/03/2026, 15:00`. */
  shortDateTime: (moment: Date) => string;
  number: (value: number) => string;
}

/** @param timeZone IANA name of the site's zone; UTC when it is not known to this machine */
export function documentLanguage(form: DocumentForm, timeZone: string): DocumentLanguage {
  const known = languages.get(`${form} ${timeZone}`);
  if (known) return known;
  const [first, second] = form.split('-') as [DocumentLocale, DocumentLocale?];
  const made = second
    ? twoLanguages(oneLanguage(first, timeZone), oneLanguage(second, timeZone))
    : oneLanguage(first, timeZone);
  if (languages.size < MOST_KEPT) languages.set(`${form} ${timeZone}`, made);
  return made;
}

/** Making formats takes longer than a page. */
const languages = new Map<string, DocumentLanguage>();
const MOST_KEPT = 50;

function twoLanguages(first: DocumentLanguage, second: DocumentLanguage): DocumentLanguage {
  return {
    ...first,
    form: `${first.locale}-${second.locale}` as DocumentForm,
    directions: [first.direction, second.direction],
    text: bothCatalogues(first.text, second.text),
    pick: (texts) => bothCatalogues(texts[first.locale], texts[second.locale]),
    date: (moment) => both(first.date(moment), second.date(moment)),
    dateTime: (moment) => both(first.dateTime(moment), second.dateTime(moment)),
    shortDateTime: (moment) => both(first.shortDateTime(moment), second.shortDateTime(moment)),
    number: (value) => both(first.number(value), second.number(value)),
  };
}

function oneLanguage(locale: DocumentLocale, timeZone: string): DocumentLanguage {
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
  const direction = locale === 'fa' ? 'rtl' : 'ltr';
  return {
    form: locale,
    locale,
    pick: (texts) => texts[locale],
    tag: locale === 'fa' ? 'fa-IR' : tag,
    direction,
    directions: [direction],
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
