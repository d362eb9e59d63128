/** Where labels are printed on: single labels from a roll, cards, or a grid on a sheet. Lengths in millimetres. */

export interface LabelSize {
  widthMm: number;
  heightMm: number;
}

/** A page with labels at a fixed pitch, filled row by row. */
export interface SheetGrid {
  pageWidthMm: number;
  pageHeightMm: number;
  /** From the page's left and top edge to the first label. */
  marginLeftMm: number;
  marginTopMm: number;
  /** From the left (top) edge of one label to that of the next. */
  pitchXMm: number;
  pitchYMm: number;
  columns: number;
  rows: number;
}

export interface LabelMedium extends LabelSize {
  /** Stable name, kept by a bench as its choice, e.g. `roll-50x25`. */
  id: string;
  /** Product name or size; needs no translation. */
  name: string;
  form: 'roll' | 'sheet' | 'card';
  /** Only sheets have one. */
  grid: SheetGrid | null;
}

export const DOTS_PER_INCH = [203, 300] as const;
export type DotsPerInch = (typeof DOTS_PER_INCH)[number];

/** What is known about a printer and the people who scan its labels. */
export interface PrinterProfile {
  dpi: DotsPerInch;
  /** The one symbol on labels too small for two: QR for cameras, Code 128 for laser scanners. */
  smallLabelSymbol: 'qr' | 'code128';
  /** Left out where the printer prints where it should. */
  correction?: PrintCorrection | undefined;
}

/** What puts a printer right that prints beside the label, too small or too pale. */
export interface PrintCorrection {
  /** Moves everything to the right and down. */
  offsetXMm: number;
  offsetYMm: number;
  /** Of a PDF; thermal printers keep their size. */
  scaleXPercent: number;
  scaleYPercent: number;
  /** 0 to 30; null leaves what is set at the printer. ZPL only, as the speed. */
  darkness: number | null;
  /** Inches a second. */
  speed: number | null;
}

const A4 = { pageWidthMm: 210, pageHeightMm: 297 };

function single(
  form: 'roll' | 'card',
  widthMm: number,
  heightMm: number,
  name: string,
): LabelMedium {
  return { id: `${form}-${widthMm}x${heightMm}`, name, form, widthMm, heightMm, grid: null };
}

/** A sheet by numbers; `id` and `name` are the caller's. */
export function sheetMedium(
  id: string,
  name: string,
  size: LabelSize,
  grid: SheetGrid,
): LabelMedium {
  return { id, name, form: 'sheet', ...size, grid };
}

/** An A4 sheet whose grid stands in the middle of the page. */
function centredA4(
  id: string,
  name: string,
  size: LabelSize,
  count: [number, number],
  pitch: [number, number],
): LabelMedium {
  const [columns, rows] = count;
  const [pitchXMm, pitchYMm] = pitch;
  const width = (columns - 1) * pitchXMm + size.widthMm;
  const height = (rows - 1) * pitchYMm + size.heightMm;
  return sheetMedium(id, name, size, {
    ...A4,
    marginLeftMm: round((A4.pageWidthMm - width) / 2),
    marginTopMm: round((A4.pageHeightMm - height) / 2),
    pitchXMm,
    pitchYMm,
    columns,
    rows,
  });
}

function round(millimetres: number): number {
  return Math.round(millimetres * 100) / 100;
}

