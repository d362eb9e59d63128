/** The test page as the technician uses it: the real product, a donated machine with keys, fingers, camera and microphone. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium,
  expect,
  test,
} from '@playwright/test';
import { keyboardShape } from '../../api/domain/keyboard-shapes.ts';
import type { PageTest } from '../../api/domain/test-page.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { en } from '../../web-components/i18n/en.ts';
import { postsTo, startWorkshop } from '../support/first-workshop.ts';
import type { Product } from '../support/product.ts';

const password = randomBytes(12).toString('hex');
const BROKEN = ['KeyQ', 'F5'];

let product: Product;
const post = postsTo(() => product);
let browser: Browser;
let bench: BrowserContext;

test.beforeAll(async () => {
  product = await startWorkshop(password, ['technician', 'warehouse']);
  const { executablePath, args, env } = await findChromium();
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  browser = await chromium.launch({
    executablePath,
    args: [...args, ...fake],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  bench = await browser.newContext();
  await post(bench.request, '/session', { username: 'linh', password });
});
test.afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function laptop(): Promise<string> {
  const { code } = await post<{ code: string }>(bench.request, '/intake/devices', {
    requestId: randomUUID(),
    donor: { kind: 'anonymous' },
    kind: 'laptop',
    make: 'Dell',
    model: 'Latitude 5480',
    serial: `SN${randomBytes(4).toString('hex')}`,
  });
  return code;
}

interface Answer {
  item: string;
  result: string;
  source: string;
  note: string;
}

async function answersOf(code: string): Promise<Record<string, Answer>> {
  // A connection that rested may be closed by the server just as it is used again.
  const again = { maxRetries: 3 };
  const device = await bench.request.get(`${product.url}/api/devices/${code}`, again);
  const { answers } = (await device.json()) as { answers: Answer[] };
  return Object.fromEntries(answers.map((answer) => [answer.item, answer]));
}

/** The device's page at the bench, with a fresh code on it. */
async function codeFor(device: string): Promise<{ page: Page; code: string }> {
  const page = await bench.newPage();
  await page.goto(`${product.url}/devices/${device}#checklist`);
  await page.getByRole('button', { name: en['test_page.bench.make'] }).click();
  const code = await page.locator('rw-test-session .code').textContent();
  return { page, code: code?.trim() ?? '' };
}

/** Another computer: nobody is signed in there. */
async function donatedMachine(): Promise<Page> {
  const machine = await browser.newContext({
    permissions: ['camera', 'microphone'],
    hasTouch: true,
    viewport: { width: 1024, height: 640 },
  });
  machine.setDefaultTimeout(20_000);
  const page = await machine.newPage();
  await page.goto(`${product.url}/test`);
  return page;
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel(en['test_page.code']).fill(code);
  await page.getByRole('button', { name: en['test_page.open'] }).click();
}

const button = (page: Page, name: keyof typeof en) =>
  page.getByRole('button', { name: en[name], exact: true });
/** One of a question's big answers. */
const answer = (page: Page, question: string, name: keyof typeof en) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: en[name] }).click();
const yes = (page: Page, question: keyof typeof en) => answer(page, en[question], 'test_page.yes');
const listed = (page: Page, name: PageTest) => page.locator(`button[data-test=${name}]`);
const heading = (page: Page, name: PageTest) =>
  expect(page.getByRole('heading', { level: 1, name: en[`test_page.${name}`] })).toBeVisible();

/** One finger along every row of fields. */
async function wipeScreen(page: Page): Promise<void> {
  const fingers = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const touch = (type: string, x?: number, y?: number) =>
    fingers.send('Input.dispatchTouchEvent', {
      type: type as 'touchMove',
      touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
    });
  for (let y = 16; y < height; y += 32) {
    await touch('touchStart', 8, y);
    for (let x = 40; x < width; x += 32) await touch('touchMove', x, y);
    await touch('touchEnd');
  }
}

async function movePointer(page: Page): Promise<void> {
  const box = await page.locator('rw-test-pointer .field').boundingBox();
  if (!box) throw new Error('no field');
  const [right, bottom] = [box.x + box.width - 10, box.y + box.height - 10];
  for (const [x, y] of [
    [box.x + 10, box.y + 10],
    [right, box.y + 10],
    [right, bottom],
    [box.x + 10, bottom],
  ] as const)
    await page.mouse.move(x, y);
  await page.mouse.click(box.x + 200, box.y + 100);
  await page.mouse.click(box.x + 200, box.y + 100, { button: 'right' });
  await page.mouse.wheel(0, 100);
}

