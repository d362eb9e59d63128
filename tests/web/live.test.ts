import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  liveState,
  onLive,
  onLiveState,
  startLive,
  stopLive,
  type LiveEvent,
} from '../../web-components/data/live.ts';

/** The browser's event stream without a network behind it. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 0;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    Stream.opened.push(this);
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }

  send(event: Partial<LiveEvent> & { id: string }): void {
    const init = { data: JSON.stringify({ kind: 'moved', ...event }), lastEventId: event.id };
    this.dispatchEvent(new MessageEvent('device', init));
  }

  refuse(): void {
    this.close();
    this.dispatchEvent(new Event('error'));
  }
}

const newest = (): Stream => Stream.opened.at(-1) as Stream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  Stream.opened = [];
  startLive();
});

afterEach(() => {
  stopLive();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('news reach those who listen to the device and those who listen to all, once each', () => {
  const one: string[] = [];
  const all: string[] = [];
  const stops = [
    onLive('a', (event) => one.push(event.id)),
    onLive('all', (event) => all.push(event.id)),
  ];
  newest().send({ id: 'e1', deviceId: 'a' });
  newest().send({ id: 'e2', deviceId: 'b' });
  newest().send({ id: 'e1', deviceId: 'a' });
  newest().dispatchEvent(new MessageEvent('device', { data: 'not json' }));
  for (const stop of stops) stop();
  newest().send({ id: 'e3', deviceId: 'a' });
  expect(one).toEqual(['e1']);
  expect(all).toEqual(['e1', 'e2']);
});

test('after a refusal it tries again, later each time, from where it was', () => {
  const states: string[] = [];
  const stop = onLiveState((state) => states.push(state));
  newest().dispatchEvent(new Event('open'));
  newest().send({ id: 'e9', deviceId: 'a' });
  newest().refuse();
  expect(Stream.opened).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(Stream.opened).toHaveLength(2);
  expect(newest().url).toBe('/api/live?after=e9');
  newest().refuse();
  vi.advanceTimersByTime(1000);
  expect(Stream.opened).toHaveLength(2);
  vi.advanceTimersByTime(1000);
  expect(Stream.opened).toHaveLength(3);
  newest().dispatchEvent(new Event('open'));
  stop();
  expect(states).toEqual(['connected', 'lost', 'connected']);
});

test('a network that is back is used at once', () => {
  newest().refuse();
  window.dispatchEvent(new Event('online'));
  expect(Stream.opened).toHaveLength(2);
  newest().dispatchEvent(new Event('open'));
  window.dispatchEvent(new Event('online'));
  expect(Stream.opened).toHaveLength(2);
  expect(liveState()).toBe('connected');
});
