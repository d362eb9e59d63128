import { html, type TemplateResult } from 'lit';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LitElement } from 'lit';
import '../../web-components/board/rw-page-board.ts';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import { loadSession } from '../../web-components/data/session.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import '../../web-components/people/rw-page-account.ts';
import '../../web-components/people/rw-page-people.ts';
import '../../web-components/people/rw-page-person.ts';
import '../../web-components/people/rw-page-settings.ts';
import '../../web-components/search/rw-page-search.ts';
import '../../web-components/search/rw-search-box.ts';
import '../../web-components/tracking/rw-page-tracking.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

/** Public code and bench code of a laptop that is given without a test by the workshop. */
let gift: { code: string; publicCode: string };
let colleague: string;

beforeAll(async () => {
  await openWorkshop({ roles: ['admin', 'coordinator', 'technician'], selfCheckMinutes: 30 });
  for (let i = 0; i < 2; i++) {
    const { code } = await play('device', { stage: 'repairing' });
    await play('evidence', { code });
    await play('deed', { path: `devices/${code}/moves`, body: { from: 'repairing', to: 'qa' } });
  }
  const charger = { kind: 'charger', count: 1, chargerText: '19.5V 3.34A', make: 'Dell' };
  const added = await play('deed', { roles: ['warehouse'], path: 'accessories', body: charger });
  colleague = added.personId;
  await play('deed', { path: `people/${colleague}/badge` });
  await play('deed', { path: `people/${colleague}/pin` });
  const columns = { route: 'direct', cosmeticGrade: 'B' } as const;
  gift = await play('device', { stage: 'ready', columns });
});
afterEach(() => setLocale('en'));

const pages: [string, () => TemplateResult, string][] = [
  ['the board', () => html`<rw-page-board></rw-page-board>`, 'rw-flow-chart'],
  [
    'the search',
    () => html`<rw-page-search .query=${new URLSearchParams('text=dell')}></rw-page-search>`,
    'rw-found-accessories',
  ],
  [
    'public tracking',
    () => html`<rw-page-tracking .params=${{ code: gift.publicCode }}></rw-page-tracking>`,
    'rw-trace',
  ],
  ['people', () => html`<rw-page-people></rw-page-people>`, 'rw-table'],
  [
    'a person',
    () => html`<rw-page-person .params=${{ id: colleague }}></rw-page-person>`,
    'rw-person-access',
  ],
  ['settings', () => html`<rw-page-settings></rw-page-settings>`, 'rw-site-form'],
  ['the account', () => html`<rw-page-account></rw-page-account>`, 'rw-own-pin'],
];

for (const locale of ['en', 'fa'] as const) {
  test.each(pages)(
    `%s in ${locale}: reachable, and within a phone`,
    async (_name, template, part) => {
      await page.viewport(390, 844);
      await setLocale(locale);
      const element = await mount(template());
      await eventually(() => inside(element, part));
      await document.fonts.ready;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
      await expectAccessible();
    },
  );
}

const words = (element: LitElement | Element) => element.shadowRoot?.textContent ?? '';

test('each stage of the board leads to its devices and says how many', async () => {
  const element = await mount(html`<rw-page-board></rw-page-board>`);
  await eventually(() => inside(element, 'rw-board-stage'));
  const tiles = [...(element.shadowRoot?.querySelectorAll('rw-board-stage') ?? [])];
  const link = inside<HTMLAnchorElement>(tiles[5] ?? element, 'a');
  expect(link.getAttribute('href')).toBe('/search?stage=qa');
  expect(link.textContent).toBe('Final check');
  expect(inside(tiles[5] ?? element, '.count').textContent).toBe('2');
});

test('the chart can be read as a table', async () => {
  const element = await mount(html`<rw-page-board></rw-page-board>`);
  await eventually(() => inside(element, 'rw-flow-chart'));
  const chart = inside(element, 'rw-flow-chart');
  inside(chart, 'svg[aria-label^="Final check: 2 in 30 days"]');
  inside(chart, 'rw-button').click();
  await eventually(() => expect(words(inside(chart, 'rw-table'))).toContain('Final check'));
});

