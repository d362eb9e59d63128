/** Real key presses of a scanner under four layouts, into whatever has the focus. */
import { makeCode } from '#domain/codes.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WedgeReader } from '../../web-components/scan/wedge-reader.ts';
import { devTools } from './devtools.ts';

const device = makeCode('device', 123);
const DIGITS = '0123456789';

let scans: string[] = [];
let deeds: string[] = [];
let reader: WedgeReader;
let silenceMs = 0;

beforeEach(() => {
  scans = [];
  deeds = [];
  silenceMs = 0;
  // The machine that tests may be busy: how fast is another test's matter.
  const settings = () => ({ gapMs: 4000, silenceMs, minLength: 4 });
  reader = new WedgeReader({ settings, onScan: (text) => scans.push(text) });
  reader.start();
});
afterEach(() => {
  reader.stop();
  document.body.replaceChildren();
});

type KeyEvent = { type: string } & Record<string, unknown>;

const key = (event: KeyEvent) => devTools().send('Input.dispatchKeyEvent', event);

async function press(code: string, name: string, text?: string, modifiers = 0): Promise<void> {
  await key({ type: text ? 'keyDown' : 'rawKeyDown', code, key: name, text, modifiers });
  await key({ type: 'keyUp', code, key: name, modifiers });
}

const compose = (text: string) =>
  devTools().send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });

/** How a layout writes the digits that the scanner presses. */
const LAYOUTS: Record<string, (digit: string) => Promise<void>> = {
  English: (digit) => press(`Digit${digit}`, digit, digit),
  Persian: (digit) => {
    const written = '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit));
    return press(`Digit${digit}`, written, written);
  },
  French: (digit) => {
    const written = 'à&é"\'(-è_ç'.charAt(Number(digit));
    return press(`Digit${digit}`, written, written);
  },
  'Vietnamese Telex': async (digit) => {
    // The input method takes the key and delivers what it makes of it.
    const code = `Digit${digit}`;
    await key({ type: 'rawKeyDown', code, key: 'Process', windowsVirtualKeyCode: 229 });
    await devTools().send('Input.insertText', { text: digit });
    await key({ type: 'keyUp', code, key: digit });
  },
  'number pad': (digit) => press(`Numpad${digit}`, digit, digit),
};

const ENTER = () => press('Enter', 'Enter', '\r');
const TAB = () => press('Tab', 'Tab');

async function scan(layout: keyof typeof LAYOUTS, end: (() => Promise<void>)[] = [ENTER]) {
  for (const digit of device) await LAYOUTS[layout]!(digit);
  for (const last of end) await last();
}

interface Spot {
  html: string;
  /** What the field held before, and holds after. */
  value: string;
}

const SPOTS: Record<string, Spot> = {
  nothing: { html: '<p>Text</p>', value: '' },
  'text field': { html: '<input value="half a sen">', value: 'half a sen' },
  'number field': { html: '<input type="number" value="42">', value: '42' },
  'date field': { html: '<input type="date" value="2026-03-21">', value: '2026-03-21' },
  'empty date field': { html: '<input type="date">', value: '' },
  'time field': { html: '<input type="time" value="09:30">', value: '09:30' },
  'text area': { html: '<textarea>two\nlines</textarea>', value: 'two\nlines' },
  choice: { html: '<select><option>1<option selected>7<option>9</select>', value: '7' },
  tick: { html: '<input type="checkbox" value="on">', value: 'on' },
  button: { html: '<button value="go">Go</button>', value: 'go' },
};

/** Puts it into a form in an open dialog, and listens for whatever must not happen. */
function show({ html }: Spot): HTMLInputElement | null {
  document.body.innerHTML = `<dialog><form>${html}<button id="send">Send</button></form></dialog><input id="next">`;
  const dialog = document.body.querySelector('dialog')!;
  dialog.showModal();
  const form = document.body.querySelector('form')!;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    deeds.push('sent');
  });
  form.addEventListener('click', () => deeds.push('pressed'));
  dialog.addEventListener('close', () => deeds.push('closed'));
  const spot = form.querySelector<HTMLInputElement>('input, textarea, select, button:not(#send)');
  if (spot) spot.focus();
  else (document.activeElement as HTMLElement | null)?.blur();
  return spot;
}

