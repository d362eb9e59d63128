import { NO_CONTEXT, type QueuedScan, type ScanAnswer } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApiError } from '../../web-components/data/api-error.ts';
import { ScanQueue } from '../../web-components/scan/scan-queue.ts';
import type { QueueState, ScanQueueOptions } from '../../web-components/scan/scan-queue.ts';
import { ScanStore } from '../../web-components/scan/scan-store.ts';

const device = (number: number) => makeCode('device', number);

/** A server that answers each request once, as the real one does, and can be cut off. */
class Server {
  readonly batches: string[][] = [];
  readonly carriedOut: string[] = [];
  fails: (() => unknown) | null = null;
  refuses = new Set<string>();
  private readonly seen = new Set<string>();
  private gate: Promise<void> = Promise.resolve();

  readonly send = async (batch: QueuedScan[]): Promise<ScanAnswer[]> => {
    this.batches.push(batch.map(({ text }) => text));
    await this.gate;
    if (this.fails) throw this.fails();
    if (batch.some(({ text }) => this.refuses.has(text))) {
      throw new ApiError({ status: 400, code: 'input.invalid' });
    }
    return batch.map(({ requestId, text }) => {
      if (!this.seen.has(requestId)) this.carriedOut.push(text);
      this.seen.add(requestId);
      return answer(requestId);
    });
  };

  /** Holds all answers back until the returned function is called. */
  hold(): () => void {
    let open = () => {};
    this.gate = new Promise((resolve) => (open = resolve));
    return () => open();
  }
}

function answer(requestId: string): ScanAnswer {
  return { requestId, outcome: 'done', code: 'scan.opened', params: {} };
}

const offline = () => new ApiError({ status: 0, code: 'error.offline' });
let databaseName = '';
let server: Server;
let heard: string[] = [];
const queues: ScanQueue[] = [];

beforeEach(() => {
  databaseName = `scans-${crypto.randomUUID()}`;
  server = new Server();
  heard = [];
});

afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  await deleteDB(databaseName);
});

function open(options: Partial<ScanQueueOptions> = {}): ScanQueue {
  const queue = new ScanQueue({
    databaseName,
    send: server.send,
    retryMs: 20,
    onAnswer: ({ outcome }, { text }) => heard.push(`${text} ${outcome}`),
    ...options,
  });
  queues.push(queue);
  queue.start();
  return queue;
}

const scan = (queue: ScanQueue, text: string) =>
  queue.add({ text, source: 'wedge' }, { ...NO_CONTEXT, benchCode: makeCode('place', 1) });

function watch(queue: ScanQueue): { state: QueueState | null } {
  const watched: { state: QueueState | null } = { state: null };
  queue.subscribe((state) => (watched.state = state));
  return watched;
}

