import { describe, expect, it } from 'vitest';
import { checklistFor } from '#domain/checklists.ts';
import { DEVICE_KINDS } from '#domain/device-kinds.ts';
import { HeldKeys, STUCK_AFTER_MS } from '#domain/held-keys.ts';
import { guessLegends, KEY_LEGENDS, keyName, legendsOf } from '#domain/keyboard-legends.ts';
import {
  guessForm,
  guessStandard,
  KEYBOARD_FORMS,
  KEYBOARD_STANDARDS,
  keyboardShape,
} from '#domain/keyboard-shapes.ts';
import {
  foldTestCode,
  isTestCode,
  type KeyboardFacts,
  measuredLines,
  type TestPageResults,
  testsFor,
  verdictOf,
} from '#domain/test-page.ts';

const shapes = KEYBOARD_FORMS.flatMap((form) =>
  KEYBOARD_STANDARDS.map((standard) => ({ form, standard })),
);

describe('keyboard shapes', () => {
  it.each(shapes)('$form $standard: every key once, none on top of another', (shape) => {
    const { keys } = keyboardShape(shape.form, shape.standard);
    expect(new Set(keys.map(({ code }) => code)).size).toBe(keys.length);
    const overlapping = keys.flatMap((a, index) =>
      keys
        .slice(index + 1)
        .filter(
          (b) =>
            a.x < b.x + b.width - 0.01 &&
            b.x < a.x + a.width - 0.01 &&
            a.y < b.y + b.height - 0.01 &&
            b.y < a.y + a.height - 0.01,
        )
        .map((b) => `${a.code} ${b.code}`),
    );
    expect(overlapping).toEqual([]);
  });

  it.each(shapes)('$form $standard: its letter rows are 15 keys wide', ({ form, standard }) => {
    const { keys } = keyboardShape(form, standard);
    const rowOf = (code: string) => keys.find((key) => key.code === code)?.y;
    for (const code of ['Digit1', 'KeyQ', 'KeyZ']) {
      const row = keys.filter((key) => key.y === rowOf(code) && key.x < 15);
      expect(Math.max(...row.map((key) => key.x + key.width))).toBeCloseTo(15);
    }
  });

  it('has as many keys as the full boards are named after', () => {
    expect(keyboardShape('desktop', 'ansi').keys).toHaveLength(104);
    expect(keyboardShape('desktop', 'iso').keys).toHaveLength(105);
  });

  it('asks for no key that the system keeps, nor for one that is not on every laptop', () => {
    const needed = (form: 'laptop' | 'desktop' | 'mac') =>
      keyboardShape(form, 'ansi').keys.flatMap((key) => (key.optional ? [] : [key.code]));
    expect(needed('laptop')).not.toContain('Fn');
    expect(needed('laptop')).not.toContain('Home');
    expect(needed('laptop')).not.toContain('MetaLeft');
    expect(needed('desktop')).toContain('Home');
    expect(needed('mac')).toContain('MetaLeft');
  });

  it('learns the form from the machine and from the keys pressed', () => {
    expect(guessForm('laptop', false, [])).toBe('laptop');
    expect(guessForm('laptop', false, ['Numpad7'])).toBe('laptop_numpad');
    expect(guessForm('laptop', true, [])).toBe('mac');
    expect(guessForm('desktop', false, [])).toBe('desktop');
    expect(guessStandard(['KeyA'])).toBe('ansi');
    expect(guessStandard(['IntlBackslash'])).toBe('iso');
  });
});

describe('legends', () => {
  it.each(KEY_LEGENDS)('%s: no key is blank, and no two letters are the same', (legends) => {
    const { keys } = keyboardShape('desktop', 'iso');
    const letters = keys.filter(({ code }) => /^(Key|Bracket|Semicolon|Quote)/.test(code));
    const printed = letters.map(({ code }) => legendsOf(code, legends).at(-1));
    expect(new Set(printed).size).toBe(letters.length);
    for (const { code } of keys) expect(legendsOf(code, legends).join('')).not.toBe('');
  });

  it('prints both alphabets on a Persian keyboard', () => {
    expect(legendsOf('KeyQ', 'fa')).toEqual(['Q', 'ض']);
    expect(legendsOf('KeyM', 'fa')).toEqual(['M', 'پ']);
    expect(legendsOf('KeyQ', 'fr')).toEqual(['A']);
    expect(legendsOf('KeyY', 'de')).toEqual(['Z']);
  });

  it('knows the layout by what the system writes', () => {
    expect(guessLegends(new Map([['KeyQ', 'ض']]))).toBe('fa');
    expect(guessLegends(new Map([['KeyQ', 'a']]))).toBe('fr');
    expect(guessLegends(new Map([['KeyY', 'z']]))).toBe('de');
    expect(guessLegends(new Map())).toBe('us');
  });

  it('names keys the same in every language', () => {
    const named = ['KeyQ', 'ShiftRight', 'Numpad7', 'F5', 'IntlBackslash', 'Space'].map(keyName);
    expect(named).toEqual(['Q', 'Shift R', 'Num 7', 'F5', '<>', 'Space']);
  });
});

