/** One accessory on its page: where it is, moved by scan, kept without a network, and what its label leads to. */
import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../web-components/accessories/rw-page-accessory.ts';
import '../../web-components/parts/rw-page-part.ts';
import { startLive, stopLive } from '../../web-components/data/live.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import { scanText } from '../../web-components/scan/scan-bus.ts';
import { startScanRoutes } from '../../web-components/scan/scan-routes.ts';
import { openWorkshop, play, setNetwork, signIn } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

let code = '';
let shelfCode = '';

beforeEach(async () => {
  await openWorkshop({ roles: ['warehouse'] });
  startScanRoutes();
  startLive();
  shelfCode = (await play('shelf', { name: 'C-03' })).code;
  const body = { kind: 'charger', chargerText: '19.5V 3.34A 65W 4.5mm', make: 'Dell' };
  const { codes } = (await play('deed', { path: 'accessories', body })).body as { codes: string[] };
  code = codes[0] ?? '';
});
afterEach(async () => {
  await setNetwork('well');
  await setLocale('en');
  stopLive();
});

const open = () => mount(html`<rw-page-accessory .params=${{ code }}></rw-page-accessory>`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const there = () => page.getByRole('link', { name: 'C-03' });

test('a place scanned on its page takes it there, and what happened stands below', async () => {
  await open();
  await expect.element(page.getByText('65 W · 19.5 V')).toBeVisible();
  await expect.element(there()).not.toBeInTheDocument();
  await expectAccessible();
  await scanText(shelfCode, 'wedge');
  await expect.element(there()).toBeVisible();
  await expect.element(page.getByText('Put in place')).toBeVisible();
  await button('Into my hands').click();
  await expect.element(there()).not.toBeInTheDocument();
  await page.getByLabelText('Location').selectOptions('C-03');
  await button('Move it there').click();
  await expect.element(there()).toBeVisible();

  await button('Actions').click();
  await page.getByRole('menuitem', { name: 'Missing' }).click();
  await expect.element(page.getByText('Put it somewhere else')).not.toBeInTheDocument();
  await button('Actions').click();
  await page.getByRole('menuitem', { name: 'Send to recycling' }).click();
  await expect.element(page.getByText('This cannot be undone')).toBeVisible();
  await expectAccessible();
  await button('Cancel').click();
  await button('Actions').click();
  await page.getByRole('menuitem', { name: 'Found: in stock' }).click();
  await expect.element(page.getByText('Put it somewhere else')).toBeVisible();
});

test('its label leads to its page; without a network it opens as it was and the move waits', async () => {
  await scanText(code, 'wedge');
  await expect.poll(() => location.pathname).toBe(`/accessories/${code}`);
  await open();
  await expect.element(page.getByText('Added to the stock')).toBeVisible();
  await setNetwork('cut');
  await open();
  await expect.element(page.getByText(/No connection/).first()).toBeVisible();
  await scanText(shelfCode, 'wedge');
  await expect.element(page.getByText(/1 scan/).first()).toBeVisible();
  await setNetwork('well');
  await expect.element(there()).toBeVisible();

  await page.viewport(390, 844);
  await setLocale('fa');
  await document.fonts.ready;
  await expect.element(page.getByText('در محل گذاشته شد')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await expectAccessible();
  await page.viewport(1280, 800);
});

test('a technician sees it without names and without the acts of the stock; a shelf’s label leads to the parts', async () => {
  await signIn(await play('colleague', { roles: ['technician'] }));
  await open();
  await expect.element(page.getByText('Somebody of the workshop')).toBeVisible();
  await button('Actions').click();
  await expect.element(page.getByRole('menuitem', { name: 'Print labels' })).toBeVisible();
  await expect.element(page.getByRole('menuitem', { name: 'Edit' })).not.toBeInTheDocument();

  const body = { family: 'accessory', type: 'bag', name: 'Bag', tracking: 'counted' };
  const made = await play('deed', { roles: ['warehouse'], path: 'parts/items', body });
  const item = (made.body as { code: string }).code;
  await mount(html`<rw-page-accessory .params=${{ code: item }}></rw-page-accessory>`);
  await expect.poll(() => location.pathname).toBe(`/parts/${item}`);
  await mount(html`<rw-page-accessory .params=${{ code: '2099999980' }}></rw-page-accessory>`);
  await expect.element(page.getByRole('alert')).toBeVisible();
});