test('a machine is tested from the first key to the last button, and the checklist knows', async () => {
  const device = await laptop();
  const { page: shown, code } = await codeFor(device);
  const page = await donatedMachine();
  await enter(page, code.toLowerCase());
  await expect(page.getByText('Laptop · Dell · Latitude 5480')).toBeVisible();
  await expect(shown.getByText(en['test_page.bench.opened'])).toBeVisible();

  await page.getByRole('button', { name: 'Next: Keyboard' }).click();
  const needed = keyboardShape('laptop', 'ansi').keys.filter(({ optional }) => !optional);
  for (const key of needed) if (!BROKEN.includes(key.code)) await page.keyboard.press(key.code);
  await expect(page.getByText('2 keys left')).toBeVisible();
  await expect(page.locator('g.lit')).toHaveCount(needed.length - 2);
  await page.getByRole('button', { name: 'Save: 2 keys do not work' }).click();

  await heading(page, 'screen');
  await button(page, 'test_page.screen.start').click();
  for (const colour of ['white', 'black', 'red', 'green', 'blue', 'ramp', 'lines']) {
    const screen = page.locator(`[data-colour=${colour}]`);
    if (colour === 'red') await screen.click();
    else
      await expect(screen)
        .toBeVisible()
        .then(() => page.keyboard.press('Space'));
  }
  await answer(page, en['test_page.screen.dots'], 'test_page.screen.dots.few');
  await answer(page, en['test_page.screen.lines'], 'test_page.no');
  await yes(page, 'test_page.screen.even');
  await button(page, 'test_page.save').click();

  await heading(page, 'touch');
  await button(page, 'test_page.touch.start').click();
  await expect(page.locator('rw-touch-grid rect').first()).toBeVisible();
  await wipeScreen(page);
  await expect(page.getByText('160 of 160 fields answered')).toBeVisible();
  await button(page, 'test_page.save').click();

  await heading(page, 'pointer');
  await movePointer(page);
  await button(page, 'test_page.save').click();

  await heading(page, 'camera');
  await button(page, 'test_page.camera.start').click();
  await yes(page, 'test_page.camera.clear');

  await heading(page, 'microphone');
  await button(page, 'test_page.microphone.start').click();
  await yes(page, 'test_page.microphone.heard');

  await heading(page, 'speakers');
  await button(page, 'test_page.speakers.left').click();
  await yes(page, 'test_page.speakers.heard_left');
  await yes(page, 'test_page.speakers.heard_right');
  await button(page, 'test_page.save').click();

  await heading(page, 'buttons');
  await answer(page, en['test_page.button.power'], 'test_page.mark.works');
  await answer(page, en['test_page.button.volume_up'], 'test_page.mark.absent');
  await answer(page, en['test_page.button.volume_down'], 'test_page.mark.absent');
  await button(page, 'test_page.save').click();
  await button(page, 'test_page.finish').click();
  await expect(page.getByText(en['test_page.finished_text'])).toBeVisible();

  await expect(shown.getByText('Without an answer: F5 Q')).toBeVisible();
  expect(await answersOf(device)).toMatchObject({
    keyboard: { result: 'fail', source: 'test_page', note: 'US LAPTOP ANSI · ✕ F5 Q' },
    display: { result: 'pass', source: 'test_page' },
    touchscreen: { result: 'pass', note: '160/160' },
    touchpad: { result: 'pass' },
    camera: { result: 'pass', note: expect.stringMatching(/^\d+×\d+$/) },
    microphone: { result: 'pass' },
    speakers: { result: 'pass' },
    buttons: { result: 'pass' },
  });
  expect(await page.evaluate("localStorage.getItem('rework.test')")).toBeNull();
  await shown.close();
  await page.context().close();
});

test('nothing is lost by a reload, nor while the network is away', async () => {
  const device = await laptop();
  const { page: shown, code } = await codeFor(device);
  const page = await donatedMachine();
  await enter(page, code);
  await listed(page, 'keyboard').click();
  await page.keyboard.press('KeyA');
  await page.reload();
  await listed(page, 'keyboard').click();
  await expect(page.locator('g.lit')).toHaveCount(1);
  await button(page, 'test_page.to_list').click();

  await page.context().setOffline(true);
  await listed(page, 'speakers').click();
  await yes(page, 'test_page.speakers.heard_left');
  await yes(page, 'test_page.speakers.heard_right');
  await button(page, 'test_page.save').click();
  await expect(page.getByText(en['test_page.unsent'])).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(en['test_page.unsent'])).toBeHidden();
  await expect
    .poll(() => answersOf(device))
    .toMatchObject({ speakers: { result: 'pass', source: 'test_page' } });
  await shown.close();
  await page.context().close();
});

test('the keyboard test takes every key, and lets go after three times Esc', async () => {
  const { page: shown, code } = await codeFor(await laptop());
  const page = await donatedMachine();
  await enter(page, code);
  await listed(page, 'keyboard').click();
  // As fast as a scanner: its closing key belongs to the keyboard here.
  for (const key of ['1', '0', '0', '0', '0', '0', '1', '2', '3', '4', 'Enter', 'Tab', 'F1'])
    await page.keyboard.press(key);
  for (const lit of ['Enter', 'Tab', 'F1', 'Digit4']) {
    await expect(page.locator(`g.lit[data-code=${lit}]`)).toHaveCount(1);
  }
  await page.locator('[data-code=PageUp]').click();
  await answer(page, 'Key PgUp', 'test_page.mark.dead');
  await expect(page.locator('g.dead[data-code=PageUp]')).toHaveCount(1);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
  await expect(listed(page, 'keyboard')).toBeVisible();
  await shown.close();
  await page.context().close();
});

test('a wrong code and one that was replaced are refused in words', async () => {
  const page = await donatedMachine();
  await enter(page, 'AAAAAA');
  await expect(page.getByText(en['error.test_page.code_wrong'])).toBeVisible();
  const { page: shown, code } = await codeFor(await laptop());
  await button(shown, 'test_page.bench.new').click();
  await expect(shown.locator('rw-test-session .code')).not.toHaveText(code);
  await enter(page, code);
  await expect(page.getByText(en['error.test_page.code_expired'])).toBeVisible();
  await shown.close();
  await page.context().close();
});
