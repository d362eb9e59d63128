/** A scan queue as a page has it, on a store and a workshop of its own; each queue opened stands for a tab. */
import { NO_CONTEXT, type QueuedScan, type ScanAnswer } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { deleteDB } from 'idb';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { api, call } from '../../web-components/data/api-client.ts';
import { openPageQueue } from '../../web-components/scan/page-queue.ts';
import type {
  QueueState,
  ScanQueue,
  ScanQueueOptions,
} from '../../web-components/scan/scan-queue.ts';
import { openWorkshop, play, setNetwork } from './stage.ts';

export let codes: string[];
export let shelf: { id: string; code: string };
export let databaseName = '';
/** What was sent, batch by batch, whether or not an answer came. */
export let batches: string[][] = [];
export let heard: string[] = [];
const queues: ScanQueue[] = [];

beforeAll(async () => {
  await openWorkshop({ roles: ['warehouse'] });
  codes = await play('devices', { count: 30, stage: 'received' });
});

beforeEach(async () => {
  databaseName = `scans-${crypto.randomUUID()}`;
  shelf = await play('shelf', { name: databaseName.slice(0, 12) });
  batches = [];
  heard = [];
});

afterEach(async () => {
  await setNetwork('well');
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  await deleteDB(databaseName);
});

export async function send(batch: QueuedScan[]): Promise<ScanAnswer[]> {
  batches.push(batch.map(({ text }) => text));
  const { answers } = await call(api.scans.$post({ json: { scans: batch } }));
  return answers as ScanAnswer[];
}

/** What the server did: each scan puts its device on the shelf of the test. */
export const carriedOut = () => play('putOn', { placeId: shelf.id });
export const device = (index: number): string => codes[index] ?? '';
export const armed = () => ({ ...NO_CONTEXT, placeCode: shelf.code });
export const unknown = makeCode('device', 999_999);

export function open(options: Partial<ScanQueueOptions> = {}): ScanQueue {
  const queue = openPageQueue(
    {
      send,
      retryMs: 20,
      onAnswer: ({ outcome }, { text }) => heard.push(`${text} ${outcome}`),
      ...options,
    },
    databaseName,
  );
  queues.push(queue);
  queue.start();
  return queue;
}

export const scan = (queue: ScanQueue, text: string) =>
  queue.add({ text, source: 'wedge' }, armed());

export function watch(queue: ScanQueue): { state: QueueState | null } {
  const watched: { state: QueueState | null } = { state: null };
  queue.subscribe((state) => (watched.state = state));
  return watched;
}
