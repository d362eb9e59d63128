/** Camera and microphone of the machine, and why there is none. */

/** Not allowed on this address, not there, not permitted, or there but not starting. */
export type MediaFault = 'insecure' | 'none' | 'refused' | 'busy';

export class MediaError extends Error {
  readonly fault: MediaFault;

  constructor(fault: MediaFault) {
    super(fault);
    this.fault = fault;
  }
}

const FAULTS: Record<string, MediaFault> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'refused',
  SecurityError: 'refused',
};

/** @throws MediaError */
export async function openMedia(kind: 'video' | 'audio'): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!window.isSecureContext || !devices) throw new MediaError('insecure');
  try {
    // As much as the camera gives: it is what a video call would get at best.
    const video = { width: { ideal: 1920 }, height: { ideal: 1080 } };
    return await devices.getUserMedia(kind === 'video' ? { video } : { audio: true });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new MediaError(FAULTS[name] ?? 'busy');
  }
}

export function faultOf(error: unknown): MediaFault {
  return error instanceof MediaError ? error.fault : 'busy';
}

export function stopMedia(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
