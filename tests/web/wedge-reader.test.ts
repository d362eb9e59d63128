import { makeCode } from '#domain/codes.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SCANNER_SETTINGS } from '../../web-components/scan/scanner-settings.ts';
import type { ScannerSettings } from '../../web-components/scan/scanner-settings.ts';
import { chooseReading, WedgeReader } from '../../web-components/scan/wedge-reader.ts';
import { devTools } from './devtools.ts';

const device = makeCode('device', 123);
const PERSIAN_DIGITS = '۰۱۲۳۴۵۶۷۸۹';
const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩';
const AZERTY_DIGITS = 'à&é"\'(-è_ç';

let scans: string[] = [];
let hotKeys: string[] = [];
let settings: ScannerSettings;
let reader: WedgeReader;

beforeEach(() => {
  scans = [];
  hotKeys = [];
  // The machine that tests may be busy: speed is tested with stamped events only.
  settings = { gapMs: 4000, silenceMs: 0, minLength: 4 };
  reader = new WedgeReader({
    settings: () => settings,
    onScan: (text) => scans.push(text),
    onHotKey: ({ code }) => hotKeys.push(code),
  });
  reader.start();
});

afterEach(() => {
  reader.stop();
  document.body.replaceChildren();
});

interface Key {
  code: string;
  key: string;
  shiftKey?: boolean;
  repeat?: boolean;
}

const digitKeys = (digits: string, layout = '0123456789'): Key[] =>
  Array.from(digits, (digit) => ({ code: `Digit${digit}`, key: layout.charAt(Number(digit)) }));
const ENTER: Key = { code: 'Enter', key: 'Enter' };

/** Presses keys `every` milliseconds apart by their stamps, whatever the real time. */
function press(
  keys: Key[],
  { every = 5, target = document.body as EventTarget } = {},
): KeyboardEvent[] {
  const start = performance.now();
  return keys.map((key, i) => {
    const event = new KeyboardEvent('keydown', {
      ...key,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    Object.defineProperty(event, 'timeStamp', { value: start + i * every });
    target.dispatchEvent(event);
    return event;
  });
}

/** A real key press, as the browser makes it from hardware: the text lands in the focused field. */
async function type(code: string, key: string, shift = false): Promise<void> {
  const modifiers = shift ? 8 : 0;
  const text = key.length === 1 ? key : key === 'Enter' ? '\r' : undefined;
  await devTools().send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text, modifiers });
  await devTools().send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers });
}

async function scanReally(digits: string): Promise<void> {
  for (const digit of digits) await type(`Digit${digit}`, digit);
  await type('Enter', 'Enter');
}

function field<T extends HTMLElement>(html: string): T {
  document.body.innerHTML = html;
  const element = document.body.querySelector<T>('input, textarea, select')!;
  element.focus();
  return element;
}

test.each([
  ['Enter', ENTER],
  ['Enter of the number pad', { code: 'NumpadEnter', key: 'Enter' }],
  ['Tab', { code: 'Tab', key: 'Tab' }],
])('reads digits ended by %s without any focus', (_name, end) => {
  const events = press([...digitKeys(device), end]);
  expect(scans).toEqual([device]);
  expect(events.at(-1)?.defaultPrevented).toBe(true);
});

test('the second of two closing keys belongs to the scan, a later one does not', () => {
  const tab: Key = { code: 'Tab', key: 'Tab' };
  for (const second of [ENTER, tab]) {
    const events = press([...digitKeys(device), ENTER, second]);
    expect(events.slice(-2).map((event) => event.defaultPrevented)).toEqual([true, true]);
  }
  expect(scans).toEqual([device, device]);
  const [, later] = press([...digitKeys(device), ENTER, ENTER], { every: 100 }).slice(-2);
  expect(later?.defaultPrevented).toBe(false);
});

test.each([
  ['Persian', PERSIAN_DIGITS],
  ['Arabic', ARABIC_DIGITS],
  ['French', AZERTY_DIGITS],
])('reads digits under a %s layout', (_name, layout) => {
  press([...digitKeys(device, layout), ENTER]);
  expect(scans).toEqual([device]);
});

test('reads letters of a foreign serial with Shift under a Persian layout', () => {
  const persian: Record<string, string> = { P: 'ح', F: 'ب', K: 'ن' };
  const letters = Array.from('PFK', (letter) => ({
    code: `Key${letter}`,
    key: persian[letter]!,
    shiftKey: true,
  }));
  press([...letters, { code: 'Minus', key: '-' }, ...digitKeys('0917', PERSIAN_DIGITS), ENTER]);
  expect(scans).toEqual(['PFK-0917']);
});

test('falls back to the written character where the physical key is not told', () => {
  const keys = Array.from(device, (digit) => ({
    code: '',
    key: PERSIAN_DIGITS.charAt(Number(digit)),
  }));
  press([...keys, { code: '', key: 'Enter' }]);
  expect(scans).toEqual([device]);
});

test('believes a scanner that was set to the layout of the computer', () => {
  expect(chooseReading('!)))9!@#*#', device)).toBe(device);
  expect(chooseReading('pf2k7', 'حب۲ن۷')).toBe('pf2k7');
  expect(chooseReading('QF-19', 'AF)&ç')).toBe('QF-19');
});

test('a person typing is no scanner', () => {
  settings = DEFAULT_SCANNER_SETTINGS;
  const events = press([...digitKeys(device), ENTER], { every: 140 });
  expect(scans).toEqual([]);
  expect(events.some((event) => event.defaultPrevented)).toBe(false);
});

