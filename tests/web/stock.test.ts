import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Decision } from '../../api/decisions/decisions.service.ts';
import type { Stock, StockRow } from '../../api/stock/stock.service.ts';
import { loadSession } from '../../web-components/data/session.ts';
import { LOCALES, setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwDecision } from '../../web-components/stock/rw-decision.ts';
import type { RwPageStock } from '../../web-components/stock/rw-page-stock.ts';
import '../../web-components/stock/rw-page-stock.ts';
import { readFilters, toQuery } from '../../web-components/stock/stock-query.ts';
import { expectAccessible, inside, mount } from './support.ts';

const SESSION = {
  person: { id: 'p1', name: 'Mai', username: 'mai', locale: 'en' },
  site: { id: 's1', name: 'Workshop', timeZone: 'UTC', country: 'VN', selfCheckMinutes: null },
  roles: ['coordinator'],
  method: 'password',
  benchId: null,
  mustChangePassword: false,
};

const SHELF = '0193b1de-7c2f-7000-8000-000000000001';

const row: StockRow = {
  id: 'd1',
  code: '1000012383',
  kind: 'laptop',
  make: 'Dell',
  model: 'Latitude 5480',
  memoryMib: 3800,
  storageGb: 256,
  storageKind: 'ssd',
  screenInch: 14,
  camera: true,
  charger: true,
  batteryHealth: 82,
  cosmeticGrade: 'B',
  functionalGrade: '1',
  stage: 'ready',
  stageSince: '2026-11-01T08:00:00Z',
  placeId: SHELF,
  placeCode: '4000000177',
  placeName: 'B-07',
  held: false,
  needCode: null,
  expiresAt: null,
};

const stock: Stock = {
  canLeave: 43,
  shelves: 6,
  total: 50,
  states: { free: 44, reserved: 6, expiring: 2, held: 1 },
  facets: {
    kinds: { laptop: 43, desktop: 4, tablet: 3, aio: 0 },
    grades: { A: 1, B: 40, C: 2, D: 0, E: 0 },
    memoryGb: { '4': 43, '8': 20, '16': 3 },
    storageGb: { '120': 40, '240': 30, '480': 2 },
    battery: { '80': 12, '60': 33 },
    camera: { '1': 41 },
    charger: { '1': 39 },
  },
  places: [{ id: SHELF, code: '4000000177', name: 'B-07', count: 12 }],
  rows: [row],
  next: null,
  waits: [
    { code: 'stock.wait_stage', params: { stage: 'repairing' }, count: 20 },
    { code: 'stock.wait_charger', params: { volts: 19.5, connector: '4.5x3.0' }, count: 14 },
    { code: 'stock.wait_hold', params: { hold: 'locked' }, count: 1 },
  ],
};

const proposal: Decision = {
  kind: 'proposal',
  id: 'w1',
  deviceId: 'd2',
  deviceCode: '1000012383',
  deviceName: 'Dell Latitude 5480',
  stage: 'diagnosing',
  to: 'harvesting',
  reason: 'Board is dead',
  by: 'Tuấn',
  own: false,
  extendable: false,
  since: '2026-11-20T08:00:00Z',
};

let decisions: Decision[];
let asked: string[];
let sent: { path: string; body: Record<string, unknown> }[];
let refusal: Response | null;

