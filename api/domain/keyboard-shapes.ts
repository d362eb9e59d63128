/**
 * Where the keys of a keyboard lie. Codes are those of the W3C "UI Events KeyboardEvent code Values":
 * a place on the keyboard, whatever is printed on it.
 */
export const KEYBOARD_FORMS = ['laptop', 'laptop_numpad', 'desktop', 'mac'] as const;
export type KeyboardForm = (typeof KEYBOARD_FORMS)[number];
/** ANSI: wide Enter. ISO: tall Enter and one key more beside the left Shift. */
export const KEYBOARD_STANDARDS = ['ansi', 'iso'] as const;
export type KeyboardStandard = (typeof KEYBOARD_STANDARDS)[number];

/** Place and size in widths of a letter key. */
export interface KeyShape {
  code: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Not on every keyboard of this form, or kept by the system: open, it counts for nothing. */
  optional: boolean;
}

export interface KeyboardShape {
  keys: readonly KeyShape[];
  width: number;
  height: number;
}

/** Keys that the operating system keeps to itself, wholly or often; a browser may never hear of them. */
export const KEPT_BY_SYSTEM: readonly string[] = [
  'Fn',
  'MetaLeft',
  'MetaRight',
  'PrintScreen',
  'ContextMenu',
];

/** Laptops have these, have them behind Fn, or have them not. */
const NOT_ON_EVERY_LAPTOP: readonly string[] = [
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ControlRight',
];

/** One row: `Code`, `Code:width`, `Code:width:height`, and `_width` for a gap. */
interface Piece {
  x: number;
  y: number;
  row: string;
}

const letters = (from: string) =>
  Array.from(from)
    .map((letter) => `Key${letter}`)
    .join(' ');
const functionKeys = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `F${from + index}`).join(' ');
const DIGITS = Array.from('1234567890')
  .map((digit) => `Digit${digit}`)
  .join(' ');

function mainRows(standard: KeyboardStandard, y: number): Piece[] {
  const iso = standard === 'iso';
  return [
    { x: 0, y, row: `Backquote ${DIGITS} Minus Equal Backspace:2` },
    {
      x: 0,
      y: y + 1,
      row: `Tab:1.5 ${letters('QWERTYUIOP')} BracketLeft BracketRight ${iso ? '_.25 Enter:1.25:2' : 'Backslash:1.5'}`,
    },
    {
      x: 0,
      y: y + 2,
      row: `CapsLock:1.75 ${letters('ASDFGHJKL')} Semicolon Quote ${iso ? 'Backslash' : 'Enter:2.25'}`,
    },
    {
      x: 0,
      y: y + 3,
      row: `${iso ? 'ShiftLeft:1.25 IntlBackslash' : 'ShiftLeft:2.25'} ${letters('ZXCVBNM')} Comma Period Slash ShiftRight:2.75`,
    },
  ];
}

function numpad(x: number, y: number): Piece[] {
  return [
    { x, y, row: 'NumLock NumpadDivide NumpadMultiply NumpadSubtract' },
    { x, y: y + 1, row: 'Numpad7 Numpad8 Numpad9 NumpadAdd:1:2' },
    { x, y: y + 2, row: 'Numpad4 Numpad5 Numpad6' },
    { x, y: y + 3, row: 'Numpad1 Numpad2 Numpad3 NumpadEnter:1:2' },
    { x, y: y + 4, row: 'Numpad0:2 NumpadDecimal' },
  ];
}

function smallArrows(x: number, y: number): Piece[] {
  return [
    { x, y: y + 0.5, row: 'ArrowLeft:1:.5 ArrowDown:1:.5 ArrowRight:1:.5' },
    { x: x + 1, y, row: 'ArrowUp:1:.5' },
  ];
}

