/**
 * A workshop's first day on the real product, from an empty installation to the evening's books: three
 * people at three screens, everything done by taps and scans. Where the same work comes again for many
 * devices, the same requests are sent from the person's own session; scans always go through the keyboard.
 */
import { expect, test } from '@playwright/test';
import { startProduct, type Product } from '../support/product.ts';
import { openDay } from './day/cast.ts';
import { LEGS } from './day/legs.ts';

// Five minutes on two idle cores; a busy machine may take longer. Recording every step would double it.
test.setTimeout(600_000);
test.use({ trace: 'off' });

let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product?.stop());

test('a day in the workshop', async ({ browser }) => {
  const day = await openDay(browser, product);
  for (const { title, run } of LEGS) await test.step(title, () => run(day));
  for (const { complaints } of [day.laptop, day.bench, day.tablet]) expect(complaints).toEqual([]);
});
