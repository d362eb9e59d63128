/**
 * The one listener of the whole product: scanner, camera and typed codes come together here. A page may
 * claim a scan (`preventDefault()` on `rw-scan`); every other one goes into the durable queue.
 */
import {
  NO_CONTEXT,
  type QueuedScan,
  type Scan,
  type ScanAnswer,
  type ScanContext,
  type ScanIntent,
  type ScanSource,
  contextAfter,
  contextAt,
  meaningOf,
} from '#domain/bench.ts';
import { type CommandCard, cardRefusal } from '#domain/command-cards.ts';
import { api, call } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { getSession, isLocked, loadSession, onSessionChange } from '../data/session.ts';
import { scannedText } from './answer-text.ts';
import { recallContext, rememberContext } from './context-memory.ts';
import { startDismissals } from './dismissals.ts';
import { startPeopleHere } from './people-here.ts';
import type { QueueState } from './scan-queue.ts';
import { noteServerDate } from './server-clock.ts';
import { ScanStation } from './scan-station.ts';
import { noteLost } from './storage-state.ts';
import { showToast } from '../ui/toast.ts';
import { t, type Key } from '../i18n/i18n.ts';

/** A scan that is on its way into the queue: what it means is known at once. */
export interface HeardScan {
  scan: Scan;
  intent: ScanIntent;
}

export interface AnsweredScan {
  scan: QueuedScan;
  answer: ScanAnswer;
}

const heardListeners = new Set<(heard: HeardScan) => void>();
const answerListeners = new Set<(answered: AnsweredScan) => void>();
const contextListeners = new Set<() => void>();

let station: ScanStation | null = null;
let context: ScanContext = NO_CONTEXT;
let usedAt = 0;
let expiry: ReturnType<typeof setTimeout> | undefined;
let heard: Scan | null = null;

/** Begins to listen; repeating it changes nothing. */
export function startScanning(): ScanStation {
  if (station) return station;
  ({ context, usedAt } = recallContext());
  worksHere = context.personId ?? '';
  endForOthers();
  station = new ScanStation({ send, mayGo, context: takeContext, onAnswer, onNotKept });
  station.listen(hear);
  station.start();
  startPeopleHere();
  startDismissals();
  onSessionChange(() => {
    endForOthers();
    if (getSession()) station?.queue.signedIn();
  });
  watchExpiry();
  return station;
}

/** Puts a scan in from the screen: a code typed, or a card pressed. */
export async function scanText(text: string, source: ScanSource): Promise<void> {
  await startScanning().take({ text, source });
}

export const pressCard = (card: CommandCard) => scanText(card.code, 'button');

/** What is armed and in hand now. */
export function scanContext(): ScanContext {
  const now = contextAt(context, usedAt, Date.now());
  return { ...now, personId: getSession()?.person.id ?? null };
}

/** The device the bench shows is the one in hand, also when it was opened without a scan. */
export function takeInHand(deviceCode: string | null): void {
  setContext({ ...scanContext(), deviceCode });
}

/** Ends the place that scans would be moved to: pages where a scan opens something begin without one. */
export function leavePlace(): void {
  const { command, placeCode } = scanContext();
  if (placeCode && !command) setContext({ ...scanContext(), placeCode: null });
}

/** @returns a function that ends the subscription */
export function onScanContext(listener: () => void): () => void {
  contextListeners.add(listener);
  return () => contextListeners.delete(listener);
}

/** Hears each scan nobody claimed, within milliseconds. @returns a function that ends the subscription */
export function onScanHeard(listener: (heard: HeardScan) => void): () => void {
  heardListeners.add(listener);
  return () => heardListeners.delete(listener);
}

/** Hears the server's answers, also late ones. @returns a function that ends the subscription */
export function onScanAnswer(listener: (answered: AnsweredScan) => void): () => void {
  answerListeners.add(listener);
  return () => answerListeners.delete(listener);
}

/** Resolves with the next answer to a scan, or after so many milliseconds. */
export function scanAnswered(atMost: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = onScanAnswer(done);
    const timer = setTimeout(done, atMost);
  });
}

/** Told how many scans wait and why. @returns a function that ends the subscription */
export function onScanQueue(listener: (state: QueueState) => void): () => void {
  return startScanning().queue.subscribe(listener);
}

