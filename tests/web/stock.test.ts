import { html } from 'lit';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { loadCard } from '../../web-components/evidence/card.ts';
import { LOCALES, setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwDecision } from '../../web-components/stock/rw-decision.ts';
import type { RwPageStock } from '../../web-components/stock/rw-page-stock.ts';
import '../../web-components/stock/rw-page-stock.ts';
import type { RwStockWaits } from '../../web-components/stock/rw-stock-waits.ts';
import { readFilters, toQuery } from '../../web-components/stock/stock-query.ts';
import { openWorkshop, play } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

const LAPTOP = {
  kind: 'laptop',
  hasCamera: true,
  memoryMib: 3800,
  storageGb: 256,
  storageKind: 'ssd',
  screenInch: 14,
  batteryHealth: 82,
  cosmeticGrade: 'B',
  functionalGrade: '1',
} as const;

const DRIVE = { type: 'nvme', make: 'Samsung', model: 'PM981', serial: 'S3RTNX0K123456' };

/** Two laptops and a tablet that can leave, two laptops that wait for a charger, one in repair. */
async function stocked(): Promise<string> {
  const { id: laptops } = await play('shelf', { name: 'B-07' });
  const { id: tablets } = await play('shelf', { name: 'B-08' });
  const kitLines = ['charger'];
  const ready = { stage: 'ready', columns: LAPTOP, kitLines, placeId: laptops } as const;
  const { code } = await play('device', ready);
  await play('device', { ...ready, columns: { ...LAPTOP, memoryMib: 8192 } });
  const tablet = { ...LAPTOP, kind: 'tablet', model: 'Tab A7', hasCamera: false } as const;
  await play('device', { ...ready, columns: tablet, placeId: tablets });
  const charger = { chargerVolts: 19.5, chargerWatts: 65, chargerConnector: '4.5x3.0' };
  for (let i = 0; i < 2; i++) {
    const waiting = await play('device', { stage: 'kitting', columns: charger });
    await play('deed', {
      roles: ['warehouse'],
      path: `kits/${waiting.code}/lines/charger/shortage`,
      body: { short: true },
    });
  }
  await play('device', { stage: 'repairing' });
  return code;
}

/** A laptop that a technician, or the person signed in, proposes to take apart. */
async function proposed(by: { roles?: ['technician'] } = { roles: ['technician'] }) {
  const { code } = await play('device', { stage: 'diagnosing' });
  await play('deed', { roles: ['technician'], path: `devices/${code}/media/none` });
  const body = { to: 'harvesting', reason: 'Board is dead' };
  await play('deed', { ...by, path: `devices/${code}/proposals`, body });
  return code;
}

beforeEach(() => page.viewport(1280, 800));
afterEach(() => setLocale('en'));

async function opened(query = ''): Promise<RwPageStock> {
  history.replaceState({}, '', query ? `/?${query}` : '/');
  const element = await mount<RwPageStock>(
    html`<rw-page-stock .query=${new URLSearchParams(query)}></rw-page-stock>`,
  );
  await eventually(() => inside(element, 'rw-stock-answer'));
  await eventually(() => firstDecision(element));
  return element;
}

const answer = (element: RwPageStock) => inside(inside(element, 'rw-stock-answer'), '.answer');
const presets = (element: RwPageStock) => [
  ...(inside(element, 'rw-stock-presets').shadowRoot?.querySelectorAll('button') ?? []),
];
const firstDecision = (element: RwPageStock) =>
  inside<RwDecision>(inside(element, 'rw-decisions'), 'rw-decision');
const form = (element: RwPageStock) => inside(firstDecision(element), 'rw-decide-proposal');
const table = (element: RwPageStock) => inside(inside(element, 'rw-stock-table'), 'rw-table');
const rowsShown = (element: RwPageStock) =>
  [...(table(element).shadowRoot?.querySelectorAll('[role=row]') ?? [])].filter((row) =>
    row.querySelector('a'),
  );

function press(host: Element, words: string): void {
  const buttons = [...(host.shadowRoot?.querySelectorAll('rw-button') ?? [])];
  const found = buttons.find((button) => button.textContent?.trim() === words);
  if (!found) throw new Error(`no button ${words}`);
  found.click();
}