beforeEach(async () => {
  await page.viewport(1280, 800);
  decisions = [proposal];
  asked = [];
  sent = [];
  refusal = null;
  history.replaceState({}, '', '/');
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const request = new Request(new URL(input, location.href), init);
    const { pathname, search } = new URL(request.url);
    if (request.method !== 'GET') {
      sent.push({ path: pathname, body: (await request.json()) as Record<string, unknown> });
      return refusal ?? Response.json({ decision: 'confirmed' });
    }
    if (pathname === '/api/session') return Response.json(SESSION);
    if (pathname === '/api/decisions') return Response.json({ decisions });
    if (pathname === '/api/stock') asked.push(search);
    return Response.json(stock);
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

async function opened(query = ''): Promise<RwPageStock> {
  const element = await mount<RwPageStock>(
    html`<rw-page-stock .query=${new URLSearchParams(query)}></rw-page-stock>`,
  );
  await vi.waitFor(() => inside(element, 'rw-stock-answer'));
  await vi.waitFor(() => firstDecision(element));
  return element;
}

const answer = (element: RwPageStock) => inside(inside(element, 'rw-stock-answer'), '.answer');
const presets = (element: RwPageStock) => [
  ...(inside(element, 'rw-stock-presets').shadowRoot?.querySelectorAll('button') ?? []),
];
const firstDecision = (element: RwPageStock) =>
  inside<RwDecision>(inside(element, 'rw-decisions'), 'rw-decision');
const form = (element: RwPageStock) => inside(firstDecision(element), 'rw-decide-proposal');
const lastAsked = () => Object.fromEntries(new URLSearchParams(asked.at(-1)));

function press(host: Element, words: string): void {
  const buttons = [...(host.shadowRoot?.querySelectorAll('rw-button') ?? [])];
  const found = buttons.find((button) => button.textContent?.trim() === words);
  if (!found) throw new Error(`no button ${words}`);
  found.click();
}

test('answers in one sentence, with the largest cause of waiting', async () => {
  const element = await opened();
  expect(answer(element).textContent).toBe(
    '43 can leave today, on 6 shelves; 14 more wait for a 19.5 V charger.',
  );
});

test('one press asks for laptops with 4 GB, camera and charger; a second takes it away', async () => {
  const element = await opened();
  presets(element)[0]?.click();
  await vi.waitFor(() =>
    expect(lastAsked()).toEqual({
      kinds: 'laptop',
      memoryGb: '4',
      camera: '1',
      charger: '1',
      state: 'free',
    }),
  );
  expect(location.search).toBe('?kinds=laptop&memoryGb=4&camera=1&charger=1');
  await vi.waitFor(() => expect(presets(element)[0]?.ariaPressed).toBe('true'));
  presets(element)[0]?.click();
  await vi.waitFor(() => expect(lastAsked()).toEqual({ state: 'free' }));
  expect(location.search).toBe('');
});

test('an address brings its filters back, and the export asks for exactly the same', async () => {
  const query = 'kinds=laptop%2Ctablet&battery=80&state=reserved';
  const element = await opened(query);
  expect(lastAsked()).toEqual({ kinds: 'laptop,tablet', battery: '80', state: 'reserved' });
  const link = inside<HTMLElement & { href: string }>(element, 'rw-button[icon=download]');
  expect(link.href).toBe(`/api/stock.csv?${query}`);
});

test('filters nobody knows are left out of the question', () => {
  const filters = readFilters(new URLSearchParams('kinds=toaster,laptop&memoryGb=-1&state=sold'));
  expect(toQuery(filters)).toEqual({ kinds: 'laptop', state: 'free' });
});

test('a device can be reserved from its row, and opens its page', async () => {
  const element = await opened();
  const table = inside(inside(element, 'rw-stock-table'), 'rw-table');
  expect(inside<HTMLAnchorElement>(table, 'a').getAttribute('href')).toBe('/devices/1000012383');
  expect(table.shadowRoot?.textContent).toContain('4 GB');
  const reserve = inside<HTMLElement & { href: string }>(table, 'rw-button');
  expect(reserve.href).toBe('/needs?device=1000012383');
});

test('a proposal is confirmed in place and leaves the list', async () => {
  const element = await opened();
  decisions = [];
  press(form(element), 'Confirm');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    path: '/api/proposals/w1/decision',
    body: { confirm: true, note: '' },
  });
  await vi.waitFor(() =>
    expect(inside(element, 'rw-decisions').shadowRoot?.textContent).toContain(
      'Nothing waits for you.',
    ),
  );
});

test('a rejection carries its note; a refusal of the server names what is missing', async () => {
  const element = await opened();
  press(form(element), 'Reject');
  await vi.waitFor(() => inside(form(element), 'textarea'));
  inside<HTMLTextAreaElement>(form(element), 'textarea').value = 'Try the other board first';
  refusal = Response.json(
    { code: 'move.refused', blockers: [{ code: 'gate.media_unlisted', params: {} }] },
    { status: 422 },
  );
  press(form(element), 'Reject');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({ confirm: false, note: 'Try the other board first' });
  await vi.waitFor(() =>
    expect(inside(form(element), 'rw-refused').shadowRoot?.textContent).toContain(
      'List the storage drives',
    ),
  );
});

test('nobody confirms what they asked for themselves', async () => {
  decisions = [{ ...proposal, own: true }];
  const element = await opened();
  await vi.waitFor(() => expect(form(element).shadowRoot?.textContent).toContain('Withdraw'));
  expect(form(element).shadowRoot?.textContent).not.toContain('Confirm');
});

const widths = [
  [390, 844],
  [1280, 800],
] as const;

for (const locale of LOCALES) {
  test.each(widths)(
    `in ${locale} at %i px: reachable and within the window`,
    async (width, height) => {
      await page.viewport(width, height);
      await setLocale(locale);
      await opened();
      await document.fonts.ready;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      await expectAccessible();
    },
  );
}
