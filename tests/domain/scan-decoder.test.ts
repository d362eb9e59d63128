import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { isValidCode, makeCode, readScan } from '../../api/domain/codes.ts';
import type { LumaFrame } from '../../web-components/scan/decoder/frame.ts';
import { decode, decodeAll } from '../../web-components/scan/decoder/pipeline.ts';
import {
  centred,
  code128,
  NEAR_VIEW,
  randomNumbers,
  renderView,
  symbolModules,
} from '../support/label-scene.ts';
import type { LabelView, PlacedSymbol, SymbolModules } from '../support/label-scene.ts';

/** Drawing pictures takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const isOurs = (text: string) => ['own', 'tracking'].includes(readScan(text).kind);
const live = { accept: isOurs, thorough: false };
const thorough = { accept: isOurs, thorough: true };

/** Label printers: 203 dots an inch, three a module in bars and six in squares. */
const BAR_MM = 0.375;
const SQUARE_MM = 0.75;
const device = makeCode('device', 123);
const address = 'HTTPS://REWORK.EXAMPLE/T/7K3M9QWX';
const qr = (text: string) => symbolModules(text, { bcid: 'qrcode', eclevel: 'H' });

function film(symbols: PlacedSymbol[], view: Partial<LabelView> = {}): LumaFrame {
  return renderView({ ...NEAR_VIEW, ...view, symbols });
}

/** A frame like a photo: bars `pixels` wide, blur in shares of that. */
function barFrame(modules: SymbolModules, pixels: number, seed: number, blur = 0.3): LumaFrame {
  const random = randomNumbers(seed);
  return film([centred(modules, BAR_MM, [60, 25])], {
    width: 640,
    height: 480,
    labelMm: [60, 25],
    pixelsPerMm: pixels / BAR_MM,
    rotationDegrees: random() * 40 - 20,
    tiltDegrees: [random() * 24 - 12, random() * 24 - 12],
    blurPixels: Math.max(0.4, blur * pixels),
    noise: 2 + random() * 6,
    seed,
  });
}

describe('generated labels', () => {
  test.each([0, 30, 90, 137, 180, 271])('bars turned by %i degrees', (rotationDegrees) => {
    const frame = film([centred(code128(device), BAR_MM)], { rotationDegrees });
    expect(decode(frame, live)).toMatchObject({ text: device, format: 'code128', own: true });
  });

  test.each([
    ['the bare code', device],
    ['the tracking address', address],
  ])('a QR code with %s, leaning and turned', (_name, text) => {
    const symbol = centred(qr(text), text === device ? SQUARE_MM : 0.5);
    const frame = film([symbol], { rotationDegrees: 57, tiltDegrees: [18, -14] });
    expect(decode(frame, live)).toMatchObject({ text, format: 'qr', own: true });
  });

  test('bars of one pixel, blurred bars and noisy bars are read by what is known of them', () => {
    const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
    const codes = seeds.map((seed) => makeCode('device', seed * 7919));
    const read = seeds.filter((seed, i) => {
      const code = codes[i]!;
      const [pixels, blur] = [
        [1.05, 0.4],
        [2, 0.75],
        [3, 0.7],
      ][i % 3] as [number, number];
      return decode(barFrame(code128(code), pixels, seed, blur), live)?.text === code;
    });
    expect(read.length).toBeGreaterThanOrEqual(10);
  });

  test('both symbols of a label are found, each where it is', () => {
    const bars = { modules: code128(device), left: 3, top: 4, moduleMm: 0.3 };
    const square = { modules: qr(address), left: 33, top: 4, moduleMm: 0.45 };
    const found = decodeAll(
      film([bars, square], { rotationDegrees: 0, tiltDegrees: [0, 0] }),
      live,
    );
    expect(found.map(({ text }) => text).toSorted()).toEqual([device, address].toSorted());
    const left = (text: string) =>
      Math.min(...found.find((code) => code.text === text)!.corners.map(({ x }) => x));
    expect(left(device)).toBeGreaterThan(390);
    expect(left(device)).toBeLessThan(450);
    expect(left(address)).toBeGreaterThan(690);
  });

  test('bars are read by their edges though the desk before the label is dark, and two labels both', () => {
    const codes = [124, 125].map((number) => makeCode('device', number));
    const symbols = codes.map((code, i) => ({
      modules: { ...code128(code), rows: 24 },
      left: 6,
      top: 2 + 15 * i,
      moduleMm: 0.3,
    }));
    const found = decodeAll(film(symbols, { rotationDegrees: 7, tiltDegrees: [10, -8] }), live);
    expect(found.map(({ text }) => text).toSorted()).toEqual(codes);
    for (const { own, soft, corners } of found) {
      expect([own, soft]).toEqual([true, undefined]);
      const [from, to] = corners as [{ x: number; y: number }, { x: number; y: number }];
      // 90 modules of 0.3 mm, seen at a slant; from the first bar to the last.
      expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeGreaterThan(90 * 0.3 * 10 * 0.94);
    }
  });

  test('ours comes before codes of others in the same picture', () => {
    const foreign = { modules: code128('PF0917QX'), left: 3, top: 1, moduleMm: 0.21 };
    const ours = { modules: qr(device), left: 34, top: 8, moduleMm: 0.6 };
    const view = { labelMm: [55, 26] as const, rotationDegrees: 4 };
    const found = decodeAll(film([foreign, ours], view), live);
    expect(found.map(({ text }) => text)).toEqual([device, 'PF0917QX']);
    expect(found.map(({ own }) => own)).toEqual([true, false]);
    expect(decode(film([foreign, ours], view), live)?.text).toBe(device);
  });

  test("a maker's serial in Code 39 is read by the harder look", () => {
    const serial = symbolModules('SN4711X', { bcid: 'code39' });
    const frame = film([centred(serial, 0.3)], { rotationDegrees: 3 });
    expect(decode(frame, thorough)).toMatchObject({ text: 'SN4711X', own: false });
  });

  test('an empty picture has no code', () => {
    const luma = new Uint8ClampedArray(640 * 480).fill(128);
    expect(decode({ luma, width: 640, height: 480 }, thorough)).toBeNull();
    expect(decodeAll({ luma, width: 640, height: 480 }, live)).toEqual([]);
  });
});

