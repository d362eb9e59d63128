import { html } from 'lit';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { checklistFor } from '#domain/checklists.ts';
import { COMMAND_CARDS, type CommandAction } from '#domain/command-cards.ts';
import { lshwReport, powerSupplyReport } from '../support/hardware-reports.ts';
import { api, call } from '../../web-components/data/api-client.ts';
import { loadCard } from '../../web-components/evidence/card.ts';
import type { RwChecklist } from '../../web-components/evidence/rw-checklist.ts';
import '../../web-components/evidence/rw-checklist.ts';
import { sendReportFiles } from '../../web-components/evidence/reports.ts';
import { scanText } from '../../web-components/scan/scan-bus.ts';
import type { RwChecklistLine } from '../../web-components/evidence/rw-checklist-line.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';
import { eventually, expectAccessible, inside, mount } from './support.ts';

let code: string;

beforeAll(async () => {
  await openWorkshop({ roles: ['technician'] });
});
beforeEach(async () => {
  ({ code } = await play('device', { stage: 'diagnosing' }));
});
afterEach(() => setNetwork('well'));

async function opened(): Promise<RwChecklist> {
  const card = await loadCard(code);
  return mount<RwChecklist>(html`<rw-checklist .card=${card}></rw-checklist>`);
}

const lines = (list: RwChecklist): RwChecklistLine[] => [
  ...(list.shadowRoot?.querySelectorAll('rw-checklist-line') ?? []),
];
const focused = (list: RwChecklist) => lines(list).find((line) => line.matches(':focus-within'));
/** What the server knows, line by line. */
const known = async () =>
  Object.fromEntries((await loadCard(code)).answers.map((answer) => [answer.item, answer]));
const answersRecorded = async () => {
  const { events } = await call(api.devices[':code'].history.$get({ param: { code } }));
  return events.filter(({ kind }) => kind === 'checklist').length;
};

test('arrows move between lines, P, F and N answer and go on to the next', async () => {
  const list = await opened();
  const items = checklistFor('laptop');
  lines(list)[0]?.focus();
  await userEvent.keyboard('p');
  expect(focused(list)?.item.key).toBe(items[1]?.key);
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard('f');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(focused(list)?.item.key).toBe(items[1]?.key);
  await expect.poll(async () => Object.keys(await known())).toHaveLength(2);
  expect(await known()).toMatchObject({
    [items[0]?.key ?? '']: { result: 'pass' },
    [items[2]?.key ?? '']: { result: 'fail' },
  });
  expect(inside(list, '[aria-live]').textContent).toContain('2 of 39 lines answered');
});

test('a key of another layout counts by its place on the keyboard', async () => {
  const list = await opened();
  const [first] = lines(list);
  first?.focus();
  const key = { key: 'ح', code: 'KeyP', bubbles: true, composed: true };
  inside(first as Element, '.line').dispatchEvent(new KeyboardEvent('keydown', key));
  await expect.poll(known).toMatchObject({ id_plate: { result: 'pass' } });
});

test('"not applicable" is refused in place where it is no answer', async () => {
  const list = await opened();
  const [first] = lines(list);
  first?.focus();
  await userEvent.keyboard('n');
  expect(inside(first as Element, '[role=alert]').textContent).toContain('no answer to this line');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}p');
  await expect.poll(async () => Object.keys(await known())).toEqual([lines(list)[2]?.item.key]);
});

test('a measured value is judged by its limits, with digits of any script', async () => {
  const list = await opened();
  const health = lines(list).find((line) => line.item.key === 'battery_health');
  const field = inside<HTMLInputElement>(health as Element, 'input');
  field.focus();
  await userEvent.keyboard('۷۲{Enter}');
  await expect.poll(known).toMatchObject({ battery_health: { result: 'pass', value: '72' } });
  expect(inside(health as Element, '.line').classList.contains('warning')).toBe(true);
  field.value = '500';
  field.dispatchEvent(new Event('change'));
  await health?.updateComplete;
  expect(inside(health as Element, '[role=alert]').textContent).toContain('between 0 and 120');
});

test('all observed good, except what was chosen', async () => {
  const list = await opened();
  const all = inside(list, 'rw-all-good');
  await userEvent.click(inside(all, 'rw-button'));
  const choice = inside(all, 'rw-choice');
  const camera = [...(choice.shadowRoot?.querySelectorAll('label') ?? [])].find(
    (label) => label.textContent?.trim() === 'Camera',
  );
  await userEvent.click(camera as Element);
  await userEvent.click(inside(all, 'rw-button[variant=primary]'));
  const observed = checklistFor('laptop').filter(({ input }) => input.type === 'observe');
  await expect.poll(async () => Object.keys(await known())).toHaveLength(observed.length - 1);
  expect(await known()).not.toHaveProperty('camera');
});

