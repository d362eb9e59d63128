/** A shared bench: badges change who acts here, and an idle bench locks without losing what was typed. */
import { randomBytes, randomUUID } from 'node:crypto';
import { type Page, expect, test } from '@playwright/test';
import { makeCode } from '#domain/codes.ts';
import { en } from '../../web-components/i18n/en.ts';
import { SLOW_SCANNER, postsTo, startWorkshop } from '../support/first-workshop.ts';
import type { Product } from '../support/product.ts';

const START_DIAGNOSTICS = makeCode('command', 1);
const UNKNOWN_BADGE = makeCode('badge', 7);

const password = randomBytes(12).toString('hex');

interface Badge {
  name: string;
  code: string;
  pin: string;
}

let product: Product;
const post = postsTo(() => product);
let mai: Badge;
let nam: Badge;

test.beforeAll(async ({ playwright }) => {
  product = await startWorkshop(password, [], null);
  const request = await playwright.request.newContext();
  await post(request, '/session', { username: 'linh', password });
  const session = await request.get(`${product.url}/api/session`);
  const { site } = (await session.json()) as { site: { id: string } };
  const badgeFor = async (name: string): Promise<Badge> => {
    const act = () => ({ requestId: randomUUID() });
    const { id } = await post<{ id: string }>(request, '/people', {
      ...act(),
      name,
      username: name.toLowerCase(),
      locale: 'en',
      homeSiteId: site.id,
      roles: [{ siteId: site.id, role: 'technician' }],
    });
    const { code } = await post<{ code: string }>(request, `/people/${id}/badge`, act());
    const { pin } = await post<{ pin: string }>(request, `/people/${id}/pin`, act());
    return { name, code, pin };
  };
  mai = await badgeFor('Mai');
  nam = await badgeFor('Nam');
  await request.dispose();
});
test.afterAll(() => product?.stop());

async function scan(page: Page, text: string): Promise<void> {
  for (const key of text) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
}

async function givePin(page: Page, badge: Badge): Promise<void> {
  const field = page.getByLabel(en['sign_in.pin'], { exact: true });
  await expect(field).toBeFocused();
  // A scanner is told from a hand by its speed: this one is set so slow that the PIN is put in at once.
  await field.fill(badge.pin);
  await page.getByRole('button', { name: en['sign_in.submit'] }).click();
}

/** The top bar names who acts here; questions and messages may name somebody else. */
async function actsHere(page: Page, { name }: Badge): Promise<void> {
  const button = page.getByRole('banner').getByRole('button', { name });
  // A PIN is checked as slowly as a password: a busy machine takes its time.
  await expect(button).toBeVisible({ timeout: 20_000 });
}

test('badges open, change hands and unlock', async ({ page }) => {
  await page.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  await page.clock.install();
  await page.goto(`${product.url}/bench`);
  await expect(page.getByRole('heading', { name: en['sign_in.title'] })).toBeVisible();

  await test.step('the badge asks for the PIN once', async () => {
    await scan(page, mai.code);
    await givePin(page, mai);
    await expect(page.getByRole('heading', { name: en['bench.empty_title'] })).toBeVisible();
    await actsHere(page, mai);
  });

  await test.step('another badge changes who acts here', async () => {
    await scan(page, nam.code);
    await givePin(page, nam);
    await actsHere(page, nam);
    await scan(page, mai.code);
    await actsHere(page, mai);
  });

  await test.step('a card that was turned on ends with the person', async () => {
    const card = page.getByText(en['command.start_diagnostics']);
    await scan(page, START_DIAGNOSTICS);
    await expect(card.first()).toBeVisible();
    await scan(page, nam.code);
    await actsHere(page, nam);
    await expect(page.getByText(en['session.how'])).toBeHidden();
    await scan(page, START_DIAGNOSTICS);
    await expect(card.first()).toBeVisible();
    await post(page.request, '/session', { username: 'linh', password });
    await page.reload();
    await actsHere(page, { ...mai, name: 'Linh' });
    await expect(page.locator('rw-scan-status .queue')).toBeVisible();
    await expect(page.locator('rw-scan-status .armed')).toBeHidden();
    await scan(page, mai.code);
    await actsHere(page, mai);
  });

  await test.step('a badge that opens nothing is refused, and whoever works here goes on', async () => {
    await scan(page, UNKNOWN_BADGE);
    await expect(page.getByText(en['error.badge.unknown'])).toBeVisible();
    await expect(page.getByRole('heading', { name: en['lock.title'] })).toBeHidden();
    await actsHere(page, mai);
  });

  await test.step('the end of a shift locks and keeps what was typed', async () => {
    const box = page.getByRole('searchbox').first();
    await box.fill('half a word');
    await page.evaluate(() =>
      fetch('/api/session/lock', { method: 'POST', headers: { 'x-rework': '1' } }),
    );
    await scan(page, START_DIAGNOSTICS);
    await expect(page.getByRole('heading', { name: en['lock.title'] })).toBeVisible();
    await scan(page, mai.code);
    await expect(page.getByRole('heading', { name: en['lock.title'] })).toBeHidden();
    await expect(box).toHaveValue('half a word');
    await expect(box).toBeFocused();
  });

  await test.step('a second tab that nobody touches locks nothing under somebody who works', async () => {
    const idle = await page.context().newPage();
    await idle.goto(`${product.url}/bench`);
    await actsHere(idle, mai);
    await page.clock.fastForward('09:00');
    await page.keyboard.press('Shift');
    await page.clock.fastForward('02:00');
    for (const tab of [page, idle]) {
      await expect(tab.getByRole('heading', { name: en['lock.title'] })).toBeHidden();
      const status = await tab.evaluate(async () => (await fetch('/api/session')).status);
      expect(status).toBe(200);
    }
    await idle.close();
  });

  await test.step('an idle bench locks and keeps what was typed', async () => {
    const box = page.getByRole('searchbox').first();
    await box.fill('half a ser');
    await page.clock.fastForward('10:01');
    await expect(page.getByRole('heading', { name: en['lock.title'] })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: en['lock.title'] })).toBeVisible();
    const status = await page.evaluate(async () => (await fetch('/api/session')).status);
    expect(status).toBe(401);
    await scan(page, mai.code);
    await expect(page.getByRole('heading', { name: en['lock.title'] })).toBeHidden();
    await expect(box).toHaveValue('half a ser');
    await expect(box).toBeFocused();
  });

  await test.step('without a network the lock holds over a reload, and the same badge opens it', async () => {
    const locked = page.getByRole('heading', { name: en['lock.title'] });
    await page.context().setOffline(true);
    await page.clock.fastForward('10:01');
    await expect(locked).toBeVisible();
    await page.reload();
    await expect(locked).toBeVisible();
    await scan(page, nam.code);
    await expect(
      page.getByText(en['error.lock.no_network'].replace('{name}', mai.name)),
    ).toBeVisible();
    await scan(page, mai.code);
    await expect(locked).toBeHidden();
    await actsHere(page, mai);

    await page.clock.fastForward('10:01');
    await expect(locked).toBeVisible();
    const ended = page.waitForResponse(`${product.url}/api/session/lock`);
    await page.context().setOffline(false);
    expect((await ended).ok()).toBe(true);
    await scan(page, mai.code);
    await expect(locked).toBeHidden();
  });
});
