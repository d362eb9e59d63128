import bidiFactory from 'bidi-js';
import { isInvisible } from './clean-text.ts';
import { familyFor, type FontFamily } from './fonts.ts';

export type Direction = 'ltr' | 'rtl';

/** A piece of one line that is shaped at once: one face, one direction, text in logical order. */
export interface TextRun {
  text: string;
  family: FontFamily;
  direction: Direction;
}

const bidi = bidiFactory();
/** Drawn for characters that no embedded face has. */
const REPLACEMENT = '\u25A1';
const families = new Map<string, FontFamily | null>();

/** The paragraph direction that UAX #9 (P2, P3) finds: that of the first letter, left to right without one. */
export function detectDirection(text: string): Direction {
  return (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1
    ? 'rtl'
    : 'ltr';
}

interface LevelRun extends TextRun {
  level: number;
}

/**
 * Cuts one line into runs in the order in which they stand on paper, from left to right (UAX #9, L1–L4).
 * @param start first index of the line in `paragraph`, inclusive
 * @param end last index, exclusive; trailing spaces of the line must already be left out
 */
export function visualRuns(
  paragraph: string,
  direction: Direction,
  start = 0,
  end = paragraph.length,
): TextRun[] {
  const { levels, mirrored } = analyse(paragraph, direction);
  const runs: LevelRun[] = [];
  for (let index = start; index < end;) {
    const original = String.fromCodePoint(paragraph.codePointAt(index) ?? 0);
    const level = levels[index] ?? 0;
    const character = mirrored.get(index) ?? original;
    index += original.length;
    if (isInvisible(character)) continue;
    appendCharacter(runs, character, level);
  }
  return reorder(runs).map(({ text, family, level }) => ({
    text,
    family,
    direction: level % 2 === 1 ? 'rtl' : 'ltr',
  }));
}

interface Analysis {
  levels: Uint8Array;
  mirrored: Map<number, string>;
}

let latest: { paragraph: string; direction: Direction; analysis: Analysis } | null = null;

/** Wrapping asks about the same paragraph many times, so the last answer is kept. */
function analyse(paragraph: string, direction: Direction): Analysis {
  if (latest?.paragraph === paragraph && latest.direction === direction) return latest.analysis;
  const { levels } = bidi.getEmbeddingLevels(paragraph, direction);
  const analysis = { levels, mirrored: bidi.getMirroredCharactersMap(paragraph, levels) };
  latest = { paragraph, direction, analysis };
  return analysis;
}

function appendCharacter(runs: LevelRun[], character: string, level: number): void {
  const last = runs.at(-1);
  const joinsLast = last?.level === level && (character === ' ' || /\p{M}/u.test(character));
  const found = joinsLast ? last.family : cachedFamily(character);
  const family = found ?? 'latin';
  const text = found === null ? missingGlyph(character) : character;
  if (last?.level === level && last.family === family) last.text += text;
  else runs.push({ text, family, level, direction: 'ltr' });
}

function missingGlyph(character: string): string {
  return /\p{M}/u.test(character) ? '' : cachedFamily(REPLACEMENT) === null ? '?' : REPLACEMENT;
}

function cachedFamily(character: string): FontFamily | null {
  const known = families.get(character);
  if (known !== undefined) return known;
  const family = familyFor(character);
  if (families.size < 5_000) families.set(character, family);
  return family;
}

/** Rule L2: from the highest level down to 1, reverses every stretch of runs at that level or above. */
function reorder(runs: LevelRun[]): LevelRun[] {
  const highest = Math.max(0, ...runs.map((run) => run.level));
  for (let level = highest; level >= 1; level--) {
    for (let first = 0; first < runs.length; first++) {
      if ((runs[first]?.level ?? 0) < level) continue;
      let next = first;
      while (next < runs.length && (runs[next]?.level ?? 0) >= level) next++;
      runs.splice(first, next - first, ...runs.slice(first, next).toReversed());
      first = next;
    }
  }
  return runs;
}
