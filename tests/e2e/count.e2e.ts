/** Story 10, Friday: shelves counted by scanner alone, a gap in the network, few differences, the public page, the books. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { en } from '../../web-components/i18n/en.ts';
import { SLOW_SCANNER, postsTo, startWorkshop } from '../support/first-workshop.ts';
import type { Product } from '../support/product.ts';

const SHELVES = 3;
const EACH = 4;
const password = randomBytes(12).toString('hex');
let product: Product;
const post = postsTo(() => product);

test.beforeAll(async () => {
  product = await startWorkshop(password, ['warehouse', 'coordinator', 'admin']);
});
test.afterAll(() => product?.stop());

let scans = 0;
async function scan(page: Page, text: string): Promise<void> {
  scans += 1;
  for (const digit of text) await page.keyboard.press(`Digit${digit}`);
  await page.keyboard.press('Enter');
}

test('Friday: every shelf counted by scanning, what differs put right by one tap', async ({
  context,
  browser,
}) => {
  const { request } = context;
  await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  await post(request, '/session', { username: 'linh', password });
  const named = { kind: 'shelf', name: `S-1…${SHELVES}` };
  const made = await post<{ places: { id: string; code: string }[] }>(request, '/places', {
    requestId: randomUUID(),
    ...named,
  });
  const shelves: { code: string; devices: string[] }[] = [];
  for (const { code } of made.places) {
    const devices: string[] = [];
    for (let at = 0; at < EACH; at++) {
      const device = await post<{ code: string }>(request, '/intake/devices', {
        requestId: randomUUID(),
        donor: { kind: 'anonymous' },
        kind: 'laptop',
        make: 'Dell',
        model: 'Latitude 5480',
        serial: `SN${randomBytes(4).toString('hex')}`,
      });
      devices.push(device.code);
    }
    const body = { requestId: randomUUID(), codes: devices };
    await post(request, `/places/${code}/contents`, body);
    shelves.push({ code, devices });
  }
  const placeIds = made.places.map(({ id }) => id);
  const count = await post<{ id: string }>(request, '/counts', {
    requestId: randomUUID(),
    placeIds,
  });

  const page = await context.newPage();
  await page.goto(`${product.url}/counts/${count.id}`);
  await expect(page.getByText(en['counts.scan_place'], { exact: true })).toBeVisible();
  const [first, second, third] = shelves as [
    (typeof shelves)[0],
    (typeof shelves)[0],
    (typeof shelves)[0],
  ];
  const [missing = ''] = second.devices;

  // The first shelf; then the network goes, the page is loaded anew, and the second one is counted all the same.
  await scan(page, first.code);
  for (const code of first.devices) await scan(page, code);
  await expect(page.getByText(`${EACH} of ${EACH} found`)).toBeVisible();
  await context.setOffline(true);
  await scan(page, second.code);
  await scan(page, second.devices[1] ?? '');
  await expect(page.locator('rw-page-count rw-notice').first()).toContainText('No network');
  await context.setOffline(false);
  for (const code of second.devices.slice(2)) await scan(page, code);
  await expect(page.getByText(`${EACH - 1} of ${EACH} found`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`${EACH - 1} of ${EACH} found`)).toBeVisible();
  // A place scanned ends the one before; the last one is ended by its own label.
  await scan(page, third.code);
  for (const code of third.devices) await scan(page, code);
  await scan(page, third.code);
  await expect(page.getByText(`${SHELVES} of ${SHELVES} places counted`)).toBeVisible();
  expect(scans).toBe(SHELVES + SHELVES * EACH - 1 + 1);

  await expect(page.locator('rw-count-difference')).toHaveCount(1);
  await page.getByRole('button', { name: en['counts.act_missing'] }).click();
  await expect(page.locator('rw-count-difference')).toHaveCount(0);

  // Somebody outside sees the stage of a device by its tracking code, and nobody's name.
  const answer = await request.get(`${product.url}/api/devices/${missing}`);
  const { publicCode } = (await answer.json()) as { publicCode: string };
  const outside = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await outside.newPage();
  await phone.goto(`${product.url}/t/${publicCode}`);
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Latitude 5480');
  await expect(phone.locator('body')).not.toContainText('Linh');
  await outside.close();

  // The month in two clicks: the page of the books, its export.
  await page.goto(`${product.url}/books`);
  await expect(page.getByText('The books are exact')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: en['books.export'] }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toMatch(/device/);
});
