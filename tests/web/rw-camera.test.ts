import { makeCode } from '#domain/codes.ts';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CameraScanEvent, RwCamera } from '../../web-components/scan/rw-camera.ts';
import '../../web-components/scan/rw-camera.ts';
import { MIDDLE } from '../../web-components/scan/decoder/interest.ts';
import { expectAccessible, inside, mount } from './support.ts';

const [one, two] = [makeCode('device', 123), makeCode('device', 124)];

/** Bar codes as SVG, drawn once. */
const BARS: Record<string, string> = {};
let canvas: HTMLCanvasElement;
let scans: string[] = [];
let painting = 0;
let tracks: MediaStreamTrack[] = [];
let fault: string | null = null;

beforeEach(async () => {
  const { toSVG } = await import('bwip-js/browser');
  for (const code of [one, two]) BARS[code] ??= toSVG({ bcid: 'code128', text: code, scale: 3 });
  canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  scans = [];
  tracks = [];
  fault = null;
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(film);
});

async function film(): Promise<MediaStream> {
  if (fault) throw new DOMException('', fault);
  const stream = canvas.captureStream(20);
  tracks.push(...stream.getTracks());
  return stream;
}

afterEach(() => {
  document.body.replaceChildren();
  cancelAnimationFrame(painting);
  vi.restoreAllMocks();
});

/** Keeps painting the labels, so that the stream has frames. */
async function show(...codes: string[]): Promise<void> {
  const pictures = await Promise.all(codes.map(picture));
  const context = canvas.getContext('2d')!;
  cancelAnimationFrame(painting);
  const paint = () => {
    context.fillStyle = '#777';
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const [i, image] of pictures.entries()) {
      context.save();
      context.translate(400, 120 + i * 320);
      context.rotate(0.12);
      context.fillStyle = '#eee';
      context.fillRect(-60, -40, 520, 220);
      context.drawImage(image, 0, 0, 400, 140);
      context.restore();
    }
    painting = requestAnimationFrame(paint);
  };
  paint();
}

async function picture(code: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(BARS[code]!)}`;
  await image.decode();
  return image;
}

async function openCamera(): Promise<RwCamera> {
  const listen = (event: CameraScanEvent) =>
    scans.push(`${event.detail.source} ${event.detail.text}`);
  return mount<RwCamera>(html`<rw-camera @rw-scan=${listen}></rw-camera>`);
}

test('a label held before the camera is scanned once', async () => {
  await show(one);
  await openCamera();
  await expect.poll(() => scans, { timeout: 10_000 }).toEqual([`camera ${one}`]);
  await show(two);
  await expect.poll(() => scans, { timeout: 10_000 }).toEqual([`camera ${one}`, `camera ${two}`]);
});

test('a frame on the picture, said to nobody, encloses what is read first', async () => {
  await show(one);
  const camera = await openCamera();
  const guide = camera.shadowRoot!.querySelector<SVGPathElement>('.guide')!;
  const { x, y, width, height } = guide.getBBox();
  expect([x / 1280, y / 720, (x + width) / 1280, (y + height) / 720]).toEqual(
    [MIDDLE.left, MIDDLE.top, MIDDLE.right, MIDDLE.bottom].map((share) => expect.closeTo(share, 3)),
  );
  expect(guide.closest('[aria-hidden="true"]')).not.toBeNull();
});

test('of several labels the person chooses one', async () => {
  await show(one, two);
  const camera = await openCamera();
  const offered = () => [...camera.shadowRoot!.querySelectorAll('.choices rw-button')];
  await expect.poll(() => offered().length, { timeout: 10_000 }).toBe(2);
  expect(camera.shadowRoot!.querySelector('[role=status]')?.textContent).toContain('Choose one');
  expect(scans).toEqual([]);
  const second = offered().find((button) => button.textContent.includes('1\u00a00000124'));
  (second as HTMLElement).click();
  expect(scans).toEqual([`camera ${two}`]);
  await expect.poll(() => offered().length).toBe(0);
});

test('of two cameras the person turns to the other', async () => {
  const asked: unknown[] = [];
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation((constraints) => {
    asked.push((constraints!.video as MediaTrackConstraints).deviceId ?? 'any');
    return film();
  });
  const cameras = ['back', 'front'].map((deviceId) => ({ kind: 'videoinput', deviceId }));
  vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(
    cameras as MediaDeviceInfo[],
  );
  await show(one);
  const camera = await openCamera();
  const other = () =>
    [...camera.shadowRoot!.querySelectorAll<HTMLElement>('.controls rw-button')].find(
      ({ textContent }) => textContent.includes('Other camera'),
    );
  await expect.poll(() => other() !== undefined).toBe(true);
  other()!.click();
  expect(asked).toEqual(['any', { exact: 'front' }]);
  await expect.poll(() => tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
});

test('it lets go of the camera when it leaves the page', async () => {
  await show(one);
  const camera = await openCamera();
  await expect.poll(() => scans.length, { timeout: 10_000 }).toBe(1);
  camera.remove();
  expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
});

test.each([
  ['NotAllowedError', /not allowed/],
  ['NotFoundError', /No camera/],
  ['NotReadableError', /Another programme/],
])('%s is told in words, with a way to try again', async (name, words) => {
  fault = name;
  await show(one);
  const camera = await openCamera();
  await expect.poll(() => camera.shadowRoot!.textContent).toMatch(words);
  await expectAccessible(camera);
  fault = null;
  inside(camera, 'rw-notice rw-button').click();
  await expect.poll(() => scans, { timeout: 10_000 }).toEqual([`camera ${one}`]);
});
