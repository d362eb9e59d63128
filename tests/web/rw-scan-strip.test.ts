import { NO_CONTEXT, type ScanAnswer } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { sessionTally } from '../../web-components/bench/session-tally.ts';
import { setLocale } from '../../web-components/i18n/i18n.ts';
import type { RwScanStrip, ScanStripEvent } from '../../web-components/scan/rw-scan-strip.ts';
import '../../web-components/scan/rw-scan-strip.ts';
import type { StoredScan } from '../../web-components/scan/scan-store.ts';
import { expectAccessible, mount } from './support.ts';

afterEach(async () => {
  document.body.replaceChildren();
  await setLocale('en');
});

const device = (number: number) => makeCode('device', number);

function scan(number: number, answer: Partial<ScanAnswer> | null = {}): StoredScan {
  const requestId = `request-${number}`;
  return {
    seq: number,
    requestId,
    text: device(number),
    source: 'wedge',
    happenedAt: '2026-11-21T10:00:00.000Z',
    context: NO_CONTEXT,
    state: answer ? 'answered' : 'waiting',
    answer: answer && { requestId, outcome: 'done', code: 'common.done', params: {}, ...answer },
    answeredAt: answer ? 1000 : null,
    undone: false,
  };
}

const refusal = { outcome: 'refused', code: 'code.mistyped' } as const;
const strip = (scans: StoredScan[]) =>
  mount<RwScanStrip>(html`<rw-scan-strip .scans=${scans}></rw-scan-strip>`);
const lines = (element: RwScanStrip) => [...element.shadowRoot!.querySelectorAll('li')];

test('each scan says by drawing and words what became of it, in the order of scanning', async () => {
  const element = await strip([
    scan(1),
    scan(2, refusal),
    scan(3, { outcome: 'warning' }),
    scan(4, null),
  ]);
  expect(lines(element).map(({ className }) => className)).toEqual([
    'done',
    'refused',
    'warning',
    'waiting',
  ]);
  const names = lines(element).map((line) => line.querySelector('rw-icon')?.name);
  expect(new Set(names).size).toBe(4);
  expect(lines(element)[1]?.textContent).toContain('1\u00a00000002');
  expect(lines(element)[1]?.textContent).toContain('check digits are wrong');
  expect(lines(element)[3]?.textContent).toContain('Waiting to be sent');
  await expectAccessible(element);
});

test('an answer changes its own line and moves none', async () => {
  const element = await strip([scan(1, null), scan(2, null), scan(3, null)]);
  const before = lines(element);
  element.scans = [scan(1, null), scan(2, refusal), scan(3)];
  await element.updateComplete;
  expect(lines(element)).toEqual(before);
  expect(before.map(({ className }) => className)).toEqual(['waiting', 'refused', 'done']);
});

test('refused scans stay, however many follow', async () => {
  const many = Array.from({ length: 60 }, (_, i) => scan(i + 10));
  const element = await strip([scan(1, refusal), scan(2), ...many]);
  expect(lines(element)[0]?.textContent).toContain('1\u00a00000001');
  expect(lines(element)[0]?.className).toBe('refused');
  expect(lines(element)).toHaveLength(31);
});

test('a long message of the newest scan is read from its first word', async () => {
  const item = 'a very long name '.repeat(40);
  const long = {
    outcome: 'warning',
    code: 'part.none_there',
    params: { item, place: item },
  } as const;
  const element = await strip(Array.from({ length: 9 }, (_, i) => scan(i + 1)));
  element.style.cssText = '--rw-scan-strip-height: 6.2rem; inline-size: 300px';
  element.scans = [...element.scans, scan(10, long)];
  await element.updateComplete;
  const list = element.shadowRoot!.querySelector('.strip')!;
  const newest = lines(element).at(-1)!;
  await expect
    .poll(() => newest.getBoundingClientRect().top - list.getBoundingClientRect().top)
    .toBeGreaterThanOrEqual(0);
  expect(newest.offsetHeight).toBeGreaterThan(6.2 * 16);
  expect(list.clientHeight).toBe(newest.offsetHeight);
});

test('the newest is in view, unless somebody scrolled back to read', async () => {
  const scans = Array.from({ length: 20 }, (_, i) => scan(i + 1));
  const element = await strip(scans);
  const list = element.shadowRoot!.querySelector('.strip')!;
  const fromEnd = () => list.scrollHeight - list.clientHeight - list.scrollTop;
  expect(fromEnd()).toBeLessThan(2);
  element.scans = [...scans, scan(21)];
  await element.updateComplete;
  expect(fromEnd()).toBeLessThan(2);
  const scrolled = new Promise((done) => list.addEventListener('scroll', done, { once: true }));
  list.scrollTop = 100;
  await scrolled;
  element.scans = [...element.scans, scan(22)];
  await element.updateComplete;
  expect(list.scrollTop).toBe(100);
});

test('what can be undone has a button, what was refused can be put away, a device opens', async () => {
  const heard: string[] = [];
  const listen = (event: ScanStripEvent) =>
    heard.push(`${event.type} ${event.detail.scan.requestId}`);
  const scans = [
    scan(1, { undoable: true, deviceCode: device(1) }),
    scan(2, refusal),
    scan(3),
    { ...scan(4, { undoable: true }), undone: true },
  ];
  const element = await mount<RwScanStrip>(
    html`<rw-scan-strip
      .scans=${scans}
      @rw-scan-undo=${listen}
      @rw-scan-dismiss=${listen}
      @rw-scan-open=${listen}
    ></rw-scan-strip>`,
  );
  const buttons = lines(element).map((line) => line.querySelector('rw-button'));
  buttons[0]?.click();
  buttons[1]?.click();
  expect(buttons[2]).toBeNull();
  expect(buttons[3]).toBeNull();
  lines(element)[0]?.querySelector<HTMLElement>('.open')?.click();
  expect(heard).toEqual([
    'rw-scan-undo request-1',
    'rw-scan-dismiss request-2',
    'rw-scan-open request-1',
  ]);
});

test('codes stay left to right in Persian', async () => {
  await setLocale('fa');
  const element = await strip([scan(1, refusal)]);
  const code = lines(element)[0]?.querySelector('bdi');
  expect(code?.dir).toBe('ltr');
  expect(getComputedStyle(lines(element)[0]!).direction).toBe('rtl');
  expect(lines(element)[0]?.textContent).toContain('رقم‌های کنترل');
  await expectAccessible(element);
});

test('the undo card says which device it took back, and a session counts it no longer', async () => {
  const command = makeCode('command', 4);
  const inSession = (one: StoredScan): StoredScan => ({
    ...one,
    context: { ...NO_CONTEXT, command },
  });
  const card: StoredScan = { ...scan(1), text: command };
  const passed = [2, 3].map((number) => inSession(scan(number, { deviceCode: device(number) })));
  const undone = { code: 'scan.undone', deviceCode: device(3), params: { stage: 'stage.qa' } };
  const undo = { ...inSession(scan(4, undone)), text: makeCode('command', 14) };
  const element = await strip([card, ...passed, undo]);
  expect(lines(element).at(-1)?.textContent).toContain('1\u00a00000003');
  expect(sessionTally([card, ...passed], command).done).toBe(2);
  expect(sessionTally([card, ...passed, undo], command).done).toBe(1);
});