/** What a layout writes is the same wherever it lands: two of them go everywhere. */
const EVERYWHERE = ['English', 'Vietnamese Telex'];
const spotsOf = (layout: string) =>
  EVERYWHERE.includes(layout) ? Object.keys(SPOTS) : ['nothing', 'text field', 'empty date field'];

describe.each(Object.keys(LAYOUTS))('under the %s layout', (layout) => {
  test.each(spotsOf(layout))('a scan with the focus in: %s', async (name) => {
    const spot = show(SPOTS[name]!);
    const before = document.activeElement;
    await scan(layout);
    expect(scans).toEqual([device]);
    if (spot) await expect.poll(() => spot.value).toBe(SPOTS[name]!.value);
    // Parts of a date that were written into are a bad input without a value.
    expect(spot?.validity?.badInput ?? false).toBe(false);
    expect(document.activeElement).toBe(before);
    expect(deeds).toEqual([]);
  });
});

test('a scan that ends with Tab moves nothing', async () => {
  const spot = show(SPOTS['text field']!);
  await scan('English', [TAB]);
  expect(scans).toEqual([device]);
  expect(spot?.value).toBe('half a sen');
  expect(document.activeElement).toBe(spot);
  expect(deeds).toEqual([]);
});

test('a scan without a last key is heard, and the field is as it was', async () => {
  silenceMs = 60;
  const spot = show(SPOTS['text area']!);
  await scan('Persian', []);
  await expect.poll(() => scans, { timeout: 15_000 }).toEqual([device]);
  expect(spot?.value).toBe('two\nlines');
});

test('signs and the name of the symbol around a code do not matter', async () => {
  show(SPOTS.nothing!);
  await press('BracketRight', ']', ']');
  await press('KeyC', 'C', 'C', 8);
  await press('Digit0', '0', '0');
  await scan('English');
  expect(scans).toEqual([`]C0${device}`]);
});

test('a scanner that writes characters by their numbers is heard, as slow as it is', async () => {
  const spot = show(SPOTS['text field']!);
  for (const digit of device) {
    await key({ type: 'rawKeyDown', code: 'AltLeft', key: 'Alt', modifiers: 1 });
    for (const part of String(digit.charCodeAt(0)).padStart(3, DIGITS[0])) {
      await key({ type: 'rawKeyDown', code: `Numpad${part}`, key: part, modifiers: 1 });
      await key({ type: 'keyUp', code: `Numpad${part}`, key: part, modifiers: 1 });
    }
    await key({ type: 'keyUp', code: 'AltLeft', key: 'Alt' });
    await devTools().send('Input.insertText', { text: digit });
  }
  await ENTER();
  expect(scans).toEqual([device]);
  await expect.poll(() => spot?.value).toBe('half a sen');
  expect(deeds).toEqual([]);
});

test('Vietnamese that is being composed stays, and composing goes on after the scan', async () => {
  const spot = show({ html: '<textarea>Bàn phím </textarea>', value: '' })!;
  spot.setSelectionRange(9, 9);
  for (const [code, text] of [
    ['KeyT', 't'],
    ['KeyI', 'ti'],
    ['KeyE', 'tie'],
    ['KeyE', 'tiê'],
  ] as const) {
    await key({ type: 'rawKeyDown', code, key: 'Process', windowsVirtualKeyCode: 229 });
    await compose(text);
    await key({ type: 'keyUp', code, key: 'Process' });
  }
  expect(spot.value).toBe('Bàn phím tiê');
  // The person stopped longer ago than two keys of a scan are apart.
  reader.stop();
  reader.start();
  for (const [at, digit] of Array.from(device).entries()) {
    await key({ type: 'rawKeyDown', code: `Digit${digit}`, key: 'Process' });
    await compose(`tiê${device.slice(0, at + 1)}`);
    await key({ type: 'keyUp', code: `Digit${digit}`, key: 'Process' });
  }
  await ENTER();
  expect(scans).toEqual([device]);
  await expect.poll(() => spot.value).toBe('Bàn phím tiê');
  expect(document.activeElement).toBe(spot);
  expect(deeds).toEqual([]);
});
