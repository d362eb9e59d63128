/** Joins scanner, camera and typed codes with the queue and the tones. One for the whole page. */
import type { QueuedScan, Scan, ScanAnswer, ScanContext } from '#domain/bench.ts';
import { openPageQueue } from './page-queue.ts';
import type { ScanQueue } from './scan-queue.ts';
import type { SendScans } from './scan-sender.ts';
import { loadScannerSettings } from './scanner-settings.ts';
import { clockError } from './server-clock.ts';
import { Tones } from './tones.ts';
import { WedgeReader } from './wedge-reader.ts';

/** Hears a scan before the queue does. @returns true when it dealt with the scan itself. */
export type ScanHandler = (scan: Scan) => boolean;

export interface ScanStationOptions {
  send: SendScans;
  /** What is armed and in hand now. */
  context: () => ScanContext;
  mayGo?: (scan: QueuedScan) => boolean;
  /** Answers as they come, also late ones of scans made without a network. */
  onAnswer?: (answer: ScanAnswer, scan: QueuedScan) => void;
  /** The scan could not be kept and was not carried out: say so (`scan.not_kept`). */
  onNotKept: (scan: Scan) => void;
  onHotKey?: (event: KeyboardEvent) => void;
}

/** An answer this long after its scan belongs to nothing anybody still waits for. */
const LATE_MS = 10_000;

export class ScanStation {
  readonly queue: ScanQueue;
  readonly tones = new Tones();
  private readonly options: ScanStationOptions;
  private readonly reader: WedgeReader;
  private readonly handlers: ScanHandler[] = [];
  private lateRefusalAt = -Infinity;

  constructor(options: ScanStationOptions) {
    this.options = options;
    this.queue = openPageQueue({
      send: options.send,
      onAnswer: this.onAnswer,
      clockError,
      ...(options.mayGo && { mayGo: options.mayGo }),
    });
    this.reader = new WedgeReader({
      settings: loadScannerSettings,
      onScan: (text) => void this.take({ text, source: 'wedge' }),
      ...(options.onHotKey && { onHotKey: options.onHotKey }),
    });
  }

  start(): void {
    this.reader.start();
    this.queue.start();
  }

  async stop(): Promise<void> {
    this.reader.stop();
    await this.queue.stop();
  }

  /** The handler that came last is asked first. @returns a function that takes it away again. */
  listen(handler: ScanHandler): () => void {
    this.handlers.unshift(handler);
    return () => {
      const at = this.handlers.indexOf(handler);
      if (at >= 0) this.handlers.splice(at, 1);
    };
  }

  /** Resolves when the scan is kept on disk, or dealt with by a handler, or refused aloud. */
  async take(scan: Scan): Promise<void> {
    if (this.handlers.some((handler) => handler(scan))) return;
    try {
      const { answer } = await this.queue.add(scan, this.options.context());
      if (!answer) void this.tones.tick();
    } catch {
      void this.tones.play('refused');
      this.options.onNotKept(scan);
    }
  }

  private readonly onAnswer = (answer: ScanAnswer, scan: QueuedScan): void => {
    this.sound(answer, Date.now() - Date.parse(scan.happenedAt));
    this.options.onAnswer?.(answer, scan);
  };

  /** After a gap many answers come at once: one falling tone says that some were refused. */
  private sound({ outcome }: ScanAnswer, age: number): void {
    if (age <= LATE_MS) return void this.tones.play(outcome);
    const now = performance.now();
    if (outcome !== 'refused' || now - this.lateRefusalAt < 1000) return;
    this.lateRefusalAt = now;
    void this.tones.play(outcome);
  }
}