test('a fast typist in a field is no scanner either', () => {
  settings = DEFAULT_SCANNER_SETTINGS;
  const target = field<HTMLInputElement>('<input value="1000012">');
  press([...digitKeys('1234'), ENTER], { every: 80, target });
  expect(scans).toEqual([]);
  expect(target.value).toBe('1000012');
});

test('a held key, a short burst and a shortcut are no scans', () => {
  press([...digitKeys('111'), { code: 'Digit1', key: '1', repeat: true }, ENTER]);
  press([...digitKeys('123'), ENTER]);
  press([{ code: 'KeyA', key: 'a' }, ENTER]);
  expect(scans).toEqual([]);
});

test('two scans in a row are two scans', () => {
  const other = makeCode('place', 7);
  press([...digitKeys(device), ENTER, ...digitKeys(other), ENTER]);
  expect(scans).toEqual([device, other]);
});

test('a scanner without a closing key is heard after a silence', async () => {
  settings = { ...DEFAULT_SCANNER_SETTINGS, gapMs: 30, silenceMs: 60 };
  press(digitKeys(device), { every: 1 });
  expect(scans).toEqual([]);
  await expect.poll(() => scans).toEqual([device]);
});

test('a single key is a hot key, a key of a scan never is', async () => {
  settings = { ...DEFAULT_SCANNER_SETTINGS, gapMs: 30 };
  press([{ code: 'KeyP', key: 'p', shiftKey: true }, ...digitKeys('0917'), ENTER], { every: 1 });
  expect(scans).toEqual(['P0917']);
  press([{ code: 'KeyF', key: 'f' }]);
  await expect.poll(() => hotKeys).toEqual(['KeyF']);
});

test('a scan into a text field leaves text and selection as they were', async () => {
  const input = field<HTMLInputElement>('<form><input value="half a sentence"></form>');
  let sent = 0;
  const heard: string[] = [];
  input.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    sent++;
  });
  input.addEventListener('input', () => heard.push(input.value));
  input.setSelectionRange(5, 6);
  await scanReally(device);
  expect(scans).toEqual([device]);
  expect(heard[0]).toBe('half 1 sentence');
  expect(heard.at(-1)).toBe('half a sentence');
  expect(input.value).toBe('half a sentence');
  expect([input.selectionStart, input.selectionEnd]).toEqual([5, 6]);
  expect(sent).toBe(0);
});

test('what a person typed just before and after stays', async () => {
  const input = field<HTMLInputElement>('<input>');
  await type('KeyO', 'o');
  await type('KeyK', 'k');
  // Longer than the pause between keys ago, as the reader sees it.
  reader.stop();
  reader.start();
  await scanReally(device);
  await type('KeyX', 'x');
  expect(scans).toEqual([device]);
  expect(input.value).toBe('okx');
});

test.each([
  ['number field', '<input type="number" value="42">', '42'],
  ['text area', '<textarea>two\nlines</textarea>', 'two\nlines'],
  [
    'choice',
    '<select><option>9</option><option selected>7</option><option>1</option></select>',
    '7',
  ],
])('a scan leaves a %s alone', async (_name, html, value) => {
  const element = field<HTMLInputElement>(html);
  await scanReally(device);
  expect(scans).toEqual([device]);
  expect(element.value).toBe(value);
});

test('a scan is heard while a dialog is open, and does not press its button', async () => {
  document.body.innerHTML = '<dialog><button>Go</button></dialog>';
  const dialog = document.body.querySelector('dialog')!;
  let pressed = 0;
  dialog.querySelector('button')!.addEventListener('click', () => pressed++);
  dialog.showModal();
  dialog.querySelector('button')!.focus();
  await scanReally(device);
  expect(scans).toEqual([device]);
  expect(pressed).toBe(0);
  expect(dialog.open).toBe(true);
});

test('a field inside a shadow root is put back too', async () => {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).innerHTML = '<input value="kept">';
  document.body.append(host);
  const input = host.shadowRoot!.querySelector('input')!;
  input.focus();
  await scanReally(device);
  expect(scans).toEqual([device]);
  expect(input.value).toBe('kept');
});

test('Vietnamese Telex composing a scanned serial leaves the field as it was', async () => {
  const input = field<HTMLInputElement>('<input value="ghi chú ">');
  input.setSelectionRange(8, 8);
  const compose = (text: string) =>
    devTools().send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  // Telex turns "as" into "á" and "dd" into "đ" while the keys are still coming.
  const steps: [string, string][] = [
    ['KeyD', 'd'],
    ['KeyD', 'đ'],
    ['KeyA', 'đa'],
    ['KeyS', 'đá'],
  ];
  for (const [code, text] of steps) {
    await devTools().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, key: 'Process' });
    await compose(text);
    await devTools().send('Input.dispatchKeyEvent', { type: 'keyUp', code, key: 'Process' });
  }
  expect(input.value).toBe('ghi chú đá');
  await type('Enter', 'Enter');
  expect(scans).toEqual(['ddas']);
  await expect.poll(() => input.value).toBe('ghi chú ');
  expect(document.activeElement).toBe(input);
});

test('a PIN typed as fast as a scanner stays in its field; a label scanned there is a scan', () => {
  const secret = document.body.appendChild(document.createElement('input'));
  secret.type = 'password';
  const [enter] = press([...digitKeys('482913'), ENTER], { target: secret }).slice(-1);
  expect(scans).toEqual([]);
  expect(enter?.defaultPrevented).toBe(false);
  press([...digitKeys(device), ENTER], { target: secret });
  expect(scans).toEqual([device]);
});
