/** The language and time zone in force; everything that formats or translates reads them here. */

export const LOCALES = ['en', 'vi', 'fa'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language named in itself, for the language switch. */
export const ENDONYMS: Record<Locale, string> = { en: 'English', vi: 'Tiếng Việt', fa: 'فارسی' };

/** BCP 47 tags for `Intl`: Persian with the Solar Hijri calendar and Persian digits. */
const TAGS: Record<Locale, string> = {
  en: 'en-GB',
  vi: 'vi-VN',
  fa: 'fa-IR-u-ca-persian-nu-arabext',
};

let locale: Locale = 'en';
let timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const listeners = new Set<() => void>();

export function getLocale(): Locale {
  return locale;
}

export function localeTag(): string {
  return TAGS[locale];
}

export function getTimeZone(): string {
  return timeZone;
}

/** @param zone IANA name of the site's zone, e.g. `Asia/Ho_Chi_Minh`; an unknown one is ignored. */
export function setTimeZone(zone: string): void {
  try {
    timeZone = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return;
  }
  notify();
}

/** Only `setLocale` of `i18n.ts` calls this, once the catalogue is there. */
export function applyLocale(next: Locale): void {
  locale = next;
  notify();
}

/** @returns a function that ends the subscription. */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is said changed, though not the language. */
export function notify(): void {
  for (const listener of listeners) listener();
}
