/**
 * `node --import tsx scripts/bench/count-screen.ts`: story 10 in Chromium on the built pages, in Persian. 450 devices on
 * 30 shelves are counted by typing as a scanner types; five do not lie where they should; the page is loaded anew in the
 * middle of a shelf and a second person goes on. Then the books of the month and the page of a donor. Prints one JSON
 * document; its numbers stand in docs/performance.md.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BrowserContext, type Page, chromium } from '@playwright/test';
import type { Role } from '#domain/roles.ts';
import { startCount } from '../../api/counts/counts.service.ts';
import { moveDevice } from '../../api/devices/moves.service.ts';
import { createPlaces } from '../../api/places/places.service.ts';
import { fa } from '../../web-components/i18n/fa.ts';
import { findChromium } from '../chromium.ts';
import { buildWebBundle } from '../lib/web-bundle.ts';
import { machine, spread } from './machine.ts';
import { newPerson } from './people.ts';
import { pressKeys, stopwatch } from './screens.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const DEVICES = 450;
const SHELVES = 30;
const EACH = DEVICES / SHELVES;

/** The newest of what was scanned has an answer and shows the label. */
const WATCH = stopwatch(`(label) => () => {
  const notice = within(document, '.scans rw-notice');
  if (!notice || notice.getAttribute('kind') === 'info') return false;
  return notice.textContent.replace(/[^0-9]/g, '').includes(label);
}`);

const workshop = await openBenchWorkshop(DEVICES);
const { ctx, database, codes } = workshop;
const { places } = await createPlaces(ctx, {
  requestId: randomUUID(),
  kind: 'shelf',
  name: `S-01…S-${SHELVES}`,
});
const shelves = places.map((shelf, at) => ({
  ...shelf,
  devices: codes.slice(at * EACH, (at + 1) * EACH),
}));
for (const { id, devices } of shelves) {
  await database.sql`update devices set place_id = ${id} where code in ${database.sql(devices)}`;
}
const gone = shelves[12]?.devices[0] ?? '';
await moveDevice(ctx, {
  requestId: randomUUID(),
  code: gone,
  from: 'labelled',
  to: 'missing',
  reason: 'not at its place',
});
const placeIds = shelves.map(({ id }) => id);
const { id: countId } = await startCount(ctx, { requestId: randomUUID(), name: '', placeIds });

// With the one given up as missing that lies here: two gone, two on a wrong shelf.
const there = shelves.map(({ devices }) => [...devices]);
for (const shelf of [2, 20]) there[shelf]?.shift();
for (const [from, to] of [
  [5, 7],
  [22, 25],
] as const) {
  there[to]?.push(there[from]?.shift() ?? '');
}

const server = await serveBench(workshop, await buildWebBundle(() => {}));
const { executablePath, env, args } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
});

async function signIn(name: string, role: Role): Promise<BrowserContext> {
  const token = await newPerson(workshop, { name, role, locale: 'fa' });
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  await context.addCookies([{ name: 'rework_session', value: token, url: server.url }]);
  await context.addInitScript({ content: WATCH });
  return context;
}

const times: number[] = [];

/** Types a label and its closing key, and waits until its answer is painted at the top of what was scanned. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate(`watch(${JSON.stringify(text)})`);
  await pressKeys(page, text);
  times.push(await page.evaluate<number>('painted'));
}

const button = (page: Page, key: keyof typeof fa) =>
  page.locator('rw-button').filter({ hasText: fa[key] }).first();

const began = performance.now();
const first = await signIn('Maryam', 'warehouse');
const tablet = await first.newPage();
await tablet.goto(`${server.url}/counts/${countId}`);
await tablet.locator('html[lang=fa] rw-count-now').waitFor();
for (const [at, shelf] of shelves.slice(0, SHELVES / 2).entries()) {
  await scan(tablet, shelf.code);
  for (const code of there[at] ?? []) await scan(tablet, code);
}
// In the middle of a shelf the tablet is loaded anew; then a second person takes over on another one.
await scan(tablet, shelves[SHELVES / 2]?.code ?? '');
const half = there[SHELVES / 2] ?? [];
for (const code of half.slice(0, 7)) await scan(tablet, code);
await tablet.reload();
const inHand = tablet.locator('rw-count-now .found');
await inHand.filter({ hasText: '۷' }).waitFor();
await first.close();

const second = await signIn('Hassan', 'coordinator');
const other = await second.newPage();
await other.goto(`${server.url}/counts/${countId}`);
await other.locator('html[lang=fa] rw-count-now').waitFor();
await scan(other, shelves[SHELVES / 2]?.code ?? '');
for (const code of half.slice(7)) await scan(other, code);
for (const [at, shelf] of shelves.entries()) {
  if (at <= SHELVES / 2) continue;
  await scan(other, shelf.code);
  for (const code of there[at] ?? []) await scan(other, code);
}
await scan(other, shelves.at(-1)?.code ?? '');
const counted = (performance.now() - began) / 1000;

const differences = other.locator('rw-count-difference');
await differences.nth(4).waitFor();
const listed = await differences.count();
let taps = 0;
for (const act of [
  'counts.act_missing',
  'counts.act_move_here',
  'counts.act_found_again',
] as const) {
  const left = other.locator('rw-count-difference rw-button').filter({ hasText: fa[act] });
  for (let open = await left.count(); open > 0; open = await left.count()) {
    await left.first().click();
    taps += 1;
    await left.nth(open - 1).waitFor({ state: 'detached' });
  }
}
const open = await differences.count();
await other.screenshot({ path: process.env.SHOT ?? '/dev/null', type: 'png' });
await button(other, 'counts.close').click();
await other.locator('rw-count-close rw-button').first().click();
await other.locator('rw-count-summary').waitFor();
await second.close();

const auditor = await signIn('Auditor', 'auditor');
const office = await auditor.newPage();
await office.goto(server.url);
await office.locator(`rw-navigation a[href="/books"]`).click();
const download = office.waitForEvent('download');
await button(office, 'books.export').click();
const books = readFileSync(await (await download).path(), 'utf8')
  .trim()
  .split('\n');
await auditor.close();

const { public_code: tracking } = (
  await database.sql<
    { public_code: string }[]
  >`select public_code from devices where code = ${gone}`
)[0] ?? { public_code: '' };
const outside = await browser.newContext({
  viewport: { width: 390, height: 844 },
  locale: 'fa-IR',
});
const phone = await outside.newPage();
const asked = performance.now();
await phone.goto(`${server.url}/T/${tracking}`);
await phone.locator('rw-page-tracking h1').waitFor();
const shown = performance.now() - asked;
const text = await phone.locator('body').innerText();
const names = ['Maryam', 'Hassan', 'Bench'].filter((name) => text.includes(name));
await browser.close();
await server.close();
await workshop.close();

console.log(
  JSON.stringify(
    {
      machine: machine(),
      scans: times.length,
      scanMs: spread(times),
      secondsWithTyping: Math.round(counted),
      differences: listed,
      taps,
      leftOpen: open,
      books,
      donorPageMs: Math.round(shown),
      names,
    },
    null,
    2,
  ),
);
