/** Where a scan leads when no page claims it: the thing is opened, and what was done is said. */
import type { ScanAnswer } from '#domain/bench.ts';
import type { Code } from '#domain/codes.ts';
import type { ScanForecast } from '#domain/scan-forecast.ts';
import { commandFor, COMMAND_CARDS } from '#domain/command-cards.ts';
import { formOf } from '#domain/form-cards.ts';
import { navigate } from '../app/navigation.ts';
import { keptRead } from '../data/kept-reads.ts';
import { allowed } from '../data/session.ts';
import { hasUnsavedInput } from '../data/unsaved.ts';
import { t } from '../i18n/i18n.ts';
import { thingPath } from '../ui/thing-path.ts';
import { showToast } from '../ui/toast.ts';
import { scannedText, scanSentence } from './answer-text.ts';
import { expectText } from './expect-text.ts';
import { onForecast, startForecasts } from './forecasts.ts';
import { knownAt } from './known-codes.ts';
import { isKeptByPage } from './keep-scan.ts';
import {
  type AnsweredScan,
  type HeardScan,
  leavePlace,
  onScanAnswer,
  onScanHeard,
  onScanQueue,
  pressCard,
} from './scan-bus.ts';
import type { StoredScan } from './scan-store.ts';

export const BENCH_PATH = '/bench';

/** After this long nobody waits for a page to open any more. */
const FRESH_MS = 10_000;

let lastText = '';
/** What was scanned to be opened and is not answered yet. */
let asked: { code: Code; at: number } | null = null;
let offline = false;
let started = false;

export function startScanRoutes(): void {
  if (started) return;
  started = true;
  onScanHeard(onHeard);
  onScanAnswer(onAnswer);
  startForecasts();
  onForecast(sayExpected);
  onScanQueue(({ trouble }) => {
    offline = trouble === 'offline';
    if (offline) void openKept();
  });
}

/** Technicians work at the bench; everybody else sees the device's page. */
export function devicePath(code: Code, tab?: string): string {
  if (!allowed('diagnostics.record')) return `/devices/${code}${tab ? `?tab=${tab}` : ''}`;
  return `${BENCH_PATH}?device=${code}${tab ? `&tab=${tab}` : ''}`;
}

export function undoLastScan(): void {
  const undo = COMMAND_CARDS.find((card) => card.action === 'undo');
  if (undo) void pressCard(undo);
}

/** A count or a pick list says itself what was scanned for it, also before it was loaded anew. */
const isSaidHere = ({ context: { countId, picking } }: AnsweredScan['scan']) =>
  (Boolean(countId) && location.pathname === `/counts/${countId}`) ||
  (picking && location.pathname === `/handovers/${picking.session}/pick`);

/** Said where it was typed. */
const isOfTyping = ({ source }: AnsweredScan['scan'], { code }: ScanAnswer) =>
  source === 'typed' && code === 'code.mistyped';

const atBench = () => location.pathname === BENCH_PATH;

function onHeard({ scan, intent }: HeardScan): void {
  lastText = scan.text;
  const code = codeToOpen(intent);
  asked = code ? { code, at: Date.now() } : null;
  if (offline) void openKept();
  if (intent.do === 'begin') open(beginPath(intent), scan.text);
  if (intent.do !== 'open_thing' || intent.target.by !== 'code') return;
  if (intent.target.kind === 'device') open(devicePath(intent.target.code), scan.text);
}

/** What only the server can tell the page of; devices open at once. */
function codeToOpen(intent: HeardScan['intent']): Code | null {
  if (intent.do === 'open') return intent.code;
  const known = intent.do === 'open_thing' && intent.target.by === 'code' ? intent.target : null;
  return known && known.kind !== 'device' ? known.code : null;
}

/** Without a network the page of what was scanned opens as it was when this device last showed it. */
async function openKept(): Promise<void> {
  if (!asked || Date.now() - asked.at > FRESH_MS) return;
  const { code } = asked;
  asked = null;
  const things = (['accessory', 'part', 'box', 'transfer'] as const).map((one) =>
    thingPath(one, code),
  );
  for (const path of [...things, `/recycling/${code}`, `/handovers/${code}`]) {
    if (await keptRead(path)) return open(path, code);
  }
  // Where the site's codes are kept, it is said what the scan is and that it waits.
  if ((await knownAt()) !== null) return;
  showToast({ kind: 'warning', text: `${scannedText(code)}: ${t('error.not_kept_here')}` });
}

