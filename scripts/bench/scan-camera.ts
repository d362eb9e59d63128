/**
 * `node --import tsx scripts/bench/scan-camera.ts [SECONDS]`: whether the page stays smooth while the camera decodes.
 * One Chromium, its main thread at a quarter of the speed, is filmed by a canvas of 30 pictures a second on which
 * labels come and go. Prints JSON: animation frames a second without and with the camera, the longest gap between two,
 * and the time from a label's first picture to its scan. Workers are not slowed down by the throttle.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { makeCode } from '../../api/domain/codes.ts';
import type { LumaFrame } from '../../web-components/scan/decoder/frame.ts';
import {
  centred,
  code128,
  NEAR_VIEW,
  renderView,
  symbolModules,
} from '../../tests/support/label-scene.ts';
import { findChromium } from '../chromium.ts';
import { machine, spread } from './machine.ts';
import sharp from 'sharp';

const SECONDS = Number(process.argv[2] ?? 30);
const root = join(import.meta.dirname, '../../tests/web/camera-page');
const outDir = join(import.meta.dirname, '../../node_modules/.cache/rework/camera-bench');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Labels as a camera sees them: far and near, turned, both symbols, in fair and dim light. */
const labels = Array.from({ length: 8 }, (_, i) => {
  const code = makeCode('device', 7001 + i * 13);
  const bars = i % 2 === 0;
  const symbol = bars ? code128(code) : symbolModules(code, { bcid: 'qrcode', eclevel: 'H' });
  const frame = renderView({
    ...NEAR_VIEW,
    symbols: [centred(symbol, bars ? 0.375 : 0.75)],
    pixelsPerMm: 7 + (i % 4),
    rotationDegrees: i * 47,
    darkest: 0.5,
    noise: 4 + i,
    seed: 50 + i,
  });
  return { code, frame };
});
const empty = renderView({ ...NEAR_VIEW, symbols: [], labelMm: [0.1, 0.1] });

async function jpeg({ luma, width, height }: LumaFrame): Promise<string> {
  const picture = sharp(luma, { raw: { width, height, channels: 1 } });
  return `data:image/jpeg;base64,${(await picture.jpeg().toBuffer()).toString('base64')}`;
}

/** In the page: the canvas that the camera films, `show(i)`, and a count of animation frames. */
const STAGE = `
const canvas = document.createElement('canvas');
canvas.width = 1280; canvas.height = 720;
const context = canvas.getContext('2d');
let pictures = [], shown = 0, tick = 0;
window.shownAt = 0;
window.prepare = async (urls) => {
  pictures = await Promise.all(urls.map(async (url) => createImageBitmap(await (await fetch(url)).blob())));
  setInterval(() => {
    context.drawImage(pictures[shown], tick++ % 3, 0);
    if (!window.shownAt) window.shownAt = performance.now();
  }, 1000 / 30);
};
window.show = (i) => { shown = i; window.shownAt = 0; };
navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(30);
window.told = [];
addEventListener('rw-scan', ({ detail }) => window.told.push({ text: detail.text, after: performance.now() - window.shownAt }));
window.smoothness = (ms) => new Promise((resolve) => {
  const gaps = []; let last = performance.now(); const start = last;
  const step = (now) => {
    gaps.push(now - last); last = now;
    if (now - start < ms) return requestAnimationFrame(step);
    resolve({ framesPerSecond: Math.round((gaps.length / (now - start)) * 10000) / 10, longestGapMs: Math.round(Math.max(...gaps)) });
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
});
`;

await build({
  configFile: false,
  logLevel: 'error',
  root,
  build: { outDir, emptyOutDir: true, target: 'es2022' },
  worker: { format: 'es' },
});
const server = createServer((request, response) => {
  const path = join(outDir, new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = existsSync(path) && statSync(path).isFile() ? path : join(outDir, 'index.html');
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...(process.env as Record<string, string>), ...env },
});
try {
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
  await page.addInitScript({ content: STAGE });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const urls = await Promise.all([empty, ...labels.map(({ frame }) => frame)].map(jpeg));
  await page.evaluate(
    (all) => (globalThis as unknown as { prepare: (urls: string[]) => Promise<void> }).prepare(all),
    urls,
  );
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const camera = `document.querySelector('rw-camera')`;
  await page.evaluate(`window.kept = ${camera}; window.kept.remove()`);
  const alone = await page.evaluate('smoothness(5000)');
  await page.evaluate(`document.querySelector('main').append(window.kept)`);
  await page.waitForTimeout(2000);
  const nothing = await page.evaluate(`smoothness(${SECONDS * 500})`);
  const smooth = page.evaluate(`smoothness(${SECONDS * 500})`);
  const times: number[] = [];
  let unread = 0;
  const end = performance.now() + SECONDS * 500;
  for (let i = 0; performance.now() < end; i++) {
    const { code } = labels[i % labels.length]!;
    await page.evaluate(`window.told = []; show(${1 + (i % labels.length)})`);
    const told = await page
      .waitForFunction('window.told[0]', undefined, { timeout: 5000 })
      .then(async (handle) => (await handle.jsonValue()) as { text: string; after: number })
      .catch(() => null);
    if (told?.text === code) times.push(told.after);
    else unread++;
    await page.evaluate('show(0)');
    await page.waitForTimeout(300);
  }
  console.log(
    JSON.stringify({
      ...machine(),
      withoutCamera: alone,
      nothingInView: nothing,
      labelsInView: await smooth,
      untilScanMs: { ...spread(times), labels: times.length, unread },
    }),
  );
} finally {
  await browser.close();
  server.close();
}
