import type { CommandAction } from '#domain/command-cards.ts';
import type { Rect } from '../lib/pdf/pdf-canvas.ts';
import type { CommandShape } from './label-content.ts';
import type { ShapeMark } from './label-marks.ts';

/** Polygons in a square of 100 by 100; `|` parts polygons. */
const OUTLINES: Record<CommandShape, string> = {
  check: '8,54 22,40 40,58 78,18 92,32 40,86',
  arrow: '6,38 52,38 52,14 94,50 52,86 52,62 6,62',
  undo: '94,62 94,38 48,38 48,14 6,50 48,86 48,62',
  pause: '22,12 42,12 42,88 22,88|58,12 78,12 78,88 58,88',
  stop: '30,6 70,6 94,30 94,70 70,94 30,94 6,70 6,30',
  warning: '50,6 96,92 4,92',
  document: '18,6 62,6 82,26 82,94 18,94',
  pair: '4,28 44,28 44,46 56,46 56,28 96,28 96,72 56,72 56,54 44,54 44,72 4,72',
  count:
    '8,14 20,14 20,86 8,86|32,14 44,14 44,86 32,86|56,14 68,14 68,86 56,86|80,14 92,14 92,86 80,86',
  place: '50,96 20,52 14,36 18,20 32,8 50,4 68,8 82,20 86,36 80,52',
};

/** White on the black outline. */
const HOLES: Partial<Record<CommandShape, string>> = {
  document: '30,42 70,42 70,50 30,50|30,58 70,58 70,66 30,66|30,74 56,74 56,82 30,82',
  stop: '24,42 76,42 76,58 24,58',
  warning: '45,36 55,36 54,66 46,66|45,72 55,72 55,81 45,81',
  place: '50,24 60,28 64,38 60,48 50,52 40,48 36,38 40,28',
};

/** Draws the shape into a square of millimetres; holes are cut out by drawing them in the opposite turn. */
export function commandShape(shape: CommandShape, box: Rect, mirrored: boolean): ShapeMark {
  const outlines = parse(OUTLINES[shape]).map(clockwise);
  const holes = parse(HOLES[shape] ?? '').map((polygon) => clockwise(polygon).toReversed());
  const flip = mirrored && (shape === 'arrow' || shape === 'undo');
  const scale = (value: number, length: number) => (value / 100) * length;
  return {
    kind: 'shape',
    polygons: [...outlines, ...holes].map((polygon) =>
      polygon.map((point) => ({
        x: box.x + scale(flip ? 100 - point.x : point.x, box.width),
        y: box.y + scale(point.y, box.height),
      })),
    ),
  };
}

interface Point {
  x: number;
  y: number;
}

function parse(text: string): Point[][] {
  if (text === '') return [];
  return text.split('|').map((polygon) =>
    polygon.split(' ').map((pair) => {
      const [x = 0, y = 0] = pair.split(',').map(Number);
      return { x, y };
    }),
  );
}

function clockwise(polygon: Point[]): Point[] {
  const area = polygon.reduce((sum, point, index) => {
    const next = polygon[(index + 1) % polygon.length] ?? point;
    return sum + point.x * next.y - next.x * point.y;
  }, 0);
  return area >= 0 ? polygon : polygon.toReversed();
}

/** The shape on the card of each action. */
export const SHAPE_OF_ACTION: Record<CommandAction, CommandShape> = {
  start_diagnostics: 'arrow',
  to_repair: 'arrow',
  take_work: 'arrow',
  to_final_check: 'arrow',
  qa_passed: 'check',
  back_to_repair: 'undo',
  to_kitting: 'arrow',
  ready_on_shelf: 'check',
  all_observed_good: 'check',
  line_pass: 'check',
  rest_is_there: 'check',
  line_fail: 'stop',
  line_na: 'pause',
  wipe_evidence_seen: 'check',
  label_confirmed: 'check',
  move_here: 'place',
  take_custody: 'arrow',
  safety_hold: 'warning',
  release_hold: 'check',
  undo: 'undo',
  pause: 'pause',
  wipe_started: 'arrow',
  add_proof: 'document',
  open_tests: 'document',
  open_grades: 'document',
  print_label: 'document',
  quarantine: 'stop',
  to_harvest: 'document',
  to_recycling: 'document',
  defect_found: 'warning',
  reopen_kit: 'undo',
  hand_over: 'arrow',
  take_back: 'undo',
  missing: 'warning',
  found_again: 'check',
  donor_takes_back: 'undo',
  pair_check: 'pair',
  stock_count: 'count',
  fault: 'warning',
  hold: 'stop',
};
