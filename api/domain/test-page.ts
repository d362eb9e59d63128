/** The test page on the donated machine: which tests it gets, what they find, and which checklist lines they answer. */
import type { ChecklistKey } from './checklist-items.ts';
import type { ChecklistItem } from './checklists.ts';
import { type DeviceKind, workKind } from './device-kinds.ts';
import { keyName } from './keyboard-legends.ts';
import type { KeyLegends } from './keyboard-legends.ts';
import type { KeyboardForm, KeyboardStandard } from './keyboard-shapes.ts';

export const PAGE_TESTS = [
  'keyboard',
  'screen',
  'touch',
  'pointer',
  'camera',
  'microphone',
  'speakers',
  'buttons',
] as const;

export type PageTest = (typeof PAGE_TESTS)[number];

export interface KeyboardFacts {
  form: KeyboardForm;
  standard: KeyboardStandard;
  legends: KeyLegends;
  /** How many keys were pressed or confirmed. */
  seen: number;
  /** `KeyboardEvent.code` of keys that never answered, of keys this keyboard has not, and of keys that hold on. */
  missing: string[];
  absent: string[];
  stuck: string[];
}

export interface ScreenFacts {
  /** CSS pixels, and device pixels per CSS pixel. */
  width: number;
  height: number;
  pixelRatio: number;
  /** none, one or two, more */
  deadPixels: 'none' | 'few' | 'many';
  lines: boolean;
  uneven: boolean;
}

export interface TouchFacts {
  found: boolean;
  columns: number;
  rows: number;
  /** Cells that no touch reached, counted from 0 along the rows. */
  dead: number[];
  /** Most fingers felt at once. */
  points: number;
}

export const POINTER_SIGNS = ['move', 'left', 'right', 'middle', 'scroll', 'drag'] as const;
export type PointerSign = (typeof POINTER_SIGNS)[number];
/** "The pointer moves, both clicks work"; the others are said but fail nothing. */
export const NEEDED_SIGNS: readonly PointerSign[] = ['move', 'left', 'right'];

export interface PointerFacts {
  seen: PointerSign[];
}

export interface CameraFacts {
  found: boolean;
  width: number;
  height: number;
  clear: boolean;
}

export interface MicrophoneFacts {
  found: boolean;
  /** Loudest level, percent of full scale. */
  level: number;
  heard: boolean;
}

export interface SpeakerFacts {
  found: boolean;
  left: boolean;
  right: boolean;
}

export const BUTTONS = ['power', 'volume_up', 'volume_down', 'home'] as const;
export type ButtonName = (typeof BUTTONS)[number];
export const BUTTON_STATES = ['works', 'dead', 'absent'] as const;
export type ButtonState = (typeof BUTTON_STATES)[number];

export interface ButtonFacts {
  buttons: Partial<Record<ButtonName, ButtonState>>;
}

export interface PageFacts {
  keyboard: KeyboardFacts;
  screen: ScreenFacts;
  touch: TouchFacts;
  pointer: PointerFacts;
  camera: CameraFacts;
  microphone: MicrophoneFacts;
  speakers: SpeakerFacts;
  buttons: ButtonFacts;
}

/** What a machine said about each test; `null` was passed over, a missing one was not reached. */
export type TestPageResults = { [Test in PageTest]?: PageFacts[Test] | null };

const TESTS: Record<ReturnType<typeof workKind>, readonly PageTest[]> = {
  laptop: PAGE_TESTS,
  desktop: PAGE_TESTS,
  tablet: ['screen', 'touch', 'camera', 'microphone', 'speakers', 'buttons'],
};

/** In the order they are offered. */
export function testsFor(kind: DeviceKind): readonly PageTest[] {
  return TESTS[workKind(kind)];
}

export type PageVerdict = 'pass' | 'fail' | 'absent';

