/**
 * `node --import tsx scripts/bench/scan-frames.ts FOLDER [SEED] [EACH]`: camera-like frames of labels of ours in eleven
 * tiers (EACH a tier and symbol), and half as many without, with the manifest that `scan-decode.ts` reads.
 * The same seed gives the same scenes; their letters come from the machine's fonts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { randomNumbers } from '../../tests/support/label-scene.ts';
import {
  between,
  clutter,
  damage,
  negativeScene,
  NEGATIVES,
  ownLabel,
  sticker,
  type Foreign,
  type Random,
  type Symbology,
} from './frame-scene.ts';

type Span = readonly [number, number];
/** How a tier films: pixels a millimetre, or pixels a module; the rest from usual light and a quiet hand. */
interface Tier {
  perMm?: Span;
  perModule?: { bars: Span; squares: Span };
  turn: number;
  tilt: number;
  /** Of the Gaussian blur, in pixels, or in modules. */
  blur?: Span;
  blurModules?: Span;
  motionModules?: Span;
  light?: Span;
  noise?: Span;
  quality?: Span;
  clutter: number;
  special?: 'damage' | 'curved';
}

const TIERS: Record<string, Tier> = {
  easy: { perMm: [10, 16], turn: 10, tilt: 8, clutter: 0 },
  normal: { perMm: [7, 12], turn: 28, tilt: 18, clutter: 0.5 },
  rotated: { perMm: [7, 11], turn: 180, tilt: 32, clutter: 0.4 },
  blur: { perMm: [6, 13], turn: 14, tilt: 12, blurModules: [0.35, 0.75], clutter: 0.7 },
  lowlight: { perMm: [6, 10], turn: 20, tilt: 15, light: [0.14, 0.3], noise: [5, 9], clutter: 0.6 },
  damage: { perMm: [6, 11.5], turn: 20, tilt: 15, clutter: 0.5, special: 'damage' },
  far: { perModule: { bars: [1.2, 1.8], squares: [2.2, 3.8] }, turn: 14, tilt: 12, clutter: 0.6 },
  curved: { perMm: [6, 10], turn: 25, tilt: 10, clutter: 0.4, special: 'curved' },
  jpeg: { perMm: [5.8, 9], turn: 20, tilt: 15, quality: [30, 42], clutter: 0.5 },
  hard: {
    perMm: [5.4, 9],
    turn: 180,
    tilt: 24,
    blurModules: [0.2, 0.42],
    light: [0.25, 0.5],
    noise: [4, 7],
    quality: [36, 69],
    clutter: 1,
  },
  tiny: { perModule: { bars: [0.8, 1.3], squares: [1.1, 2] }, turn: 13, tilt: 10, clutter: 0.5 },
};
const SYMBOLOGIES: readonly Symbology[] = ['code128', 'qr', 'qrurl'];

const [folder, seed = '1', each = '10'] = process.argv.slice(2);
if (!folder) throw new Error('a folder for the frames is needed');
mkdirSync(folder, { recursive: true });
const frames: object[] = [];
let count = 0;
for (let i = 0; i < Number(each); i++) {
  for (const [name, tier] of Object.entries(TIERS))
    for (const symbology of SYMBOLOGIES) await filmLabel(name, tier, symbology, i);
}
const without = Math.ceil((Number(each) * 33) / 2);
for (let i = 0; i < without; i++) await filmNothing(i);
writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: 1, seed, frames }, null, 1));

function nextRandom(): Random {
  return randomNumbers(Number(seed) * 100_003 + count++);
}

async function filmLabel(name: string, tier: Tier, symbology: Symbology, i: number) {
  const random = nextRandom();
  const label = ownLabel(random, symbology);
  const span = tier.perModule?.[symbology === 'code128' ? 'bars' : 'squares'];
  const perMm = span
    ? between(random, ...span) / label.moduleMm
    : between(random, ...(tier.perMm ?? [8, 10]));
  const shot = usualShot(random, perMm, tier, label.moduleMm);
  const foreign: Foreign[] = [];
  let around = '';
  if (random() < tier.clutter) {
    around = clutter(random, shot.half, '#777');
    for (let k = 0; k < 1 + random() * 3; k++) {
      const angle = random() * 2 * Math.PI;
      const away = between(random, 45, 75);
      const placed = sticker(
        random,
        ['code128', 'code39', 'ean13', 'qrcode'],
        Math.cos(angle) * away - 12,
        Math.sin(angle) * away * 0.8 - 8,
      );
      around += placed.svg;
      foreign.push({ type: placed.type, text: placed.text });
    }
  }
  const marks = tier.special === 'damage' ? damage(random, 16) : '';
  const file = `${name}-${symbology}-${String(i).padStart(2, '0')}.jpg`;
  await film(join(folder!, file), around + label.svg + marks, shot, random);
  frames.push({ file, expected: label.text, symbology, tier: name, perMm, foreign });
}

async function filmNothing(i: number) {
  const random = nextRandom();
  const kind = NEGATIVES[i % NEGATIVES.length]!;
  const tier = Object.values(TIERS)[i % 8]!;
  const shot = usualShot(random, between(random, 4, 11), tier, 0.375);
  const { svg, foreign } = negativeScene(random, kind, shot.half);
  const file = `without-${String(i).padStart(3, '0')}.jpg`;
  await film(join(folder!, file), svg, shot, random);
  frames.push({ file, expected: null, symbology: null, tier: 'without', kind, foreign });
}

