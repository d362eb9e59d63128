/** A bench without a page: the product's own scan queue in a process of Node, over a journal on disk. */
import {
  NO_CONTEXT,
  type QueuedScan,
  type ScanAnswer,
  type ScanContext,
  type ScanSource,
  contextAfter,
  contextAt,
  meaningOf,
} from '#domain/bench.ts';
import type { QueueSurroundings } from '../../web-components/scan/queue-surroundings.ts';
import { OwnScans } from '../../web-components/scan/own-scans.ts';
import { ScanQueue } from '../../web-components/scan/scan-queue.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { ScanJournal } from './scan-journal.ts';

export interface BenchSettings {
  journal: string;
  url: string;
  /** Cookie of the person's session. */
  token: string;
  personId: string;
  /** How long an answer is waited for; default as in the browser, 20 s */
  timeoutMs?: number;
  /** First pause after a failure. */
  retryMs?: number;
}

export class BenchClient {
  readonly queue: ScanQueue;
  private context: ScanContext;
  private usedAt = Date.now();

  private constructor(queue: ScanQueue, context: ScanContext) {
    this.queue = queue;
    this.context = context;
  }

  /** Goes on where an earlier process on the same journal ended. */
  static async open(
    settings: BenchSettings,
    onAnswer: (answer: ScanAnswer, scan: QueuedScan) => void = () => undefined,
  ): Promise<BenchClient> {
    const { personId, retryMs } = settings;
    const store = await ScanJournal.open(settings.journal);
    const last = (await store.visible()).at(-1);
    const send = (scans: QueuedScan[]) => sendScans(settings, scans);
    const queue = new ScanQueue(
      { send, onAnswer, ...(retryMs ? { retryMs } : {}) },
      { store, surroundings: ALONE, own: new OwnScans() },
    );
    queue.start();
    const context = last ? after(last.context, last) : { ...NO_CONTEXT, personId };
    return new BenchClient(queue, context);
  }

  /** Resolves when the scan is accepted: on disk. */
  async scan(text: string, source: ScanSource = 'wedge'): Promise<QueuedScan> {
    const context = contextAt(this.context, this.usedAt, Date.now());
    const scan = { text, source };
    this.context = after(context, scan);
    this.usedAt = Date.now();
    return (await this.queue.add(scan, context)).scan;
  }
}

const after = (context: ScanContext, { text, source }: { text: string; source: ScanSource }) => ({
  ...contextAfter(context, meaningOf(text, context, source)),
  personId: context.personId,
});

const ALONE: QueueSurroundings = {
  listen: () => undefined,
  tell: () => undefined,
  inTurn: async (work) => {
    await work();
    return true;
  },
  close: () => undefined,
};

/** @throws Error with `status` and the server's `code`, as the page's client throws it */
export async function sendScans(
  { url, token, timeoutMs = 20_000 }: Pick<BenchSettings, 'url' | 'token' | 'timeoutMs'>,
  scans: readonly QueuedScan[],
): Promise<ScanAnswer[]> {
  const response = await fetch(`${url}/api/scans`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-rework': '1',
      cookie: `${SESSION_COOKIE}=${token}`,
    },
    body: JSON.stringify({ scans, sentAt: new Date().toISOString() }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.ok) return ((await response.json()) as { answers: ScanAnswer[] }).answers;
  const { status } = response;
  const problem = (await response.json().catch(() => null)) as { code?: string } | null;
  throw Object.assign(new Error(`scans: ${status}`), {
    status,
    code: problem?.code ?? `http.${status}`,
  });
}
