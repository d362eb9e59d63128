/** Three tones that cannot be taken for each other, because nobody looks at the screen while scanning. */
import type { ScanOutcome } from '#domain/bench.ts';

export interface ToneSettings {
  /** 0 (silent) to 1. */
  volume: number;
  muted: boolean;
}

export interface Note {
  /** Hertz at the beginning and at the end. */
  from: number;
  to: number;
  /** Seconds from the beginning of the tone. */
  at: number;
  lasts: number;
  shape: OscillatorType;
}

/** Done rises from low to high, a warning sounds twice, a refusal falls. */
export const TONES: Record<ScanOutcome, readonly Note[]> = {
  done: [
    { from: 660, to: 660, at: 0, lasts: 0.07, shape: 'sine' },
    { from: 990, to: 990, at: 0.08, lasts: 0.11, shape: 'sine' },
  ],
  warning: [
    { from: 740, to: 740, at: 0, lasts: 0.11, shape: 'triangle' },
    { from: 740, to: 740, at: 0.19, lasts: 0.11, shape: 'triangle' },
  ],
  refused: [{ from: 420, to: 150, at: 0, lasts: 0.42, shape: 'sawtooth' }],
};

/** Scanner heard, answer on its way: a tick, no tone, and the same whatever comes of it. */
const TICK: readonly Note[] = [{ from: 1800, to: 1200, at: 0, lasts: 0.03, shape: 'sine' }];

/** Milliseconds on, off, on … */
const VIBRATIONS: Record<ScanOutcome, number[]> = {
  done: [40],
  warning: [60, 80, 60],
  refused: [250],
};

const STORAGE_KEY = 'rework.tones';
const DEFAULTS: ToneSettings = { volume: 0.6, muted: false };
const FADE_SECONDS = 0.012;

export class Tones {
  private readonly makeContext: () => AudioContext;
  private context: AudioContext | null = null;

  /** @param makeContext for offline rendering. */
  constructor(makeContext: () => AudioContext = () => new AudioContext()) {
    this.makeContext = makeContext;
  }

  /** Sounds at once. A key press by the scanner is enough for the browser to allow it. */
  async play(outcome: ScanOutcome): Promise<void> {
    navigator.vibrate?.(VIBRATIONS[outcome]);
    await this.sound(TONES[outcome], 1);
  }

  /** Says within a tenth of a second that a scan was heard and kept. */
  async tick(): Promise<void> {
    await this.sound(TICK, 0.5);
  }

  private async sound(notes: readonly Note[], share: number): Promise<void> {
    const { volume, muted } = loadToneSettings();
    if (muted || volume === 0) return;
    this.context ??= this.makeContext();
    if (this.context.state === 'suspended') await this.context.resume();
    scheduleNotes(this.context, notes, volume * share);
  }
}

/** Plays into any audio context, beginning now. */
export function scheduleNotes(
  context: BaseAudioContext,
  notes: readonly Note[],
  volume: number,
): void {
  for (const { from, to, at, lasts, shape } of notes) {
    const start = context.currentTime + at;
    const end = start + lasts;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = shape;
    oscillator.frequency.setValueAtTime(from, start);
    oscillator.frequency.linearRampToValueAtTime(to, end);
    // Loudness grows with the square; short fades keep the speaker from clicking.
    const level = volume * volume;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(level, start + FADE_SECONDS);
    gain.gain.setValueAtTime(level, end - FADE_SECONDS);
    gain.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(end);
  }
}

export function loadToneSettings(): ToneSettings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return DEFAULTS;
    const { volume, muted } = stored as Partial<Record<keyof ToneSettings, unknown>>;
    const valid = typeof volume === 'number' && volume >= 0 && volume <= 1;
    return { volume: valid ? volume : DEFAULTS.volume, muted: muted === true };
  } catch {
    return DEFAULTS;
  }
}

export function saveToneSettings(settings: ToneSettings): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(settings));
  } catch {
    // Storage may be blocked; the settings then last until the reload.
    return;
  }
}
