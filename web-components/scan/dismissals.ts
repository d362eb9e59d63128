/** "Dealt with" is kept on this device until the server has heard of it, over reloads too. */
import { api, call, errorText, newRequestId } from '../data/api-client.ts';
import { ApiError } from '../data/api-error.ts';
import { getSession, onSessionChange } from '../data/session.ts';
import { showToast } from '../ui/toast.ts';
import { isAboutTheScans } from './scan-refusal.ts';

interface Dismissal {
  /** Request id of the refused scan. */
  scan: string;
  requestId: string;
  personId: string;
}

const STORAGE_KEY = 'rework.dealt-with';
const MOST = 500;
const RETRY_MS = 30_000;

let started = false;
let sending: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Begins to tell what is still kept; repeating it changes nothing. */
export function startDismissals(): void {
  if (started) return;
  started = true;
  window.addEventListener('online', () => void tellDismissals());
  onSessionChange(() => void tellDismissals());
  void tellDismissals();
}

/** Resolves when the server heard it, or cannot be reached now. */
export async function tellDealtWith(scan: string): Promise<void> {
  const personId = getSession()?.person.id;
  if (!personId) return;
  keep([...kept(), { scan, requestId: newRequestId(), personId }]);
  await sending;
  await tellDismissals();
}

function tellDismissals(): Promise<void> {
  sending ??= tellAll().finally(() => (sending = null));
  return sending;
}

/** Those of another person wait until that person signs in here again. */
async function tellAll(): Promise<void> {
  clearTimeout(timer);
  const me = getSession()?.person.id;
  for (const dismissal of kept().filter(({ personId }) => personId === me)) {
    if (!(await tell(dismissal))) {
      timer = setTimeout(() => void tellDismissals(), RETRY_MS);
      return;
    }
    keep(kept().filter(({ requestId }) => requestId !== dismissal.requestId));
  }
}

/** @returns false when it has to be told again later */
async function tell({ scan, requestId }: Dismissal): Promise<boolean> {
  try {
    const param = { requestId: scan };
    await call(api.scans[':requestId'].dismiss.$post({ param, json: { requestId } }));
    return true;
  } catch (error) {
    const { status = 0, code = '' } = error instanceof ApiError ? error : {};
    if (!isAboutTheScans(status, code)) return false;
    // Dealt with by somebody else, or refused here before the server ever saw it.
    if (code !== 'scan.not_found') showToast({ kind: 'refused', text: errorText(error) });
    return true;
  }
}

function kept(): Dismissal[] {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]') as Dismissal[];
  } catch {
    return [];
  }
}

function keep(dismissals: readonly Dismissal[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(dismissals.slice(-MOST)));
  } catch {
    // Without storage it is told once, at once.
  }
}
