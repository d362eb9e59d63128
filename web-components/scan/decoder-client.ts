/** The page's side of the decoding worker: one picture at a time. */
import type { LookAnswer, LookRequest } from './camera-worker.ts';

/** Larger pictures cost time and read no better: a label fills enough of this. */
const MAX_WIDTH = 1280;

export class DecoderClient {
  private readonly worker: Worker;
  private pending: {
    id: number;
    done: (answer: LookAnswer) => void;
    fail: (e: Error) => void;
  } | null = null;
  private lastId = 0;

  constructor() {
    this.worker = new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<LookAnswer>) => {
      if (data.id !== this.pending?.id) return;
      this.pending.done(data);
      this.pending = null;
    });
    this.worker.addEventListener('error', (event) => {
      this.pending?.fail(new Error(event.message || 'the decoder could not be loaded'));
      this.pending = null;
    });
  }

  get busy(): boolean {
    return this.pending !== null;
  }

  /** @throws when the decoder is busy with another picture, or does not run at all. */
  async look(video: HTMLVideoElement, thorough: boolean): Promise<LookAnswer> {
    if (this.pending) throw new Error('the decoder is busy');
    const id = ++this.lastId;
    const answer = new Promise<LookAnswer>((done, fail) => (this.pending = { id, done, fail }));
    try {
      const picture = await takePicture(video);
      const transfer = picture instanceof ImageData ? [picture.data.buffer] : [picture];
      this.worker.postMessage({ id, picture, thorough } satisfies LookRequest, transfer);
    } catch (error) {
      this.pending = null;
      throw error;
    }
    return answer;
  }

  stop(): void {
    this.worker.terminate();
    this.pending = null;
  }
}

async function takePicture(video: HTMLVideoElement): Promise<ImageBitmap | ImageData> {
  const width = Math.min(video.videoWidth, MAX_WIDTH);
  const height = Math.round((video.videoHeight * width) / video.videoWidth);
  if ('OffscreenCanvas' in globalThis) {
    return createImageBitmap(video, { resizeWidth: width, resizeHeight: height });
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no two-dimensional drawing in this browser');
  context.drawImage(video, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
