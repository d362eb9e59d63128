import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { makeCode } from '../../api/domain/codes.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { centred, code128, NEAR_VIEW } from '../support/label-scene.ts';
import { deviceLabel, filmArguments, filmOfLabel, writeFilm } from '../support/camera-film.ts';

const cache = join(import.meta.dirname, '../../node_modules/.cache/rework/camera-page');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const device = makeCode('device', 20_417);
let server: Server;
let address = '';

test.beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../web/camera-page'),
    build: { outDir: cache, emptyOutDir: true, target: 'es2022' },
    worker: { format: 'es' },
  });
  server = createServer((request, response) => {
    const path = join(cache, new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = existsSync(path) && statSync(path).isFile() ? path : join(cache, 'index.html');
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(() => void server.close());

/** Opens the camera page in a browser whose camera films `film`. */
async function withCamera(film: string, work: (page: Page) => Promise<void>): Promise<void> {
  const { executablePath, args, env } = await findChromium();
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({
      executablePath,
      args: [...args, ...filmArguments(film)],
      env: { ...(process.env as Record<string, string>), ...env },
    });
    const context = await browser.newContext({ permissions: ['camera'] });
    const page = await context.newPage();
    await page.goto(address);
    await work(page);
  } finally {
    await browser?.close();
  }
}

const scansOf = (page: Page) => page.evaluate<string[]>('window.scans');

/** Lets the camera deliver so many more pictures. */
const framesPass = (page: Page, count: number) =>
  page.evaluate(`(async () => {
    const video = document.querySelector('rw-camera').shadowRoot.querySelector('video');
    for (let i = 0; i < ${count}; i++) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    }
  })()`);

test('a filmed label is one scan, though both its symbols are in view all the time', async () => {
  const film = join(cache, 'label.y4m');
  const label = deviceLabel({
    code: device,
    publicCode: '7K3M9QWX',
    publicUrl: 'https://rework.example',
  });
  await writeFilm(film, filmOfLabel(label));
  await withCamera(film, async (page) => {
    await expect.poll(() => scansOf(page), { timeout: 20_000 }).toHaveLength(1);
    const [text] = await scansOf(page);
    expect([device, 'HTTPS://REWORK.EXAMPLE/T/7K3M9QWX']).toContain(text);
    await framesPass(page, 20);
    expect(await scansOf(page)).toEqual([text]);
  });
});

test('a bar code lying across the picture is read', async () => {
  const film = join(cache, 'across.y4m');
  const view = { rotationDegrees: 76, pixelsPerMm: 9, noise: 6, darkest: 0.5 };
  await writeFilm(film, filmOfLabel([centred(code128(device), 0.375, NEAR_VIEW.labelMm)], view));
  await withCamera(film, async (page) => {
    await expect.poll(() => scansOf(page), { timeout: 20_000 }).toEqual([device]);
  });
});
