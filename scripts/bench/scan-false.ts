/**
 * `node --import tsx scripts/bench/scan-false.ts [PICTURES] [SEED]`: pictures on which no code of ours can be read, and cuts
 * of them, through the live look and (every fourth) the thorough one. Counts what is reported as ours and is not there.
 * Damaged labels of ours count when they give another code than the one that was printed.
 */
import { isValidCode, makeCode, readScan } from '../../api/domain/codes.ts';
import {
  centred,
  code128,
  NEAR_VIEW,
  randomNumbers,
  renderView,
  symbolModules,
  type SymbolModules,
} from '../../tests/support/label-scene.ts';
import type { LumaFrame } from '../../web-components/scan/decoder/frame.ts';
import { decodeAll } from '../../web-components/scan/decoder/pipeline.ts';
import { between, wrongCheck } from './frame-scene.ts';
import { machine } from './machine.ts';

const [pictures = '2000', seed = '1'] = process.argv.slice(2);
const random = randomNumbers(Number(seed) * 7_919);
const whole = (below: number) => Math.floor(random() * below);
const digits = (count: number) => Array.from({ length: count }, () => whole(10)).join('');
const ownCode = () => makeCode('device', whole(9_999_999));
const qr = (text: string) => symbolModules(text, { bcid: 'qrcode', eclevel: 'H' });

interface Drawn {
  modules: SymbolModules;
  /** The codes of ours that were printed before the damage. */
  printed?: string[];
}

const near = (text: string): string => {
  const at = 2 * whole(5);
  const pair = String((Number(text.slice(at, at + 2)) + 1 + whole(99)) % 100).padStart(2, '0');
  const changed = text.slice(0, at) + pair + text.slice(at + 2);
  return isValidCode(changed) ? near(text) : changed;
};
const damaged = (printed: string, modules: SymbolModules, isDark: SymbolModules['isDark']) => ({
  printed: [printed],
  modules: { ...modules, isDark },
});
function flipped(): Drawn {
  const code = ownCode();
  const modules = code128(code);
  const turned = new Set(Array.from({ length: 1 + whole(5) }, () => whole(modules.columns)));
  return damaged(code, modules, (x, y) => modules.isDark(x, y) !== turned.has(x));
}
function covered(modules: SymbolModules, code: string): Drawn {
  const from = between(random, 0.2, 0.6) * modules.columns;
  const to = from + between(random, 0.15, 0.5) * modules.columns;
  const dark = random() < 0.5;
  return damaged(code, modules, (x, y) => (x >= from && x < to ? dark : modules.isDark(x, y)));
}
/** One label stuck over half of another. */
function spliced(): Drawn {
  const printed = [ownCode(), ownCode()];
  const [left, right] = printed.map(code128) as [SymbolModules, SymbolModules];
  const seam = 11 * (2 + whole(5));
  const isDark = (x: number, y: number) => (x < seam ? left : right).isDark(x, y);
  return { printed, modules: { ...left, isDark } };
}
function coveredBars(): Drawn {
  const code = ownCode();
  return covered(code128(code), code);
}
function coveredSquare(): Drawn {
  const code = ownCode();
  return covered(qr(code), code);
}
function noise(columns: number, rows: number): Drawn {
  const bits = Array.from({ length: columns * rows }, () => random() < 0.5);
  return {
    modules: {
      columns,
      rows: rows === 1 ? 45 : rows,
      isDark: (x, y) => bits[(rows === 1 ? 0 : y) * columns + x]!,
    },
  };
}

const KINDS: Record<string, () => Drawn> = {
  'ours, wrong check digits': () => ({ modules: code128(wrongCheck(random)) }),
  'ours, one pair changed': () => ({ modules: code128(near(ownCode())) }),
  'ours, QR, wrong check digits': () => ({ modules: qr(wrongCheck(random)) }),
  'ours, modules flipped': flipped,
  'ours, bars half covered': coveredBars,
  'ours, QR half covered': coveredSquare,
  'two of ours, one over the other': spliced,
  'digits of another length': () => ({ modules: code128(digits(8 + 2 * whole(4) + 1)) }),
  'a serial': () => ({ modules: code128(`S${digits(2)}X${digits(3)}QZ`) }),
  'interleaved 2 of 5': () => ({ modules: symbolModules(ownCode(), { bcid: 'interleaved2of5' }) }),
  'Code 39': () => ({ modules: symbolModules(ownCode(), { bcid: 'code39' }) }),
  'an article number': () => ({ modules: symbolModules(digits(12), { bcid: 'ean13' }) }),
  'random bars': () => noise(90, 1),
  'random squares': () => noise(25, 25),
};

const accept = (text: string) => ['own', 'tracking'].includes(readScan(text).kind);
const tally = new Map<string, { looks: number; spite: number; wrong: string[] }>();
let looks = { live: 0, thorough: 0 };

function look(frame: LumaFrame, kind: string, printed: string[], thorough: boolean) {
  const row = tally.get(kind) ?? { looks: 0, spite: 0, wrong: [] };
  tally.set(kind, row);
  row.looks++;
  looks = { ...looks, [thorough ? 'thorough' : 'live']: looks[thorough ? 'thorough' : 'live'] + 1 };
  for (const { text, own, soft } of decodeAll(frame, { accept, thorough })) {
    if (!own) continue;
    if (printed.includes(text)) row.spite++;
    else row.wrong.push(`${text}${soft ? ' (soft)' : ''}${thorough ? ' (thorough)' : ''}`);
  }
}

function cut({ luma, width, height }: LumaFrame): LumaFrame {
  const wide = Math.round(width * between(random, 0.55, 0.95));
  const tall = Math.round(height * between(random, 0.6, 0.95));
  const left = whole(width - wide);
  const top = whole(height - tall);
  const part = new Uint8ClampedArray(wide * tall);
  for (let y = 0; y < tall; y++) {
    const start = (top + y) * width + left;
    part.set(luma.subarray(start, start + wide), y * wide);
  }
  return { luma: part, width: wide, height: tall };
}

for (let i = 0; i < Number(pictures); i++) {
  const kinds = Object.entries(KINDS);
  const [kind, draw] = kinds[i % kinds.length]!;
  const { modules, printed = [] } = draw();
  const bars = modules.rows === 45;
  const size = between(random, bars ? 1 : 1.6, bars ? 3 : 5);
  const frame = renderView({
    ...NEAR_VIEW,
    width: 420,
    height: 300,
    symbols: [centred(modules, 0.375, [80, 30])],
    labelMm: [80, 30],
    pixelsPerMm: size / 0.375,
    rotationDegrees: between(random, -40, 40),
    tiltDegrees: [between(random, -18, 18), between(random, -18, 18)],
    blurPixels: between(random, 0.3, 0.75) * size,
    noise: between(random, 1, 8),
    darkest: between(random, 0.3, 0.9),
    seed: whole(1e9),
  });
  look(frame, kind, printed, false);
  for (let k = 0; k < 3; k++) look(cut(frame), kind, printed, false);
  if (i % 4 === Math.floor(i / kinds.length) % 4) look(frame, kind, printed, true);
}
console.log(JSON.stringify({ ...machine(), pictures: Number(pictures), seed, ...looks }));
for (const [kind, { looks: all, spite, wrong }] of tally)
  console.log(`| ${kind} | ${all} | ${spite} | ${wrong.length} | ${wrong.join(', ')}`);
