import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RwNavigation } from '../../web-components/app/rw-navigation.ts';
import '../../web-components/app/rw-navigation.ts';
import { navigationFor } from '../../web-components/app/routes.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwMenu } from '../../web-components/ui/rw-menu.ts';
import { expectAccessible, mount } from './support.ts';

const places = navigationFor(['coordinator']);

beforeEach(() => page.viewport(1280, 800));
afterEach(() => setLocale('en'));

/** As high as the frame makes it below its top bar. */
async function navigation(path: string, blockSize: number): Promise<RwNavigation> {
  const element = await mount<RwNavigation>(
    html`<rw-navigation .path=${path} .places=${places}></rw-navigation>`,
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
    expect([...links, ...rest]).toEqual(places.map((place) => place.path));
    expect(links.length).toBeGreaterThan(6);
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
  expect(location.pathname).toBe('/accessories');
  history.replaceState(null, '', start);
});

test('a higher window needs no More', async () => {
  const element = await navigation('/stock', 743);
  await vi.waitFor(() => expect(parts(element).more).not.toBeNull());
  element.style.blockSize = '1200px';
  await vi.waitFor(() => expect(parts(element).more).toBeNull());
  expect(parts(element).links).toEqual(places.map((place) => place.path));
});

test('on a phone four places and More stand at the bottom', async () => {
  await page.viewport(390, 844);
  const element = await navigation('/stock', 60);
  await vi.waitFor(() => expect(parts(element).links).toHaveLength(4));
  expect(parts(element).more?.items).toHaveLength(places.length - 4);
});
