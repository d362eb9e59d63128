/** Structure tensor of a frame in blocks: where there is fine texture, and which way it runs. */
import type { LumaFrame } from './frame.ts';
import { boxBlur, halve } from './image.ts';

export interface Texture {
  columns: number;
  rows: number;
  /** Side of a block in frame pixels. */
  blockSize: number;
  /** Gradient energy per block. */
  energy: Float32Array;
  /** 0 (no direction) to 1 (parallel lines) per block. */
  coherence: Float32Array;
  /** Direction of the gradient per block, radians, modulo half a turn. */
  direction: Float32Array;
  /** Blocks above this energy may belong to a symbol. */
  threshold: number;
  /** Noise everywhere, as in a dim room: pictures want smoothing before reading. */
  noisy: boolean;
}

interface Tensor {
  xx: Float32Array;
  yy: Float32Array;
  xy: Float32Array;
}

/** Above this share of low to high energy the frame is noise and is smoothed before looking. */
const NOISY_FRAME = 0.08;

export function measureTexture(frame: LumaFrame): Texture {
  const halved = Math.max(frame.width, frame.height) > 800;
  const small = halved ? halve(frame) : frame;
  const block = halved ? 4 : 6;
  const columns = Math.floor(small.width / block);
  const rows = Math.floor(small.height / block);
  let tensor = gradients(small.luma, small.width, block, columns, rows);
  const raw = tensor.xx.map((value, i) => value + tensor.yy[i]!);
  const noisy = quantile(raw, 0.3) > NOISY_FRAME * quantile(raw, 0.985);
  if (noisy) {
    const { luma, width, height } = small;
    const soft = boxBlur(boxBlur(luma, width, height, 1), width, height, 1);
    tensor = gradients(soft, width, block, columns, rows);
  }
  const xx = smoothGrid(tensor.xx, columns, rows);
  const yy = smoothGrid(tensor.yy, columns, rows);
  const xy = smoothGrid(tensor.xy, columns, rows);
  const count = columns * rows;
  const energy = new Float32Array(count);
  const coherence = new Float32Array(count);
  const direction = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const sum = xx[i]! + yy[i]!;
    const difference = xx[i]! - yy[i]!;
    const strength = Math.sqrt(difference * difference + 4 * xy[i]! * xy[i]!);
    energy[i] = sum;
    coherence[i] = sum > 0 ? strength / sum : 0;
    direction[i] = 0.5 * Math.atan2(2 * xy[i]!, difference);
  }
  const high = quantile(energy, 0.985);
  const threshold = Math.max(
    Math.min(quantile(energy, 0.5) * 3, high * 0.3),
    high * 0.06,
    block * block * 12,
  );
  const blockSize = block * (halved ? 2 : 1);
  return { columns, rows, blockSize, energy, coherence, direction, threshold, noisy };
}

function gradients(
  grey: ArrayLike<number>,
  width: number,
  block: number,
  columns: number,
  rows: number,
): Tensor {
  const count = columns * rows;
  const xx = new Float32Array(count);
  const yy = new Float32Array(count);
  const xy = new Float32Array(count);
  for (let y = 1; y < rows * block - 1; y++) {
    const rowStart = ((y / block) | 0) * columns;
    for (let x = 1; x < columns * block - 1; x++) {
      const i = y * width + x;
      const gx = grey[i + 1]! - grey[i - 1]!;
      const gy = grey[i + width]! - grey[i - width]!;
      const b = rowStart + ((x / block) | 0);
      xx[b]! += gx * gx;
      yy[b]! += gy * gy;
      xy[b]! += gx * gy;
    }
  }
  return { xx, yy, xy };
}

function smoothGrid(grid: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(grid.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      let count = 0;
      for (let j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
        for (let i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) {
          sum += grid[j * columns + i]!;
          count++;
        }
      }
      out[y * columns + x] = sum / count;
    }
  }
  return out;
}

/** Estimated from every third value: the exact quantile is not worth its sorting time. */
function quantile(values: Float32Array, share: number): number {
  const sample = new Float32Array(Math.ceil(values.length / 3));
  for (let i = 0; i < sample.length; i++) sample[i] = values[3 * i]!;
  sample.sort();
  return sample[Math.min(sample.length - 1, Math.floor(share * sample.length))] ?? 0;
}
