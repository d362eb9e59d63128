/** Decodes camera frames off the page's own thread; loaded only when a camera is opened. */
import { readScan } from '#domain/codes.ts';
import type { Decoded } from './decoder/frame.ts';
import { toLuma } from './decoder/image.ts';
import { MIDDLE } from './decoder/interest.ts';
import { nativeDetector } from './decoder/native.ts';
import { decodeAll } from './decoder/pipeline.ts';

export interface LookRequest {
  id: number;
  /** A bitmap, or RGBA pixels from browsers that cannot draw outside of the page. */
  picture: ImageBitmap | ImageData;
  thorough: boolean;
}

export interface LookAnswer {
  id: number;
  codes: Decoded[];
  width: number;
  height: number;
}

const isOurs = (text: string) => ['own', 'tracking'].includes(readScan(text).kind);

const native = nativeDetector(isOurs);

// A failure reaches the page as an error of the worker.
addEventListener(
  'message',
  ({ data }: MessageEvent<LookRequest>) => void look(data).catch(reportError),
);

/** The browser's own detector first, where it has one: it costs least. Ours looks at what it does not read. */
async function look({ id, picture, thorough }: LookRequest): Promise<void> {
  const { width, height } = picture;
  const quick = thorough ? null : await (await native)?.detect(picture);
  if (quick?.some(({ own }) => own)) {
    if (picture instanceof ImageBitmap) picture.close();
    return postMessage({ id, codes: quick, width, height } satisfies LookAnswer);
  }
  const pixels = picture instanceof ImageData ? picture : draw(picture);
  const frame = toLuma(pixels.data, width, height);
  const codes = decodeAll(frame, { accept: isOurs, thorough, interest: MIDDLE });
  postMessage({ id, codes, width, height } satisfies LookAnswer);
}

let canvas: OffscreenCanvas | undefined;

function draw(bitmap: ImageBitmap): ImageData {
  const { width, height } = bitmap;
  if (canvas?.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
  }
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no two-dimensional drawing in this browser');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