const JUDGES: { [Test in PageTest]: (facts: PageFacts[Test]) => PageVerdict } = {
  keyboard: ({ missing, stuck }) => passIf(missing.length === 0 && stuck.length === 0),
  screen: ({ deadPixels, lines, uneven }) => passIf(deadPixels !== 'many' && !lines && !uneven),
  touch: ({ found, dead }) => (found ? passIf(dead.length === 0) : 'absent'),
  pointer: ({ seen }) => passIf(NEEDED_SIGNS.every((sign) => seen.includes(sign))),
  camera: ({ found, clear }) => (found ? passIf(clear) : 'absent'),
  microphone: ({ found, heard }) => (found ? passIf(heard) : 'absent'),
  speakers: ({ found, left, right }) => (found ? passIf(left && right) : 'absent'),
  buttons: ({ buttons }) => passIf(!Object.values(buttons).includes('dead')),
};

function passIf(good: boolean): PageVerdict {
  return good ? 'pass' : 'fail';
}

/** @returns null where there is nothing to judge: passed over, or not reached. */
export function verdictOf<Test extends PageTest>(
  test: Test,
  results: TestPageResults,
): PageVerdict | null {
  const facts = results[test] as PageFacts[Test] | null | undefined;
  return facts ? JUDGES[test](facts) : null;
}

const LINES: Record<PageTest, ChecklistKey> = {
  keyboard: 'keyboard',
  screen: 'display',
  touch: 'touchscreen',
  pointer: 'touchpad',
  camera: 'camera',
  microphone: 'microphone',
  speakers: 'speakers',
  buttons: 'buttons',
};

export interface MeasuredLine {
  item: ChecklistKey;
  result: 'pass' | 'fail' | 'na';
  /** Figures and key names, the same in every language. */
  note: string;
}

/**
 * The lines of a device's checklist that these results answer. What the machine does not have is
 * "not applicable" where the line allows that, and a fail where it does not.
 */
export function measuredLines(
  items: readonly ChecklistItem[],
  results: TestPageResults,
): MeasuredLine[] {
  return PAGE_TESTS.flatMap((test): MeasuredLine[] => {
    const verdict = verdictOf(test, results);
    const item = items.find(({ key }) => key === LINES[test]);
    if (!verdict || !item) return [];
    const missing = item.naAllowed ? 'na' : 'fail';
    const result = verdict === 'absent' ? missing : verdict;
    return [{ item: LINES[test], result, note: noteOf(test, results) }];
  });
}

/** Long lists of keys or cells say nothing more than their first few. */
const NAMED = 12;

function noteOf(test: PageTest, { keyboard, screen, touch, camera }: TestPageResults): string {
  if (test === 'keyboard' && keyboard) {
    const { form, standard, legends, missing, stuck } = keyboard;
    const keys = missing.slice(0, NAMED).map(keyName).join(' ');
    const more = missing.length > NAMED ? ` +${missing.length - NAMED}` : '';
    const held = stuck.map((code) => `${keyName(code)}…`).join(' ');
    const layout = [legends, form, standard].join(' ').toUpperCase();
    return [layout, keys && `✕ ${keys}${more}`, held].filter(Boolean).join(' · ');
  }
  if (test === 'screen' && screen) {
    const { width, height, pixelRatio } = screen;
    return `${Math.round(width * pixelRatio)}×${Math.round(height * pixelRatio)}`;
  }
  if (test === 'touch' && touch?.found) {
    const cells = touch.columns * touch.rows;
    return `${cells - touch.dead.length}/${cells}`;
  }
  if (test === 'camera' && camera?.found) return `${camera.width}×${camera.height}`;
  return '';
}

/** Without the characters that are mistaken for others on a screen: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
export const TEST_CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
export const TEST_CODE_LENGTH = 6;

/** A typed code as it was made: upper case, digits of any script, without what people put in between. */
export function foldTestCode(text: string): string {
  return text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

export function isTestCode(code: string): boolean {
  return new RegExp(`^[${TEST_CODE_ALPHABET}]{${TEST_CODE_LENGTH}}$`).test(code);
}
