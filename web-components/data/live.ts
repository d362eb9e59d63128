/** News from the server as they happen: one event stream for the whole window. */

/** One event of a device, as the stream carries it: ids only, never a person's name. */
export interface LiveEvent {
  deviceId: string;
  kind: string;
  from: string | null;
  to: string | null;
  [more: string]: unknown;
}

export type LiveState = 'off' | 'connecting' | 'connected' | 'lost';

const ADDRESS = '/api/live';
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const EVERY_DEVICE = '*';

let source: EventSource | null = null;
let state: LiveState = 'off';
let lastEventId = '';
let wait = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Map<string, Set<(event: LiveEvent) => void>>();
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
  const query = lastEventId ? `?lastEventId=${encodeURIComponent(lastEventId)}` : '';
  const opened = new EventSource(ADDRESS + query);
  source = opened;
  opened.addEventListener('open', () => {
    wait = FIRST_WAIT_MS;
    setState('connected');
  });
  opened.addEventListener('message', receive);
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
  const event = parse(message.data);
  if (!event) return;
  for (const key of [event.deviceId, EVERY_DEVICE]) {
    for (const listener of listeners.get(key) ?? []) listener(event);
  }
}

function parse(text: string): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(text);
    const known = typeof event === 'object' && event !== null && 'deviceId' in event;
    return known ? (event as LiveEvent) : null;
  } catch {
    return null;
  }
}

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const listener of stateListeners) listener(next);
}
