/** Keeps one device's card fresh: from this device at once, from the server as soon as it answers. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isOffline } from '../data/api-client.ts';
import { onLive } from '../data/live.ts';
import { type Card, loadCard } from '../evidence/card.ts';
import { onScanHeard, scanAnswered } from '../scan/scan-bus.ts';
import { keepCard, keptCard } from './kept-cards.ts';

/** A scan and the card that it opens are asked for at once: the scan goes first, for so long at most. */
const ANSWER_FIRST_MS = 250;

export class CardInHand implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private stop?: () => void;
  private stopHearing?: () => void;
  /** Resolves when the newest scan is answered, or slow. */
  private scanned?: Promise<void>;
  code = '';
  card: Card | null = null;
  /** Set while the card is only what this device remembers: milliseconds since 1970. */
  asOf: number | null = null;
  error: unknown = null;
  private loads = 0;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.reload);
    this.stopHearing = onScanHeard(() => (this.scanned = scanAnswered(ANSWER_FIRST_MS)));
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.reload);
    this.stopHearing?.();
    this.stop?.();
  }

  /** @param code an empty text puts the device away */
  async show(code: string): Promise<void> {
    if (code === this.code) return this.reload();
    this.stop?.();
    Object.assign(this, { code, card: null, asOf: null, error: null });
    this.host.requestUpdate();
    if (!code) return;
    const kept = await keptCard(code);
    if (kept && this.code === code && !this.card) {
      this.card = kept.value;
      this.asOf = kept.at;
      this.host.requestUpdate();
    }
    await this.scanned;
    await this.reload();
  }

  readonly reload = async (): Promise<void> => {
    const { code } = this;
    if (!code) return;
    this.loads += 1;
    this.host.requestUpdate();
    try {
      const card = await loadCard(code);
      if (this.code !== code) return;
      this.take(card);
    } catch (error) {
      if (this.code !== code) return;
      if (!isOffline(error)) this.card = null;
      else if (this.card) this.asOf ??= Date.now();
      this.error = isOffline(error) && this.card ? null : error;
    } finally {
      this.loads -= 1;
      this.host.requestUpdate();
    }
  };

  /** The card is being read again: what is shown may be older than what was just saved. */
  get loading(): boolean {
    return this.loads > 0;
  }

  /** The server told it since it was taken in hand, or is just telling it. */
  isFresh(code: string): boolean {
    return code === this.code && (this.loading || (this.card !== null && this.asOf === null));
  }

  private take(card: Card): void {
    // Two answers may overtake each other.
    if (this.card?.id === card.id && card.version < this.card.version) return;
    const other = this.card?.id !== card.id || !this.stop;
    Object.assign(this, { card, asOf: null, error: null });
    if (other) {
      this.stop?.();
      this.stop = onLive(card.id, () => void this.reload());
    }
    void keepCard(card);
  }
}