test('without a network answers wait, stay on the screen and are sent again', async () => {
  const list = await opened();
  await setNetwork('cut');
  lines(list)[0]?.focus();
  await userEvent.keyboard('p');
  await eventually(() => {
    expect(inside(list, 'rw-refusal').shadowRoot?.textContent).toContain('Nothing is lost');
  });
  expect(inside(lines(list)[0] as Element, '.line').classList.contains('pass')).toBe(true);
  await setNetwork('well');
  expect(await known()).toEqual({});
  window.dispatchEvent(new Event('online'));
  await expect.poll(known).toMatchObject({ id_plate: { result: 'pass' } });
});

test('answers that wait outlive a reload, and are sent once', async () => {
  let list = await opened();
  await setNetwork('deaf');
  lines(list)[0]?.focus();
  await userEvent.keyboard('p');
  await eventually(() => expect(inside(list, 'rw-refusal').hidden).toBe(false));
  await userEvent.keyboard('{ArrowDown}f');
  const { card } = list;
  // The network stays deaf until the next page has taken over what the browser keeps, as after a reload.
  list.remove();
  list = await mount<RwChecklist>(html`<rw-checklist .card=${card}></rw-checklist>`);
  await eventually(() =>
    expect(inside(lines(list)[2] as Element, '.line').classList).toContain('fail'),
  );
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await expect.poll(known).toMatchObject({
    id_plate: { result: 'pass' },
    [lines(list)[2]?.item.key ?? '']: { result: 'fail' },
  });
  await eventually(() => expect(localStorage.getItem('rework.answers')).toBe('{}'));
  expect(await answersRecorded()).toBe(2);
});

test('an answer whose receipt was lost is sent again and recorded once', async () => {
  const list = await opened();
  await setNetwork('deaf');
  lines(list)[0]?.focus();
  await userEvent.keyboard('p');
  await eventually(() => expect(inside(list, 'rw-refusal').hidden).toBe(false));
  await setNetwork('well');
  expect(await answersRecorded()).toBe(1);
  window.dispatchEvent(new Event('online'));
  await eventually(() => expect(inside(list, 'rw-refusal').hidden).toBe(true));
  expect(await answersRecorded()).toBe(1);
});

test('a failed line offers its fault until it is on the list', async () => {
  const answers = [{ item: 'keyboard', result: 'fail' }];
  await play('deed', { path: `devices/${code}/checklist/answers`, body: { answers } });
  const list = await opened();
  const keyboard = lines(list).find((line) => line.item.key === 'keyboard');
  await userEvent.click(keyboard?.querySelector('rw-button') as Element);
  await expect
    .poll(async () => (await loadCard(code)).faults)
    .toMatchObject([{ fault: 'KBD', checklistItem: 'keyboard' }]);
  list.card = await loadCard(code);
  await list.updateComplete;
  expect(keyboard?.querySelector('rw-button')).toBeNull();
});

/** A report about the device in hand: memory and battery measured, the camera not. */
async function withReport(healthPct: number): Promise<void> {
  const texts = [lshwReport({ serial: '', memory: 8 }), powerSupplyReport(healthPct, 900)];
  const files = texts.map((text, index) => new File([text], `report-${index}`));
  await sendReportFiles(files, code);
}

const lineOf = (list: RwChecklist, key: string) => {
  const line = lines(list).find((one) => one.item.key === key);
  if (!line) throw new Error(`no line ${key}`);
  return line;
};
const wordsOf = (line: RwChecklistLine) => inside(line, '.words').textContent;

test('what a report measured is marked and one key overrules it', async () => {
  await withReport(72);
  const list = await opened();
  const health = lineOf(list, 'battery_health');
  expect(wordsOf(health)).toContain('Measured · hardware report');
  expect(wordsOf(health)).toContain('80\u00a0% and more: good · 60 to 79\u00a0%: usable');
  expect(inside<HTMLInputElement>(health, 'input').value).toBe('72');
  expect(inside(list, '[aria-live]').textContent).toContain('3 measured');
  await eventually(() => expect(wordsOf(lineOf(list, 'memory_size'))).toContain('i5-8350U'));
  health.focus();
  await userEvent.keyboard('f');
  await expect
    .poll(known)
    .toMatchObject({ battery_health: { result: 'fail', value: '72', source: 'person' } });
  expect(await known()).toMatchObject({ memory_size: { source: 'report' } });
  expect(wordsOf(health)).not.toContain('Measured');
});

