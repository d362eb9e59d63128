import { IntlMessageFormat } from 'intl-messageformat';
import { LitElement, html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { en, type Catalogue, type Key } from '../../web-components/i18n/en.ts';
import { fa } from '../../web-components/i18n/fa.ts';
import {
  formatDate,
  formatDuration,
  formatNumber,
  I18n,
  isJustNow,
  setLocale,
  setTimeZone,
  t,
} from '../../web-components/i18n/i18n.ts';
import { vi } from '../../web-components/i18n/vi.ts';

const keys = Object.keys(en) as Key[];
type Ast = ReturnType<IntlMessageFormat['getAst']>;

function placeholders(text: string, locale: string): string[] {
  const names = new Set<string>();
  const walk = (elements: Ast): void => {
    for (const element of elements) {
      if ('options' in element && element.options) {
        names.add(element.value);
        for (const option of Object.values(element.options)) walk(option.value);
      } else if ('value' in element && element.type !== 0) names.add(String(element.value));
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst());
  return [...names].toSorted();
}

afterEach(async () => {
  setTimeZone('UTC');
  await setLocale('en');
  localStorage.clear();
});

test.each([
  ['vi', vi],
  ['fa', fa],
] as [string, Catalogue][])(
  '%s says everything, with the same placeholders',
  (locale, catalogue) => {
    expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) {
      expect(catalogue[key].trim(), key).not.toBe('');
      expect(placeholders(catalogue[key], locale), key).toEqual(placeholders(en[key], 'en'));
    }
  },
);

test('a wrong plural form is caught before a person meets it', async () => {
  for (const locale of ['en', 'vi', 'fa'] as const) {
    await setLocale(locale);
    for (const key of keys) {
      const values = Object.fromEntries(placeholders(en[key], 'en').map((name) => [name, 3]));
      expect(t(key, values), key).not.toContain('{');
    }
  }
});

test('switching turns the page and renders again', async () => {
  class Word extends LitElement {
    readonly i18n = new I18n(this);
    override render() {
      return html`${t('stage.ready')}`;
    }
  }
  customElements.define('rw-test-word', Word);
  const word = document.body.appendChild(new Word());
  await word.updateComplete;
  expect(word.shadowRoot?.textContent).toBe('Ready to give');
  await setLocale('fa');
  await word.updateComplete;
  expect(word.shadowRoot?.textContent).toBe('آمادهٔ تحویل');
  expect(document.documentElement.dir).toBe('rtl');
  expect(document.documentElement.lang).toBe('fa');
  expect(localStorage.getItem('rework.locale')).toBe('fa');
  await setLocale('vi');
  expect(document.documentElement.dir).toBe('ltr');
  word.remove();
});

test('the last of two quick switches wins', async () => {
  await Promise.all([setLocale('fa'), setLocale('en')]);
  expect(t('common.yes')).toBe('Yes');
  expect(document.documentElement.dir).toBe('ltr');
});

test('1 Farvardin 1405 is 21 March 2026', async () => {
  const noon = '2026-03-21T12:00:00Z';
  expect(formatDate(noon)).toBe('21 March 2026');
  await setLocale('fa');
  expect(formatDate(noon)).toBe('۱ فروردین ۱۴۰۵');
  expect(formatDate('2026-03-20T12:00:00Z')).toBe('۲۹ اسفند ۱۴۰۴');
});

test('Vietnamese dates are written as on its papers', async () => {
  await setLocale('vi');
  const moment = '2026-11-04T08:24:00Z';
  setTimeZone('Asia/Ho_Chi_Minh');
  expect(formatDate(moment)).toBe('4 tháng 11 năm 2026');
  expect(formatDate(moment, { style: 'datetime' })).toBe('15:24, ngày 4 tháng 11 năm 2026');
});

test("times are those of the site's zone", () => {
  const evening = '2026-11-21T22:30:00Z';
  setTimeZone('Asia/Ho_Chi_Minh');
  expect(formatDate(evening, { style: 'time' })).toBe('05:30');
  expect(formatDate(evening, { style: 'day' })).toBe('22 November 2026');
  setTimeZone('Asia/Tehran');
  expect(formatDate(evening, { style: 'time' })).toBe('02:00');
  setTimeZone('Not/AZone');
  expect(formatDate(evening, { style: 'time' })).toBe('02:00');
  expect(formatDate('nonsense')).toBe('');
});

test('near moments are told from now, far ones as days', () => {
  const ago = (ms: number) => formatDate(Date.now() - ms, { style: 'relative' });
  expect(ago(5_000)).toBe('now');
  expect(ago(3 * 3_600_000)).toBe('3 hours ago');
  expect(ago(26 * 3_600_000)).toBe('yesterday');
  expect(ago(400 * 86_400_000)).toMatch(/\d{4}$/);
});

test('numbers, durations and inserted texts follow the language', async () => {
  expect(formatDuration(7_500_000)).toBe('2 hrs 5 mins');
  expect(formatDuration(12_000)).toBe('12 secs');
  expect([isJustNow(59_999), isJustNow(60_000)]).toEqual([true, false]);
  expect(t('common.count_devices', { count: 1 })).toBe('1 device');
  expect(t('common.count_devices', { count: 1200 })).toBe('1,200 devices');
  await setLocale('fa');
  expect(formatNumber(1405)).toBe('۱٬۴۰۵');
  expect(t('msg.missing', { n: 3 })).toContain('۳');
  expect(t('msg.blocked', { reason: 'BIOS' })).toContain('\u2068BIOS\u2069');
});

test('a name of the other direction keeps its order inside a sentence', () => {
  expect(t('decision.asked', { person: 'سارا رحیمی', when: '4 days ago' })).toBe(
    '\u2068سارا رحیمی\u2069, 4 days ago',
  );
  expect(t('decision.asked', { person: 'Anna', when: 'today' })).toBe('Anna, today');
});