export const LABEL_MEDIA: readonly LabelMedium[] = [
  single('roll', 50, 25, '50 × 25 mm'),
  single('roll', 62, 29, '62 × 29 mm'),
  single('roll', 38, 19, '38 × 19 mm'),
  single('roll', 40, 20, '40 × 20 mm'),
  centredA4(
    'avery-l7160',
    'Avery L7160 (63.5 × 38.1 mm, 21)',
    { widthMm: 63.5, heightMm: 38.1 },
    [3, 7],
    [66.04, 38.1],
  ),
  centredA4(
    'avery-l7159',
    'Avery L7159 (63.5 × 33.9 mm, 24)',
    { widthMm: 63.5, heightMm: 33.9 },
    [3, 8],
    [66.04, 33.9],
  ),
  centredA4(
    'avery-l7651',
    'Avery L7651 (38.1 × 21.2 mm, 65)',
    { widthMm: 38.1, heightMm: 21.2 },
    [5, 13],
    [40.6, 21.2],
  ),
  centredA4(
    'avery-l4732',
    'Avery L4732 (35.6 × 16.9 mm, 80)',
    { widthMm: 35.6, heightMm: 16.9 },
    [5, 16],
    [38.1, 16.9],
  ),
  centredA4(
    'avery-l7163',
    'Avery L7163 (99.1 × 38.1 mm, 14)',
    { widthMm: 99.1, heightMm: 38.1 },
    [2, 7],
    [101.6, 38.1],
  ),
  centredA4(
    'a4-cards-85x54',
    'A4 (85 × 54 mm, 10)',
    { widthMm: 85, heightMm: 54 },
    [2, 5],
    [90, 56],
  ),
  centredA4(
    'a4-cards-a6',
    'A4 (105 × 148 mm, 4)',
    { widthMm: 105, heightMm: 148 },
    [2, 2],
    [105, 148],
  ),
  single('card', 85, 54, '85 × 54 mm'),
  single('card', 105, 148, 'A6'),
];

/** @returns undefined for an unknown id */
export function findMedium(id: string): LabelMedium | undefined {
  return LABEL_MEDIA.find((medium) => medium.id === id);
}

/** Labels on a sheet; 1 for rolls and cards. */
export function labelsPerPage(medium: LabelMedium): number {
  return medium.grid ? medium.grid.columns * medium.grid.rows : 1;
}

/**
 * Says why a medium given by numbers cannot be printed, or null when it can.
 * The reason is the name of the field at fault.
 */
export function mediumFault(medium: LabelMedium): string | null {
  if (!within(medium.widthMm, 28, 220)) return 'widthMm';
  if (!within(medium.heightMm, 10, 300)) return 'heightMm';
  if (!medium.grid) return null;
  const grid = medium.grid;
  if (!within(grid.pageWidthMm, 50, 330)) return 'pageWidthMm';
  if (!within(grid.pageHeightMm, 50, 490)) return 'pageHeightMm';
  if (!Number.isInteger(grid.columns) || !within(grid.columns, 1, 20)) return 'columns';
  if (!Number.isInteger(grid.rows) || !within(grid.rows, 1, 40)) return 'rows';
  if (!within(grid.marginLeftMm, 0, grid.pageWidthMm)) return 'marginLeftMm';
  if (!within(grid.marginTopMm, 0, grid.pageHeightMm)) return 'marginTopMm';
  if (grid.columns > 1 && !(grid.pitchXMm >= medium.widthMm)) return 'pitchXMm';
  if (grid.rows > 1 && !(grid.pitchYMm >= medium.heightMm)) return 'pitchYMm';
  const right = grid.marginLeftMm + (grid.columns - 1) * grid.pitchXMm + medium.widthMm;
  const bottom = grid.marginTopMm + (grid.rows - 1) * grid.pitchYMm + medium.heightMm;
  if (right > grid.pageWidthMm + 0.5) return 'columns';
  return bottom > grid.pageHeightMm + 0.5 ? 'rows' : null;
}

function within(value: number, least: number, most: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most;
}

/** Left top corner of the label at `position` (0 is the first one) on its sheet. */
export function positionOnSheet(grid: SheetGrid, position: number): { xMm: number; yMm: number } {
  const column = position % grid.columns;
  const row = Math.floor(position / grid.columns) % grid.rows;
  return {
    xMm: grid.marginLeftMm + column * grid.pitchXMm,
    yMm: grid.marginTopMm + row * grid.pitchYMm,
  };
}
