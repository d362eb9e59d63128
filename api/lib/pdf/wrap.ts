import { cleanText, isInvisible, MAX_TEXT_LENGTH } from './clean-text.ts';
import { detectDirection, type Direction } from './bidi-runs.ts';
import type { FontWeight } from './fonts.ts';
import { shapeLine, type ShapedLine } from './shape.ts';

export interface TextStyle {
  /** Points. */
  size: number;
  weight?: FontWeight;
  /** Without it the first letter decides. */
  direction?: Direction;
}

/** Lines that fit a box, the size that made them fit, and whether text had to be left out. */
export interface FittedText {
  lines: ShapedLine[];
  size: number;
  direction: Direction;
  truncated: boolean;
}

/** Distance of baselines in multiples of the size; Vietnamese capitals carry two marks. */
export const LINE_HEIGHT = 1.35;

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A word with the spaces after it. A dot or dash between words stays with the first; `5/2`, dates and the
 * beginning of an address stay whole; no-break spaces belong to the word.
 */
const BREAK_PIECE =
  /(?:[^\s/\-–—]|\u00A0|[/\-–—](?!\p{L})|(?<=[/:])\/(?=\p{L}))*(?:[^\S\u00A0]+[·•–—](?=\s))?(?:[/\-–—](?=\p{L})|[^\S\u00A0]+|$)/gu;

/** Index ranges of the pieces between which a line may break; spaces belong to the piece before them. */
function breakPieces(text: string): Array<{ start: number; end: number }> {
  return [...text.matchAll(BREAK_PIECE)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return last;
}

/**
 * Breaks a paragraph into lines no wider than `width`.
 * Words wider than a line are cut between graphemes. The text must be clean (`cleanText`, isolates allowed).
 * @param width points
 */
export function wrapText(
  text: string,
  style: TextStyle,
  width: number,
  maxLines = 200,
): { lines: ShapedLine[]; truncated: boolean } {
  const direction = style.direction ?? detectDirection(text);
  const weight = style.weight ?? 'regular';
  const limit = (width * 1000) / style.size + 0.01;
  const shape = (start: number, end: number) =>
    shapeLine(text, direction, weight, start, trimEnd(text, start, end));
  const measure: Measure = (start, end) => shapeLine(text, direction, weight, start, end).width;
  const ends = lineEnds(text, limit, maxLines + 1, measure);
  const truncated = ends.length > maxLines;
  const lines: ShapedLine[] = [];
  let start = 0;
  for (const end of ends.slice(0, maxLines)) {
    const isLast = truncated && lines.length === maxLines - 1;
    lines.push(
      isLast ? withEllipsis(text.slice(start), direction, weight, limit) : shape(start, end),
    );
    start = end;
  }
  return { lines, truncated };
}

/** Width of an index range in thousandths of the size. */
type Measure = (start: number, end: number) => number;

/** Greedy line breaking; stops after `maxLines` lines. */
function lineEnds(text: string, limit: number, maxLines: number, measure: Measure): number[] {
  const ends: number[] = [];
  let start = 0;
  let used = 0;
  const pieces = breakPieces(text);
  for (let index = 0; index < pieces.length && ends.length < maxLines;) {
    const piece = pieces[index];
    if (!piece) break;
    const from = Math.max(piece.start, start);
    if (used + measure(from, trimEnd(text, from, piece.end)) <= limit) {
      used += measure(from, piece.end);
      index++;
    } else if (from > start) {
      ends.push(from);
      start = from;
      used = 0;
    } else {
      start = cutWord(from, piece.end, text, limit, measure);
      ends.push(start);
      if (start >= piece.end) index++;
    }
  }
  if (start < text.length && ends.length < maxLines) ends.push(text.length);
  return ends;
}

/** End of the longest beginning of a word that fits a line; at least one grapheme. */
function cutWord(
  start: number,
  end: number,
  text: string,
  limit: number,
  measure: Measure,
): number {
  const ends = [...graphemes.segment(text.slice(start, end))].map(
    (g) => start + g.index + g.segment.length,
  );
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(start, ends[middle] ?? end) <= limit) low = middle;
    else high = middle - 1;
  }
  return ends[low] ?? end;
}

/** The longest beginning of `text` that fits together with an ellipsis, which follows the words it cuts. */
function withEllipsis(
  text: string,
  direction: Direction,
  weight: FontWeight,
  limit: number,
): ShapedLine {
  const ends = [...graphemes.segment(text.slice(0, 600))].map((g) => g.index + g.segment.length);
  let low = 0;
  let high = ends.length;
  const shapeFirst = (count: number) => {
    const kept = text.slice(0, count === 0 ? 0 : ends[count - 1]).trimEnd();
    return shapeLine(kept + ELLIPSIS + closeIsolates(kept), direction, weight);
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (shapeFirst(middle).width <= limit) low = middle;
    else high = middle - 1;
  }
  return shapeFirst(low);
}

function closeIsolates(text: string): string {
  let open = 0;
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/g)) {
    open = mark === '\u2069' ? Math.max(0, open - 1) : open + 1;
  }
  return '\u2069'.repeat(open);
}

/**
 * Makes text fit a box: as large as `style.size`, smaller down to `minSize`, then cut with an ellipsis.
 * @param box points
 */
export function fitText(
  text: string,
  style: TextStyle & { minSize?: number; maxLines?: number },
  box: { width: number; height: number },
): FittedText {
  const clean = cleanKeepingIsolates(text);
  const direction = style.direction ?? detectDirection(clean);
  const minSize = Math.min(style.minSize ?? style.size, style.size);
  for (let size = style.size; ; size = Math.max(minSize, size - 0.5)) {
    const room = Math.max(1, Math.floor(box.height / (size * LINE_HEIGHT) + 0.001));
    const maxLines = Math.min(room, style.maxLines ?? room);
    const fitted = wrapText(clean, { ...style, size, direction }, box.width, maxLines);
    if (!fitted.truncated || size <= minSize) return { ...fitted, size, direction };
  }
}

/** `cleanText` for sentences that our own templates have put isolates into. */
export function cleanKeepingIsolates(text: string): string {
  return text
    .slice(0, 4 * MAX_TEXT_LENGTH)
    .split(/([\u2066-\u2069])/)
    .map((part) => (isInvisible(part) ? part : cleanPart(part)))
    .join('');
}

function cleanPart(part: string): string {
  const leading = /^\s/.test(part) ? ' ' : '';
  const trailing = /\s$/.test(part) && part.trim() !== '' ? ' ' : '';
  return leading + cleanText(part) + trailing;
}
