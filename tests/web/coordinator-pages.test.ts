import { html, type TemplateResult } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LitElement } from 'lit';
import { STAGES } from '#domain/stages.ts';
import type { Board } from '../../api/board/board.service.ts';
import type { PersonRow } from '../../api/people/people.service.ts';
import type { SearchAnswer } from '../../api/search/search.service.ts';
import type { PublicTrace } from '../../api/tracking/tracking.service.ts';
import '../../web-components/board/rw-page-board.ts';
import { loadSession } from '../../web-components/data/session.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import '../../web-components/people/rw-page-account.ts';
import '../../web-components/people/rw-page-people.ts';
import '../../web-components/people/rw-page-person.ts';
import '../../web-components/people/rw-page-settings.ts';
import '../../web-components/search/rw-page-search.ts';
import '../../web-components/search/rw-search-box.ts';
import '../../web-components/tracking/rw-page-tracking.ts';
import { expectAccessible, inside, mount } from './support.ts';

const SESSION = {
  person: { id: 'p1', name: 'Mai', username: 'mai', locale: 'en' },
  site: { id: 's1', name: 'Workshop', timeZone: 'UTC', country: 'VN', selfCheckMinutes: null },
  roles: ['admin', 'coordinator'],
  method: 'password',
  benchId: null,
  mustChangePassword: false,
};

const board: Board = {
  stages: STAGES.map((stage, index) => ({
    stage,
    count: index,
    medianHours: index === 0 ? null : index * 5,
    oldestHours: index === 0 ? null : index * 50,
    oldestCode: null,
    kinds: { laptop: index },
  })),
  flow: [{ day: '2026-11-20', stage: 'qa', count: 7 }],
  stays: [{ stage: 'qa', count: 7, medianHours: 30 }],
  days: { first: '2026-10-23', last: '2026-11-21' },
};

const found: SearchAnswer = {
  query: 'dell',
  tooShort: false,
  devices: [
    {
      id: 'd1',
      code: '1000012383',
      kind: 'laptop',
      make: 'Dell',
      model: 'Latitude 5480',
      serialTail: 'FDM9',
      stage: 'qa',
      stageSince: '2026-11-20T08:00:00Z',
      placeName: null,
    },
  ],
  accessories: [{ code: '2000000162', kind: 'charger', make: 'Dell', status: 'in_stock' }],
  next: null,
};

const trace: PublicTrace = {
  publicCode: '7K3M9QXZ',
  programme: 'Second Life',
  kind: 'laptop',
  make: 'Dell',
  model: 'Latitude 5480',
  stage: 'ready',
  route: 'direct',
  grade: 'B',
  steps: [{ stage: 'received', day: '2026-11-02', province: 'Tây Ninh' }],
  updatedDay: '2026-11-20',
};

const person: PersonRow = {
  id: 'p2',
  name: 'Tuấn',
  username: 'tuan',
  locale: 'vi',
  homeSiteId: 's1',
  disabled: false,
  hasPin: true,
  roles: [{ siteId: 's1', role: 'technician' }],
  badge: '6000012318',
  openSessions: 1,
};

const sessions = [
  {
    id: 'a1b2',
    method: 'password',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537',
    createdAt: '2026-11-20T08:00:00Z',
    lastSeenAt: '2026-11-20T09:00:00Z',
    current: false,
  },
];

const settings = {
  programmeName: 'Second Life',
  defaultLocale: 'en',
  publicUrl: null,
  sites: [{ ...SESSION.site, province: 'Tây Ninh', locale: 'vi', selfCheckMinutes: 30 }],
};

let answers: Record<string, unknown>;
let sent: { method: string; path: string; body: Record<string, unknown> }[];

beforeEach(async () => {
  sent = [];
  answers = {
    '/api/session': SESSION,
    '/api/board': board,
    '/api/search': found,
    '/api/tracking/7K3M9QXZ': trace,
    '/api/lookup': { kind: 'found', found: { code: '1000012383' } },
    '/api/people': { people: [person] },
    '/api/people/p2/sessions': { sessions },
    '/api/account/sessions': { sessions },
    '/api/account/sites': { sites: [{ id: 's1', name: 'Workshop' }] },
    '/api/places': [{ id: 'b1', kind: 'bench', name: 'Bench 1' }],
    '/api/settings': settings,
  };
  history.replaceState({}, '', '/');
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const request = new Request(new URL(input, location.href), init);
    const { pathname: path } = new URL(request.url);
    const { method } = request;
    if (method !== 'GET') {
      sent.push({ method, path, body: (await request.json()) as Record<string, unknown> });
      return Response.json({ id: 'p3', password: 'abcd-efgh-jkmn-pqrs', ok: true });
    }
    const answer = answers[path];
    return answer === undefined
      ? Response.json({ code: 'tracking.not_found' }, { status: 404 })
      : Response.json(answer);
  });
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close(): void {}
    },
  );
  await loadSession();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await setLocale('en');
});

