import { expect, test } from 'vitest';
import { makeCode, readScan } from '../../api/domain/codes.ts';
import { nativeDetector } from '../../web-components/scan/decoder/native.ts';
import type { BarcodeDetectorClass } from '../../web-components/scan/decoder/native.ts';
import { decodeAll } from '../../web-components/scan/decoder/pipeline.ts';
import { code128, NEAR_VIEW, renderView, symbolModules } from '../support/label-scene.ts';

const isOurs = (text: string) => ['own', 'tracking'].includes(readScan(text).kind);
const device = makeCode('device', 815);
const ALL = ['code_128', 'qr_code', 'pdf417'];
const NAMES: Record<string, string> = { code128: 'code_128', qr: 'qr_code' };

/** What a label and a maker's code look like. */
const frame = renderView({
  ...NEAR_VIEW,
  labelMm: [70, 26],
  symbols: [
    { modules: code128(device), left: 4, top: 4, moduleMm: 0.3 },
    { modules: symbolModules('SN 4711 X', { bcid: 'qrcode' }), left: 42, top: 4, moduleMm: 0.7 },
  ],
});

/** No browser here has a detector with formats, so one of the same shape is made of our own decoder. */
function detectorClass(supported: string[], fails = false): BarcodeDetectorClass {
  return class {
    static getSupportedFormats = () => Promise.resolve(supported);
    private readonly formats: string[];

    constructor({ formats }: { formats: string[] }) {
      if (formats.includes('pdf417')) throw new TypeError('a format nobody asked for');
      this.formats = formats;
    }

    detect() {
      if (fails) return Promise.reject(new DOMException('', 'NotSupportedError'));
      const found = decodeAll(frame, { accept: isOurs, thorough: false }).map(
        ({ text, format, corners }) => ({
          rawValue: text,
          format: NAMES[format] ?? format,
          cornerPoints: corners,
        }),
      );
      return Promise.resolve(found.filter(({ format }) => this.formats.includes(format)));
    }
  };
}

const picture = {};

test('what it reads is told as ours or not, with place and symbology', async () => {
  const detector = await nativeDetector(isOurs, detectorClass(ALL));
  const found = await detector!.detect(picture);
  expect(found!.map(({ text, format, own }) => ({ text, format, own }))).toEqual([
    { text: device, format: 'code128', own: true },
    { text: 'SN 4711 X', format: 'qr', own: false },
  ]);
  expect(found!.every(({ corners }) => corners.length === 4)).toBe(true);
}, 60_000);

test.each([
  ['no format', []],
  ['squares only', ['qr_code', 'data_matrix']],
])('a detector with %s is left alone', async (_name, supported) => {
  expect(await nativeDetector(isOurs, detectorClass(supported))).toBeNull();
});

test('none, one that cannot be asked, and one that fails are done without', async () => {
  expect(await nativeDetector(isOurs, undefined)).toBeNull();
  const silent = Object.assign(detectorClass(ALL), {
    getSupportedFormats: () => Promise.reject(new DOMException('', 'NotSupportedError')),
  });
  expect(await nativeDetector(isOurs, silent)).toBeNull();
  const failing = await nativeDetector(isOurs, detectorClass(ALL, true));
  expect(await failing!.detect(picture)).toBeNull();
  expect(await failing!.detect(picture)).toBeNull();
});
