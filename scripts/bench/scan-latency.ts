/**
 * `node --import tsx scripts/bench/scan-latency.ts [scans]`: from the last key of a scanner to the tone, to the line on
 * the screen, to the painted answer and to the card of an opened device, on the built bench page in one Chromium whose
 * processor is four times slower, while 31 other benches scan: at people’s pace, then without a pause, on 10,000 devices.
 * Prints one JSON document; a table of it stands in docs/performance.md.
 */
import { type Page, chromium } from '@playwright/test';
import { card } from '../../tests/support/scans.ts';
import { findChromium } from '../chromium.ts';
import { buildWebBundle } from '../lib/web-bundle.ts';
import { machine, spread } from './machine.ts';
import { newPerson } from './people.ts';
import { type RunningLoad, startBenches } from './scan-benches.ts';
import { SCANNER, pressKeys } from './screens.ts';
import { serveBench } from './serve.ts';
import { openBenchWorkshop } from './workshop.ts';

const scans = Number(process.argv[2] ?? 40);
const DEVICES = Number(process.argv[3] ?? 10_000);
const OTHERS = 31;
const SLOWER = 4;
/** A person scans, looks, and puts the device down. */
const PACE = 2000;

/** In the page: when the first tone after a scan begins, and when its line and its answer are painted. */
const WATCH = `
${SCANNER}
let lastKey = 0;
let marks = {};
addEventListener('keydown', (event) => { if (event.key === 'Enter') lastKey = event.timeStamp; }, true);
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) {
  if (lastKey && marks.sound === undefined) marks.sound = performance.now() - lastKey;
  return start.apply(this, when);
};
const within = (root, query) => {
  const hit = root.querySelector(query);
  if (hit) return hit;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && within(element.shadowRoot, query);
    if (inner) return inner;
  }
  return null;
};
const newest = () => within(document, 'rw-scan-strip')?.shadowRoot.querySelector('li:last-child');
const afterPaint = (name) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => (marks[name] ??= performance.now() - lastKey);
  channel.port2.postMessage(null);
};
const opened = () => within(document, 'rw-bench-card')?.card?.code;
window.watchScan = (opens) => {
  const before = newest();
  lastKey = 0;
  marks = {};
  window.scanned = new Promise((resolve) => {
    const look = () => {
      const line = newest();
      if (lastKey && line && line !== before) {
        if (marks.line === undefined) afterPaint('line');
        if (line.className !== 'waiting') afterPaint('answer');
      }
      if (lastKey && opens && opened() === opens) afterPaint('card');
      const missing = ['sound', 'answer', ...(opens ? ['card'] : [])].some((name) => marks[name] === undefined);
      if (missing) return requestAnimationFrame(look);
      resolve(marks);
    };
    requestAnimationFrame(look);
  });
};
`;

interface Marks {
  sound: number;
  line: number;
  answer: number;
  /** Where the scan opens a device. */
  card?: number;
}

const workshop = await openBenchWorkshop(DEVICES);
const server = await serveBench(workshop, await buildWebBundle(() => {}));
const others = await Promise.all(Array.from({ length: OTHERS }, (_, index) => other(index)));
const { executablePath, env, args } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
});
const mine = workshop.codes.slice(0, 1000);
const page = await openBench();
const results: Record<string, unknown> = {};
for (const [name, every] of [
  ['alone', null],
  [`${OTHERS} benches at people’s pace`, PACE],
  [`${OTHERS} benches without a pause`, 0],
] as const) {
  const load = { url: server.url, benches: others, every: every ?? 0 };
  const running = every === null ? null : await startBenches(load);
  results[name] = await measure(page, running);
}
await browser.close();
await server.close();
await workshop.close();
console.log(
  JSON.stringify({ machine: machine(), devices: DEVICES, slower: SLOWER, scans, results }, null, 2),
);

/** What another bench scans over and over: a card and its devices, a few moved to a place, a few only opened. */
async function other(index: number) {
  const name = `Bench ${index}`;
  const token = await newPerson(workshop, { name, role: 'technician', locale: 'en' });
  const personId = await personOf(token);
  const devices = workshop.codes.slice(1000 + index * 250, 1000 + (index + 1) * 250);
  const texts: string[] = [];
  for (let at = 0; at + 10 <= devices.length; at += 10) {
    texts.push(card('start_diagnostics'), ...devices.slice(at, at + 7));
    texts.push(card('pause'), ...devices.slice(at + 7, at + 10));
  }
  return { token, personId, texts };
}

async function personOf(token: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/session`, {
    headers: { cookie: `rework_session=${token}` },
  });
  return ((await answer.json()) as { person: { id: string } }).person.id;
}

async function openBench(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  await context.addCookies([{ name: 'rework_session', value: workshop.token, url: server.url }]);
  await context.addInitScript({ content: WATCH });
  const opened = await context.newPage();
  await opened.goto(`${server.url}/bench`);
  await opened.locator('rw-scan-strip .empty').waitFor();
  const session = await context.newCDPSession(opened);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  // The first scan loads the code of the card.
  await scan(opened, mine.shift() ?? '');
  return opened;
}

/** Devices opened, then devices moved by an armed card, as many of each. */
async function measure(bench: Page, others: RunningLoad | null) {
  const times: Record<string, Partial<Record<string, number[]>>> = {};
  const take = async (kind: string, text: string, opens?: string) => {
    const marks = await scan(bench, text, opens);
    await bench.evaluate('new Promise((done) => setTimeout(done, 1000))');
    const all = (times[kind] ??= {});
    for (const [name, took] of Object.entries(marks)) (all[name] ??= []).push(took);
  };
  for (const device of mine.splice(0, scans)) await take('opened', device, device);
  await scan(bench, card('start_diagnostics'));
  for (const device of mine.splice(0, scans)) await take('moved by a card', device);
  await scan(bench, card('pause'));
  const spreads = Object.entries(times).map(([kind, all]) => [
    kind,
    Object.fromEntries(Object.entries(all).map(([name, took]) => [name, spread(took ?? [])])),
  ]);
  const load = machine().load;
  const theirs = (await others?.stop()) ?? [];
  return {
    load,
    ...Object.fromEntries(spreads),
    ...(others ? { others: { scans: theirs.length, ...spread(theirs) } } : {}),
  };
}

async function scan(bench: Page, text: string, opens = ''): Promise<Marks> {
  await bench.evaluate(`watchScan('${opens}')`);
  await pressKeys(bench, text);
  return (await bench.evaluate('scanned')) as Marks;
}