interface Shot {
  width: number;
  height: number;
  perMm: number;
  /** Half the side of the plane, millimetres. */
  half: number;
  turn: number;
  tilt: Span;
  middle: Span;
  blur: number;
  motion: number;
  light: number;
  noise: number;
  quality: number;
  radius: number | null;
  glare: boolean;
  desk: string;
}

function usualShot(random: Random, perMm: number, tier: Tier, moduleMm: number): Shot {
  const large = random() < 0.7;
  const [width, height] = large ? [1280, 720] : [640, 480];
  const shown = large ? perMm : Math.min(perMm, 10);
  const module = moduleMm * shown;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const moved = tier.blurModules && random() < 0.4;
  const [low, high] = tier.blurModules ?? [0, 0];
  const still = between(random, ...(tier.blur ?? ([0.35, 0.8] as const)));
  return {
    width,
    height,
    perMm: shown,
    half: (0.62 * Math.hypot(width, height)) / shown,
    turn: radians(between(random, -tier.turn, tier.turn)),
    tilt: [
      radians(between(random, -tier.tilt, tier.tilt)),
      radians(between(random, -tier.tilt, tier.tilt)),
    ],
    middle: [between(random, 0.38, 0.62), between(random, 0.38, 0.62)],
    blur: tier.blurModules && !moved ? Math.max(0.4, between(random, low, high) * module) : still,
    motion: moved ? between(random, low * 2.2, high * 2.6) * module : 0,
    light: between(random, ...(tier.light ?? ([0.75, 1] as const))),
    noise: between(random, ...(tier.noise ?? ([1.5, 4] as const))),
    quality: Math.round(between(random, ...(tier.quality ?? ([65, 80] as const)))),
    radius: tier.special === 'curved' ? between(random, 26, 50) : null,
    glare: tier.special === 'damage' && random() < 0.5,
    desk: ['#2b2b2b', '#3c3e44', '#8d8d90', '#b5ad9c'][Math.floor(random() * 4)]!,
  };
}

/** The plane through a pinhole, out of focus or moved, in uneven light, with noise, as JPEG. */
async function film(file: string, svg: string, shot: Shot, random: Random): Promise<void> {
  const side = Math.round(shot.half * 2 * shot.perMm * 2);
  const { half, width, height } = shot;
  const document = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="${-half} ${-half} ${2 * half} ${2 * half}"><rect x="${-half}" y="${-half}" width="${2 * half}" height="${2 * half}" fill="${shot.desk}"/>${svg}</svg>`;
  const plane = await sharp(Buffer.from(document), { unlimited: true })
    .flatten({ background: shot.desk })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const grey = seen(plane, side, shot);
  const soft = await sharp(grey, { raw: { width, height, channels: 1 } })
    .blur(Math.max(0.3, shot.blur))
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const out = Buffer.alloc(width * height);
  const spot = [between(random, 0.4, 0.6) * width, between(random, 0.4, 0.6) * height] as const;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const shade = shot.light * (1 - 0.25 * ((x / width + y / height) / 2));
      const far = Math.hypot(x - spot[0], y - spot[1]) / (width * 0.05);
      const glare = shot.glare ? 190 * Math.exp(-far * far) : 0;
      const noise = shot.noise * (random() + random() + random() + random() - 2) * 1.73;
      out[i] = Math.max(0, Math.min(255, 8 + soft[i]! * shade + glare + noise));
    }
  }
  const raw = { width, height, channels: 1 as const };
  await sharp(out, { raw }).jpeg({ quality: shot.quality }).toFile(file);
}

/** Four rays a pixel, along the way of a moving hand. */
function seen(plane: Buffer, side: number, shot: Shot): Buffer {
  const { width, height, half, perMm } = shot;
  const [cx, sx] = [Math.cos(shot.tilt[0]), Math.sin(shot.tilt[0])];
  const [cy, sy] = [Math.cos(shot.tilt[1]), Math.sin(shot.tilt[1])];
  const [cz, sz] = [Math.cos(shot.turn), Math.sin(shot.turn)];
  const across = [cz * cy, sz * cy, -sy] as const;
  const down = [cz * sy * sx - sz * cx, sz * sy * sx + cz * cx, cy * sx] as const;
  const away = width / perMm;
  const steps = Math.max(4, Math.ceil(shot.motion) * 2);
  const beyond = plane[0]!;
  const out = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < steps; k++) {
        const moved = shot.motion * ((k + 0.5) / steps - 0.5);
        const rx = (x + ((k * 0.618) % 1) + moved - shot.middle[0] * width) / width;
        const ry = (y + (k + 0.5) / steps + moved * 0.3 - shot.middle[1] * height) / width;
        const [a, b] = [across[0] - rx * across[2], down[0] - rx * down[2]];
        const [c, d] = [across[1] - ry * across[2], down[1] - ry * down[2]];
        const determinant = a * d - b * c;
        let u = (rx * away * d - b * ry * away) / determinant;
        const v = (a * ry * away - rx * away * c) / determinant;
        if (shot.radius) u = shot.radius * Math.asin(Math.max(-1, Math.min(1, u / shot.radius)));
        const column = Math.floor((u + half) * perMm * 2);
        const row = Math.floor((v + half) * perMm * 2);
        const inside = column >= 0 && row >= 0 && column < side && row < side;
        sum += inside ? plane[row * side + column]! : beyond;
      }
      out[y * width + x] = sum / steps;
    }
  }
  return out;
}
