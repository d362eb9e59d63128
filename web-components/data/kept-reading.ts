/** What a page shows of the server: read, read again when asked, and without a network what was kept of it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readKept } from './kept-reads.ts';

export class KeptReading<T> implements ReactiveController {
  value: T | null = null;
  /** When the server told what was kept, milliseconds since 1970; null when it is of this moment. */
  keptAt: number | null = null;
  /** Why the last reading failed; what was read before stays. */
  error: unknown = null;
  private readonly host: ReactiveControllerHost;
  private readonly path: () => string;
  private readonly read: () => Promise<T>;

  /**
   * @param path names what is read, e.g. `/boxes/5000000122`; an answer that comes when another is asked for is dropped
   * @param read asks the server for what `path` names
   */
  constructor(host: ReactiveControllerHost, path: () => string, read: () => Promise<T>) {
    this.host = host;
    this.path = path;
    this.read = read;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  get state(): 'ready' | 'error' | 'loading' {
    if (this.value !== null) return 'ready';
    return this.error ? 'error' : 'loading';
  }

  /** Another thing is shown from now on. */
  clear(): void {
    this.value = null;
    this.keptAt = null;
    this.error = null;
  }

  /** Something else on the page could not be done: said in the same place. */
  fail(error: unknown): void {
    this.error = error;
    this.host.requestUpdate();
  }

  readonly load = async (): Promise<void> => {
    const path = this.path();
    try {
      const { value, keptAt } = await readKept(path, this.read);
      if (path !== this.path()) return;
      Object.assign(this, { value, keptAt, error: null });
    } catch (error) {
      if (path !== this.path()) return;
      this.error = error;
    }
    this.host.requestUpdate();
  };
}
