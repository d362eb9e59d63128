/** Keeps what this bench knows of its site fresh, in the background and one window at a time. */
import { api, call } from '../data/api-client.ts';
import { onLive, onLiveChange } from '../data/live.ts';
import { allowed, getSession, onSessionChange } from '../data/session.ts';
import {
  forgetAll,
  forgetBefore,
  keepThings,
  type KnownMeta,
  readMeta,
  writeMeta,
} from './known-store.ts';

/** News come in bursts; a bench need not hear each at once. */
const AFTER_NEWS_MS = 30_000;
const EVERY_MS = 15 * 60_000;
/** What slipped by unheard is healed by reading everything anew. */
const WHOLE_EVERY_MS = 20 * 3_600_000;
const LOCK = 'rework-known-refresh';

let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let started = false;

/** Begins to keep what benches need; repeating it changes nothing. */
export function startKnownCodes(): void {
  if (started) return;
  started = true;
  const soon = () => later(AFTER_NEWS_MS);
  onLive('all', soon);
  onLiveChange(soon);
  window.addEventListener('online', () => later(0));
  onSessionChange(() => later(0));
  later(0);
}

/** The page that is being looked at goes first. */
function later(milliseconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => void refreshKnown());
    else void refreshKnown();
  }, milliseconds);
}

/** Reads what changed, or everything where nothing is known yet. Resolves also when it could not. */
export function refreshKnown(): Promise<void> {
  running ??= inTurn()
    .catch(() => undefined)
    .finally(() => {
      running = null;
      later(EVERY_MS);
    });
  return running;
}

async function inTurn(): Promise<void> {
  if (!('locks' in navigator)) return refresh();
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await refresh();
  });
}

async function refresh(): Promise<void> {
  const session = getSession();
  if (!session) return;
  const meta = await readMeta();
  const here = meta?.siteId === session.site.id;
  if (meta && !(here && allowed('device.edit'))) await forgetAll();
  if (!allowed('device.edit') || session.mustChangePassword) return;
  const now = Date.now();
  const old = !here || !meta.since || now - meta.wholeAt > WHOLE_EVERY_MS || now < meta.wholeAt;
  await read(session.site.id, old ? null : meta);
}

/** @param known what was read before; null reads everything */
async function read(siteId: string, known: KnownMeta | null): Promise<void> {
  const round = known?.wholeAt ?? Date.now();
  const first = await readPage(siteId, known, null, round);
  if (!first) return;
  const { at: since, small, left } = first;
  const meta = { siteId, wholeAt: round, small, left };
  // What is there already is of use, though the rest is still to come.
  if (!known) await writeMeta({ ...meta, since: null, at: Date.now() });
  for (let after = first.next; after;) {
    const page = await readPage(siteId, known, after, round);
    if (!page) return;
    after = page.next;
  }
  if (!known) await forgetBefore(round);
  await writeMeta({ ...meta, since, at: Date.now() });
}

/** @returns null when the person went to another site meanwhile */
async function readPage(
  siteId: string,
  known: KnownMeta | null,
  after: string | null,
  round: number,
) {
  const query = {
    ...(known?.since ? { since: known.since } : {}),
    ...(known && !after ? { small: known.small } : {}),
    ...(after ? { after } : {}),
  };
  const page = await call(api.bench.known.$get({ query }));
  if (page.siteId !== siteId || getSession()?.site.id !== siteId) return null;
  await keepThings(page.things, page.gone, round, !after && page.smallChanged);
  return page;
}
