/** One print from a form: busy, refused, asked for a reason, done with a link to its file. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fieldText } from '../data/api-client.ts';
import {
  printLabels,
  type Printed,
  type PrintOptions,
  type PrintSubject,
} from '../data/label-printing.ts';

export class LabelJob implements ReactiveController {
  busy = false;
  error: unknown = null;
  printed: Printed | null = null;
  private readonly host: ReactiveControllerHost;
  private waiting: { subject: PrintSubject; options: PrintOptions } | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.busy = false;
  }

  /** The labels were printed before: the server asks why they are printed again. */
  get asksReason(): boolean {
    return this.error !== null && fieldText(this.error, 'reason') !== '';
  }

  async print(subject: PrintSubject, options: PrintOptions = {}): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    this.printed = null;
    this.waiting = { subject, options };
    this.host.requestUpdate();
    try {
      this.printed = await printLabels(subject, options);
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  async printAgain(reason: string): Promise<void> {
    const { waiting } = this;
    if (waiting) await this.print(waiting.subject, { ...waiting.options, reason });
  }
}
