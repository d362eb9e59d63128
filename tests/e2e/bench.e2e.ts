/** Working by scanning at the bench: the real product, a real browser, a scanner that types, a camera that films. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
  chromium,
  expect,
  test,
} from '@playwright/test';
import type { CommandAction } from '../../api/domain/command-cards.ts';
import { formatCode } from '../../api/domain/codes.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { en } from '../../web-components/i18n/en.ts';
import { deviceLabel, filmArguments, filmOfLabel, writeFilm } from '../support/camera-film.ts';
import { SLOW_SCANNER, postsTo, startWorkshop } from '../support/first-workshop.ts';
import type { Product } from '../support/product.ts';
import { card } from '../support/scans.ts';

const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
const password = randomBytes(12).toString('hex');

interface Device {
  code: string;
  publicCode: string;
  stage: string;
  version: number;
  events: { kind: string; to: string | null; happenedAt: string; recordedAt: string }[];
}

let product: Product;
const post = postsTo(() => product);

test.beforeAll(async () => {
  product = await startWorkshop(password, ['technician', 'warehouse', 'coordinator']);
});
test.afterAll(() => product?.stop());

async function readDevice(request: APIRequestContext, code: string): Promise<Device> {
  const answer = await request.get(`${product.url}/api/devices/${code}`);
  return (await answer.json()) as Device;
}

/** Somebody signed in, and the bench open. */
async function openBench(context: BrowserContext): Promise<Page> {
  await context.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  await post(context.request, '/session', { username: 'linh', password });
  const page = await context.newPage();
  await page.goto(`${product.url}/bench`);
  await expect(page.getByRole('heading', { name: en['bench.empty_title'] })).toBeVisible();
  return page;
}

/** Laptops whose label was scanned back. */
async function makeDevices(request: APIRequestContext, count: number): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < count; i++) {
    const { code } = await post<{ code: string }>(request, '/intake/devices', {
      requestId: randomUUID(),
      donor: { kind: 'anonymous' },
      kind: 'laptop',
      make: 'Dell',
      model: 'Latitude 5480',
      serial: `SN${randomBytes(4).toString('hex')}`,
    });
    await post(request, '/labels/confirm', { requestId: randomUUID(), code });
    codes.push(code);
  }
  return codes;
}

/** Keys of a scanner set to the US layout on a computer with a Persian one: right keys, other letters. */
async function scan(page: Page, text: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  for (const digit of text) {
    const key = PERSIAN[Number(digit)] ?? digit;
    const press = { code: `Digit${digit}`, key, windowsVirtualKeyCode: 48 + Number(digit) };
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...press });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  }
  const enter = { code: 'Enter', key: 'Enter', windowsVirtualKeyCode: 13 };
  await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  await keys.detach();
}

const arm = (page: Page, action: CommandAction, parameter: string | null = null) =>
  scan(page, card(action, parameter));

const inHand = (page: Page, code: string) =>
  expect(page.getByRole('heading', { level: 1, name: formatCode(code) })).toBeVisible();

const strip = (page: Page) => page.getByRole('log');
const waiting = (page: Page, count: number) =>
  expect(page.locator('rw-scan-status .queue')).toContainText(
    count === 0 ? 'All scans are sent' : `${count} scan`,
  );

test('a scan opens the device under any layout, whatever has the focus', async ({ context }) => {
  const page = await openBench(context);
  const [first = '', second = ''] = await makeDevices(context.request, 2);
  await scan(page, first);
  await inHand(page, first);
  await expect(page).toHaveURL(new RegExp(`device=${first}`));
  await expect(page.getByRole('button', { name: en['go.diagnosing'] })).toBeVisible();

  await page.getByRole('button', { name: en['bench.camera'] }).click();
  const field = page.getByRole('textbox', { name: en['bench.type_code'] });
  await field.fill('half a word');
  await scan(page, second);
  await expect(field).toHaveValue('half a word');
  await inHand(page, second);
});

