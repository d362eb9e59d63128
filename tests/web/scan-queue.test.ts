/** Scans from the moment they are made to their answer, whatever happens in between. */
import { NO_CONTEXT, type QueuedScan } from '#domain/bench.ts';
import { MAX_SCAN_LENGTH } from '#domain/codes.ts';
import { expect, test, vi } from 'vitest';
import { api, call, send as request } from '../../web-components/data/api-client.ts';
import { getSession } from '../../web-components/data/session.ts';
import { IndexedScanStore } from '../../web-components/scan/indexed-scan-store.ts';
import {
  codes,
  databaseName,
  batches,
  heard,
  carriedOut,
  device,
  armed,
  unknown,
  open,
  scan,
  send,
  watch,
} from './queue-scene.ts';
import { play, setNetwork, signIn } from './stage.ts';

test('every scan is sent once, in order, with what was armed', async () => {
  const sent: QueuedScan[] = [];
  const queue = open({
    send: (batch) => {
      sent.push(...batch);
      return send(batch);
    },
  });
  await Promise.all(codes.map((code) => scan(queue, code)));
  await queue.sendNow();
  expect(await carriedOut()).toEqual(codes);
  expect(sent.map(({ text }) => text)).toEqual(codes);
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(codes.length);
  expect(sent[0]).toMatchObject({ source: 'wedge', context: armed() });
  expect(Date.parse(sent[0]!.happenedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(25);
  expect(heard).toEqual(codes.map((code) => `${code} done`));
});

test('a gap in the network loses nothing and keeps the order', async () => {
  await setNetwork('cut');
  const queue = open({ retryMs: 60_000 });
  const watched = watch(queue);
  for (let i = 0; i < 5; i++) await scan(queue, device(i));
  await expect.poll(() => watched.state?.trouble).toBe('offline');
  expect(watched.state?.waiting).toBe(5);
  expect(await carriedOut()).toEqual([]);
  await setNetwork('well');
  window.dispatchEvent(new Event('online'));
  await expect.poll(carriedOut).toEqual([0, 1, 2, 3, 4].map(device));
  await expect.poll(() => watched.state).toMatchObject({ waiting: 0, trouble: null });
});

test('it comes back by itself when nothing tells that the server is there again', async () => {
  await setNetwork('cut');
  const queue = open();
  await scan(queue, device(1));
  await expect.poll(() => batches.length).toBeGreaterThan(2);
  await setNetwork('well');
  await expect.poll(carriedOut).toEqual([device(1)]);
});

test('a reload in the middle of sending doubles nothing', async () => {
  await setNetwork('slow');
  const before = open();
  await scan(before, device(1));
  await scan(before, device(2));
  await expect.poll(() => batches.length).toBe(1);
  // The page is gone before the answer comes; the server carries the scans out all the same.
  const after = open();
  await scan(after, device(3));
  await setNetwork('well');
  await before.stop();
  await expect.poll(carriedOut).toEqual([1, 2, 3].map(device));
  const watched = watch(after);
  await expect.poll(() => watched.state?.waiting).toBe(0);
  expect(watched.state?.scans.map(({ text }) => text)).toEqual([1, 2, 3].map(device));
});

test('an answer lost on its way is asked for again and not carried out twice', async () => {
  await setNetwork('deaf');
  const queue = open();
  await scan(queue, device(1));
  await expect.poll(carriedOut).toEqual([device(1)]);
  await expect.poll(() => batches.length).toBeGreaterThan(1);
  expect(heard).toEqual([]);
  await setNetwork('well');
  await expect.poll(() => heard).toEqual([`${device(1)} done`]);
  expect(await carriedOut()).toEqual([device(1)]);
});

test('a crash right after the scan leaves it on disk', async () => {
  await setNetwork('cut');
  const queue = open();
  await scan(queue, device(1));
  const store = new IndexedScanStore(databaseName);
  expect((await store.waiting(0, 100)).map(({ text }) => text)).toEqual([device(1)]);
  await store.close();
});

test('a browser that refuses its disk by throwing is told apart from one that loses scans', async () => {
  const refusing = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  const queue = open();
  await expect(scan(queue, device(1))).rejects.toThrow('insecure');
  expect(await queue.now()).toMatchObject({ waiting: 0, scans: [] });
  refusing.mockRestore();
});

test('signed out, scans wait until somebody signs in', async () => {
  const person = await play('colleague', { roles: ['warehouse'] });
  await call(api.session.$delete());
  const queue = open();
  const watched = watch(queue);
  await scan(queue, device(1));
  await expect.poll(() => watched.state?.trouble).toBe('sign-in');
  const tries = batches.length;
  await signIn(person);
  queue.signedIn();
  await expect.poll(carriedOut).toEqual([device(1)]);
  expect(tries).toBeLessThanOrEqual(2);
  await expect.poll(() => watched.state?.trouble).toBe(null);
});

test('scans of somebody else wait for that person and hold up nobody', async () => {
  const minh = await play('colleague', { roles: ['warehouse'] });
  const lan = await play('colleague', { roles: ['warehouse'] });
  await signIn(lan);
  const queue = open({ mayGo: ({ context }) => context.personId === getSession()?.person.id });
  const watched = watch(queue);
  const by = (personId: string, text: string) =>
    queue.add({ text, source: 'wedge' }, { ...armed(), personId });
  const [last = '', ...others] = codes;
  for (const code of others) await by(minh.personId, code);
  await by(lan.personId, last);
  await expect.poll(carriedOut).toEqual([last]);
  await expect
    .poll(() => watched.state)
    .toMatchObject({
      waiting: 29,
      waitingOf: [{ personId: minh.personId, count: 29 }],
      trouble: 'sign-in',
    });
  await signIn(minh);
  queue.signedIn();
  await expect.poll(carriedOut).toEqual([last, ...others]);
  await expect.poll(() => watched.state).toMatchObject({ waiting: 0, trouble: null });
});

test('one scan the server cannot take never blocks the others', async () => {
  const tooLong = 'x'.repeat(2 * MAX_SCAN_LENGTH + 1);
  await setNetwork('cut');
  const queue = open();
  const watched = watch(queue);
  for (const text of [device(1), tooLong, device(2)]) await scan(queue, text);
  await setNetwork('well');
  await queue.sendNow();
  await expect.poll(carriedOut).toEqual([device(1), device(2)]);
  await expect.poll(() => watched.state).toMatchObject({ waiting: 0, refused: 1 });
  const refused = watched.state?.scans.find(({ text }) => text === tooLong);
  expect(refused?.answer).toMatchObject({ outcome: 'refused', code: 'input.invalid' });
});

test('a refusal by something between us and the server is no refusal of the scan', async () => {
  const queue = open({
    // A path that never reaches the product: what stands before it answers.
    send: async () => {
      await request('/somewhere/else', { method: 'POST' });
      return [];
    },
  });
  const watched = watch(queue);
  await scan(queue, device(1));
  await expect.poll(() => watched.state?.trouble).toBe('offline');
  expect(watched.state).toMatchObject({ waiting: 1, refused: 0 });
});

test('a mistyped code is refused at once, and still reaches the log of the server', async () => {
  await setNetwork('slow');
  const queue = open();
  const mistyped = `${device(3).slice(0, 9)}${(Number(device(3).at(-1)) + 1) % 10}`;
  const { answer: local } = await scan(queue, mistyped);
  expect(local).toMatchObject({ outcome: 'refused', code: 'code.mistyped' });
  expect(heard).toEqual([`${mistyped} refused`]);
  await setNetwork('well');
  const log = async () => (await call(api.scans.refused.$get({ query: {} }))).scans;
  await expect.poll(log).toContainEqual(expect.objectContaining({ text: mistyped }));
  expect(heard).toHaveLength(1);
});

test('refused scans stay until dismissed', async () => {
  const queue = open();
  const watched = watch(queue);
  const { scan: refused } = await scan(queue, unknown);
  await expect.poll(() => watched.state?.refused).toBe(1);
  await queue.stop();
  const again = open();
  const later = watch(again);
  await expect.poll(() => later.state?.refused).toBe(1);
  await again.dismiss(refused.requestId);
  await expect.poll(() => later.state).toMatchObject({ refused: 0, scans: [] });
});

test('what was done is kept for the day and bounded', async () => {
  const store = new IndexedScanStore(databaseName);
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
    const outcome = i === 0 ? 'refused' : 'done';
    const answer = { requestId: one.requestId, outcome, code: 'scan.opened', params: {} } as const;
    const answeredAt = i < 4 ? 1000 : 2000;
    await store.change(one.requestId, { state: 'answered', answer, answeredAt });
  }
  await store.add(queued(device(99)), null);
  await store.prune(1500, 3);
  const left = (await store.visible()).map(({ text }) => text);
  expect(left).toEqual([device(0), device(5), device(6), device(7), device(99)]);
  await store.close();
});
