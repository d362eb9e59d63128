/** Finds patches of texture as wide as high: where a QR code or Data Matrix may be. */
import type { Texture } from './texture.ts';

export interface SquareRegion {
  x: number;
  y: number;
  /** Half the side, in frame pixels. */
  radius: number;
}

export interface SquareRegions {
  fine: SquareRegion[];
  /** From blocks of double size: finds symbols that fine blocks see as several. */
  coarse: SquareRegion[];
}

export function findSquareRegions(texture: Texture): SquareRegions {
  const { energy, columns, rows, threshold, blockSize } = texture;
  const coarseColumns = columns >> 1;
  const coarseRows = rows >> 1;
  const coarse = new Float32Array(coarseColumns * coarseRows);
  for (let y = 0; y < coarseRows; y++) {
    for (let x = 0; x < coarseColumns; x++) {
      const i = 2 * y * columns + 2 * x;
      coarse[y * coarseColumns + x] = Math.max(
        energy[i]!,
        energy[i + 1]!,
        energy[i + columns]!,
        energy[i + columns + 1]!,
      );
    }
  }
  return {
    fine: inscribedSquares(energy, columns, rows, threshold, blockSize, 24),
    coarse: inscribedSquares(coarse, coarseColumns, coarseRows, threshold, blockSize * 2, 10),
  };
}

/** Largest inscribed squares of the blocks above `threshold`, biggest first, none inside another. */
function inscribedSquares(
  energy: Float32Array,
  columns: number,
  rows: number,
  threshold: number,
  blockSize: number,
  max: number,
): SquareRegion[] {
  const distance = chessboardDistance(energy, columns, rows, threshold);
  const centres: number[] = [];
  for (let i = 0; i < distance.length; i++) if (distance[i]! >= 2) centres.push(i);
  centres.sort((a, b) => distance[b]! - distance[a]! || energy[b]! - energy[a]!);
  const taken = new Uint8Array(distance.length);
  const squares: SquareRegion[] = [];
  for (const centre of centres) {
    if (taken[centre]) continue;
    const reach = distance[centre]!;
    const column = centre % columns;
    const row = (centre / columns) | 0;
    let sumX = 0;
    let sumY = 0;
    let count = 0;
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
      for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
        const i = y * columns + x;
        taken[i] = 1;
        if (distance[i]! < reach - 1) continue;
        sumX += x;
        sumY += y;
        count++;
      }
    }
    squares.push({
      x: (sumX / count + 0.5) * blockSize,
      y: (sumY / count + 0.5) * blockSize,
      radius: reach * blockSize,
    });
    if (squares.length >= max) break;
  }
  return squares;
}

/** Distance in blocks to the nearest block below the threshold, diagonals counting one. */
function chessboardDistance(
  energy: Float32Array,
  columns: number,
  rows: number,
  threshold: number,
): Float32Array {
  const d = new Float32Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const i = y * columns + x;
      if (energy[i]! <= threshold) continue;
      const inner = x > 0 && y > 0 && x < columns - 1 && y < rows - 1;
      d[i] = inner
        ? 1 + Math.min(d[i - 1]!, d[i - columns]!, d[i - columns - 1]!, d[i - columns + 1]!)
        : 1;
    }
  }
  for (let y = rows - 2; y >= 0; y--) {
    for (let x = columns - 2; x >= 1; x--) {
      const i = y * columns + x;
      if (d[i] === 0) continue;
      const nearest = Math.min(
        d[i + 1]!,
        d[i + columns]!,
        d[i + columns + 1]!,
        d[i + columns - 1]!,
      );
      d[i] = Math.min(d[i]!, 1 + nearest);
    }
  }
  return d;
}
