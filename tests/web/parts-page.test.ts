import { html } from 'lit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { api, call, newRequestId } from '../../web-components/data/api-client.ts';
import { startLive } from '../../web-components/data/live.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import '../../web-components/parts/rw-page-part.ts';
import '../../web-components/parts/rw-page-parts.ts';
import '../../web-components/todo/rw-todo-calls.ts';
import { openWorkshop } from './stage.ts';
import { expectAccessible, mount } from './support.ts';

let bins: string[];

beforeAll(async () => {
  await openWorkshop({ roles: ['warehouse'] });
  startLive();
  bins = [];
  for (const name of ['B-07', 'B-09']) {
    const json = { requestId: newRequestId(), kind: 'bin', name } as const;
    const { places } = await call(api.places.$post({ json }));
    bins.push(places[0]?.code ?? '');
  }
});
beforeEach(() => history.replaceState({}, '', '/parts'));
afterEach(() => setLocale('en'));

const list = (query = '') =>
  mount(html`<rw-page-parts .query=${new URLSearchParams(query)}></rw-page-parts>`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string | RegExp) => page.getByLabelText(name);

/** The code of the item that the form led to. */
async function added(): Promise<string> {
  await expect.poll(() => location.pathname).toMatch(/^\/parts\/\d{10}$/);
  return location.pathname.slice('/parts/'.length);
}

const item = (code: string) => mount(html`<rw-page-part .params=${{ code }}></rw-page-part>`);

test('an item is added, received, moved and counted, and what is low is asked for', async () => {
  await list();
  await expect.element(page.getByText('The catalogue is empty')).toBeVisible();
  await button('Add item').click();
  await field(/^Name/).fill('8 GB DDR4');
  await page.getByLabelText('Generation').selectOptions('DDR4');
  await field(/^Size \(GB\)/).fill('eight');
  await field(/^Minimum here/).fill('5');
  await expectAccessible();
  await button('Add').click();
  await expect.element(page.getByRole('alert').first()).toBeVisible();
  await field(/^Size \(GB\)/).fill('۸');
  await button('Add').click();
  const code = await added();

  await item(code);
  await expect.element(page.getByText('DDR4 · 8 GB')).toBeVisible();
  await button('Receive').click();
  await field(/^Pieces/).fill('6');
  await field(/^Into which bin/).selectOptions('B-07');
  await button('Receive').last().click();
  await expect.element(page.getByRole('link', { name: 'B-07' })).toBeVisible();
  await button('Move').click();
  await field(/^Pieces/).fill('9');
  await field(/^Into which bin/).selectOptions('B-09');
  const move = button('Move').last();
  await move.click();
  await expect.element(page.getByRole('alert').first()).toBeVisible();
  await field(/^Pieces/).fill('2');
  await move.click();
  await expect.element(page.getByRole('link', { name: 'B-09' })).toBeVisible();
  await button('Count').click();
  await field(/^From which bin/).selectOptions('B-07');
  await expect.element(page.getByText('Should be 4.')).toBeVisible();
  await field(/^Counted now/).fill('1');
  await button('Count').last().click();
  await expect.element(page.getByText('below 5')).toBeVisible();
  await expectAccessible();

  await list('show=low');
  await expect.element(page.getByText('8 GB DDR4').first()).toBeVisible();
  await mount(html`<rw-todo-calls></rw-todo-calls>`);
  const reorder = page.getByRole('link', { name: '1 part to reorder' });
  await expect.element(reorder).toHaveAttribute('href', '/parts?show=low');
});

test('a counted accessory is kept beside the parts, with what a kit asks of it', async () => {
  await list();
  await page.getByRole('radio', { name: 'Counted accessories' }).click();
  await expect.element(page.getByRole('heading', { name: 'Counted accessories' })).toBeVisible();
  expect(location.search).toContain('family=accessory');
  await button('Add counted accessory').click();
  await field(/^Name/).fill('Cord C5');
  await page.getByLabelText(/^Goes into/).selectOptions('C5');
  await page.getByLabelText(/^Wall plug/).selectOptions('C');
  await field(/^Carries/).fill('2,5');
  await button('Add').click();
  const code = await added();
  expect(code.startsWith('2')).toBe(true);

  await item(code);
  await expect.element(page.getByText('C5 · plug C · 2.5 A')).toBeVisible();
  const back = page.getByRole('link', { name: 'Counted accessories' });
  await expect.element(back).toHaveAttribute('href', '/parts?family=accessory');
  await button('Edit').click();
  await page.getByLabelText(/^Wall plug/).selectOptions('F');
  await button('Save').last().click();
  await expect.element(page.getByText('C5 · plug F · 2.5 A')).toBeVisible();
  await setLocale('fa');
  await list('family=accessory');
  await expect.element(page.getByText(/دوشاخهٔ.*F/)).toBeVisible();
  await expectAccessible();
});
