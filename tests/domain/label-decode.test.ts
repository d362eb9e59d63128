import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { makeCode } from '../../api/domain/codes.ts';
import { centred, code128, NEAR_VIEW, renderView, symbolModules } from '../support/label-scene.ts';

interface Line {
  file: string;
  codes?: { text: string; symbology: string }[];
  ms?: number;
  error?: string;
}

const device = makeCode('device', 40_962);

/** Runs the command as people do; its exit code with its lines. */
async function labelDecode(...parameters: string[]): Promise<{ code: number; lines: Line[] }> {
  const root = join(import.meta.dirname, '../..');
  const run = promisify(execFile)('npm', ['run', '--silent', 'label:decode', '--', ...parameters], {
    cwd: root,
  });
  const { code, stdout } = await run.then(
    (done) => ({ code: 0, stdout: done.stdout }),
    (error: { code: number; stdout: string }) => error,
  );
  const lines = stdout.trim().split('\n');
  return { code, lines: lines.map((line) => JSON.parse(line) as Line) };
}

test('pictures of all sorts are read, and what is none is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rework-label-decode-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  const bars = { modules: code128(device), left: 2, top: 3, moduleMm: 0.3 };
  const article = symbolModules('4006381333931', { bcid: 'ean13' });
  const serial = symbolModules('SN4711X', { bcid: 'code39' });
  const symbols = [
    bars,
    { modules: article, left: 36, top: 3, moduleMm: 0.3 },
    { modules: serial, left: 2, top: 22, moduleMm: 0.25 },
    { modules: symbolModules('7K3M9', { bcid: 'datamatrix' }), left: 54, top: 22, moduleMm: 0.8 },
  ];
  const view = { labelMm: [70, 40] as const, pixelsPerMm: 14 };
  const all = renderView({ ...NEAR_VIEW, ...view, symbols });
  const raw = { width: all.width, height: all.height, channels: 1 as const };
  const picture = () => sharp(all.luma, { raw });
  const one = renderView({ ...NEAR_VIEW, symbols: [centred(code128(device), 0.375)] });
  const alone = () => sharp(one.luma, { raw });
  await picture().png().toFile(path('all.png'));
  await alone().toColourspace('cmyk').jpeg().toFile(path('press.jpg'));
  await alone().toColourspace('grey16').png().toFile(path('deep.png'));
  await alone().rotate(90).withMetadata({ orientation: 8 }).jpeg().toFile(path('turned.jpg'));
  await alone().resize(4000).jpeg().toFile(path('photo.jpg'));
  const photo = await alone().jpeg().toBuffer();
  await writeFile(path('cut.jpg'), photo.subarray(0, photo.length / 2));
  await writeFile(path('words.png'), 'no picture');
  const huge = { width: 12_000, height: 12_000, channels: 3 as const, background: '#fff' };
  await sharp({ create: huge }).png({ compressionLevel: 1 }).toFile(path('huge.png'));

  const bad = ['cut.jpg', 'words.png', 'huge.png', 'missing.png'];
  const good = ['press.jpg', 'deep.png', 'turned.jpg', 'photo.jpg'];
  const { code, lines } = await labelDecode(...[...bad, 'all.png', ...good].map(path));
  expect(code).toBe(2);
  expect(lines.map(({ file }) => file)).toEqual([...bad, 'all.png', ...good].map(path));
  for (const line of lines.slice(0, 4)) {
    expect(line.error).toMatch(/\w/);
    expect(line.codes).toBeUndefined();
  }
  const [first, ...others] = lines[4]!.codes!;
  expect(first).toEqual({ text: device, symbology: 'code128' });
  expect(others.toSorted((a, b) => a.symbology.localeCompare(b.symbology))).toEqual([
    { text: 'SN4711X', symbology: 'code39' },
    { text: '7K3M9', symbology: 'datamatrix' },
    { text: '4006381333931', symbology: 'ean13' },
  ]);
  for (const { codes, ms } of lines.slice(5)) {
    expect(codes).toEqual([{ text: device, symbology: 'code128' }]);
    expect(ms).toBeGreaterThan(0);
  }

  const live = await labelDecode('--live', path('press.jpg'), path('photo.jpg'));
  expect(live.code).toBe(0);
  expect(live.lines.map(({ codes }) => codes?.map(({ text }) => text))).toEqual([
    [device],
    [device],
  ]);
}, 120_000);
