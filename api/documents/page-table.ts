import type { ShapedLine } from '../lib/pdf/shape.ts';
import { LINE_HEIGHT, wrapText } from '../lib/pdf/wrap.ts';
import { sideBySide } from './both-languages.ts';
import { type PageFlow, SMALLEST_SIZE } from './page-flow.ts';

/** A column; `share` is its part of the width. */
export interface Column {
  title: string;
  share: number;
  align?: 'start' | 'end' | 'center';
}

/** Text, a box to tick by hand (`false`), or a box with a tick (`true`). */
export type Cell = string | boolean;

const PADDING = 3;
const CELL_SIZE = 9.5;
const MAX_CELL_LINES = 6;

/**
 * Draws a table; its head is repeated on every page and a row is never parted.
 * @param rowHeight points that a row takes at least
 */
export function drawTable(
  flow: PageFlow,
  columns: readonly Column[],
  rows: ReadonlyArray<readonly Cell[]>,
  { rowHeight: least = 0 }: { rowHeight?: number } = {},
): void {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  let start = 0;
  const places = columns.map((column) => {
    const width = (column.share / total) * flow.width;
    start += width;
    return { ...column, start: start - width, width };
  });
  const head = columns.map((column) => column.title);
  drawRow(flow, places, head, true);
  for (const row of rows) {
    const height = Math.max(least, rowHeight(flow, places, row, false));
    if (flow.keep(height)) drawRow(flow, places, head, true);
    drawRow(flow, places, row, false, height);
  }
  flow.y += 6;
}

type Place = Column & { start: number; width: number };

function wrapCell(flow: PageFlow, place: Place, cell: Cell, isHead: boolean): ShapedLine[] {
  if (typeof cell === 'boolean') return [];
  const style = {
    size: isHead ? SMALLEST_SIZE : CELL_SIZE,
    weight: isHead ? ('bold' as const) : ('regular' as const),
    direction: flow.language.direction,
  };
  return wrapText(sideBySide(cell), style, place.width - 2 * PADDING, MAX_CELL_LINES).lines;
}

function rowHeight(
  flow: PageFlow,
  places: readonly Place[],
  row: readonly Cell[],
  isHead: boolean,
): number {
  const lines = places.map(
    (place, index) => wrapCell(flow, place, row[index] ?? '', isHead).length,
  );
  return Math.max(1, ...lines) * CELL_SIZE * LINE_HEIGHT + 2 * PADDING;
}

function drawRow(
  flow: PageFlow,
  places: readonly Place[],
  row: readonly Cell[],
  isHead: boolean,
  height = rowHeight(flow, places, row, isHead),
): void {
  if (isHead) flow.keep(height * 2);
  places.forEach((place, index) => {
    const cell = row[index] ?? '';
    if (typeof cell === 'boolean') drawTickBox(flow, place, cell);
    else {
      const box = flow.box(
        place.start + PADDING,
        place.width - 2 * PADDING,
        flow.y + PADDING,
        height,
      );
      const size = isHead ? SMALLEST_SIZE : CELL_SIZE;
      flow.canvas.lines(
        wrapCell(flow, place, cell, isHead),
        box,
        size,
        flow.language.direction,
        place.align,
      );
    }
  });
  flow.y += height;
  flow.rule(isHead ? 0.9 : 0.35);
}

function drawTickBox(flow: PageFlow, place: Place, ticked: boolean): void {
  const side = 10;
  const box = flow.box(place.start + (place.width - side) / 2, side, flow.y + PADDING + 1, side);
  flow.canvas.strokeRect(box, 0.8);
  if (!ticked) return;
  const points = [
    { x: box.x + 2, y: box.y + 5.2 },
    { x: box.x + 4.3, y: box.y + 7.6 },
    { x: box.x + 8.2, y: box.y + 2.4 },
  ];
  flow.canvas.strokePoints([points], 1.5);
}