/** Asked before the queue: pages first, then what must never be queued. */
function hear(scan: Scan): boolean {
  heard = scan;
  const isBadge = meaningOf(scan.text, scanContext(), scan.source).do === 'switch_person';
  if (isLocked()) return isBadge ? takeBadge(scan) : refuse('error.scan.sign_in_first');
  if (isTaken('rw-scan', scan)) return true;
  if (isBadge) return takeBadge(scan);
  if (getSession()?.mustChangePassword) return refuse('error.access.own_password_first');
  return getSession() ? false : refuse('error.scan.sign_in_first');
}

/** A badge opens a bench: its number is never written to disk. */
function takeBadge(scan: Scan): boolean {
  return isTaken('rw-badge', scan) || refuse('error.scan.badge_not_here');
}

function isTaken(name: 'rw-scan' | 'rw-badge', detail: Scan): boolean {
  return !window.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
}

function refuse(words: Key): true {
  void station?.tones.play('refused');
  showToast({ kind: 'refused', text: t(words) });
  return true;
}

/** The context this scan is made in; the next one is made in the one after it. */
function takeContext(): ScanContext {
  const now = scanContext();
  if (!heard) return now;
  const scan = heard;
  const intent = meaningOf(scan.text, now, scan.source);
  setContext(contextAfter(now, mayUse(intent) ? intent : { do: 'pause' }));
  for (const listener of heardListeners) listener({ scan, intent });
  return now;
}

/** Who scanned last in this window, also before it was loaded anew. */
let worksHere = '';

/** Whoever comes next begins with no card and no place; the device on the screen stays in hand. */
function endForOthers(): void {
  const id = getSession()?.person.id ?? '';
  if (!id || id === worksHere) return;
  const another = worksHere !== '';
  worksHere = id;
  if (another) setContext({ ...context, command: null, placeCode: null });
}

/** Somebody else's card turns nothing on, and what was on before would now be a surprise. */
function mayUse(intent: ScanIntent): boolean {
  const session = getSession();
  if (intent.do !== 'arm' || !session) return true;
  const siteNumber = session.site.number ?? intent.card.scope.site ?? 0;
  return cardRefusal(intent.card, { roles: session.roles, siteNumber }) === null;
}

function setContext(next: ScanContext): void {
  context = next;
  usedAt = Date.now();
  rememberContext(context, usedAt);
  watchExpiry();
  for (const listener of contextListeners) listener();
}

/** Five idle minutes later the chip goes out by itself. */
function watchExpiry(): void {
  clearTimeout(expiry);
  if (!context.command && !context.placeCode) return;
  const left = usedAt + 5 * 60_000 - Date.now();
  expiry = setTimeout(
    () => {
      for (const listener of contextListeners) listener();
    },
    Math.max(0, left) + 50,
  );
}

/** In the name of another person nothing is sent: it waits until that person signs in here again. */
function mayGo({ context: { personId } }: QueuedScan): boolean {
  return !personId || personId === sender();
}

/** Nobody yet while the server takes nothing but a new password. */
function sender(): string | undefined {
  const session = getSession();
  return session?.mustChangePassword ? undefined : session?.person.id;
}

async function send(batch: QueuedScan[]): Promise<ScanAnswer[]> {
  const me = sender();
  // In the name of another person nothing is sent: it waits until that person signs in here again.
  const mine = batch.filter(({ context: { personId } }) => !personId || personId === me);
  if (!me || mine.length === 0) throw new ApiError({ status: 401, code: 'access.signed_out' });
  const sentAt = new Date().toISOString();
  const asked = Date.now();
  const response = await api.scans.$post({ json: { scans: mine, sentAt } });
  noteServerDate(response.headers.get('date'), asked);
  const { answers } = await call(Promise.resolve(response));
  // Somebody else came through another tab meanwhile: theirs wait, and this tab learns who is here.
  const now = answers.filter(({ code }) => code !== 'scan.other_person');
  if (now.length < answers.length) await loadSession();
  return now as ScanAnswer[];
}

function onAnswer(answer: ScanAnswer, scan: QueuedScan): void {
  if (answer.outcome === 'refused' && turnsOn(scan)) setContext({ ...context, command: null });
  for (const listener of answerListeners) listener({ answer, scan });
}

/** The card that is on now was turned on by this very scan. */
function turnsOn({ text, source, context: before }: QueuedScan): boolean {
  const intent = meaningOf(text, before, source);
  return intent.do === 'arm' && intent.card.code === context.command;
}

function onNotKept({ text }: Scan): void {
  if (noteLost(text))
    showToast({ kind: 'refused', text: `${scannedText(text)}: ${t('scan.not_kept')}` });
}
