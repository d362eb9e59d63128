import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RwNavigation } from '../../web-components/app/rw-navigation.ts';
import '../../web-components/app/rw-navigation.ts';
import { menuFor, navigationFor } from '../../web-components/app/menu.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwMenu } from '../../web-components/ui/rw-menu.ts';
import { expectAccessible, mount } from './support.ts';

const menu = menuFor(['coordinator']);
const places = navigationFor(['coordinator']).map(({ path }) => path);
const daily = menu.daily.map(({ path }) => path);

beforeEach(() => page.viewport(1280, 800));
afterEach(() => setLocale('en'));

/** As high as the frame makes it below its top bar. */
async function navigation(path: string, blockSize: number): Promise<RwNavigation> {
  const element = await mount<RwNavigation>(
    html`<rw-navigation .path=${path} .menu=${menu}></rw-navigation>`,
  );
  element.style.inlineSize = '112px';
  element.style.blockSize = `${blockSize}px`;
  return element;
}

function parts({ shadowRoot }: RwNavigation) {
  const nav = shadowRoot?.querySelector('nav');
  if (!nav) throw new Error('no navigation');
  return {
    nav,
    links: [...nav.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    more: nav.querySelector<RwMenu>('rw-menu'),
  };
}

test.each(['en', 'vi', 'fa'] as const)(
  '%s: nothing is cut off, the rest is under More',
  async (locale) => {
    await setLocale(locale);
    const element = await navigation('/accessories', 743);
    await vi.waitFor(() => expect(parts(element).more).not.toBeNull());
    const { nav, links, more } = parts(element);
    expect(nav.scrollHeight).toBeLessThanOrEqual(nav.clientHeight);
    const rest = more?.items.map(({ id }) => id) ?? [];
    expect(links).toEqual(daily);
    expect([...links, ...rest]).toEqual(places);
    expect(more?.items.filter((item) => item.checked).map(({ id }) => id)).toEqual([
      '/accessories',
    ]);
    expect(more?.className).toBe('current');
    await expectAccessible();
  },
);

test('More is opened and left by keyboard', async () => {
  const element = await navigation('/stock', 743);
  await vi.waitFor(() => expect(parts(element).more).not.toBeNull());
  const { more } = parts(element);
  const start = location.pathname;
  more?.focus();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(location.pathname).toBe(places.at(-1));
  history.replaceState(null, '', start);
});

test('in a low window the last daily places wait under More too, each in its group', async () => {
  const element = await navigation('/stock', 743);
  await vi.waitFor(() => expect(parts(element).links).toEqual(daily));
  element.style.blockSize = '330px';
  await vi.waitFor(() => expect(parts(element).links.length).toBeLessThan(daily.length));
  const { nav, links, more } = parts(element);
  expect(nav.scrollHeight).toBeLessThanOrEqual(nav.clientHeight);
  const rest = more?.items.map(({ id }) => id) ?? [];
  expect(new Set([...links, ...rest])).toEqual(new Set(places));
  const groups = more?.items.map(({ group }) => group) ?? [];
  const runs = groups.filter((group, at) => group !== groups[at - 1]);
  expect(runs).toEqual([...new Set(groups)]);
});

test('on a phone four places and More stand at the bottom', async () => {
  await page.viewport(390, 844);
  const element = await navigation('/stock', 60);
  await vi.waitFor(() => expect(parts(element).links).toHaveLength(4));
  expect(parts(element).more?.items).toHaveLength(places.length - 4);
});
