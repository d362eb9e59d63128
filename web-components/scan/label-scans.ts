/** Scanning labels back: each scan goes the durable way, and the page hears what became of its own. */
import type { ScanAnswer, ScanSource } from '#domain/bench.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepScan } from './keep-scan.ts';
import { onScanAnswer } from './scan-bus.ts';

const LABEL_IS_ON =
  COMMAND_CARDS.find((card) => card.action === 'label_confirmed' && card.parameter === null)
    ?.code ?? null;

/** What a scan means as the proof that the label is stuck on its thing. */
export const CONFIRMS = { command: LABEL_IS_ON };

export class LabelScans implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly told: (answer: ScanAnswer, key: string) => void;
  private readonly sent = new Map<string, string>();
  private stop?: () => void;

  /** @param told hears each answer with the key its scan was confirmed under */
  constructor(host: ReactiveControllerHost, told: (answer: ScanAnswer, key: string) => void) {
    this.host = host;
    this.told = told;
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = onScanAnswer(({ scan, answer }) => {
      const key = this.sent.get(scan.requestId);
      if (key === undefined) return;
      this.sent.delete(scan.requestId);
      this.told(answer, key);
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  async confirm(text: string, source: ScanSource, key = text): Promise<void> {
    await keepScan({ text, source }, CONFIRMS, ({ requestId }) => {
      this.sent.set(requestId, key);
      this.host.requestUpdate();
    });
  }

  /** Scanned, and not answered yet. */
  isWaiting(key: string): boolean {
    return [...this.sent.values()].includes(key);
  }

  get waiting(): number {
    return this.sent.size;
  }
}
