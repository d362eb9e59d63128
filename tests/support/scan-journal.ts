/** Scans in a file of their own process: a line for each scan and each change, read again after a crash. */
import { closeSync, existsSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import type { ScanChange, ScanStore, StoredScan } from '../../web-components/scan/scan-store.ts';

type Line = { scan: StoredScan } | { requestId: string; change: ScanChange };

export interface JournalContent {
  /** Oldest first. */
  scans: StoredScan[];
  /** Every answer ever written down, by request id: one each, or something is wrong. */
  answers: Map<string, ScanAnswer[]>;
}

export class ScanJournal implements ScanStore {
  private readonly file: FileHandle;
  private readonly scans: Map<string, StoredScan>;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(file: FileHandle, scans: readonly StoredScan[]) {
    this.file = file;
    this.scans = new Map(scans.map((scan) => [scan.requestId, scan]));
  }

  /** Opens what an earlier process left; the line it was just writing when it died counts for nothing. */
  static async open(path: string): Promise<ScanJournal> {
    if (!existsSync(path)) closeSync(openSync(path, 'a'));
    const whole = wholeLines(readFileSync(path, 'utf8'));
    truncateSync(path, Buffer.byteLength(whole));
    return new ScanJournal(await open(path, 'a'), read(whole).scans);
  }

  async add(scan: QueuedScan, answer: ScanAnswer | null): Promise<StoredScan> {
    const seq = this.scans.size + 1;
    const more = { seq, state: 'waiting', answer, answeredAt: null, undone: false } as const;
    const stored: StoredScan = { ...scan, ...more };
    await this.write({ scan: stored }, () => this.scans.set(scan.requestId, stored));
    return stored;
  }

  async waiting(after: number, limit: number): Promise<StoredScan[]> {
    const all = [...this.scans.values()];
    return all.filter(({ seq, state }) => seq > after && state === 'waiting').slice(0, limit);
  }

  async change(requestId: string, change: ScanChange): Promise<void> {
    const stored = this.scans.get(requestId);
    if (!stored) return;
    await this.write({ requestId, change }, () => Object.assign(stored, change));
  }

  async visible(): Promise<StoredScan[]> {
    return [...this.scans.values()].filter(({ state }) => state !== 'dismissed');
  }

  /** Nothing is forgotten: a journal is what a test reads afterwards. */
  async prune(): Promise<void> {}

  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }

  /** One after the other; known to the process only when it is on disk. */
  private write(line: Line, known: () => void): Promise<void> {
    const written = this.writing.then(async () => {
      await this.file.appendFile(`${JSON.stringify(line)}\n`);
      await this.file.datasync();
      known();
    });
    this.writing = written.catch(() => undefined);
    return written;
  }
}

export function readJournal(path: string): JournalContent {
  return read(existsSync(path) ? wholeLines(readFileSync(path, 'utf8')) : '');
}

const wholeLines = (text: string) => text.slice(0, text.lastIndexOf('\n') + 1);

function read(text: string): JournalContent {
  const scans = new Map<string, StoredScan>();
  const answers = new Map<string, ScanAnswer[]>();
  for (const one of text.split('\n').filter(Boolean)) {
    const line = JSON.parse(one) as Line;
    if ('scan' in line) {
      scans.set(line.scan.requestId, line.scan);
      continue;
    }
    const { requestId, change } = line;
    Object.assign(scans.get(requestId) ?? {}, change);
    if (change.answer) answers.set(requestId, [...(answers.get(requestId) ?? []), change.answer]);
  }
  return { scans: [...scans.values()], answers };
}
