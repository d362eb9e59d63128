/** Films, looks for codes, and tells what was scanned. */
import type { Decoded } from './decoder/frame.ts';
import { cameraFault } from './camera-fault.ts';
import type { CameraFault } from './camera-fault.ts';
import { DecoderClient } from './decoder-client.ts';
import { LabelWatch } from './label-watch.ts';

export interface CameraAbilities {
  torch: boolean;
  zoom: { min: number; max: number; step: number } | null;
  /** Ids of all cameras of the device, the one in use first. */
  cameras: string[];
}

export interface CameraEvents {
  onScan: (text: string) => void;
  /** Codes to choose from, with the size of the picture their corners are in. */
  onChoices: (choices: Decoded[], width: number, height: number) => void;
  onAbilities: (abilities: CameraAbilities) => void;
  onFault: (fault: CameraFault) => void;
}

/** Without a reading for this long, a harder look is worth its time. */
const THOROUGH_AFTER_MS = 1000;

export class CameraSession {
  private readonly video: HTMLVideoElement;
  private readonly camera: string | null;
  private readonly events: CameraEvents;
  private readonly watch: LabelWatch;
  private stream: MediaStream | null = null;
  private live: DecoderClient | null = null;
  /** Of its own, so that live looks go on meanwhile. */
  private thorough: DecoderClient | null = null;
  private lastReading = 0;
  private restUntil = 0;
  private stopped = false;

  /** @param camera id of the one to use; without it one that looks away from the person */
  constructor(
    video: HTMLVideoElement,
    acceptForeign: boolean,
    camera: string | null,
    events: CameraEvents,
  ) {
    this.video = video;
    this.camera = camera;
    this.events = events;
    this.watch = new LabelWatch(acceptForeign);
  }

  /** Asks for the camera; a fault is told by `onFault` and leaves the session stopped. */
  async start(): Promise<void> {
    try {
      if (!('mediaDevices' in navigator)) throw new DOMException('plain HTTP', 'SecurityError');
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {
          ...(this.camera
            ? { deviceId: { exact: this.camera } }
            : { facingMode: { ideal: 'environment' } }),
          width: { ideal: 1280 },
          height: { ideal: 720 },
        },
      });
      if (this.stopped) return stopTracks(stream);
      this.stream = stream;
      const [track] = stream.getVideoTracks();
      track?.addEventListener('ended', () => this.fail(new DOMException('', 'NotReadableError')));
      this.video.srcObject = stream;
      await this.video.play();
      const abilities = await abilitiesOf(track);
      if (this.stopped) return;
      this.events.onAbilities(abilities);
      void applyIfAble(track, { focusMode: 'continuous' });
      this.live = new DecoderClient();
      this.lastReading = performance.now();
      this.nextFrame();
    } catch (error) {
      this.fail(error);
    }
  }

  stop(): void {
    this.stopped = true;
    this.live?.stop();
    this.thorough?.stop();
    if (this.stream) stopTracks(this.stream);
    this.stream = null;
    this.video.srcObject = null;
  }

  /** Takes one of the offered codes; the others are not offered again while they stay in view. */
  choose(chosen: Decoded, choices: readonly Decoded[]): void {
    this.watch.settle(choices, performance.now());
    this.events.onScan(chosen.text);
  }

  async setTorch(on: boolean): Promise<void> {
    await applyIfAble(this.stream?.getVideoTracks()[0], { torch: on });
  }

  async setZoom(zoom: number): Promise<void> {
    await applyIfAble(this.stream?.getVideoTracks()[0], { zoom });
  }

  private nextFrame(): void {
    if (this.stopped) return;
    const look = () => void this.lookLive().catch((error: unknown) => this.fail(error));
    if ('requestVideoFrameCallback' in this.video) this.video.requestVideoFrameCallback(look);
    else requestAnimationFrame(look);
  }

  private async lookLive(): Promise<void> {
    if (!this.live || this.stopped) return;
    const now = performance.now();
    const overdue = now - this.lastReading > THOROUGH_AFTER_MS && now > this.restUntil;
    if (overdue && !this.thorough?.busy) {
      this.thorough ??= new DecoderClient();
      void this.lookThoroughly(this.thorough).catch((error: unknown) => this.fail(error));
    }
    await this.look(this.live, false);
    this.nextFrame();
  }

  /** A harder look rests as long as it took, so that a telephone stays cool and the live looks quick. */
  private async lookThoroughly(client: DecoderClient): Promise<void> {
    const start = performance.now();
    await this.look(client, true);
    this.restUntil = 2 * performance.now() - start;
  }

  private async look(client: DecoderClient, thorough: boolean): Promise<void> {
    const { codes, width, height } = await client.look(this.video, thorough);
    if (this.stopped) return;
    // A harder look that found nothing says nothing about what the live ones see by now.
    if (thorough && codes.length === 0) return;
    const now = performance.now();
    if (codes.some(({ own }) => own)) this.lastReading = now;
    const { scan, choices } = this.watch.look(codes, now);
    this.events.onChoices(choices, width, height);
    if (scan) this.events.onScan(scan.text);
  }

  private fail(error: unknown): void {
    if (this.stopped) return;
    this.stop();
    this.events.onFault(cameraFault(error));
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Torch, zoom and focus are in the Image Capture draft, not in the types of the DOM. */
interface ImageSettings {
  torch?: boolean;
  zoom?: number;
  focusMode?: string;
}

type ImageCapabilities = MediaTrackCapabilities & {
  torch?: boolean;
  zoom?: { min: number; max: number; step?: number };
  focusMode?: string[];
};

function capabilitiesOf(track: MediaStreamTrack | undefined): ImageCapabilities {
  return track?.getCapabilities?.() ?? {};
}

async function abilitiesOf(track: MediaStreamTrack | undefined): Promise<CameraAbilities> {
  const { torch, zoom } = capabilitiesOf(track);
  const canZoom = zoom && zoom.max > zoom.min;
  return {
    torch: torch === true,
    zoom: canZoom ? { min: zoom.min, max: zoom.max, step: zoom.step ?? 0.1 } : null,
    cameras: await camerasFrom(track?.getSettings().deviceId),
  };
}

/** A browser that does not tell its cameras is used with the one it gave. */
async function camerasFrom(inUse: string | undefined): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const ids = devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
  const known = ids.filter((id) => id !== '');
  const first = inUse ? known.indexOf(inUse) : -1;
  return first < 0 ? known : [...known.slice(first), ...known.slice(0, first)];
}

/** A camera that promised an ability may still refuse it; scanning goes on without. */
async function applyIfAble(
  track: MediaStreamTrack | undefined,
  settings: ImageSettings,
): Promise<void> {
  const abilities = capabilitiesOf(track);
  const able = Object.keys(settings).every((name) => name in abilities);
  if (!track || !able) return;
  const constraints = { advanced: [settings as MediaTrackConstraintSet] };
  await track.applyConstraints(constraints).catch(() => undefined);
}
