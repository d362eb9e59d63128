/** One write that a person may have to try again: busy, refused, and never done twice. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { newRequestId } from './api-client.ts';

export class Attempt implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  busy = false;
  error: unknown = null;
  private last = { body: '', requestId: '' };

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.busy = false;
  }

  /**
   * @param body what is sent; the same body is sent again under the same request id
   * @returns the answer; undefined when it was refused or another write is still running
   */
  async run<B extends object, T>(
    body: B,
    send: (json: B & { requestId: string }) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.busy) return undefined;
    const text = JSON.stringify(body);
    if (this.last.body !== text) this.last = { body: text, requestId: newRequestId() };
    this.set(true, null);
    try {
      const answer = await send({ ...body, requestId: this.last.requestId });
      this.last = { body: '', requestId: '' };
      this.set(false, null);
      return answer;
    } catch (error) {
      this.set(false, error);
      return undefined;
    }
  }

  clear(): void {
    this.set(this.busy, null);
  }

  private set(busy: boolean, error: unknown): void {
    this.busy = busy;
    this.error = error;
    this.host.requestUpdate();
  }
}