describe('a stuck key', () => {
  it('repeats alone for longer than anyone holds a key', () => {
    const keys = new HeldKeys();
    keys.down('KeyA', 0);
    keys.down('KeyA', STUCK_AFTER_MS);
    expect([...keys.stuck]).toEqual([]);
    keys.down('KeyA', STUCK_AFTER_MS + 1);
    expect([...keys.stuck]).toEqual(['KeyA']);
  });

  it('is none when another key came in between, or when somebody lets go', () => {
    const keys = new HeldKeys();
    keys.down('KeyA', 0);
    keys.down('KeyB', 2_000);
    keys.down('KeyA', 4_000);
    expect([...keys.stuck]).toEqual([]);
    keys.down('KeyA', 4_000 + STUCK_AFTER_MS + 1);
    keys.up('KeyA');
    expect([...keys.stuck]).toEqual([]);
  });
});

const keyboard: KeyboardFacts = {
  form: 'laptop',
  standard: 'iso',
  legends: 'fa',
  seen: 80,
  missing: [],
  absent: [],
  stuck: [],
};
const laptop = checklistFor('laptop');
const line = (results: TestPageResults, items = laptop) => measuredLines(items, results)[0];

describe('which lines the results answer', () => {
  it('names the keys that never answered, and the layout', () => {
    expect(line({ keyboard })).toEqual({
      item: 'keyboard',
      result: 'pass',
      note: 'FA LAPTOP ISO',
    });
    expect(line({ keyboard: { ...keyboard, missing: ['KeyQ', 'F5'] } })).toMatchObject({
      result: 'fail',
      note: 'FA LAPTOP ISO · ✕ Q F5',
    });
    expect(line({ keyboard: { ...keyboard, stuck: ['Space'] } })?.result).toBe('fail');
  });

  it('allows two dead pixels, no line and no uneven light', () => {
    const screen = {
      width: 1280,
      height: 720,
      pixelRatio: 1.5,
      deadPixels: 'few' as const,
      lines: false,
      uneven: false,
    };
    expect(line({ screen })).toEqual({ item: 'display', result: 'pass', note: '1920×1080' });
    expect(line({ screen: { ...screen, deadPixels: 'many' } })?.result).toBe('fail');
    expect(line({ screen: { ...screen, lines: true } })?.result).toBe('fail');
    expect(line({ screen: { ...screen, uneven: true } })?.result).toBe('fail');
  });

  it('fails a touchscreen with one dead cell, and has no say where there is none', () => {
    const touch = { found: true, columns: 4, rows: 3, dead: [], points: 2 };
    expect(line({ touch })).toEqual({ item: 'touchscreen', result: 'pass', note: '12/12' });
    expect(line({ touch: { ...touch, dead: [5] } })).toMatchObject({
      result: 'fail',
      note: '11/12',
    });
    const none = { ...touch, found: false };
    expect(line({ touch: none })?.result).toBe('na');
    expect(line({ touch: none }, checklistFor('tablet'))?.result).toBe('fail');
    expect(line({ touch: none }, checklistFor('desktop'))).toBeUndefined();
  });

  it('takes a missing camera for "not applicable" on a laptop, a missing microphone for a fail', () => {
    const camera = { found: false, width: 0, height: 0, clear: false };
    expect(line({ camera })?.result).toBe('na');
    expect(line({ camera }, checklistFor('tablet'))?.result).toBe('fail');
    expect(line({ microphone: { found: false, level: 0, heard: false } })?.result).toBe('fail');
  });

  it('asks a pointer for its movement and both buttons, and both sides of the sound', () => {
    expect(line({ pointer: { seen: ['move', 'left', 'right'] } })?.result).toBe('pass');
    expect(line({ pointer: { seen: ['move', 'left', 'scroll'] } })?.result).toBe('fail');
    expect(line({ speakers: { found: true, left: true, right: false } })?.result).toBe('fail');
    expect(line({ buttons: { buttons: { power: 'works', home: 'absent' } } })?.result).toBe('pass');
    expect(line({ buttons: { buttons: { power: 'dead' } } })?.result).toBe('fail');
  });

  it('says nothing about what was passed over or not reached', () => {
    expect(measuredLines(laptop, { keyboard: null })).toEqual([]);
    expect(verdictOf('keyboard', { keyboard: null })).toBeNull();
    expect(verdictOf('keyboard', {})).toBeNull();
  });

  it('gives every kind its tests, a tablet none for keys and pointer', () => {
    for (const kind of DEVICE_KINDS) expect(testsFor(kind)).toContain('screen');
    expect(testsFor('tablet')).not.toContain('keyboard');
    expect(testsFor('aio')).toEqual(testsFor('desktop'));
  });
});

describe('a typed code', () => {
  it('is read whatever its case, spaces and digits', () => {
    expect(foldTestCode(' a3c-۴ ٦x ')).toBe('A3C46X');
    expect(isTestCode('A3C46X')).toBe(true);
    expect(isTestCode('A3C46')).toBe(false);
    expect(isTestCode('A3C460')).toBe(false);
  });
});
