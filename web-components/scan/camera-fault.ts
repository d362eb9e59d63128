/** Why there is no picture, as a key of the texts that say what to do. */
export type CameraFault =
  | 'scan.camera.insecure'
  | 'scan.camera.denied'
  | 'scan.camera.missing'
  | 'scan.camera.busy'
  | 'scan.camera.failed';

const BY_NAME: Record<string, CameraFault> = {
  SecurityError: 'scan.camera.insecure',
  NotAllowedError: 'scan.camera.denied',
  NotFoundError: 'scan.camera.missing',
  OverconstrainedError: 'scan.camera.missing',
  NotReadableError: 'scan.camera.busy',
  AbortError: 'scan.camera.busy',
};

/** @param error what `getUserMedia` threw; its names are those of Media Capture and Streams (W3C). */
export function cameraFault(error: unknown): CameraFault {
  if (!window.isSecureContext) return 'scan.camera.insecure';
  return (error instanceof DOMException && BY_NAME[error.name]) || 'scan.camera.failed';
}
