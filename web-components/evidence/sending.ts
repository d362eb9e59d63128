/** One write at a time: busy, refused, done. A panel holds one `Sending` and says `run(() => call(…))`. */
import type { LitElement, ReactiveController } from 'lit';
import { ApiError } from '../data/api-client.ts';

/** The device changed by this panel; the page reads the card again. */
export const CHANGED = 'rw-changed';

const underway = new Set<Promise<unknown>>();

/**
 * Waits for what the panels are just writing, also what waits its turn.
 * @returns whether there was anything to wait for
 */
export async function writesSettled(): Promise<boolean> {
  const waits = underway.size > 0;
  while (underway.size > 0) await Promise.allSettled(underway);
  return waits;
}

export class Sending implements ReactiveController {
  private readonly host: LitElement;
  private running: Promise<unknown> = Promise.resolve();
  busy = false;
  error: unknown = null;

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.busy = false;
  }

  /**
   * Runs a write; what it throws stays in `error` until the next try.
   * @returns the answer, or undefined when it was refused or another write is still running
   */
  async run<T>(write: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    const result = this.perform(write);
    this.running = result;
    return remembered(result);
  }

  /** For quick fingers: waits for the write before it instead of being dropped. */
  async inTurn<T>(write: () => Promise<T>): Promise<T | undefined> {
    return remembered(this.afterOthers(write));
  }

  private async afterOthers<T>(write: () => Promise<T>): Promise<T | undefined> {
    while (this.busy) await this.running;
    return this.run(write);
  }

  private async perform<T>(write: () => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    this.error = null;
    this.host.requestUpdate();
    try {
      const answer = await write();
      this.changed();
      return answer;
    } catch (error) {
      this.error = error;
      if (error instanceof ApiError && error.meanwhile) this.changed();
      return undefined;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  clear(): void {
    this.error = null;
    this.host.requestUpdate();
  }

  private changed(): void {
    this.host.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, composed: true }));
  }
}

function remembered<T>(work: Promise<T>): Promise<T> {
  underway.add(work);
  const forget = () => underway.delete(work);
  work.then(forget, forget);
  return work;
}
