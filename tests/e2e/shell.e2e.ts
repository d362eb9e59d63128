import { expect, test, type Page } from '@playwright/test';
import { startProduct, type Product } from '../support/product.ts';

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

/** What the browser says about broken rules of the page, such as the content security policy. */
function violations(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) heard.push(message.text());
  });
  return heard;
}

test('an empty installation sends everybody to its first run', async ({ page }) => {
  await page.goto(product.url);
  await expect(page).toHaveURL(/\/setup$/);
});

test('pages obey the strict content security policy', async ({ page }) => {
  const heard = violations(page);
  await page.goto(`${product.url}/style`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(heard).toEqual([]);
});

test('what the browser loads is sent compressed, as it can take it', async ({ request }) => {
  const page = await (await request.get(product.url)).text();
  const script = /\/assets\/[\w.-]+\.js/.exec(page)?.[0] ?? '';
  const ask = (accept: string) =>
    request.get(product.url + script, { headers: { 'accept-encoding': accept } });
  const plain = await ask('identity');
  expect(plain.headers()['content-encoding']).toBeUndefined();
  for (const [accept, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
  ] as const) {
    const answer = await ask(accept);
    expect(answer.headers()).toMatchObject({
      'content-encoding': encoding,
      'content-type': plain.headers()['content-type'],
      'cache-control': plain.headers()['cache-control'],
    });
    expect(await answer.text()).toBe(await plain.text());
  }
});

test('the language turns the page, and stays after a reload', async ({ page }) => {
  await page.goto(`${product.url}/help`);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemradio', { name: 'فارسی' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('راهنما');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('راهنما');
  await expect(page).toHaveTitle(/^راهنما/);
});

test('links, the back button and the keyboard move between pages', async ({ page }) => {
  await page.goto(`${product.url}/help`);
  await page.getByRole('link', { name: 'Camera and offline work' }).click();
  await expect(page).toHaveURL(/\/help\/https$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Camera and offline work');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await page.goto(`${product.url}/no/such/page`);
  await expect(page).toHaveURL(/\/setup$/);
});

test('a page that was opened once opens without a network', async ({ page, context }) => {
  await page.goto(`${product.url}/help`);
  // Not waitForFunction: the page's policy forbids it to evaluate text.
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await page.getByRole('link', { name: 'Camera and offline work' }).click();
  await expect(page.getByText('USB scanner')).toBeVisible();
});

test('a program that did not come says so and opens again', async ({ page }) => {
  await page.route(/\/assets\/.*\.js$/, (route) => route.abort('connectionreset'));
  await page.goto(`${product.url}/help`);
  const again = page.getByRole('link', { name: 'Open it again' });
  await expect(again).toBeVisible({ timeout: 15_000 });
  await page.unrouteAll();
  await again.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await expect(again).toBeHidden();
});

test('a proxy that cannot reach the server: pages open by themselves once it can', async ({
  page,
}) => {
  await page.route('**/api/session', (route) => route.fulfill({ status: 502 }));
  await page.goto(`${product.url}/devices`);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.unrouteAll();
  await expect(page).toHaveURL(/\/setup$/, { timeout: 20_000 });
});
