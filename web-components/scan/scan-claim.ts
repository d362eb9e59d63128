/** For pages that want raw scans themselves; what they do not take goes to the bench as usual. */
import type { ScanSource } from '#domain/bench.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { startScanning } from './scan-bus.ts';

export interface ScanDetail {
  text: string;
  source: ScanSource;
}

/** Fired on the window, cancelable, for every scan: who takes it calls `preventDefault`. */
export const SCAN_EVENT = 'rw-scan';

/** Hears scans while its host is on the page. The handler answers true when the scan was its own. */
export class ScanClaim implements ReactiveController {
  private readonly handler: (text: string, source: ScanSource) => boolean;

  constructor(
    host: ReactiveControllerHost,
    handler: (text: string, source: ScanSource) => boolean,
  ) {
    this.handler = handler;
    host.addController(this);
  }

  hostConnected(): void {
    startScanning();
    window.addEventListener(SCAN_EVENT, this.onScan);
  }

  hostDisconnected(): void {
    window.removeEventListener(SCAN_EVENT, this.onScan);
  }

  private readonly onScan = (event: Event): void => {
    if (event.defaultPrevented || !(event instanceof CustomEvent)) return;
    const { text, source } = event.detail as ScanDetail;
    if (this.handler(text, source)) event.preventDefault();
  };
}