test('command cards, a refusal that stays, and undo', async ({ context }) => {
  const page = await openBench(context);
  const [first = '', second = ''] = await makeDevices(context.request, 2);
  await arm(page, 'start_diagnostics');
  await expect(page.locator('rw-scan-status .armed')).toContainText(
    en['command.start_diagnostics'],
  );
  await scan(page, first);
  await scan(page, second);
  await scan(page, `${second.slice(0, 9)}${(Number(second.at(-1)) + 1) % 10}`);
  await waiting(page, 0);
  await inHand(page, second);
  expect((await readDevice(context.request, first)).stage).toBe('diagnosing');
  expect((await readDevice(context.request, second)).stage).toBe('diagnosing');

  const refused = strip(page).getByRole('listitem').filter({ hasText: 'check digits' });
  await expect(refused).toHaveCount(1);
  await page.reload();
  await expect(refused).toHaveCount(1);
  await refused.getByRole('button', { name: en['scan.strip.dismiss'] }).click();
  await expect(refused).toHaveCount(0);

  await arm(page, 'pause');
  await expect(page.locator('rw-scan-status .armed')).toHaveCount(0);
  const line = strip(page)
    .getByRole('listitem')
    .filter({ hasText: formatCode(second) })
    .first();
  await line.getByRole('button', { name: en['act.undo'] }).click();
  await expect(line).toContainText(en['scan.strip.undone']);
  expect((await readDevice(context.request, second)).stage).toBe('labelled');

  await page.getByRole('button', { name: en['bench.commands'] }).click();
  await page.getByRole('button', { name: en['hold.awaiting_parts'], exact: true }).click();
  await page.getByRole('button', { name: /^Also for/ }).click();
  await expect(page.locator('rw-bench-card')).toContainText(en['hold.awaiting_parts']);
});

test('ten minutes without Wi-Fi, with a reload in between: nothing lost, nothing doubled', async ({
  context,
}) => {
  const page = await openBench(context);
  const codes = await makeDevices(context.request, 5);
  const [kept = '', ...others] = codes;
  await scan(page, kept);
  await inHand(page, kept);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.reload();
  await inHand(page, kept);

  await context.setOffline(true);
  await arm(page, 'start_diagnostics');
  for (const code of others.slice(0, 2)) await scan(page, code);
  await waiting(page, 3);

  await page.reload();
  await waiting(page, 3);
  await expect(page.locator('rw-scan-status .armed')).toContainText(
    en['command.start_diagnostics'],
  );
  for (const code of others.slice(2)) await scan(page, code);
  await scan(page, kept);
  await waiting(page, 6);
  await page.goto(`${product.url}/bench?device=${kept}`);
  await inHand(page, kept);
  await expect(page.locator('rw-bench-card')).toContainText('As of');
  const reconnecting = Date.now();

  await context.setOffline(false);
  await waiting(page, 0);
  const seen: Device[] = [];
  for (const code of [...others, kept]) seen.push(await readDevice(context.request, code));
  expect(seen.map(({ stage }) => stage)).toEqual(seen.map(() => 'diagnosing'));
  const moves = seen.map(({ events }) => events.filter(({ to }) => to === 'diagnosing'));
  expect(moves.map(({ length }) => length)).toEqual(seen.map(() => 1));
  const happened = moves.map(([move]) => Date.parse(move?.happenedAt ?? ''));
  const recorded = moves.map(([move]) => Date.parse(move?.recordedAt ?? ''));
  expect(happened).toEqual(happened.toSorted((a, b) => a - b));
  expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
  expect(Math.max(...happened)).toBeLessThan(reconnecting);
  await expect(page.locator('rw-bench-card')).toContainText(en['stage.diagnosing']);
});

test('a tablet without a scanner: the camera reads the printed label', async () => {
  const setup = await (await chromium.launch(await launchOptions())).newContext();
  await openBench(setup);
  const [code = ''] = await makeDevices(setup.request, 1);
  const { publicCode } = await readDevice(setup.request, code);
  await setup.browser()?.close();

  const folder = join(import.meta.dirname, '../../node_modules/.cache/rework');
  mkdirSync(folder, { recursive: true });
  const film = join(folder, 'bench-label.y4m');
  await writeFilm(film, filmOfLabel(deviceLabel({ code, publicCode, publicUrl: product.url })));
  const browser: Browser = await chromium.launch(await launchOptions(filmArguments(film)));
  try {
    const context = await browser.newContext({ permissions: ['camera'] });
    const page = await openBench(context);
    await page.getByRole('button', { name: en['bench.camera'] }).click();
    await inHand(page, code);
    await expect(page.locator('rw-camera')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});

async function launchOptions(more: string[] = []) {
  const { executablePath, args, env } = await findChromium();
  return {
    executablePath,
    args: [...args, ...more],
    env: { ...(process.env as Record<string, string>), ...env },
  };
}