test('a search that is too short says so', async () => {
  const query = new URLSearchParams('text=de');
  const element = await mount(html`<rw-page-search .query=${query}></rw-page-search>`);
  await eventually(() => expect(words(element)).toContain('Type one more letter or digit.'));
});

test('“/” leads to the search, unless something is being typed', async () => {
  await page.viewport(1280, 800);
  const box = await mount(html`<rw-search-box></rw-search-box>`);
  const input = inside<HTMLInputElement>(box, 'input');
  await userEvent.keyboard('/');
  await eventually(() => expect(box.shadowRoot?.activeElement).toBe(input));
  expect(input.value).toBe('');
  await userEvent.keyboard('a/b');
  expect(input.value).toBe('a/b');
});

test('staff go on from the public page to the device; a direct gift says that it is untested', async () => {
  // Written as people write it down: in small letters and groups of four.
  const { publicCode } = gift;
  const params = { code: `${publicCode.slice(0, 4)}-${publicCode.slice(4)}`.toLowerCase() };
  const element = await mount(html`<rw-page-tracking .params=${params}></rw-page-tracking>`);
  await eventually(() =>
    expect(inside<HTMLElement & { href: string }>(element, 'rw-button[variant=primary]').href).toBe(
      `/devices/${gift.code}`,
    ),
  );
  expect(words(inside(element, 'rw-trace'))).toContain('not tested by the workshop');
});

test('a code that nobody has asks to look again', async () => {
  const params = { code: 'ZZZZZZZZ' };
  const element = await mount(html`<rw-page-tracking .params=${params}></rw-page-tracking>`);
  await eventually(() => inside(element, 'rw-empty'));
  expect(inside<HTMLInputElement>(element, 'input').value).toBe('ZZZZZZZZ');
});

test('an invited person gets a password that is shown once', async () => {
  const element = await mount(html`<rw-page-person .params=${{ id: 'new' }}></rw-page-person>`);
  await eventually(() => inside(element, 'rw-person-form'));
  const form = inside(element, 'rw-person-form');
  inside<HTMLInputElement>(form, 'input[name=name]').value = 'Hà';
  inside<HTMLInputElement>(form, 'input[name=username]').value = 'ha';
  inside<HTMLFormElement>(form, 'form').requestSubmit();
  await eventually(() => inside(element, 'rw-secret'));
  const { code: password } = inside<HTMLElement & { code: string }>(
    inside(element, 'rw-secret'),
    'rw-code',
  );
  const { people } = await call(api.people.$get());
  expect(people.find(({ username }) => username === 'ha')).toMatchObject({ name: 'Hà', roles: [] });
  await play('deed', { path: 'session', body: { username: 'ha', password } });
});

test('the four-eyes choice says what it means before it is saved', async () => {
  const element = await mount(html`<rw-page-settings></rw-page-settings>`);
  await eventually(() => inside(element, 'rw-site-form'));
  const form = inside(element, 'rw-site-form');
  expect(words(form)).toContain('after 30 minutes, with a reason');
});

test('a password that was given comes before everything else', async () => {
  const { siteId } = await openWorkshop({ roles: ['admin'] });
  const username = 'minh';
  const person = { name: 'Minh', username, locale: 'en', homeSiteId: siteId } as const;
  const roles = [{ siteId, role: 'technician' as const }];
  const json = { requestId: newRequestId(), ...person, roles };
  const { password } = await call(api.people.$post({ json }));
  await call(api.session.$post({ json: { username, password } }));
  await loadSession();
  const element = await mount(html`<rw-page-account></rw-page-account>`);
  inside(element, 'rw-own-password');
  expect(element.shadowRoot?.querySelector('rw-own-pin')).toBeNull();
});
