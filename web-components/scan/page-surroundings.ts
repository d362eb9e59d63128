/** The scan queue in a browser: woken by network and page, beside other tabs of the same person. */
import type { QueueHearing, QueueSurroundings } from './queue-surroundings.ts';
import type { StoredScan } from './scan-store.ts';
import { inSenderTurn } from './sender-turn.ts';

export class PageSurroundings implements QueueSurroundings {
  private readonly name: string;
  private readonly channel: BroadcastChannel;
  private hearing: QueueHearing | null = null;

  /** @param name of the store that all tabs share */
  constructor(name: string) {
    this.name = name;
    this.channel = new BroadcastChannel(name);
  }

  listen(hearing: QueueHearing): void {
    this.hearing = hearing;
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      // A page of an earlier version tells only that something changed.
      if (Array.isArray(data)) hearing.changed(data as StoredScan[]);
      else hearing.missed();
    };
    window.addEventListener('online', this.wakeSeen);
    window.addEventListener('pageshow', this.onPageShow);
    document.addEventListener('visibilitychange', this.wakeSeen);
  }

  tell(scans: readonly StoredScan[]): void {
    this.channel.postMessage(scans);
  }

  inTurn(work: () => Promise<void>): Promise<boolean> {
    return inSenderTurn(`${this.name}-sender`, work);
  }

  close(): void {
    window.removeEventListener('online', this.wakeSeen);
    window.removeEventListener('pageshow', this.onPageShow);
    document.removeEventListener('visibilitychange', this.wakeSeen);
    this.channel.close();
  }

  private readonly wakeSeen = (): void => {
    if (document.visibilityState === 'visible') this.hearing?.wake();
  };

  private readonly onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.hearing?.missed();
    this.wakeSeen();
  };
}
