/** One print from a form: busy, on its way, refused, asked for a reason, done with a link to its file. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fieldText } from '../data/api-client.ts';
import {
  printLabels,
  type Printed,
  type PrintOptions,
  type PrintSubject,
} from '../data/label-printing.ts';
import type { JobProgress } from '../data/label-sending.ts';

export class LabelJob implements ReactiveController {
  busy = false;
  error: unknown = null;
  printed: Printed | null = null;
  progress: JobProgress | null = null;
  /** Counts the prints, so that a list of unfinished ones is read again. */
  tries = 0;
  private readonly host: ReactiveControllerHost;
  private waiting: { subject: PrintSubject; options: PrintOptions } | null = null;
  private stopper = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.busy = false;
  }

  /** Labels on their way come out; the rest waits among the unfinished prints. */
  hostDisconnected(): void {
    this.stop();
  }

  /** The labels were printed before: the server asks why they are printed again. */
  get asksReason(): boolean {
    return this.error !== null && fieldText(this.error, 'reason') !== '';
  }

  stop(): void {
    this.stopper.abort();
  }

  async print(subject: PrintSubject, options: PrintOptions = {}): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    this.printed = null;
    this.waiting = { subject, options };
    this.stopper = new AbortController();
    this.host.requestUpdate();
    try {
      const { signal: stop } = this.stopper;
      this.printed = await printLabels(subject, { ...options, onProgress: this.show, stop });
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
      this.progress = null;
      this.tries += 1;
      this.host.requestUpdate();
    }
  }

  async printAgain(reason: string): Promise<void> {
    const { waiting } = this;
    if (waiting) await this.print(waiting.subject, { ...waiting.options, reason });
  }

  private readonly show = (progress: JobProgress): void => {
    this.progress = progress;
    this.host.requestUpdate();
  };
}