test('answering goes on to the next open line, and O finds it from anywhere', async () => {
  await withReport(90);
  const list = await opened();
  lineOf(list, 'battery_visual').focus();
  await userEvent.keyboard('p');
  await eventually(() => expect(focused(list)?.item.key).toBe('battery_runtime'));
  await userEvent.keyboard('95{Enter}');
  await eventually(() => expect(focused(list)?.item.key).toBe('charging'));
  await userEvent.keyboard('{ArrowUp}{ArrowUp}o');
  await eventually(() => expect(focused(list)?.item.key).toBe('charging'));
  await expect.poll(known).toMatchObject({ battery_runtime: { value: '95' } });
});

test('"all observed good" leaves measured answers as they are', async () => {
  await withReport(55);
  const list = await opened();
  const all = inside(list, 'rw-all-good');
  await userEvent.click(inside(all, 'rw-button'));
  await userEvent.click(inside(all, 'rw-button[variant=primary]'));
  await expect.poll(known).toMatchObject({ casing: { result: 'pass', source: 'person' } });
  expect(await known()).toMatchObject({
    battery_health: { result: 'fail', value: '55', source: 'report' },
  });
  expect(await known()).not.toHaveProperty('locks');
  expect(await known()).not.toHaveProperty('battery_runtime');
});

test('scanned cards answer the line at hand, without any focus', async () => {
  const list = await opened();
  const scan = (action: CommandAction) =>
    scanText(COMMAND_CARDS.find((card) => card.action === action)?.code ?? '', 'wedge');
  await scan('line_pass');
  await eventually(() => expect(lines(list).findIndex((line) => line.current)).toBe(1));
  await expect.poll(known).toMatchObject({ id_plate: { result: 'pass' } });
  lineOf(list, 'camera').focus();
  await scan('line_na');
  await eventually(() => expect(focused(list)?.item.key).toBe('wifi'));
  await scan('line_fail');
  await expect.poll(known).toMatchObject({ camera: { result: 'na' }, wifi: { result: 'fail' } });
  lineOf(list, 'power_on').focus();
  await scan('line_na');
  await eventually(() =>
    expect(inside(lineOf(list, 'power_on'), '[role=alert]').textContent).toContain('no answer'),
  );
});

test('a test under way keeps its checklist and offers the new one', async () => {
  const answers = [{ item: 'casing', result: 'pass' }];
  await play('deed', { path: `devices/${code}/checklist/answers`, body: { answers } });
  const { body } = await play('deed', { roles: ['admin'], method: 'GET', path: 'checklists' });
  const { current, definition } = body as { current: number; definition: { lines: object[] } };
  const own = {
    key: `own_web${current}x`,
    marks: { laptop: 'M', desktop: 'M', tablet: 'M' },
    input: { type: 'observe' },
    fault: null,
    safety: false,
    title: { en: 'Fan grille clean', vi: '', fa: '' },
    criterion: { en: 'No dust behind it.', vi: '', fa: '' },
  };
  const draft = { lines: [own, ...definition.lines] };
  const more = { base: current, definition: draft, note: 'dust' };
  await play('deed', { roles: ['admin'], path: 'checklists', body: more });
  const list = await opened();
  const before = lines(list).length;
  expect(lines(list)[0]?.item.key).not.toBe(own.key);
  const notice = inside(list, 'rw-notice');
  expect(notice.textContent).toContain('The checklist has changed');
  await userEvent.click(notice.querySelector('rw-button') as Element);
  await expect.poll(async () => (await loadCard(code)).checklistVersion).toBe(current + 1);
  list.card = await loadCard(code);
  await eventually(() => expect(lines(list)).toHaveLength(before + 1));
  expect(wordsOf(lines(list)[0] as RwChecklistLine)).toContain('Fan grille clean');
  expect(await known()).toMatchObject({ casing: { result: 'pass' } });
  expect(list.shadowRoot?.querySelector('rw-notice')).toBeNull();
});

test('is accessible, answered and open', async () => {
  const answers = [{ item: 'casing', result: 'pass' }];
  await play('deed', { path: `devices/${code}/checklist/answers`, body: { answers } });
  await opened();
  await expectAccessible();
});
