import type { Point, Polygon } from '../lib/pdf/outlines.ts';

const SUB_LINES = 4;
/** Thin strokes of small letters would break at exactly one half. */
const DARK_FROM = 0.42;

/** Black and white dots, as a thermal printer burns them. */
export class Bitmap {
  readonly width: number;
  readonly height: number;
  /** One byte a dot, row by row; 1 is black. */
  readonly dots: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.dots = new Uint8Array(width * height);
  }

  /** Blackens the dots whose middle lies in the area; lengths in dots. */
  fillRect(x: number, y: number, width: number, height: number): void {
    const left = Math.max(0, Math.round(x));
    const right = Math.min(this.width, Math.round(x + width));
    const bottom = Math.min(this.height, Math.round(y + height));
    for (let row = Math.max(0, Math.round(y)); row < bottom; row++) {
      this.dots.fill(1, row * this.width + left, row * this.width + right);
    }
  }

  /** Blackens dots that polygons cover by about half or more (non-zero winding); coordinates in dots. */
  fillPolygons(polygons: readonly Polygon[]): void {
    const coverage = new Float32Array(this.width);
    const edges = edgesOf(polygons);
    for (let row = 0; row < this.height; row++) {
      const near = edges.filter((edge) => edge.top <= row + 1 && edge.bottom >= row);
      if (near.length === 0) continue;
      coverage.fill(0);
      for (let sub = 0; sub < SUB_LINES; sub++) {
        for (const [from, to] of spans(near, row + (sub + 0.5) / SUB_LINES))
          this.cover(coverage, from, to);
      }
      coverage.forEach((share, column) => {
        if (share / SUB_LINES >= DARK_FROM) this.dots[row * this.width + column] = 1;
      });
    }
  }

  private cover(coverage: Float32Array, from: number, to: number): void {
    const first = Math.max(0, Math.floor(from));
    const last = Math.min(this.width - 1, Math.ceil(to) - 1);
    for (let column = first; column <= last; column++) {
      const share = Math.min(to, column + 1) - Math.max(from, column);
      coverage[column] = (coverage[column] ?? 0) + Math.max(0, share);
    }
  }

  /** A ZPL graphic field (`^GFA`): bytes of eight dots in hexadecimal, the leftmost dot in the highest bit. */
  toGraphicField(): string {
    const bytesPerRow = Math.ceil(this.width / 8);
    const bytes = Buffer.alloc(bytesPerRow * this.height);
    this.dots.forEach((dot, index) => {
      if (dot === 0) return;
      const column = index % this.width;
      const at = Math.floor(index / this.width) * bytesPerRow + (column >> 3);
      bytes[at] = (bytes[at] ?? 0) | (128 >> (column & 7));
    });
    return `^GFA,${bytes.length},${bytes.length},${bytesPerRow},${bytes.toString('hex').toUpperCase()}^FS`;
  }
}

interface Edge {
  from: Point;
  to: Point;
  top: number;
  bottom: number;
}

function edgesOf(polygons: readonly Polygon[]): Edge[] {
  return polygons.flatMap((polygon) =>
    polygon.map((to, index) => {
      const from = polygon[index === 0 ? polygon.length - 1 : index - 1] ?? to;
      return { from, to, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
    }),
  );
}

/** Stretches of a horizontal line that lie inside. */
function spans(edges: readonly Edge[], y: number): Array<[number, number]> {
  const crossings: Array<{ x: number; turn: number }> = [];
  for (const { from, to } of edges) {
    if (from.y <= y === to.y <= y) continue;
    const x = from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
    crossings.push({ x, turn: to.y > from.y ? 1 : -1 });
  }
  crossings.sort((a, b) => a.x - b.x);
  const result: Array<[number, number]> = [];
  let winding = 0;
  let start = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) start = x;
    winding += turn;
    if (winding === 0) result.push([start, x]);
  }
  return result;
}
