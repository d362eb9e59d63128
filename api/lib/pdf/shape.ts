import type { Glyph } from 'fontkit';
import { type Direction, type TextRun, visualRuns } from './bidi-runs.ts';
import { type FontKey, type FontWeight, loadFont } from './fonts.ts';

/** A glyph with its place; lengths in thousandths of the font size. */
export interface PlacedGlyph {
  glyph: Glyph;
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** A shaped run; its glyphs stand in the order of the page, from left to right. */
export interface ShapedRun extends TextRun {
  font: FontKey;
  glyphs: PlacedGlyph[];
  /** Thousandths of the font size. */
  width: number;
}

export interface ShapedLine {
  /** The line in logical order, for searching and copying. */
  text: string;
  runs: ShapedRun[];
  /** Thousandths of the font size. */
  width: number;
}

const CACHE_SIZE = 4_000;
const cache = new Map<string, ShapedRun>();

/** Shapes part of a paragraph: letters joined, ligatures and marks placed, runs in visual order. */
export function shapeLine(
  paragraph: string,
  direction: Direction,
  weight: FontWeight,
  start = 0,
  end = paragraph.length,
): ShapedLine {
  const runs = visualRuns(paragraph, direction, start, end).map((run) => shapeRun(run, weight));
  return {
    text: paragraph.slice(start, end).replace(/[\u2066-\u2069]/g, ''),
    runs,
    width: runs.reduce((sum, run) => sum + run.width, 0),
  };
}

function shapeRun(run: TextRun, weight: FontWeight): ShapedRun {
  const key = `${run.family}\n${weight}\n${run.direction}\n${run.text}`;
  const known = cache.get(key);
  if (known) return known;
  const shaped = shapeAfresh(run, weight);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, shaped);
  return shaped;
}

function shapeAfresh(run: TextRun, weight: FontWeight): ShapedRun {
  const font: FontKey = `${run.family}-${weight}`;
  const face = loadFont(font);
  const script = run.family === 'arabic' ? 'arab' : 'latn';
  const { glyphs, positions } = face.layout(run.text, undefined, script, undefined, run.direction);
  const scale = 1000 / face.unitsPerEm;
  const placed = glyphs.map((glyph, index) => {
    const position = positions[index];
    return {
      glyph,
      xAdvance: (position?.xAdvance ?? 0) * scale,
      xOffset: (position?.xOffset ?? 0) * scale,
      yOffset: (position?.yOffset ?? 0) * scale,
    };
  });
  return { ...run, font, glyphs: placed, width: placed.reduce((sum, g) => sum + g.xAdvance, 0) };
}
