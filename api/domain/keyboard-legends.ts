/** What is printed on the keys. Vietnamese keyboards carry the US letters. */
export const KEY_LEGENDS = ['us', 'fa', 'de', 'fr'] as const;
export type KeyLegends = (typeof KEY_LEGENDS)[number];

type Legends = Readonly<Record<string, string>>;

const ROWS: readonly (readonly string[])[] = [
  ['Backquote', ...named('Digit', '1234567890'), 'Minus', 'Equal'],
  [...named('Key', 'QWERTYUIOP'), 'BracketLeft', 'BracketRight'],
  [...named('Key', 'ASDFGHJKL'), 'Semicolon', 'Quote', 'Backslash'],
  ['IntlBackslash', ...named('Key', 'ZXCVBNM'), 'Comma', 'Period', 'Slash'],
];

function named(kind: 'Key' | 'Digit', signs: string): string[] {
  return Array.from(signs, (sign) => kind + sign);
}

/** Four rows of signs in the order of `ROWS`. */
function printed(...rows: string[]): Legends {
  return Object.fromEntries(
    ROWS.flatMap((codes, row) => {
      const signs = Array.from(rows[row] ?? '');
      return codes.map((code, index) => [code, signs[index] ?? '']);
    }),
  );
}

const US = printed('`1234567890-=', 'QWERTYUIOP[]', "ASDFGHJKL;'\\", '\\ZXCVBNM,./');

const SIGNS: Record<KeyLegends, Legends> = {
  us: US,
  // ISIRI 9147; the letter stands beside the Latin one, as on the keys themselves.
  fa: printed('÷۱۲۳۴۵۶۷۸۹۰-=', 'ضصثقفغعهخحجچ', 'شسیبلاتنمکگ\\', '|ظطزرذدپو./'),
  de: printed('^1234567890ß´', 'QWERTZUIOPÜ+', 'ASDFGHJKLÖÄ#', '<YXCVBNM,.-'),
  fr: printed('²&é"\'(-è_çà)=', 'AZERTYUIOP^$', 'QSDFGHJKLMù*', '<WXCVBN,;:!'),
};

const NAMES: Legends = {
  Escape: 'Esc',
  Backspace: '⌫',
  CapsLock: 'Caps',
  Enter: '↵',
  ShiftLeft: '⇧',
  ShiftRight: '⇧',
  ControlLeft: 'Ctrl',
  ControlRight: 'Ctrl',
  AltLeft: 'Alt',
  AltRight: 'Alt',
  MetaLeft: '❖',
  MetaRight: '❖',
  ContextMenu: '☰',
  Space: '␣',
  PrintScreen: 'PrtSc',
  ScrollLock: 'ScrLk',
  Insert: 'Ins',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  NumLock: 'Num',
  NumpadDivide: '÷',
  NumpadMultiply: '×',
  NumpadSubtract: '−',
  NumpadAdd: '+',
  NumpadEnter: '↵',
  NumpadDecimal: '.',
};

/** The Latin sign and, where the keys carry another alphabet too, that one. */
export function legendsOf(code: string, legends: KeyLegends): string[] {
  const sign = SIGNS[legends][code];
  const latin = US[code];
  if (legends === 'fa' && sign && sign !== latin) return [latin ?? '', sign];
  return [sign ?? NAMES[code] ?? code.replace(/^Numpad/, '')];
}

/** A key's name in a note, by its place on a US keyboard: `Q`, `Esc`, `Num 7`, `Shift R`. */
export function keyName(code: string): string {
  const side = /^(Shift|Control|Alt|Meta)(Left|Right)$/.exec(code);
  if (side) return `${side[1]?.replace('Control', 'Ctrl')} ${side[2]?.[0]}`;
  if (code.startsWith('Numpad')) return `Num ${NAMES[code] ?? code.slice(6)}`;
  if (code === 'IntlBackslash') return '<>';
  if (code === 'Space') return 'Space';
  return US[code] ?? NAMES[code] ?? code;
}

/** By what the operating system writes for each place (`navigator.keyboard.getLayoutMap`). */
export function guessLegends(layout: { get(code: string): string | undefined }): KeyLegends {
  if (layout.get('KeyQ') === 'ض') return 'fa';
  if (layout.get('KeyQ') === 'a') return 'fr';
  return layout.get('KeyY') === 'z' ? 'de' : 'us';
}