describe('codes that are not ours never become ours', () => {
  const random = randomNumbers(4711);
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const wrongCheck = () => {
    const code = makeCode('device', Math.floor(random() * 9_999_999));
    const check = (Number(code.slice(8)) + 1 + Math.floor(random() * 96)) % 100;
    return code.slice(0, 8) + String(check).padStart(2, '0');
  };
  const otherPair = () => {
    const code = makeCode('device', Math.floor(random() * 9_999_999));
    return `${code.slice(0, 4)}${((Number(code.slice(4, 6)) + 31) % 90) + 10}${code.slice(6)}`;
  };
  const kinds: [string, () => SymbolModules][] = [
    ['wrong check digits', () => code128(wrongCheck())],
    ['one changed pair', () => code128(otherPair())],
    ['eight digits', () => code128(digits(8))],
    ['twelve digits', () => code128(digits(12))],
    ['letters', () => code128(`S${digits(2)}X${digits(1)}QZ`)],
    ['interleaved 2 of 5', () => symbolModules(digits(10), { bcid: 'interleaved2of5' })],
    ['an article number', () => symbolModules(digits(12), { bcid: 'ean13' })],
  ];
  test.each(kinds)('%s', (_name, make) => {
    for (let i = 0; i < 9; i++) {
      const frame = barFrame(make(), 1 + (i % 3), 900 + i, 0.25 + 0.2 * (i % 4));
      expect(decode(frame, live)?.own ?? false).toBe(false);
    }
  });
});

const folder = join(import.meta.dirname, '../../../shared/data/label-frames');
const noFrames = existsSync(folder) ? '' : ' (skipped: ../shared/data/label-frames is not there)';

interface FrameNote {
  file: string;
  expected: string | null;
  symbology: 'code128' | 'qr' | 'qrurl' | 'datamatrix' | null;
}

describe.skipIf(noFrames)(`camera-like frames${noFrames}`, () => {
  /** The addresses on these frames are of an older form. */
  const accept = (text: string) => isValidCode(text) || /\/t\/\d{10}$/.test(text);

  async function load(file: string): Promise<LumaFrame> {
    const picture = sharp(join(folder, file)).greyscale().raw();
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    return { luma: new Uint8ClampedArray(data), width: info.width, height: info.height };
  }

  test('a live look reads what it should, and nothing that is not there', async () => {
    const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
    const { frames } = JSON.parse(manifest) as { frames: FrameNote[] };
    const tally = new Map<string, { read: number; all: number }>();
    const wrong: string[] = [];
    for (const { file, expected, symbology } of frames) {
      if (symbology === 'datamatrix') continue;
      const found = decode(await load(file), { accept, thorough: false });
      const right = found?.text === expected;
      if (found?.own && !right) wrong.push(`${file}: ${found.text}`);
      if (symbology === null) continue;
      const { read, all } = tally.get(symbology) ?? { read: 0, all: 0 };
      tally.set(symbology, { read: read + Number(right), all: all + 1 });
    }
    const share = (symbology: string) => {
      const { read, all } = tally.get(symbology) ?? { read: 0, all: 1 };
      return read / all;
    };
    expect(wrong).toEqual([]);
    expect(share('code128')).toBeGreaterThanOrEqual(0.9);
    expect(share('qr')).toBeGreaterThanOrEqual(0.88);
    expect(share('qrurl')).toBeGreaterThanOrEqual(0.84);
  });
});