test('every scan is sent once, in order, with what was armed', async () => {
  const sent: QueuedScan[] = [];
  const queue = open({
    send: (batch) => {
      sent.push(...batch);
      return server.send(batch);
    },
  });
  const codes = Array.from({ length: 60 }, (_, i) => device(i));
  await Promise.all(codes.map((code) => scan(queue, code)));
  await queue.sendNow();
  expect(server.carriedOut).toEqual(codes);
  expect(sent).toHaveLength(60);
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(60);
  expect(sent[0]).toMatchObject({ source: 'wedge', context: { benchCode: makeCode('place', 1) } });
  expect(Date.parse(sent[0]!.happenedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect(Math.max(...server.batches.map((batch) => batch.length))).toBeLessThanOrEqual(25);
  expect(heard).toHaveLength(60);
});

test('a gap in the network loses nothing and keeps the order', async () => {
  server.fails = offline;
  const queue = open();
  const watched = watch(queue);
  for (let i = 0; i < 5; i++) await scan(queue, device(i));
  await expect.poll(() => watched.state?.trouble).toBe('offline');
  expect(watched.state?.waiting).toBe(5);
  expect(server.carriedOut).toEqual([]);
  server.fails = null;
  window.dispatchEvent(new Event('online'));
  await expect.poll(() => server.carriedOut).toEqual([0, 1, 2, 3, 4].map(device));
  await expect.poll(() => watched.state).toMatchObject({ waiting: 0, trouble: null });
});

test('it comes back by itself when nothing tells that the server is there again', async () => {
  server.fails = () => new ApiError({ status: 503, code: 'error.unknown' });
  const queue = open();
  await scan(queue, device(1));
  await expect.poll(() => server.batches.length).toBeGreaterThan(2);
  server.fails = null;
  await expect.poll(() => server.carriedOut).toEqual([device(1)]);
});

test('a reload in the middle of sending doubles nothing', async () => {
  const release = server.hold();
  const before = open();
  await scan(before, device(1));
  await scan(before, device(2));
  await expect.poll(() => server.batches.length).toBe(1);
  // The page is gone before the answer comes; the server carries the scans out all the same.
  const after = open();
  await scan(after, device(3));
  release();
  await before.stop();
  await expect.poll(() => server.carriedOut).toEqual([1, 2, 3].map(device));
  const watched = watch(after);
  await expect.poll(() => watched.state?.waiting).toBe(0);
  expect(watched.state?.scans.map(({ text }) => text)).toEqual([1, 2, 3].map(device));
});

test('an answer lost on its way is asked for again and not carried out twice', async () => {
  let lost = true;
  const queue = open({
    send: async (batch) => {
      const answers = await server.send(batch);
      if (lost) {
        lost = false;
        throw offline();
      }
      return answers;
    },
  });
  await scan(queue, device(1));
  await expect.poll(() => heard).toEqual([`${device(1)} done`]);
  expect(server.batches.flat()).toEqual([device(1), device(1)]);
  expect(server.carriedOut).toEqual([device(1)]);
});

test('a crash right after the scan leaves it on disk', async () => {
  server.fails = offline;
  const queue = open();
  await scan(queue, device(1));
  const store = new ScanStore(databaseName);
  expect((await store.waiting()).map(({ text }) => text)).toEqual([device(1)]);
  await store.close();
});

test('signed out, scans wait until somebody signs in', async () => {
  server.fails = () => new ApiError({ status: 401, code: 'access.signed_out' });
  const queue = open();
  const watched = watch(queue);
  await scan(queue, device(1));
  await expect.poll(() => watched.state?.trouble).toBe('sign-in');
  const tries = server.batches.length;
  server.fails = null;
  await queue.sendNow();
  await expect.poll(() => server.carriedOut).toEqual([device(1)]);
  expect(tries).toBeLessThanOrEqual(2);
  await expect.poll(() => watched.state?.trouble).toBe(null);
});

test('scans of somebody else wait for that person and hold up nobody', async () => {
  let present = 'lan';
  const queue = open({ mayGo: ({ context }) => context.personId === present });
  const watched = watch(queue);
  const by = (personId: string, number: number) =>
    queue.add({ text: device(number), source: 'wedge' }, { ...NO_CONTEXT, personId });
  for (let i = 0; i < 30; i++) await by('minh', i);
  await by('lan', 99);
  await expect.poll(() => server.carriedOut).toEqual([device(99)]);
  await expect.poll(() => watched.state).toMatchObject({ waiting: 30, trouble: 'sign-in' });
  present = 'minh';
  queue.signedIn();
  await expect.poll(() => server.carriedOut).toHaveLength(31);
  await expect.poll(() => watched.state).toMatchObject({ waiting: 0, trouble: null });
});

test('one scan the server cannot take never blocks the others', async () => {
  server.refuses.add('bad one');
  server.fails = offline;
  const queue = open();
  const watched = watch(queue);
  for (const text of [device(1), 'bad one', device(2)]) await scan(queue, text);
  server.fails = null;
  await queue.sendNow();
  await expect.poll(() => server.carriedOut).toEqual([device(1), device(2)]);
  await expect.poll(() => watched.state).toMatchObject({ waiting: 0, refused: 1 });
  const refused = watched.state?.scans.find(({ text }) => text === 'bad one');
  expect(refused?.answer).toMatchObject({ outcome: 'refused', code: 'input.invalid' });
});

test('a refusal by something between us and the server is no refusal of the scan', async () => {
  server.fails = () => new ApiError({ status: 404, code: 'error.unknown' });
  const queue = open();
  const watched = watch(queue);
  await scan(queue, device(1));
  await expect.poll(() => watched.state?.trouble).toBe('offline');
  expect(watched.state).toMatchObject({ waiting: 1, refused: 0 });
});

test('a mistyped code is refused at once, and still reaches the log of the server', async () => {
  const release = server.hold();
  const queue = open();
  const mistyped = `${device(123).slice(0, 9)}${(Number(device(123).at(-1)) + 1) % 10}`;
  const { answer: local } = await scan(queue, mistyped);
  expect(local).toMatchObject({ outcome: 'refused', code: 'code.mistyped' });
  expect(heard).toEqual([`${mistyped} refused`]);
  release();
  await expect.poll(() => server.carriedOut).toEqual([mistyped]);
});

test('refused scans stay until dismissed', async () => {
  server.refuses.add('bad one');
  const queue = open();
  const watched = watch(queue);
  const { scan: refused } = await scan(queue, 'bad one');
  await expect.poll(() => watched.state?.refused).toBe(1);
  await queue.stop();
  const again = open();
  const later = watch(again);
  await expect.poll(() => later.state?.refused).toBe(1);
  await again.dismiss(refused.requestId);
  await expect.poll(() => later.state).toMatchObject({ refused: 0, scans: [] });
});

test('two tabs send one after the other and see the same list', async () => {
  const release = server.hold();
  const one = open();
  const two = open();
  const watched = watch(two);
  await scan(one, device(1));
  await expect.poll(() => server.batches.length).toBe(1);
  await scan(two, device(2));
  release();
  await expect.poll(() => server.carriedOut).toEqual([device(1), device(2)]);
  await expect.poll(() => watched.state?.waiting).toBe(0);
  expect(watched.state?.scans).toHaveLength(2);
  expect(server.batches.flat()).toHaveLength(2);
});

test('what was done is kept for the day and bounded', async () => {
  const store = new ScanStore(databaseName);
  const queued = (text: string): QueuedScan => ({
    text,
    source: 'wedge',
    requestId: crypto.randomUUID(),
    happenedAt: new Date().toISOString(),
    context: NO_CONTEXT,
  });
  const scans = Array.from({ length: 8 }, (_, i) => queued(device(i)));
  for (const [i, one] of scans.entries()) {
    await store.add(one, null);
    const answered = { ...answer(one.requestId), outcome: i === 0 ? 'refused' : 'done' } as const;
    const answeredAt = i < 4 ? 1000 : 2000;
    await store.change(one.requestId, { state: 'answered', answer: answered, answeredAt });
  }
  await store.add(queued(device(99)), null);
  await store.prune(1500, 3);
  const left = (await store.visible()).map(({ text }) => text);
  expect(left).toEqual([device(0), device(5), device(6), device(7), device(99)]);
  await store.close();
});
