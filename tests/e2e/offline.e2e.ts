/** A day without network at a bench: opened from cold, thirty scans in two tabs, another bench at work meanwhile. */
import { randomBytes } from 'node:crypto';
import { type APIRequestContext, type Page, expect as soon, test } from '@playwright/test';
import { formatCode, makeCode } from '../../api/domain/codes.ts';
import { en } from '../../web-components/i18n/en.ts';
import { SLOW_SCANNER, postsTo, startWorkshop } from '../support/first-workshop.ts';
import type { Product } from '../support/product.ts';
import { card } from '../support/scans.ts';

/** Thirty scans reach a busy machine's server when it has time for them. */
const expect = soon.configure({ timeout: 60_000 });
const password = randomBytes(12).toString('hex');
/** More scans than are sent at once. */
const DEVICES = 27;
const OVERTAKEN = [3, 9, 14, 18, 22, 25];

interface Device {
  stage: string;
  events: { kind: string; to: string | null }[];
}

let product: Product;
const post = postsTo(() => product);
test.beforeAll(async () => {
  product = await startWorkshop(password, ['technician', 'warehouse', 'coordinator']);
});
test.afterAll(() => product?.stop());

async function makeDevice(request: APIRequestContext): Promise<string> {
  const { code } = await post<{ code: string }>(request, '/intake/devices', {
    donor: { kind: 'anonymous' },
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: `SN${randomBytes(4).toString('hex')}`,
  });
  await post(request, '/labels/confirm', { code });
  return code;
}

/** Opened, and ready for a scanner. */
async function openBench(page: Page): Promise<void> {
  await page.goto(`${product.url}/bench`);
  await expect(page.getByRole('heading', { name: en['bench.empty_title'] })).toBeVisible();
}

async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(`${text}\n`);
}

const waiting = (page: Page, count: number) =>
  expect(page.locator('rw-scan-status .queue')).toContainText(
    count === 0 ? 'All scans are sent' : `${count} scan${count === 1 ? '' : 's'} wait`,
  );

/** Whether everything the site has open was read once. */
const isKnown = (page: Page) =>
  page.evaluate<boolean>(`new Promise((tell) => {
    const opening = indexedDB.open('rework-known');
    // Not there yet: the page has to make it.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => tell(false);
    opening.onsuccess = () => {
      const asked = opening.result.transaction('meta').objectStore('meta').get('meta');
      asked.onsuccess = () => { opening.result.close(); tell(Boolean(asked.result?.since)); };
    };
  })`);

test('a day without network: everything is taken, six were overtaken, each counts once', async ({
  context,
  playwright,
}) => {
  const other = await playwright.request.newContext();
  await post(other, '/session', { username: 'linh', password });
  const session = await other.get(`${product.url}/api/session`);
  const { site } = (await session.json()) as { site: { id: string } };
  const mai = await post<{ password: string }>(other, '/people', {
    name: 'Mai',
    username: 'mai',
    locale: 'en',
    homeSiteId: site.id,
    roles: [{ siteId: site.id, role: 'technician' }],
  });
  await post(context.request, '/session', { username: 'mai', password: mai.password });
  await post(context.request, '/account/password', { current: mai.password, next: password });
  const codes = await Promise.all(Array.from({ length: DEVICES }, () => makeDevice(other)));

  await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  const morning = await context.newPage();
  await openBench(morning);
  await morning.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await expect.poll(() => isKnown(morning)).toBe(true);
  await context.setOffline(true);
  await morning.close();

  const page = await context.newPage();
  await openBench(page);
  const [first = '', ...rest] = codes;
  await scan(page, first);
  await expect(page.getByRole('heading', { level: 1, name: formatCode(first) })).toBeVisible();
  await expect(page.locator('rw-known-card')).toContainText('As this bench knew it');
  await scan(page, card('start_diagnostics'));
  await scan(page, first);
  const strip = page.getByRole('log').getByRole('listitem');
  await expect(strip.last()).toContainText('Looks right: then “In diagnostics”');
  await scan(page, makeCode('device', 9_000_001));
  await expect(strip.last()).toContainText('Not known on this bench');
  for (const code of rest.slice(0, 20)) await scan(page, code);
  await waiting(page, 24);

  const second = await context.newPage();
  await openBench(second);
  await scan(second, card('start_diagnostics'));
  for (const code of rest.slice(20)) await scan(second, code);
  await waiting(second, 31);
  await waiting(page, 31);
  for (const at of OVERTAKEN) {
    const hold = { kind: 'awaiting_parts', reason: 'screen' };
    await post(other, `/devices/${codes[at]}/holds`, hold);
  }

  await context.setOffline(false);
  await waiting(page, 0);
  await waiting(second, 0);
  await page.bringToFront();
  await page.locator('rw-scan-status .queue').click();
  const overtaken = page.locator('rw-outbox rw-refused-scan');
  await expect(overtaken).toHaveCount(OVERTAKEN.length + 1);
  const mine = overtaken.filter({ hasText: 'Linh' }).first();
  await expect(mine).toContainText('Somebody else changed this device meanwhile');
  await mine.getByRole('button', { name: en['conflict.again'] }).click();
  await expect(overtaken).toHaveCount(OVERTAKEN.length);
  for (let left = OVERTAKEN.length - 1; left >= 0; left--) {
    await overtaken.first().getByRole('button', { name: en['scan.strip.dismiss'] }).click();
    await expect(overtaken).toHaveCount(left);
  }
  await waiting(page, 0);

  const answers = await Promise.all(
    codes.map((code) => other.get(`${product.url}/api/devices/${code}`)),
  );
  const seen = (await Promise.all(answers.map((one) => one.json()))) as Device[];
  const moves = seen.map(({ events }) => events.filter(({ to }) => to === 'diagnosing').length);
  expect(Math.max(...moves)).toBe(1);
  expect(moves.reduce((sum, one) => sum + one)).toBe(DEVICES - OVERTAKEN.length + 1);
  expect(seen.filter(({ stage }) => stage === 'labelled')).toHaveLength(OVERTAKEN.length - 1);
  const open = await context.request.get(`${product.url}/api/scans/refused`);
  expect(((await open.json()) as { scans: unknown[] }).scans).toEqual([]);
  await other.dispose();
});

test('a browser without room says so before anybody scans, and what was not accepted stays named', async ({
  context,
}) => {
  await post(context.request, '/session', { username: 'linh', password });
  await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  const page = await context.newPage();
  const browser = await context.newCDPSession(page);
  const origin = new URL(product.url).origin;
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await openBench(page);
  const bar = page.locator('rw-storage-bar');
  await expect(bar).toContainText('it can keep no more scans');
  const code = makeCode('device', 9_000_002);
  await scan(page, code);
  await expect(bar).toContainText(formatCode(code));
  await waiting(page, 0);
});
