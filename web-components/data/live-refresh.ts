/** Keeps a list fresh: reads again when something moved, never twice at once, and after a lost stream. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type LiveChange, type LiveEvent, onLive, onLiveChange, onLiveState } from './live.ts';

/** News come in bursts: after one reading the next waits this long. */
const PAUSE_MS = 300;

export class LiveRefresh implements ReactiveController {
  private readonly read: () => Promise<unknown>;
  private readonly concerns: (event: LiveEvent) => boolean;
  private readonly changes: (change: LiveChange) => boolean;
  private readonly stops: (() => void)[] = [];
  private running = false;
  private again = false;
  private connected = false;

  /**
   * @param concerns tells events of devices that change the list from those that do not; all do when left out
   * @param changes the same for news of other things; none do when left out
   */
  constructor(
    host: ReactiveControllerHost,
    read: () => Promise<unknown>,
    concerns: (event: LiveEvent) => boolean = () => true,
    changes: (change: LiveChange) => boolean = () => false,
  ) {
    this.read = read;
    this.concerns = concerns;
    this.changes = changes;
    host.addController(this);
  }

  hostConnected(): void {
    this.connected = true;
    let lost = false;
    const online = () => this.ask();
    window.addEventListener('online', online);
    this.stops.push(
      onLive('all', (event) => this.concerns(event) && this.ask()),
      onLiveChange((change) => this.changes(change) && this.ask()),
      onLiveState((state) => {
        if (state === 'connected' && lost) this.ask();
        lost = state === 'lost' || (lost && state !== 'connected');
      }),
      () => window.removeEventListener('online', online),
    );
  }

  hostDisconnected(): void {
    this.connected = false;
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Reads now, or once more after the reading that is under way. */
  ask(): void {
    if (this.running) this.again = true;
    else void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    do {
      this.again = false;
      await this.read().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } while (this.again && this.connected);
    this.running = false;
  }
}