/** The bench says it in its list of scans, and pages that keep their own scans say it themselves. */
function sayExpected(scan: StoredScan, expected: ScanForecast): void {
  if (isKeptByPage(scan.requestId) || atBench() || isSaidHere(scan)) return;
  const kind = expected.verdict === 'right' ? 'info' : 'warning';
  showToast({ kind, text: `${scannedText(scan.text)} ${expectText(expected)}` });
}

function onAnswer({ scan, answer }: AnsweredScan): void {
  if (asked && scan.text === lastText) asked = null;
  const fresh = Date.now() - Date.parse(scan.happenedAt) < FRESH_MS && scan.text === lastText;
  if (fresh && answer.code.startsWith('scan.opened_')) {
    const path = pathOf(answer, scan.context.deviceCode);
    if (path && !isShown(path)) open(path, scan.text);
    return;
  }
  if (fresh && answer.code === 'scan.form_opened') {
    const path = formPath(answer, scan);
    if (path) open(path, scan.text);
    return;
  }
  // The bin was scanned for this piece; the next device is not to be put there.
  if (fresh && answer.code.startsWith('scan.part_used')) leavePlace();
  if (isOfTyping(scan, answer)) return;
  if (isKeptByPage(scan.requestId) || isSaidHere(scan) || atBench() || commandFor(scan.text))
    return;
  say(scan.text, answer);
}

/** Shown already, perhaps with a part of it opened meanwhile: the late answer must not close that. */
function isShown(path: string): boolean {
  const wanted = new URL(path, location.href);
  const shown = new URLSearchParams(location.search);
  const matches = [...wanted.searchParams].every(([name, value]) => shown.get(name) === value);
  return wanted.pathname === location.pathname && matches;
}

/** With a device in hand its page stays: the accessory is looked at beside it. */
function pathOf({ subject, deviceCode }: ScanAnswer, inHand: Code | null): string | null {
  if (subject?.kind === 'part' || subject?.kind === 'item') {
    return thingPath(subject.kind, subject.code);
  }
  if (subject?.kind === 'accessory' && !inHand) return thingPath('accessory', subject.code);
  if (deviceCode) return devicePath(deviceCode, subject?.kind === 'medium' ? 'disks' : undefined);
  if (subject?.kind === 'batch') return `/batches/${subject.code}`;
  if (subject?.kind === 'box' || subject?.kind === 'transfer') {
    return thingPath(subject.kind, subject.code);
  }
  if (subject?.kind === 'recycling' && allowed('recycling.prepare')) {
    return `/recycling/${subject.code}`;
  }
  if (subject?.kind === 'handover_batch' && allowed('handover.view')) {
    // Who plans or gives opens the session; the warehouse has it in hand to pick it.
    const picks = allowed('handover.pick') && !allowed('handover.record');
    return `/handovers/${subject.code}${picks ? '/pick' : ''}`;
  }
  return null;
}

/** Nothing typed is lost to a scan: the person decides whether to leave the form. */
/** Refused all the same when the person may not: the page says so. */
function beginPath({ what, place }: HeardScan['intent'] & { do: 'begin' }): string {
  if (what === 'pair_check') return '/pair-check';
  return place ? `/counts?place=${place}` : '/counts?go=on';
}

/** The form that the card in use opens. */
function formPath({ deviceCode, subject }: ScanAnswer, { context }: AnsweredScan['scan']) {
  const card = context.command ? commandFor(context.command) : null;
  const form = card && formOf(card.action);
  const code = deviceCode ?? subject?.code;
  if (!form || !code) return null;
  if (form.opens === 'labels') return `/labels?codes=${subject?.code ?? code}`;
  if (form.opens === 'tab') return devicePath(code, form.tab);
  const path = devicePath(code);
  return `${path}${path.includes('?') ? '&' : '?'}ask=${form.to}`;
}

function open(path: string, text: string): void {
  if (!hasUnsavedInput()) {
    navigate(path);
    return;
  }
  const action = { label: t('common.open'), run: () => navigate(path) };
  showToast({ kind: 'info', text: scannedText(text), action });
}

function say(text: string, answer: ScanAnswer): void {
  const words = scanSentence(text, answer);
  const kind = answer.outcome;
  const action = answer.undoable ? { label: t('act.undo'), run: undoLastScan } : undefined;
  showToast({ kind, text: words, ...(action ? { action } : {}) });
}
