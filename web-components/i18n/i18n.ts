/** Texts in the language in force. Screens say `t('key')` and hold an `I18n` controller. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Catalogue, Key } from './en.ts';
import { formatNumber } from './format.ts';
import {
  applyLocale,
  notify,
  getLocale,
  LOCALES,
  localeTag,
  onLocaleChange,
  type Locale,
} from './locale.ts';

export { formatDate, formatDuration, formatNumber, isJustNow } from './format.ts';
export { ENDONYMS, getLocale, LOCALES, setTimeZone, type Locale } from './locale.ts';
export type { Key } from './en.ts';

export type Values = Record<string, string | number>;

const STORAGE_KEY = 'rework.locale';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

const load: Record<Locale, () => Promise<Catalogue>> = {
  en: async () => (await import('./en.ts')).en,
  vi: async () => (await import('./vi.ts')).vi,
  fa: async () => (await import('./fa.ts')).fa,
};

/** Empty until the first language is there: no page downloads one that nobody reads. */
let catalogue: Partial<Catalogue> = {};
let wanted: Locale = 'en';
const messages = new Map<Key, IntlMessageFormat>();

/** Words a workshop chose itself, by key; an empty one leaves ours. They hold no places to fill. */
let ownWords: ReadonlyMap<string, Record<Locale, string>> = new Map();

/** Names things in the workshop's own words, at once on every screen. */
export function setOwnWords(words: ReadonlyMap<string, Record<Locale, string>>): void {
  ownWords = words;
  notify();
}

/** What we call it ourselves, whatever the workshop says. */
export function builtInWords(key: string): string {
  return (catalogue as Record<string, string>)[key] ?? '';
}

/**
 * The text of `key` with ICU placeholders filled. Numbers are written in the digits of the language;
 * inserted texts of the other direction are isolated, so that codes and names keep their own.
 */
export function t(key: Key, values?: Values): string {
  const own = ownWords.get(key)?.[getLocale()];
  if (own) return own;
  const text = catalogue[key] ?? '';
  if (!values && !text.includes('{') && !text.includes("'")) return text;
  let message = messages.get(key);
  if (!message) messages.set(key, (message = new IntlMessageFormat(text, localeTag())));
  return String(message.format(values && readable(text, values)));
}

function readable(text: string, values: Values): Values {
  const result: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const chosenBy = text.includes(`{${name},`);
    if (chosenBy) result[name] = value;
    else if (typeof value === 'number') result[name] = formatNumber(value);
    else result[name] = isolated(value);
  }
  return result;
}

function isolated(value: string): string {
  const isNeeded = getLocale() === 'fa' || RIGHT_TO_LEFT.test(value);
  return isNeeded ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value;
}

export function isKey(text: string): text is Key {
  return Object.hasOwn(catalogue, text) || ownWords.has(text);
}

/** Texts by key in any language, for what is printed in it; an empty one where there is none. */
export async function textsIn(locale: Locale): Promise<(key: string) => string> {
  const texts: Record<string, string> = await load[locale]();
  return (key) => ownWords.get(key)?.[locale] || (texts[key] ?? '');
}

/** Switches the language of every screen, and remembers it on this device. */
export async function setLocale(locale: Locale): Promise<void> {
  if (await speak(locale)) remember(locale);
}

/**
 * Speaks the language of this device, or else any other that can be loaded.
 * @throws the first failure when none can.
 */
export async function startLocale(): Promise<void> {
  const wish = preferredLocale();
  const others = LOCALES.filter((locale) => locale !== wish);
  await others.reduce<Promise<unknown>>(
    (tried, locale) =>
      tried.catch(async (error: unknown) => speak(locale).catch(() => raise(error))),
    speak(wish),
  );
}

function raise(error: unknown): never {
  throw error;
}

/** @returns whether this is still the language wanted last */
async function speak(locale: Locale): Promise<boolean> {
  wanted = locale;
  const next = await load[locale]();
  if (wanted !== locale) return false;
  catalogue = next;
  messages.clear();
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === 'fa' ? 'rtl' : 'ltr';
  applyLocale(locale);
  return true;
}

/** The language chosen on this device before, else the first of the browser's that we speak. */
function preferredLocale(): Locale {
  const candidates = [recall(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return candidates.find(isLocale) ?? 'en';
}

function isLocale(text: string | null): text is Locale {
  return (LOCALES as readonly (string | null)[]).includes(text);
}

/** Storage may be blocked by the browser; the language then lasts until the reload. */
function remember(locale: Locale): void {
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    return;
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Renders its host again when language or time zone change. */
export class I18n implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private stop?: () => void;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onLocaleChange(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
