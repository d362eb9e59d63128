import { html } from 'lit';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { KitView, KitViewLine } from '../../api/kits/kit-view.service.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { newsOf } from '../../web-components/kitting/kit-news.ts';
import { readTableScan } from '../../web-components/kitting/kit-scans.ts';
import type { RwKitTable } from '../../web-components/kitting/rw-kit-table.ts';
import '../../web-components/kitting/rw-kit-table.ts';
import { expectAccessible, mount } from './support.ts';

afterEach(() => setLocale('en'));

const line = (more: Partial<KitViewLine>): KitViewLine => ({
  line: 'bag',
  titleKey: 'acc.bag',
  required: true,
  tracked: false,
  needed: 1,
  quantity: 0,
  status: 'open',
  result: 'block',
  satisfied: false,
  reasons: [],
  alternatives: [],
  inlets: null,
  plugs: null,
  cordAmps: null,
  accessory: null,
  item: null,
  override: null,
  stocked: false,
  take: [],
  ...more,
});

const kit: KitView = {
  id: '01a20044-fe9d-7b78-bd5e-c8d37b256b07',
  code: '1000012383',
  kind: 'laptop',
  make: 'Dell',
  model: 'Latitude 5480',
  stage: 'kitting',
  version: 3,
  place: { code: '4000000447', name: 'Reception' },
  needed: { make: 'Dell', volts: 19.5, amps: null, watts: 65, connector: '4.5x3.0' },
  lines: [
    line({ line: 'charger', tracked: true }),
    line({ line: 'power_cord', needed: 2 }),
    line({ line: 'bag', quantity: 1, status: 'filled', result: 'ok', satisfied: true }),
  ],
  complete: false,
  charger: {
    code: '2000000127',
    make: 'Dell',
    volts: 19.5,
    watts: 65,
    connector: '4.5x3.0',
    place: { code: '4000000641', name: 'B-07' },
    own: false,
    result: 'ok',
    name: '',
    stronger: false,
    reasons: [],
    left: null,
  },
  learnt: null,
  videoPorts: null,
  holds: [],
};

const table = (view: KitView) =>
  mount<RwKitTable>(html`<rw-kit-table .kit=${view} .looking=${false}></rw-kit-table>`);

test('says in large type what the device needs and from which shelf', async () => {
  await table(kit);
  const rating = page.getByText('65 W · 19.5 V · ');
  await expect.element(rating).toBeVisible();
  expect(parseFloat(getComputedStyle(rating.element()).fontSize)).toBeGreaterThanOrEqual(32);
  await expect.element(page.getByText('Take it from B-07')).toBeVisible();
  await expectAccessible();
});

test('is written in Persian, with plugs left to right', async () => {
  await setLocale('fa');
  await table(kit);
  await expect.element(page.getByText('۶۵ وات')).toBeVisible();
  await expect.element(page.getByText(/از.*B-07.*بردارید/)).toBeVisible();
  await expectAccessible();
});

test('counts a thing by one tap and takes the tap back by another', async () => {
  const element = await table(kit);
  const told = vi.fn();
  element.addEventListener('rw-line', (event) => told((event as CustomEvent).detail));
  await page.getByRole('button', { name: '2 × Power cord' }).click();
  expect(told).toHaveBeenLastCalledWith({ line: 'power_cord', act: 'count', quantity: 2 });
  const bag = page.getByRole('button', { name: 'Bag', exact: true });
  await expect.element(bag).toHaveAttribute('aria-pressed', 'true');
  await bag.click();
  expect(told).toHaveBeenLastCalledWith({ line: 'bag', act: 'count', quantity: 0 });
  expect(bag.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(64);
});

test('asks for what nobody has entered yet', async () => {
  const needed = { ...kit.needed, volts: null };
  const element = await table({ ...kit, needed, charger: null });
  const told = vi.fn();
  element.addEventListener('rw-need', (event) => told((event as CustomEvent).detail));
  await page.getByRole('textbox').fill('19.5V 65W 4.5mm');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(told).toHaveBeenCalledWith({ text: '19.5V 65W 4.5mm' });
});

test('asks for the shelf when all is in, and not while the device is on hold', async () => {
  const lines = kit.lines.map((one) => ({ ...one, status: 'filled' as const, satisfied: true }));
  const element = await table({ ...kit, lines, complete: true, charger: null });
  const ask = page.getByText('Everything is in. Scan the shelf.');
  await expect.element(ask).toBeVisible();
  element.kit = { ...element.kit, holds: ['safety'] };
  await expect.element(ask).not.toBeInTheDocument();
  await expect.element(page.getByText('On hold: Safety risk', { exact: false })).toBeVisible();
});

test('a laptop opens its kit at this table, and a shelf is only for the kit in hand', () => {
  const [device, shelf, charger] = ['1000012383', '4000000641', '2000000127'];
  expect(readTableScan(device, null, null)).toEqual({ do: 'open', device });
  expect(readTableScan(shelf, device, null)).toEqual({ do: 'shelve', place: shelf });
  expect(readTableScan(shelf, null, null)).toEqual({ do: 'device_first', place: shelf });
  expect(readTableScan(charger, device, null)).toEqual({ do: 'fill', accessory: charger });
  expect(readTableScan(charger, null, null)).toBeNull();
  const armed = '7000000109';
  expect(readTableScan(device, device, armed)).toBeNull();
});

test('a refusal says first what to take, then why', () => {
  const { text, reasons } = newsOf(
    {
      requestId: '',
      outcome: 'refused',
      code: 'kit.does_not_fit_take',
      params: { better: '2000000127', place: 'B-07' },
      blockers: [
        { gate: 'G9', code: 'kit.charger_watts', params: { needed: 65, found: 45 }, where: 'kit' },
      ],
    },
    '2000000224',
  );
  expect(text).toMatch(/does not fit, not added\. Take 2\s0000001\s27 from B-07\.$/);
  expect(reasons).toEqual(['The charger is too weak: 65 W needed, it gives 45 W']);
});

test('names the bin of a counted thing, and tells which one was meant by a tap', async () => {
  const take = [
    {
      ...kit.charger!,
      code: '2000000224',
      name: 'Bag 15 inch',
      place: { code: '4000000738', name: 'C-03' },
      left: 7,
    },
  ];
  const bag = line({ stocked: true, take });
  await table({ ...kit, lines: [bag], charger: null });
  await expect.element(page.getByText('C-03')).toBeVisible();
  await expect.element(page.getByText('7 there')).toBeVisible();
  await expectAccessible();
});

test('asks once whether what the model taught is right', async () => {
  const used = vi.fn();
  const learnt = { volts: 19.5, watts: 65, connector: '4.5x3.0', from: '1000012383', ask: true };
  const needed = { ...kit.needed, volts: null, watts: null, connector: null };
  const element = await table({ ...kit, needed, learnt, charger: null });
  element.addEventListener('rw-learnt', used);
  await expect.element(page.getByText('learnt from 1 0000123 83', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Use it' }).click();
  expect(used).toHaveBeenCalledOnce();
});
