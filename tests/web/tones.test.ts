import type { ScanOutcome } from '#domain/bench.ts';
import { afterEach, expect, test } from 'vitest';
import { devTools } from './devtools.ts';
import {
  loadToneSettings,
  saveToneSettings,
  scheduleNotes,
  TONES,
  Tones,
} from '../../web-components/scan/tones.ts';

const RATE = 22_050;
const SECONDS = 0.6;

afterEach(() => localStorage.clear());

async function render(outcome: ScanOutcome, volume = 1): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, RATE * SECONDS, RATE);
  scheduleNotes(context, TONES[outcome], volume);
  return (await context.startRendering()).getChannelData(0);
}

const slice = (sound: Float32Array, from: number, to: number) =>
  sound.subarray(Math.round(from * RATE), Math.round(to * RATE));
const loudness = (sound: Float32Array) =>
  Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);

/** Pitch by counting how often the wave rises through zero. */
function pitch(sound: Float32Array): number {
  let rises = 0;
  for (let i = 1; i < sound.length; i++) if (sound[i - 1]! < 0 && sound[i]! >= 0) rises++;
  return (rises * RATE) / sound.length;
}

test('done goes from low to high', async () => {
  const sound = await render('done');
  expect(pitch(slice(sound, 0.01, 0.06))).toBeLessThan(750);
  expect(pitch(slice(sound, 0.09, 0.18))).toBeGreaterThan(900);
});

test('a warning sounds twice', async () => {
  const sound = await render('warning');
  expect(loudness(slice(sound, 0.02, 0.09))).toBeGreaterThan(0.3);
  expect(loudness(slice(sound, 0.125, 0.18))).toBeLessThan(0.001);
  expect(loudness(slice(sound, 0.21, 0.28))).toBeGreaterThan(0.3);
});

test('a refusal falls, and sounds longest', async () => {
  const sound = await render('refused');
  expect(pitch(slice(sound, 0.02, 0.12))).toBeGreaterThan(330);
  expect(pitch(slice(sound, 0.3, 0.4))).toBeLessThan(250);
  expect(loudness(slice(await render('done'), 0.3, 0.4))).toBeLessThan(0.001);
});

test('volume makes it quieter', async () => {
  const [loud, quiet] = [await render('done', 1), await render('done', 0.3)];
  expect(loudness(quiet)).toBeLessThan(loudness(loud) * 0.2);
  expect(loudness(quiet)).toBeGreaterThan(0);
});

test('volume and mute are remembered, nonsense is not', () => {
  saveToneSettings({ volume: 0.25, muted: true });
  expect(loadToneSettings()).toEqual({ volume: 0.25, muted: true });
  localStorage.setItem('rework.tones', '{"volume":7}');
  expect(loadToneSettings()).toEqual({ volume: 0.6, muted: false });
  localStorage.setItem('rework.tones', 'not json');
  expect(loadToneSettings().volume).toBe(0.6);
});

test('it sounds after the key presses of a scanner, without any click', async () => {
  let made: AudioContext | undefined;
  const tones = new Tones(() => (made = new AudioContext()));
  await devTools().send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    code: 'Digit1',
    key: '1',
    text: '1',
  });
  await devTools().send('Input.dispatchKeyEvent', { type: 'keyUp', code: 'Digit1', key: '1' });
  await tones.play('done');
  expect(made?.state).toBe('running');
  await made?.close();
});

test('muted, no sound is even prepared', async () => {
  saveToneSettings({ volume: 1, muted: true });
  let made = 0;
  const tones = new Tones(() => {
    made++;
    return new AudioContext();
  });
  await tones.play('refused');
  await tones.tick();
  expect(made).toBe(0);
});
