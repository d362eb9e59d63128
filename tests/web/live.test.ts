import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, call } from '../../web-components/data/api-client.ts';
import {
  liveState,
  onLive,
  onLiveState,
  startLive,
  stopLive,
} from '../../web-components/data/live.ts';
import { openWorkshop, play } from './stage.ts';

beforeEach(async () => {
  await openWorkshop({ roles: ['technician'] });
  await expect.poll(liveState).toBe('connected');
});
afterEach(() => {
  vi.useRealTimers();
  stopLive();
});

const note = (code: string, text: string) =>
  play('deed', { path: `devices/${code}/notes`, body: { text } });

/** Looks at every frame: `expect.poll` would move a clock that is held. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(requestAnimationFrame);
}

test('news reach those who listen to the device and those who listen to all, once each', async () => {
  const a = await play('device', { stage: 'received' });
  const b = await play('device', { stage: 'received' });
  const one: string[] = [];
  const all: string[] = [];
  const isNote = ({ kind }: { kind: string }) => kind === 'note';
  const stops = [
    onLive(a.id, (event) => isNote(event) && one.push(event.deviceCode)),
    onLive('all', (event) => isNote(event) && all.push(event.deviceCode)),
  ];
  await note(a.code, 'first');
  await note(b.code, 'second');
  await expect.poll(() => all).toEqual([a.code, b.code]);
  expect(one).toEqual([a.code]);

  // What happened in a gap is told after it; what the server repeats to be safe is not told twice.
  await play('hangUp');
  await expect.poll(liveState).toBe('lost');
  await note(a.code, 'third');
  window.dispatchEvent(new Event('online'));
  await expect.poll(() => all).toEqual([a.code, b.code, a.code]);
  expect(one).toEqual([a.code, a.code]);

  for (const stop of stops) stop();
  const last: string[] = [];
  const stop = onLive('all', (event) => last.push(event.deviceCode));
  await note(b.code, 'fourth');
  await expect.poll(() => last).toContain(b.code);
  stop();
  expect(all).toHaveLength(3);
});

test('after a refusal it tries again, later each time', async () => {
  const person = await play('colleague', { roles: ['technician'] });
  stopLive();
  await call(api.session.$delete());
  const before = await play('streams');
  const tries = async () => (await play('streams')) - before;
  const refused = async (count: number) => (await tries()) === count && vi.getTimerCount() === 1;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  startLive();
  const states: string[] = [];
  const stop = onLiveState((state) => states.push(state));
  await until(() => refused(1));
  vi.advanceTimersByTime(999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  await until(() => refused(2));
  vi.advanceTimersByTime(1999);
  expect(vi.getTimerCount()).toBe(1);
  await call(api.session.$post({ json: person }));
  vi.advanceTimersByTime(1);
  await until(() => liveState() === 'connected');
  expect(await tries()).toBe(3);
  stop();
  expect(states).toEqual(['lost', 'connected']);
});

test('a network that is back is used at once', async () => {
  const before = await play('streams');
  await play('hangUp');
  await expect.poll(liveState).toBe('lost');
  window.dispatchEvent(new Event('online'));
  await expect.poll(liveState).toBe('connected');
  window.dispatchEvent(new Event('online'));
  expect(await play('streams')).toBe(before + 1);
  expect(liveState()).toBe('connected');
});