const pages: [string, TemplateResult, string][] = [
  ['the board', html`<rw-page-board></rw-page-board>`, 'rw-flow-chart'],
  [
    'the search',
    html`<rw-page-search .query=${new URLSearchParams('text=dell')}></rw-page-search>`,
    'rw-found-accessories',
  ],
  [
    'public tracking',
    html`<rw-page-tracking .params=${{ code: '7k3m-9qxz' }}></rw-page-tracking>`,
    'rw-trace',
  ],
  ['people', html`<rw-page-people></rw-page-people>`, 'rw-table'],
  ['a person', html`<rw-page-person .params=${{ id: 'p2' }}></rw-page-person>`, 'rw-person-access'],
  ['settings', html`<rw-page-settings></rw-page-settings>`, 'rw-site-form'],
  ['the account', html`<rw-page-account></rw-page-account>`, 'rw-own-pin'],
];

for (const locale of ['en', 'fa'] as const) {
  test.each(pages)(
    `%s in ${locale}: reachable, and within a phone`,
    async (_name, template, part) => {
      await page.viewport(390, 844);
      await setLocale(locale);
      const element = await mount(template);
      await vi.waitFor(() => inside(element, part));
      await document.fonts.ready;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
      await expectAccessible();
    },
  );
}

const words = (element: LitElement | Element) => element.shadowRoot?.textContent ?? '';

test('each stage of the board leads to its devices and says how many', async () => {
  const element = await mount(html`<rw-page-board></rw-page-board>`);
  await vi.waitFor(() => inside(element, 'rw-board-stage'));
  const tiles = [...(element.shadowRoot?.querySelectorAll('rw-board-stage') ?? [])];
  const link = inside<HTMLAnchorElement>(tiles[5] ?? element, 'a');
  expect(link.getAttribute('href')).toBe('/search?stage=qa');
  expect(link.textContent).toBe('Final check');
  expect(inside(tiles[5] ?? element, '.count').textContent).toBe('5');
});

test('the chart can be read as a table', async () => {
  const element = await mount(html`<rw-page-board></rw-page-board>`);
  await vi.waitFor(() => inside(element, 'rw-flow-chart'));
  const chart = inside(element, 'rw-flow-chart');
  expect(inside(chart, 'svg').ariaLabel).toBe('Final check: 7 in 30 days, most on one day 7');
  inside(chart, 'rw-button').click();
  await vi.waitFor(() => expect(words(inside(chart, 'rw-table'))).toContain('Final check'));
});

test('a search that is too short says so', async () => {
  answers['/api/search'] = { ...found, devices: [], accessories: [], tooShort: true };
  const query = new URLSearchParams('text=de');
  const element = await mount(html`<rw-page-search .query=${query}></rw-page-search>`);
  await vi.waitFor(() => expect(words(element)).toContain('Type one more letter or digit.'));
});

test('“/” leads to the search, unless something is being typed', async () => {
  await page.viewport(1280, 800);
  const box = await mount(html`<rw-search-box></rw-search-box>`);
  const input = inside<HTMLInputElement>(box, 'input');
  await userEvent.keyboard('/');
  await vi.waitFor(() => expect(box.shadowRoot?.activeElement).toBe(input));
  expect(input.value).toBe('');
  await userEvent.keyboard('a/b');
  expect(input.value).toBe('a/b');
});

test('staff go on from the public page to the device; a direct gift says that it is untested', async () => {
  const params = { code: '7K3M9QXZ' };
  const element = await mount(html`<rw-page-tracking .params=${params}></rw-page-tracking>`);
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { href: string }>(element, 'rw-button[variant=primary]').href).toBe(
      '/devices/1000012383',
    ),
  );
  expect(words(inside(element, 'rw-trace'))).toContain('not tested by the workshop');
});

test('a code that nobody has asks to look again', async () => {
  const params = { code: 'ZZZZZZZZ' };
  const element = await mount(html`<rw-page-tracking .params=${params}></rw-page-tracking>`);
  await vi.waitFor(() => inside(element, 'rw-empty'));
  expect(inside<HTMLInputElement>(element, 'input').value).toBe('ZZZZZZZZ');
});

test('an invited person gets a password that is shown once', async () => {
  const element = await mount(html`<rw-page-person .params=${{ id: 'new' }}></rw-page-person>`);
  await vi.waitFor(() => inside(element, 'rw-person-form'));
  const form = inside(element, 'rw-person-form');
  inside<HTMLInputElement>(form, 'input[name=name]').value = 'Hà';
  inside<HTMLInputElement>(form, 'input[name=username]').value = 'ha';
  inside<HTMLFormElement>(form, 'form').requestSubmit();
  await vi.waitFor(() => inside(element, 'rw-secret'));
  expect(sent).toMatchObject([
    { method: 'POST', path: '/api/people', body: { name: 'Hà', username: 'ha', homeSiteId: 's1' } },
  ]);
  const shown = inside<HTMLElement & { code: string }>(inside(element, 'rw-secret'), 'rw-code');
  expect(shown.code).toBe('abcd-efgh-jkmn-pqrs');
});

test('a password that was given comes before everything else', async () => {
  answers['/api/session'] = { ...SESSION, mustChangePassword: true };
  await loadSession();
  const element = await mount(html`<rw-page-account></rw-page-account>`);
  inside(element, 'rw-own-password');
  expect(element.shadowRoot?.querySelector('rw-own-pin')).toBeNull();
});

test('the four-eyes choice says what it means before it is saved', async () => {
  const element = await mount(html`<rw-page-settings></rw-page-settings>`);
  await vi.waitFor(() => inside(element, 'rw-site-form'));
  const form = inside(element, 'rw-site-form');
  expect(words(form)).toContain('after 30 minutes, with a reason');
});
