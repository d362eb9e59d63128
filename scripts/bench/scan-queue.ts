/**
 * Ten thousand scans without a network in one Chromium, then all of them to a real server: time to accept each,
 * to send them, memory of the page and room on disk.
 * `node --import tsx scripts/bench/scan-queue.ts [count, default 10000] [seconds to send at most, default 3600]`
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { chromium } from '@playwright/test';
import postgres from 'postgres';
import { attachEmbedded } from '../../db/embedded/embedded-postgres.ts';
import { findChromium } from '../chromium.ts';
import { SLOW_SCANNER, firstWorkshop } from '../../tests/support/first-workshop.ts';
import { startProduct } from '../../tests/support/product.ts';
import { machine, spread } from './machine.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const SEND_SECONDS = Number(process.argv[3] ?? 3600);
const password = randomBytes(12).toString('hex');

/**
 * Keys as a scanner presses them, one scan after the other; each is accepted when the queue tells the other tabs
 * that this very scan is on disk (what it tells later about an older one does not count).
 */
const SCANS = (place: string, devices: readonly string[], count: number) => `(async () => {
  const [place, devices] = ${JSON.stringify([place, devices])};
  const heard = new BroadcastChannel('rework-scans');
  const seen = new Set();
  let told = () => undefined;
  heard.onmessage = ({ data }) => {
    for (const { requestId, text } of data) {
      if (seen.has(requestId)) continue;
      seen.add(requestId);
      told(text);
    }
  };
  const press = (code, key) => {
    for (const kind of ['keydown', 'keyup']) {
      document.body.dispatchEvent(new KeyboardEvent(kind, { code, key, bubbles: true, composed: true }));
    }
  };
  const scan = async (text) => {
    const kept = new Promise((resolve) => (told = (other) => other === text && resolve()));
    const at = performance.now();
    for (const digit of text) press('Digit' + digit, digit);
    press('Enter', 'Enter');
    await kept;
    return performance.now() - at;
  };
  await scan(place);
  const times = [];
  for (let i = 1; i < ${count}; i++) times.push(await scan(devices[i % devices.length]));
  heard.close();
  return times;
})()`;

const product = await startProduct();
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args: [...args, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  env: { ...(process.env as Record<string, string>), ...env },
});
try {
  const context = await browser.newContext();
  const post = async (path: string, data: object) => {
    const body = { requestId: randomUUID(), ...data };
    const headers = { 'x-rework': '1' };
    const answer = await context.request.post(`${product.url}/api${path}`, { headers, data: body });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { code: string; places: { code: string }[] };
  };
  await post('/setup', firstWorkshop(password, ['technician', 'warehouse', 'coordinator']));
  const devices: string[] = [];
  for (let i = 0; i < 50; i++) {
    const donor = { kind: 'anonymous' };
    const serial = `SN${randomBytes(4).toString('hex')}`;
    const device = { donor, kind: 'laptop', make: 'Dell', model: 'Latitude 5480', serial };
    devices.push((await post('/intake/devices', device)).code);
  }
  const place = await post('/places', { kind: 'shelf', name: 'A-1' });
  const database = postgres(attachEmbedded(product.dataDir) ?? '', { onnotice: () => undefined });
  const answered = async () => {
    const [row] = await database<{ count: number }[]>`select count(*)::int as count from requests`;
    return row?.count ?? 0;
  };
  const asked = await answered();
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('rework.scanner', '${SLOW_SCANNER}')`);
  await page.goto(`${product.url}/bench`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const memory = () => page.evaluate<number>('gc(), performance.memory.usedJSHeapSize');
  const kept = () =>
    page.evaluate<number>(
      'navigator.storage.estimate().then((e) => e.usageDetails?.indexedDB ?? e.usage)',
    );
  const before = { heap: await memory(), disk: await kept() };
  await context.setOffline(true);
  const accepted = await page.evaluate<number[]>(
    SCANS(place.places[0]?.code ?? '', devices, COUNT),
  );
  const waiting = { heap: await memory(), disk: await kept() };

  const reopened = Date.now();
  await page.reload();
  await page.locator('rw-scan-status .waits').waitFor({ timeout: 120_000 });
  const opening = Date.now() - reopened;
  const sending = Date.now();
  await context.setOffline(false);
  const timeout = SEND_SECONDS * 1000;
  await page
    .locator('rw-scan-status .queue:not(.waits)')
    .waitFor({ timeout })
    .catch(() => undefined);
  const sent = Date.now() - sending;
  const answers = (await answered()) - asked;
  await database.end();
  const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
  console.log(
    JSON.stringify({
      machine: machine(),
      scans: COUNT,
      acceptMs: spread(accepted),
      acceptTotalSeconds: Math.round(accepted.reduce((sum, one) => sum + one, 0) / 1000),
      openWithAllWaitingMs: opening,
      heapMb: [before, waiting].map(({ heap }) => megabytes(heap)),
      diskMb: [before, waiting].map(({ disk }) => megabytes(disk)),
      sendSeconds: Math.round(sent / 1000),
      scansSent: answers,
      sentPerSecond: Math.round(answers / (sent / 1000)),
    }),
  );
} finally {
  await browser.close();
  await product.stop();
}
