import { detectDirection } from '../lib/pdf/bidi-runs.ts';
import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import { cleanText, isolateLeftToRight, isolateParts } from '../lib/pdf/clean-text.ts';
import type { TextMark } from './label-marks.ts';
import { fitText, LINE_HEIGHT } from '../lib/pdf/wrap.ts';
import { type LayoutContext } from './label-parts.ts';
import { printedCode } from './printed-code.ts';

const MM_PER_POINT = 25.4 / 72;
const TIGHT_LINE = 1.15;
/** Tried one after the other until the rows fit. */
const SCALES = [1, 0.88, 0.76, 0.66, 0.58];
/** The white below the last line of a text may be shared. */
const SLACK_MM = 0.3;

/** Longest text a label is asked to hold; what does not fit ends with an ellipsis. */
const MAX_LABEL_TEXT = 200;

interface Row {
  text: string;
  size: number;
  minSize: number;
  lines: number;
  bold: boolean;
  tight?: boolean;
}

/**
 * The words of a label in a column of millimetres: code, title, lines, programme at the foot.
 * On places the name leads, because it is read from afar.
 */
export function columnText(context: LayoutContext, column: Rect): TextMark[] {
  const programme = leftToRightAsItIs(clean(context.content.programme));
  const foot = programme === '' || column.height < 9 ? 0 : Math.min(3.2, column.height * 0.16);
  const area = { ...column, height: column.height - foot };
  const marks = placeRows(context, area);
  if (foot > 0) {
    const row = {
      text: programme,
      size: Math.min(8, foot / (LINE_HEIGHT * MM_PER_POINT)),
      minSize: 4.5,
      lines: 1,
      bold: false,
    };
    marks.push(
      textMark(context, row, { ...column, y: area.y + area.height, height: foot }, 'bottom'),
    );
  }
  return marks;
}

interface Stack {
  marks: TextMark[];
  complete: boolean;
  /** The title ends with an ellipsis. */
  cut: boolean;
}

/**
 * Rows one below the other; smaller when that makes room for all of them, else as many as fit.
 * A title that two lines cut gets a third, because the model stands at its end.
 */
function placeRows(context: LayoutContext, area: Rect): TextMark[] {
  const two = stackAll(context, area, 2);
  if (two && !two.cut) return two.marks;
  return (stackAll(context, area, 3) ?? two ?? stackRows(context, area, 1, 2)).marks;
}

/** The largest stack that holds every row. */
function stackAll(context: LayoutContext, area: Rect, titleLines: number): Stack | null {
  for (const scale of SCALES) {
    const stack = stackRows(context, area, scale, titleLines);
    if (stack.complete) return stack;
  }
  return null;
}

function stackRows(context: LayoutContext, area: Rect, scale: number, titleLines: number): Stack {
  const rows = rowsFor(context, area, scale, titleLines);
  const marks: TextMark[] = [];
  let y = area.y;
  let cut = false;
  for (const row of rows) {
    const room = area.y + area.height - y;
    const box = { ...area, y, height: Math.min(rowHeight(row, row.lines), room) };
    if (room <= 0) break;
    const fitted = fitText(row.text, fitStyle(row), {
      width: box.width / MM_PER_POINT,
      height: box.height / MM_PER_POINT,
    });
    const used = rowHeight({ ...row, size: fitted.size }, fitted.lines.length);
    if (used > room + SLACK_MM) break;
    cut ||= row.lines === titleLines && fitted.truncated;
    box.height = used;
    marks.push(textMark(context, row, box, 'top'));
    y += box.height;
  }
  return { marks, complete: marks.length === rows.length, cut };
}

/** The code has no descenders, so its line is tighter. */
function rowHeight(row: Row, lines: number): number {
  return row.size * (row.tight ? TIGHT_LINE : LINE_HEIGHT) * MM_PER_POINT * lines;
}

function fitStyle(row: Row): Parameters<typeof fitText>[1] {
  return {
    size: row.size,
    minSize: row.minSize,
    maxLines: row.lines,
    weight: row.bold ? 'bold' : 'regular',
  };
}

function rowsFor(
  { content }: LayoutContext,
  column: Rect,
  scale: number,
  titleLines: number,
): Row[] {
  const room = Math.min(column.height / 14, column.width / 29);
  const unit = Math.min(1.7, Math.max(0.72, room)) * scale;
  const title = titleText(content);
  const code: Row = {
    text: isolateLeftToRight(printedCode(content.code)),
    size: 10.5 * unit,
    minSize: 6,
    lines: 1,
    bold: true,
    tight: true,
  };
  const leads = content.kind === 'place' || content.kind === 'badge';
  const titleRow: Row = {
    text: title,
    size: (leads ? 13 : 7.6) * unit,
    minSize: 5.5,
    lines: titleLines,
    bold: true,
  };
  const small = { size: 6.4 * unit, minSize: 4.5, lines: 1, bold: false };
  const lines = content.lines
    .slice(0, 4)
    .map((text): Row => ({ text: leftToRightAsItIs(clean(text)), ...small }));
  return (leads ? [titleRow, code, ...lines] : [code, titleRow, ...lines]).filter(
    (row) => row.text !== '',
  );
}

/** What the label is for, and which box of how many. */
export function titleText({ title, boxOf }: LayoutContext['content']): string {
  const box = boxOf ? isolateLeftToRight(`${boxOf.n}/${boxOf.m}`) : '';
  return [isolateParts(title, MAX_LABEL_TEXT), box].filter(Boolean).join(' · ');
}

export function textMark(
  context: LayoutContext,
  row: Row,
  box: Rect,
  vertical: TextMark['vertical'],
  align: TextMark['align'] = 'start',
): TextMark {
  return {
    kind: 'text',
    text: row.text,
    box,
    size: row.size,
    minSize: Math.min(row.minSize, row.size),
    maxLines: row.lines,
    weight: row.bold ? 'bold' : 'regular',
    align,
    vertical,
    direction: context.direction,
  };
}

function clean(text: string): string {
  return cleanText(text, MAX_LABEL_TEXT);
}

/** `8 GB · SSD` keeps its order on a label that is read from the right. */
function leftToRightAsItIs(text: string): string {
  return text !== '' && detectDirection(text) === 'ltr' ? isolateLeftToRight(text) : text;
}
