/** Records the microphone for a moment and plays it back; the sound stays in memory and is let go. */
import { openMedia, stopMedia } from './device-media.ts';

const LENGTH_MS = 3000;

export interface RecordingSteps {
  /** Name of the microphone, as soon as it runs. */
  onStart: (name: string) => void;
  /** Loudness now, percent of full scale. */
  onLevel: (level: number) => void;
  onPlay: () => void;
  /** Asked again and again; true ends everything. */
  isOver: () => boolean;
}

/** @throws MediaError */
export async function recordAndPlay(steps: RecordingSteps): Promise<void> {
  const stream = await openMedia('audio');
  const context = new AudioContext();
  try {
    steps.onStart(stream.getAudioTracks()[0]?.label ?? '');
    await context.resume();
    const meter = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(meter);
    const sound = await record(stream, meter, steps);
    stopMedia(stream);
    if (sound.size > 0 && !steps.isOver()) {
      steps.onPlay();
      await play(sound);
    }
  } finally {
    stopMedia(stream);
    await context.close();
  }
}

function record(stream: MediaStream, meter: AnalyserNode, steps: RecordingSteps): Promise<Blob> {
  const parts: Blob[] = [];
  const recorder = new MediaRecorder(stream);
  const samples = new Uint8Array(meter.fftSize);
  return new Promise((resolve) => {
    const endsAt = performance.now() + LENGTH_MS;
    const watch = () => {
      meter.getByteTimeDomainData(samples);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
      steps.onLevel(Math.min(100, Math.round((peak / 128) * 100)));
      if (performance.now() < endsAt && !steps.isOver()) setTimeout(watch, 50);
      else if (recorder.state !== 'inactive') recorder.stop();
    };
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => resolve(new Blob(parts, { type: recorder.mimeType })));
    recorder.start();
    watch();
  });
}

async function play(sound: Blob): Promise<void> {
  const address = URL.createObjectURL(sound);
  const player = new Audio(address);
  try {
    const ended = new Promise((resolve) => {
      player.addEventListener('ended', resolve);
      player.addEventListener('error', resolve);
    });
    await player.play();
    await ended;
  } finally {
    URL.revokeObjectURL(address);
  }
}
