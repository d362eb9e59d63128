/** One decision at a time: busy, refused, decided. Held by every form of “Waiting for me”. */
import type { LitElement } from 'lit';
import { newRequestId } from '../data/api-client.ts';
import { showToast } from '../ui/toast.ts';

/** Fired, bubbling, with `detail: { id }` when the decision is made and leaves the list. */
export const DECIDED = 'rw-decided';

export class Deciding {
  busy = false;
  error: unknown = null;
  private readonly host: LitElement;
  private requestId = newRequestId();

  constructor(host: LitElement) {
    this.host = host;
  }

  /**
   * Sends a decision; a repeated try carries the same `requestId`, so that nothing happens twice.
   * @param write answers the sentence that says what was done
   */
  async run(id: string, write: (requestId: string) => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    this.host.requestUpdate();
    try {
      showToast({ kind: 'done', text: await write(this.requestId) });
      const options = { detail: { id }, bubbles: true, composed: true };
      this.host.dispatchEvent(new CustomEvent(DECIDED, options));
    } catch (error) {
      this.error = error;
      if (!isUnanswered(error)) this.requestId = newRequestId();
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }
}

/** Nobody knows whether the server heard it: only then the same request goes again. */
function isUnanswered(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 0;
}
