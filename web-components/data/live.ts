/** News from the server as they happen: one event stream for the whole window. */
import type { LiveChange, LiveEvent } from '../../api/live/live-hub.ts';

export type { LiveChange, LiveEvent };

export type LiveState = 'off' | 'connecting' | 'connected' | 'lost';

const ADDRESS = '/api/live';
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const EVERY_DEVICE = '*';
const SEEN_LIMIT = 5000;

let source: EventSource | null = null;
let state: LiveState = 'off';
let lastEventId = '';
let wait = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
/** After a gap the server repeats a little, so that nothing is missed. */
const seen = new Set<string>();
const listeners = new Map<string, Set<(event: LiveEvent) => void>>();
const changeListeners = new Set<(change: LiveChange) => void>();
const stateListeners = new Set<(state: LiveState) => void>();

/** Opens the stream; called once somebody is signed in. */
export function startLive(): void {
  if (source || timer !== undefined) return;
  window.addEventListener('online', reconnectNow);
  connect();
}

export function stopLive(): void {
  window.removeEventListener('online', reconnectNow);
  close();
  lastEventId = '';
  seen.clear();
  setState('off');
}

/**
 * @param deviceId id of a device, or `all`
 * @returns a function that ends the subscription
 */
export function onLive(deviceId: string, listener: (event: LiveEvent) => void): () => void {
  const key = deviceId === 'all' ? EVERY_DEVICE : deviceId;
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known.add(listener));
  return () => {
    known.delete(listener);
    if (known.size === 0 && listeners.get(key) === known) listeners.delete(key);
  };
}

/**
 * Hears of changes that are no event of a device: counts, transfers, boxes, recycling. What happens in a gap is
 * not repeated: read again once connected.
 * @returns a function that ends the subscription
 */
export function onLiveChange(listener: (change: LiveChange) => void): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

export function liveState(): LiveState {
  return state;
}

/** @returns a function that ends the subscription */
export function onLiveState(listener: (state: LiveState) => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}

/** The browser reconnects by itself with Last-Event-ID; after a refusal it gives up and we try again. */
function connect(): void {
  timer = undefined;
  setState(state === 'lost' ? 'lost' : 'connecting');
  const query = lastEventId ? `?after=${encodeURIComponent(lastEventId)}` : '';
  const opened = new EventSource(ADDRESS + query);
  source = opened;
  opened.addEventListener('open', () => {
    wait = FIRST_WAIT_MS;
    setState('connected');
  });
  opened.addEventListener('device', receive);
  opened.addEventListener('change', receiveChange);
  opened.addEventListener('error', () => {
    setState('lost');
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
    close();
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  });
}

function reconnectNow(): void {
  if (state === 'connected') return;
  close();
  connect();
}

function close(): void {
  clearTimeout(timer);
  timer = undefined;
  source?.close();
  source = null;
}

function receive(message: MessageEvent<string>): void {
  if (message.lastEventId) lastEventId = message.lastEventId;
  const event = parse<LiveEvent>(message.data, 'deviceId');
  if (!event || seen.has(event.id)) return;
  if (seen.size > SEEN_LIMIT) seen.clear();
  seen.add(event.id);
  for (const key of [event.deviceId, EVERY_DEVICE]) {
    for (const listener of listeners.get(key) ?? []) listener(event);
  }
}

function receiveChange(message: MessageEvent<string>): void {
  const change = parse<LiveChange>(message.data, 'topic');
  if (!change) return;
  for (const listener of changeListeners) listener(change);
}

/** @param field what news of this kind always have */
function parse<T>(text: string, field: keyof T & string): T | null {
  try {
    const news: unknown = JSON.parse(text);
    const known = typeof news === 'object' && news !== null && field in news;
    return known ? (news as T) : null;
  } catch {
    return null;
  }
}

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of stateListeners) listener(next);
}