describe('the page', () => {
  let code: string;
  beforeAll(async () => {
    await openWorkshop({ roles: ['coordinator'] });
    code = await stocked();
    await proposed();
  });

  test('answers in one sentence, with the largest cause of waiting', async () => {
    const element = await opened();
    expect(answer(element).textContent).toBe(
      '3 can leave today, on 2 shelves; 2 more wait for a 19.5 V charger.',
    );
  });

  test('one press asks for laptops with 4 GB, camera and charger; a second takes it away', async () => {
    const element = await opened();
    await eventually(() => expect(rowsShown(element)).toHaveLength(3));
    presets(element)[0]?.click();
    await eventually(() => expect(rowsShown(element)).toHaveLength(2));
    expect(answer(element).textContent).toContain('2 can leave today, on 1 shelf');
    expect(location.search).toBe('?kinds=laptop&memoryGb=4&camera=1&charger=1');
    await eventually(() => expect(presets(element)[0]?.ariaPressed).toBe('true'));
    presets(element)[0]?.click();
    await eventually(() => expect(rowsShown(element)).toHaveLength(3));
    expect(location.search).toBe('');
  });

  test('an address brings its filters back, and the export holds exactly the same', async () => {
    const element = await opened('kinds=laptop%2Ctablet&memoryGb=8');
    await eventually(() => expect(rowsShown(element)).toHaveLength(1));
    const link = inside<HTMLElement & { href: string }>(element, 'rw-button[icon=download]');
    expect(link.href).toBe('/api/stock.csv?kinds=laptop%2Ctablet&memoryGb=8&state=free&locale=en');
    const lines = (await (await fetch(link.href)).text()).trim().split('\n');
    expect(lines).toHaveLength(2);
  });

  test('a device can be reserved from its row, and opens its page', async () => {
    const element = await opened();
    await eventually(() => expect(rowsShown(element)).toHaveLength(3));
    const [row] = rowsShown(element);
    expect(row?.querySelector('a')?.getAttribute('href')).toBe(`/devices/${code}`);
    expect(row?.textContent).toContain('4 GB');
    expect(row?.querySelector('rw-button')?.href).toBe(`/needs?device=${code}`);
  });

  for (const locale of LOCALES) {
    test.each([
      [390, 844],
      [1280, 800],
    ] as const)(`in ${locale} at %i px: reachable and within the window`, async (width, height) => {
      await page.viewport(width, height);
      await setLocale(locale);
      await opened();
      await document.fonts.ready;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      await expectAccessible();
    });
  }
});

test('filters nobody knows are left out of the question', () => {
  const filters = readFilters(new URLSearchParams('kinds=toaster,laptop&memoryGb=-1&state=sold'));
  expect(toQuery(filters)).toEqual({ kinds: 'laptop', state: 'free' });
});

describe('what waits for a decision', () => {
  beforeEach(() => openWorkshop({ roles: ['coordinator'] }));
  const decisions = (element: RwPageStock) =>
    inside(element, 'rw-decisions').shadowRoot?.textContent ?? '';

  test('a proposal is confirmed in place and leaves the list', async () => {
    const code = await proposed();
    const element = await opened();
    press(form(element), 'Confirm');
    await eventually(() => expect(decisions(element)).toContain('Nothing waits for you.'));
    expect((await loadCard(code)).stage).toBe('harvesting');
  });

  test('a rejection carries its note', async () => {
    const code = await proposed();
    const element = await opened();
    press(form(element), 'Reject');
    await eventually(() => inside(form(element), 'textarea'));
    inside<HTMLTextAreaElement>(form(element), 'textarea').value = 'Try the other board first';
    press(form(element), 'Reject');
    await eventually(() => expect(decisions(element)).toContain('Nothing waits for you.'));
    expect(await play('decided', { code })).toEqual([{ decision: 'rejected' }]);
    const { body } = await play('deed', { method: 'GET', path: `devices/${code}/history` });
    const { events } = body as { events: { data: { step?: string }; text: string }[] };
    expect(events.find((event) => event.data.step === 'rejected')?.text).toBe(
      'Try the other board first',
    );
    expect((await loadCard(code)).stage).toBe('diagnosing');
  });

  test('a refusal of the server names what is missing', async () => {
    const code = await proposed();
    const element = await opened();
    await play('deed', { roles: ['technician'], path: `devices/${code}/media`, body: DRIVE });
    press(form(element), 'Confirm');
    await eventually(() =>
      expect(inside(form(element), 'rw-refused').shadowRoot?.textContent).toContain(
        'no proof of erasure',
      ),
    );
    expect((await loadCard(code)).stage).toBe('diagnosing');
  });

  test('nobody confirms what they asked for themselves', async () => {
    await proposed({});
    const element = await opened();
    await eventually(() => expect(form(element).shadowRoot?.textContent).toContain('Withdraw'));
    expect(form(element).shadowRoot?.textContent).not.toContain('Confirm');
  });
});

test('of a long list of waits the first five are shown, and all on one press', async () => {
  const waits = Array.from({ length: 7 }, (_, index) => ({
    code: 'stock.wait_hold',
    params: { hold: 'safety' },
    count: 7 - index,
  }));
  const element = await mount<RwStockWaits>(
    html`<rw-stock-waits .waits=${waits}></rw-stock-waits>`,
  );
  const lines = () => element.shadowRoot?.querySelectorAll('li').length;
  expect(lines()).toBe(5);
  await page.getByRole('button', { name: 'All 7' }).click();
  expect(lines()).toBe(7);
  await page.getByRole('button', { name: 'Fewer' }).click();
  expect(lines()).toBe(5);
  element.waits = waits.slice(0, 6);
  await element.updateComplete;
  expect(lines()).toBe(6);
});
