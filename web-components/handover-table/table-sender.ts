/** Brings records to the server: in order, each once, again and again until it answers; no PIN is needed. */
import type { SentAnswer } from '#domain/table-package.ts';
import { ApiError } from '../data/api-error.ts';
import { isOffline } from '../data/error-text.ts';
import { inSenderTurn } from '../scan/sender-turn.ts';
import {
  type OutgoingRecord,
  type StoredTablet,
  changeOutgoing,
  changeTablet,
  readOutgoing,
  readTablets,
  wipeTablet,
} from './table-store.ts';
import { findServer, sendRecords, tellWiped } from './table-api.ts';
import { tokenOf } from './table-vault.ts';

export type SendTrouble = 'offline' | 'refused' | null;

/** Of one request, by the server's limits. */
const MOST_RECORDS = 20;
const MOST_LETTERS = 1_000_000;
/** So long the last record can be taken back while there is a network. */
export const HOLD_MS = 10_000;
const FIRST_RETRY_MS = 2_000;
const MAX_RETRY_MS = 60_000;
/** So often a tablet with nothing to send asks for news. */
const HEAR_MS = 60_000;

const heard = new Map<string, number>();
let trouble: SendTrouble = null;
let error: unknown = null;
let failures = 0;
let running = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let started = false;
const listeners = new Set<() => void>();

export const sendTrouble = (): SendTrouble => trouble;
export const sendError = (): unknown => error;
export const isSending = (): boolean => running;

/** @returns a function that ends the subscription */
export function onSending(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begins to send what waits, now and whenever the network comes back. */
export function startSending(): void {
  if (started) return void sendTable();
  started = true;
  window.addEventListener('online', () => void sendTable());
  window.addEventListener('pageshow', () => void sendTable());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendTable();
  });
  void sendTable();
}

/** @param all the newest record too, which is otherwise held for a moment so that it can be taken back */
export async function sendTable(all = false): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  clearTimeout(timer);
  tell();
  try {
    await inSenderTurn('rework-tables', () => drain(all));
    trouble = null;
    error = null;
    failures = 0;
  } catch (caught) {
    error = caught;
    trouble = troubleOf(caught);
    failures += 1;
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS);
    timer = setTimeout(() => void sendTable(), wait);
  }
  running = false;
  tell();
  if (again && !trouble) {
    again = false;
    void sendTable();
  }
}

async function drain(all: boolean): Promise<void> {
  for (const tablet of await readTablets()) {
    for (;;) {
      const waiting = (await readOutgoing(tablet.tabletId)).filter(({ sealed }) => sealed);
      const batch = fitting(ready(waiting, all));
      if (batch.length === 0) {
        if (waiting.length === 0 && tablet.wiped && !tablet.told) await sayWiped(tablet);
        if (waiting.length > 0) timer = setTimeout(() => void sendTable(), HOLD_MS);
        else if (tablet.pack) await hear(tablet);
        break;
      }
      await sendBatch(tablet, batch);
    }
  }
}

/** Nothing to send: asks whether it was cut off, or a family of it erased. Without an answer nothing changes. */
async function hear(tablet: StoredTablet): Promise<void> {
  const { tabletId } = tablet;
  if (!navigator.onLine || Date.now() - (heard.get(tabletId) ?? 0) < HEAR_MS) return;
  heard.set(tabletId, Date.now());
  try {
    await obey(tabletId, await sendRecords(tabletId, await tokenOf(tablet), []));
  } catch {
    // Asked again with the next record, or when the page is seen again.
  }
}

async function obey(tabletId: string, { wipe, erased }: SentAnswer): Promise<void> {
  heard.set(tabletId, Date.now());
  if (erased.length > 0) await changeTablet(tabletId, () => ({ erased }));
  if (wipe) await wipeTablet(tabletId, 'revoked');
  tell();
}

/** The newest record waits until there is a next one, or its moment is over. */
function ready(waiting: readonly OutgoingRecord[], all: boolean): readonly OutgoingRecord[] {
  const last = waiting.at(-1);
  const held = last && !all && !last.left && Date.now() - last.madeAt < HOLD_MS;
  return held ? waiting.slice(0, -1) : waiting;
}

/** At least one, however large it is. */
function fitting(records: readonly OutgoingRecord[]): readonly OutgoingRecord[] {
  let letters = 0;
  const end = records.findIndex(({ sealed }, at) => {
    letters += sealed?.ciphertext.length ?? 0;
    return at >= MOST_RECORDS || (at > 0 && letters > MOST_LETTERS);
  });
  return end < 0 ? records : records.slice(0, end);
}

async function sendBatch(tablet: StoredTablet, batch: readonly OutgoingRecord[]): Promise<void> {
  // Asked first: what was tried without a network could not be taken back any more.
  await findServer();
  await changeOutgoing(
    batch.map(({ id }) => id),
    () => ({ left: true }),
  );
  tell();
  const records = batch.flatMap(({ sealed }) => sealed ?? []);
  const answer = await sendRecords(tablet.tabletId, await tokenOf(tablet), records);
  const { answers } = answer;
  const known = new Map(answers.map((one) => [one.id, one]));
  await changeOutgoing([...known.keys()], (record) => {
    const found = known.get(record.id);
    return found ? { sealed: null, answer: found } : {};
  });
  // An answer without any of them would be asked for again for ever.
  if (!batch.some(({ id }) => known.has(id))) throw new ApiError({ status: 502, code: 'http.502' });
  await obey(tablet.tabletId, answer);
}

/** Only when nothing waits any more: the server then forgets the key. */
async function sayWiped(tablet: StoredTablet): Promise<void> {
  await tellWiped(tablet.tabletId, await tokenOf(tablet)).catch((caught: unknown) => {
    if (isOffline(caught)) throw caught;
  });
  await changeTablet(tablet.tabletId, () => ({ told: true }));
}

export function isGone(caught: unknown): boolean {
  return caught instanceof ApiError && caught.status === 410;
}

function troubleOf(caught: unknown): SendTrouble {
  return isOffline(caught) ? 'offline' : 'refused';
}

function tell(): void {
  for (const listener of listeners) listener();
}
