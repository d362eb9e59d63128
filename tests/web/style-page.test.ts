import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { LOCALES, setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwPageStyle } from '../../web-components/ui/rw-page-style.ts';
import '../../web-components/ui/rw-page-style.ts';
import { expectAccessible, mount } from './support.ts';

const widths = [
  [390, 844],
  [1280, 800],
] as const;

afterEach(() => setLocale('en'));

for (const locale of LOCALES) {
  test.each(widths)(
    `every element in ${locale} at %i px: reachable and within the window`,
    async (width, height) => {
      await page.viewport(width, height);
      await setLocale(locale);
      await mount<RwPageStyle>(html`<rw-page-style></rw-page-style>`);
      await document.fonts.ready;
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      await expectAccessible();
    },
  );
}
