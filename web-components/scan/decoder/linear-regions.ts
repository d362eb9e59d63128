/** Finds parallel bars: connected blocks whose gradients all run the same way. */
import type { Texture } from './texture.ts';

export interface LinearRegion {
  /** Direction across the bars, radians, with its cosine and sine. */
  angle: number;
  cos: number;
  sin: number;
  /** Long axis of the blob where it differs from `angle`: under perspective bars lean. */
  leaning: number | null;
  /** `angle` measured again at full size (`withBarDirection`); equal to it until then. */
  barAngle: number;
  centreX: number;
  centreY: number;
  /** Extent across the bars (u) and along them (v), in frame pixels along `angle`. */
  u0: number;
  u1: number;
  v0: number;
  v1: number;
  score: number;
}

const SEED_COHERENCE = 0.55;
const MEMBER_COHERENCE = 0.45;
const MIN_BLOCKS = 8;
/** Shortest bar code worth a look, in frame pixels: below it a module is under a pixel. */
const MIN_LENGTH = 60;

export function findLinearRegions(texture: Texture): LinearRegion[] {
  const { energy, coherence, threshold } = texture;
  const seeds: number[] = [];
  for (let i = 0; i < energy.length; i++) {
    if (energy[i]! > threshold && coherence[i]! > SEED_COHERENCE) seeds.push(i);
  }
  seeds.sort((a, b) => energy[b]! * coherence[b]! - energy[a]! * coherence[a]!);
  const seen = new Uint8Array(energy.length);
  const regions: LinearRegion[] = [];
  for (const seed of seeds) {
    if (seen[seed]) continue;
    const blob = growBlob(texture, seed, seen);
    const region = blob.blocks.length >= MIN_BLOCKS ? measureBlob(texture, blob) : null;
    if (region) regions.push(region);
  }
  return regions.sort((a, b) => b.score - a.score);
}

interface Blob {
  blocks: number[];
  angle: number;
}

function growBlob(texture: Texture, seed: number, seen: Uint8Array): Blob {
  const { columns, rows, energy, coherence, direction, threshold } = texture;
  const blocks: number[] = [];
  const stack = [seed];
  const seedEnergy = energy[seed]! + 1;
  // Directions are averaged as doubled angles, because a bar has no front.
  let cos2 = Math.cos(2 * direction[seed]!);
  let sin2 = Math.sin(2 * direction[seed]!);
  seen[seed] = 1;
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    blocks.push(block);
    const weight = energy[block]! / seedEnergy;
    cos2 += weight * Math.cos(2 * direction[block]!);
    sin2 += weight * Math.sin(2 * direction[block]!);
    const length = Math.hypot(cos2, sin2);
    const column = block % columns;
    const row = (block / columns) | 0;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        const next = y * columns + x;
        if (seen[next] || energy[next]! < threshold || coherence[next]! < MEMBER_COHERENCE)
          continue;
        const turn = 2 * direction[next]!;
        if ((Math.cos(turn) * cos2 + Math.sin(turn) * sin2) / length < 0.85) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  return { blocks, angle: 0.5 * Math.atan2(sin2, cos2) };
}

function measureBlob(texture: Texture, { blocks, angle }: Blob): LinearRegion | null {
  const { columns, blockSize, energy } = texture;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const along: number[] = [];
  let u0 = Infinity;
  let u1 = -Infinity;
  let total = 0;
  let meanX = 0;
  let meanY = 0;
  for (const block of blocks) {
    const column = block % columns;
    const row = (block / columns) | 0;
    const x = (column + 0.5) * blockSize;
    const y = (row + 0.5) * blockSize;
    const u = x * cos + y * sin;
    along.push(-x * sin + y * cos);
    u0 = Math.min(u0, u);
    u1 = Math.max(u1, u);
    total += energy[block]!;
    meanX += column / blocks.length;
    meanY += row / blocks.length;
  }
  const length = u1 - u0 + blockSize;
  if (length < MIN_LENGTH) return null;
  along.sort((a, b) => a - b);
  const v0 = along[Math.floor(along.length * 0.05)]!;
  const v1 = along[Math.floor(along.length * 0.95)]!;
  return {
    angle,
    cos,
    sin,
    barAngle: angle,
    leaning: leaningAxis(blocks, columns, meanX, meanY, angle),
    centreX: (meanX + 0.5) * blockSize,
    centreY: (meanY + 0.5) * blockSize,
    u0: u0 - blockSize / 2,
    u1: u1 + blockSize / 2,
    v0,
    v1,
    score: total * Math.min(1, length / (v1 - v0 + blockSize) / 1.2),
  };
}

/** The long axis of the blob, where it is clear and neither equal to the bars' normal nor far off it. */
function leaningAxis(
  blocks: number[],
  columns: number,
  meanX: number,
  meanY: number,
  angle: number,
): number | null {
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const block of blocks) {
    const x = (block % columns) - meanX;
    const y = ((block / columns) | 0) - meanY;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const elongation = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy) / (xx + yy + 1e-9);
  let difference = 0.5 * Math.atan2(2 * xy, xx - yy) - angle;
  while (difference > Math.PI / 2) difference -= Math.PI;
  while (difference < -Math.PI / 2) difference += Math.PI;
  const lean = Math.abs(difference);
  return elongation > 0.3 && lean > 0.012 && lean < 0.6 ? angle + difference : null;
}
