/** Films of labels for Chromium's `--use-file-for-fake-video-capture`, which plays them in a loop. */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LumaFrame } from '../../web-components/scan/decoder/frame.ts';
import { labelQrText } from '../../api/domain/codes.ts';
import { code128, NEAR_VIEW, renderView, symbolModules } from './label-scene.ts';
import type { LabelView, PlacedSymbol } from './label-scene.ts';

/** Arguments for a Chromium that films `file`; the page also needs the permission `camera`. */
export function filmArguments(file: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/**
 * Writes a YUV4MPEG2 film in grey.
 * @param frames all of the same even size
 */
export async function writeFilm(
  file: string,
  frames: readonly LumaFrame[],
  framesPerSecond = 10,
): Promise<void> {
  const [first] = frames;
  if (!first) throw new Error('a film needs a frame');
  const { width, height } = first;
  const grey = Buffer.alloc((width * height) / 2, 128);
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'w');
  try {
    await handle.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
    for (const { luma } of frames) {
      await handle.write(Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(luma), grey]));
    }
  } finally {
    await handle.close();
  }
}

export interface FilmedLabel {
  code: string;
  publicCode: string;
  publicUrl: string | null;
}

/** The label of 50 × 25 mm with both symbols, as `codes-and-scanning.md` of the design asks for it. */
export function deviceLabel({ code, publicCode, publicUrl }: FilmedLabel): PlacedSymbol[] {
  const square = symbolModules(labelQrText(publicUrl, publicCode, code), {
    bcid: 'qrcode',
    eclevel: 'M',
  });
  return [
    { modules: code128(code), left: 2.5, top: 8, moduleMm: 0.25 },
    { modules: square, left: 49 - square.columns * 0.5, top: 5, moduleMm: 0.5 },
  ];
}

/** A hand holds a label before the camera for a second: it turns, leans and drifts a little. */
export function filmOfLabel(symbols: PlacedSymbol[], view: Partial<LabelView> = {}): LumaFrame[] {
  const moments = 8;
  return Array.from({ length: moments }, (_, i) => {
    const swing = Math.sin((2 * Math.PI * i) / moments);
    return renderView({
      ...NEAR_VIEW,
      pixelsPerMm: 12,
      rotationDegrees: 7 + 3 * swing,
      tiltDegrees: [10 + 4 * swing, -8],
      centre: [0.48 + 0.02 * swing, 0.52],
      blurPixels: 0.7,
      seed: i + 1,
      ...view,
      symbols,
    });
  });
}
