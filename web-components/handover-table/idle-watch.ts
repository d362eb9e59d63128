/** Tells when nobody has touched the tablet for five minutes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export const IDLE_MS = 5 * 60_000;

export class IdleWatch implements ReactiveController {
  private readonly onIdle: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private touchedAt = Date.now();

  constructor(host: ReactiveControllerHost, onIdle: () => void) {
    this.onIdle = onIdle;
    host.addController(this);
  }

  hostConnected(): void {
    for (const event of ['pointerdown', 'keydown'] as const) {
      window.addEventListener(event, this.touch, { capture: true });
    }
    document.addEventListener('visibilitychange', this.look);
    this.touch();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    for (const event of ['pointerdown', 'keydown'] as const) {
      window.removeEventListener(event, this.touch, { capture: true });
    }
    document.removeEventListener('visibilitychange', this.look);
  }

  readonly touch = (): void => {
    this.touchedAt = Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(this.look, IDLE_MS);
  };

  /** Timers sleep with the tablet: when it wakes, the clock decides. */
  private readonly look = (): void => {
    if (Date.now() - this.touchedAt >= IDLE_MS) this.onIdle();
  };
}
