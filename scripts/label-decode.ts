/**
 * `npm run --silent label:decode -- [--live] FILE…`: what codes are on pictures (PNG, JPEG), by the decoder that the
 * camera page uses. Prints one JSON line a file, in order: `{"file","codes":[{"text","symbology"}],"ms"}` with every
 * code read, ours first, or `{"file","error"}`; exit code 2 when there was an error. `ms` is the time of decoding.
 * `--live` looks once, as the camera page does at each frame; without it all ways are tried, as for a still picture.
 */
import { readScan } from '#domain/codes.ts';
import { loadPicture } from './lib/load-picture.ts';
import type { Decoded } from '../web-components/scan/decoder/frame.ts';
import { decodeAll, decodeStill } from '../web-components/scan/decoder/pipeline.ts';

const isOurs = (text: string) => ['own', 'tracking'].includes(readScan(text).kind);
/** Long sides in pixels: what the camera page hands to the decoder, and what is kept of a large photograph. */
const CAMERA_SIDE = 1280;
const PHOTO_SIDE = 2560;

const asked = process.argv.slice(2);
const live = asked.includes('--live');
const files = asked.filter((argument) => argument !== '--live' && argument !== '--');

for (const file of files) {
  try {
    print({ file, ...(live ? await lookLive(file) : await lookThoroughly(file)) });
  } catch (error) {
    print({ file, error: error instanceof Error ? error.message : String(error) });
    process.exitCode = 2;
  }
}
if (files.length === 0) {
  console.error('usage: npm run --silent label:decode -- [--live] FILE…');
  process.exitCode = 2;
}

async function lookLive(file: string) {
  const frame = await loadPicture(file, CAMERA_SIDE);
  return timed(() => decodeAll(frame, { accept: isOurs, thorough: false }));
}

/** A large photograph is looked at once more with all it shows, where a smaller one does not show one of ours. */
async function lookThoroughly(file: string) {
  const frame = await loadPicture(file, CAMERA_SIDE);
  const first = timed(() => decodeStill(frame, isOurs));
  if (first.codes.some(({ text }) => isOurs(text))) return first;
  const large = await loadPicture(file, PHOTO_SIDE);
  if (large.width === frame.width) return first;
  const second = timed(() => decodeStill(large, isOurs));
  const texts = new Set(second.codes.map(({ text }) => text));
  const codes = [...second.codes, ...first.codes.filter(({ text }) => !texts.has(text))];
  return { codes, ms: first.ms + second.ms };
}

function timed(look: () => Decoded[]) {
  const start = performance.now();
  const found = look();
  const ms = Math.round((performance.now() - start) * 10) / 10;
  const codes = found.map(({ text, format }) => ({ text, symbology: format }));
  return { codes, ms };
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
