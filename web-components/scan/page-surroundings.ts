/** The scan queue in a browser: woken by network and page, beside other tabs of the same person. */
import type { QueueSurroundings } from './queue-surroundings.ts';
import { inSenderTurn } from './sender-turn.ts';

export class PageSurroundings implements QueueSurroundings {
  private readonly name: string;
  private readonly channel: BroadcastChannel;
  private wake: () => void = () => undefined;

  /** @param name of the store that all tabs share */
  constructor(name: string) {
    this.name = name;
    this.channel = new BroadcastChannel(name);
  }

  listen({ wake, changed }: { wake: () => void; changed: () => void }): void {
    this.wake = wake;
    this.channel.onmessage = changed;
    window.addEventListener('online', this.wakeSeen);
    window.addEventListener('pageshow', this.wakeSeen);
    document.addEventListener('visibilitychange', this.wakeSeen);
  }

  tell(): void {
    this.channel.postMessage('changed');
  }

  inTurn(work: () => Promise<void>): Promise<boolean> {
    return inSenderTurn(`${this.name}-sender`, work);
  }

  close(): void {
    window.removeEventListener('online', this.wakeSeen);
    window.removeEventListener('pageshow', this.wakeSeen);
    document.removeEventListener('visibilitychange', this.wakeSeen);
    this.channel.close();
  }

  private readonly wakeSeen = (): void => {
    if (document.visibilityState === 'visible') this.wake();
  };
}
