/**
 * `node --import tsx scripts/bench/repair-screen.ts [devices]`: story 5 in Chromium on the built pages. Scan the device,
 * tap the faults, tap "storage failed", scan the new drive; the time runs in the browser from the closing key of a scan,
 * or the end of a tap, until what came of it is painted. Prints one JSON document; its numbers stand in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { type Page, chromium } from '@playwright/test';
import { receiveItem } from '../../api/parts/item-stock.service.ts';
import { addItem } from '../../api/parts/items.service.ts';
import { createPlaces } from '../../api/places/places.service.ts';
import { en } from '../../web-components/i18n/en.ts';
import { fa } from '../../web-components/i18n/fa.ts';
import { findChromium } from '../chromium.ts';
import { buildWebBundle } from '../lib/web-bundle.ts';
import { machine, spread } from './machine.ts';
import { LANGUAGES, pressKeys, STOPWATCH } from './screens.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop, recordForAll } from './workshop.ts';

/** The strip of scans shows 30: two for each device, and one more device before that loads the code of the page. */
const devices = Math.min(Number(process.argv[2] ?? 13), 13);
const EACH = devices + 1;
const WORDS = { en, fa };

const workshop = await openBenchWorkshop(LANGUAGES.length * EACH);
const { ctx, database } = workshop;
await database.sql`delete from faults`;
const toBench = { kind: 'stage', from: 'labelled', to: 'diagnosing', move: 'move' };
await recordForAll(database.sql, ctx.actor.personId, toBench);
const drives = await fillBin(LANGUAGES.length * EACH);
const server = await serveBench(workshop, await buildWebBundle(() => {}));
const { executablePath, env, args } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
});
const languages: Record<string, unknown> = {};
for (const [at, language] of LANGUAGES.entries()) {
  languages[language.locale] = await work(language, at * EACH);
}
await browser.close();
await server.close();
await workshop.close();
console.log(JSON.stringify({ machine: machine(), devices, languages }, null, 2));

/** New drives in one bin, each with a label of its own. @returns their codes */
async function fillBin(quantity: number): Promise<string[]> {
  const { places } = await createPlaces(ctx, {
    requestId: randomUUID(),
    kind: 'bin',
    name: 'B-07',
  });
  const { code } = await addItem(ctx, {
    requestId: randomUUID(),
    family: 'part',
    type: 'ssd',
    tracking: 'serialised',
    name: 'SSD 256 GB',
    make: 'Kingston',
    model: 'KC600',
    facts: {},
    fits: [],
    minimum: 5,
  });
  const placeCode = places[0]?.code ?? '';
  const receipt = { requestId: randomUUID(), code, placeCode, quantity, serials: [], note: '' };
  return (await receiveItem(ctx, receipt)).codes;
}

async function work({ locale, viewport }: (typeof LANGUAGES)[number], from: number) {
  const context = await browser.newContext({ viewport });
  await context.addCookies([{ name: 'rework_session', value: workshop.token, url: server.url }]);
  await context.addInitScript({ content: STOPWATCH });
  const headers = { 'x-rework': '1', origin: server.url };
  const patch = { headers, data: { locale } };
  const changed = await context.request.patch(`${server.url}/api/account/locale`, patch);
  if (!changed.ok()) throw new Error(await changed.text());
  const page = await context.newPage();
  const words = WORDS[locale];
  const times: Record<string, number[]> = {};
  for (let at = from; at < from + EACH; at += 1) {
    const device = workshop.codes[at] ?? '';
    await page.goto(`${server.url}/bench`);
    await page.locator(`html[lang=${locale}] rw-bench-empty`).waitFor();
    const before = 2 * (at - from);
    const began = performance.now();
    const all = {
      'device: the card': await scan(page, device, `h1 rw-code[code="${device}"]`),
      'faults opened': await tap(page, words['bench.tab.faults'], 'rw-fault-chips'),
      'storage failed: noted': await tap(page, words['fault.STO'], 'rw-fault'),
      'drive: built in, stock −1': await scan(
        page,
        drives[at] ?? '',
        `li:nth-child(${before + 2}):is(.done, .warning)`,
      ),
      'all four, with the typing': 0,
    };
    all['all four, with the typing'] = performance.now() - began;
    for (const [what, ms] of Object.entries(at > from ? all : {})) (times[what] ??= []).push(ms);
  }
  await context.close();
  return Object.fromEntries(Object.entries(times).map(([what, every]) => [what, spread(every)]));
}

/** @returns milliseconds from the closing key until `verdict` is painted */
async function scan(screen: Page, text: string, verdict: string): Promise<number> {
  await screen.evaluate(`watch(${JSON.stringify(verdict)})`);
  await pressKeys(screen, text);
  return screen.evaluate<number>('painted');
}

/** @returns milliseconds from the finger's lifting until `verdict` is painted */
async function tap(screen: Page, name: string, verdict: string): Promise<number> {
  await screen.evaluate(`watch(${JSON.stringify(verdict)})`);
  await screen.locator('rw-page-bench').getByRole('button', { name }).first().click();
  return screen.evaluate<number>('painted');
}