function laptop(standard: KeyboardStandard): Piece[] {
  return [
    { x: 0, y: 0, row: 'Home _.25 End _.25 PageUp _.25 PageDown _.25 Insert _.25 PrintScreen' },
    { x: 0, y: 1.25, row: `Escape ${functionKeys(1, 12)} Delete:2` },
    ...mainRows(standard, 2.25),
    {
      x: 0,
      y: 6.25,
      row: 'ControlLeft:1.25 Fn MetaLeft AltLeft:1.25 Space:4.5 AltRight ContextMenu ControlRight',
    },
    ...smallArrows(12, 6.25),
  ];
}

function desktop(standard: KeyboardStandard): Piece[] {
  return [
    {
      x: 0,
      y: 0,
      row: `Escape _1 ${functionKeys(1, 4)} _.5 ${functionKeys(5, 8)} _.5 ${functionKeys(9, 12)}`,
    },
    ...mainRows(standard, 1.25),
    {
      x: 0,
      y: 5.25,
      row: 'ControlLeft:1.25 MetaLeft:1.25 AltLeft:1.25 Space:6.25 AltRight:1.25 MetaRight:1.25 ContextMenu:1.25 ControlRight:1.25',
    },
    { x: 15.25, y: 0, row: 'PrintScreen ScrollLock Pause' },
    { x: 15.25, y: 1.25, row: 'Insert Home PageUp' },
    { x: 15.25, y: 2.25, row: 'Delete End PageDown' },
    { x: 16.25, y: 4.25, row: 'ArrowUp' },
    { x: 15.25, y: 5.25, row: 'ArrowLeft ArrowDown ArrowRight' },
    ...numpad(18.5, 1.25),
  ];
}

function mac(standard: KeyboardStandard): Piece[] {
  return [
    { x: 0, y: 0, row: `Escape:2 ${functionKeys(1, 12)}` },
    ...mainRows(standard, 1),
    {
      x: 0,
      y: 5,
      row: 'Fn ControlLeft AltLeft MetaLeft:1.25 Space:5.5 MetaRight:1.25 AltRight',
    },
    ...smallArrows(12, 5),
  ];
}

const PIECES: Record<KeyboardForm, (standard: KeyboardStandard) => Piece[]> = {
  laptop,
  laptop_numpad: (standard) => [...laptop(standard), ...numpad(15.25, 2.25)],
  desktop,
  mac,
};

/** The keys of one form of keyboard. A Mac's ⌘ keys reach the page; elsewhere the system keeps that key. */
export function keyboardShape(form: KeyboardForm, standard: KeyboardStandard): KeyboardShape {
  const optional = [
    ...KEPT_BY_SYSTEM.filter((code) => form !== 'mac' || !code.startsWith('Meta')),
    ...(form === 'laptop' || form === 'laptop_numpad' ? NOT_ON_EVERY_LAPTOP : []),
  ];
  const keys = PIECES[form](standard).flatMap((piece) => keysOf(piece, optional));
  const most = (ends: number[]) => Math.max(...ends);
  return {
    keys,
    width: most(keys.map(({ x, width }) => x + width)),
    height: most(keys.map(({ y, height }) => y + height)),
  };
}

function keysOf({ x: start, y, row }: Piece, optional: readonly string[]): KeyShape[] {
  let x = start;
  return row.split(' ').flatMap((word) => {
    if (word.startsWith('_')) {
      x += Number(word.slice(1));
      return [];
    }
    const [code = '', width = '1', height = '1'] = word.split(':');
    const key = { code, x, y, width: Number(width), height: Number(height) };
    x += key.width;
    return [{ ...key, optional: optional.includes(code) }];
  });
}

/** What is known before the first key, and what the keys pressed since say. */
export function guessForm(
  kind: 'laptop' | 'desktop' | 'tablet',
  isMac: boolean,
  seen: readonly string[],
): KeyboardForm {
  if (kind !== 'laptop') return 'desktop';
  if (isMac) return 'mac';
  return seen.some((code) => /^Num(Lock|pad)/.test(code)) ? 'laptop_numpad' : 'laptop';
}

/** The key beside the left Shift is there on ISO keyboards only. */
export function guessStandard(seen: readonly string[]): KeyboardStandard {
  return seen.includes('IntlBackslash') ? 'iso' : 'ansi';
}
