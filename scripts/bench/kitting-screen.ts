/**
 * `node --import tsx scripts/bench/kitting-screen.ts [devices]`: story 7 in Chromium on the built pages, with 100,000
 * accessories in stock. Each device, a wrong charger, a fitting one and a bag are typed as a scanner types them; the
 * time runs in the browser from the last key of a scan until its verdict is painted. Prints one JSON document; a table
 * of it stands in docs/performance.md.
 */
import { type Page, chromium } from '@playwright/test';
import { findChromium } from '../chromium.ts';
import { buildWebBundle } from '../lib/web-bundle.ts';
import { fillStock, openKits } from './kitting-stock.ts';
import { machine, spread } from './machine.ts';
import { LANGUAGES, pressKeys, STOPWATCH } from './screens.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const devices = Number(process.argv[2] ?? 30);
const ACCESSORIES = 100_000;

const workshop = await openBenchWorkshop(LANGUAGES.length * (devices + 1));
await openKits(workshop);
const stock = await fillStock(workshop, ACCESSORIES);
const server = await serveBench(workshop, await buildWebBundle(() => {}));
const { executablePath, env, args } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
});
const languages: Record<string, unknown> = {};
for (const [at, language] of LANGUAGES.entries()) {
  languages[language.locale] = await work(language, at * (devices + 1));
}
await browser.close();
await server.close();
await workshop.close();
console.log(
  JSON.stringify({ machine: machine(), accessories: ACCESSORIES, devices, languages }, null, 2),
);

/** One tablet that kits `devices` devices, after one that loads the code of the page. */
async function work({ locale, viewport }: (typeof LANGUAGES)[number], from: number) {
  const context = await browser.newContext({ viewport });
  await context.addCookies([{ name: 'rework_session', value: workshop.token, url: server.url }]);
  await context.addInitScript({ content: STOPWATCH });
  const headers = { 'x-rework': '1', origin: server.url };
  const patch = { headers, data: { locale } };
  const changed = await context.request.patch(`${server.url}/api/account/locale`, patch);
  if (!changed.ok()) throw new Error(await changed.text());
  const page = await context.newPage();
  await page.goto(`${server.url}/kitting`);
  await page.locator(`html[lang=${locale}] rw-page-kitting rw-empty[slot=empty]`).waitFor();
  const times: Record<string, number[]> = {};
  for (const [at, device] of workshop.codes.slice(from, from + devices + 1).entries()) {
    const began = performance.now();
    const all = {
      'device: what it needs': await scan(page, device, `.device rw-code[code="${device}"]`),
      'wrong charger: refused': await scan(page, stock.wrong, '.said.refused'),
      'fitting charger: in the kit': await scan(page, stock.fitting[from + at] ?? '', '.said.done'),
      'bag from its bin': await scan(page, stock.bag, '.said.done'),
      'all four, with the typing': 0,
    };
    all['all four, with the typing'] = performance.now() - began;
    for (const [what, ms] of Object.entries(at > 0 ? all : {})) (times[what] ??= []).push(ms);
  }
  await context.close();
  return Object.fromEntries(Object.entries(times).map(([what, all]) => [what, spread(all)]));
}

/** Types the label and the closing key. @returns milliseconds from that key until `verdict` is painted */
async function scan(screen: Page, text: string, verdict: string): Promise<number> {
  await screen.evaluate(`watch(${JSON.stringify(verdict)})`);
  await pressKeys(screen, text);
  return screen.evaluate<number>('painted');
}
