/** The scans one page takes for itself: kept the durable way, and what became of the last of them. */
import type { QueuedScan, ScanContext, ScanSource } from '#domain/bench.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scanSentence } from './answer-text.ts';
import { keepScan } from './keep-scan.ts';
import { type AnsweredScan, onScanAnswer, onScanQueue } from './scan-bus.ts';
import type { NoticeKind } from '../ui/rw-notice.ts';

export interface ScanNews {
  kind: NoticeKind;
  text: string;
}

export class KeptScans implements ReactiveController {
  news: ScanNews | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly onAnswer: (answered: AnsweredScan) => void;
  private readonly adopts: (scan: QueuedScan) => boolean;
  private readonly sent = new Set<string>();
  private readonly stops: (() => void)[] = [];
  private offline = false;

  /**
   * @param onAnswer hears the answers to the page's own scans, also late ones
   * @param adopts tells of others that they are the page's own: made here before it was loaded anew
   */
  constructor(
    host: ReactiveControllerHost,
    onAnswer: (answered: AnsweredScan) => void,
    adopts: (scan: QueuedScan) => boolean = () => false,
  ) {
    this.host = host;
    this.onAnswer = onAnswer;
    this.adopts = adopts;
    host.addController(this);
  }

  hostConnected(): void {
    this.stops.push(
      onScanAnswer((answered) => this.hear(answered)),
      onScanQueue(({ trouble }) => {
        this.offline = trouble === 'offline';
        this.host.requestUpdate();
      }),
    );
  }

  hostDisconnected(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Scans that are not answered yet. */
  get open(): number {
    return this.sent.size;
  }

  /** Scans that wait for the network; on the way for a moment is not waiting. */
  get waiting(): number {
    return this.offline ? this.sent.size : 0;
  }

  say(news: ScanNews | null): void {
    this.news = news;
    this.host.requestUpdate();
  }

  /** @param means what is in hand for this scan alone. @returns null when the browser could not keep it */
  async keep(
    text: string,
    source: ScanSource,
    means: Partial<ScanContext>,
  ): Promise<QueuedScan | null> {
    // What was said of the scan before is not about this one, which waits.
    if (this.offline) this.say(null);
    let id = '';
    const queued = await keepScan({ text, source }, means, ({ requestId }) => {
      id = requestId;
      this.sent.add(requestId);
    });
    if (!queued) this.sent.delete(id);
    this.host.requestUpdate();
    return queued;
  }

  private hear(answered: AnsweredScan): void {
    const { scan, answer } = answered;
    if (!this.sent.delete(scan.requestId) && !this.adopts(scan)) return;
    this.say({ kind: answer.outcome, text: scanSentence(scan.text, answer) });
    this.onAnswer(answered);
  }
}
