import type { NoticeKind } from './rw-notice.ts';

export interface Toast {
  text: string;
  kind?: NoticeKind;
  /** What the person may still do, usually undo. */
  action?: { label: string; run: () => unknown };
  /** Milliseconds on the screen; refusals stay until closed. */
  duration?: number;
}

export const TOAST_EVENT = 'rw-toast';
export const TOASTS_AWAY_EVENT = 'rw-toasts-away';

/** Says something in the corner of the screen, whichever page is open. */
export function showToast(toast: Toast): void {
  window.dispatchEvent(new CustomEvent<Toast>(TOAST_EVENT, { detail: toast }));
}

/** Takes all of them away: what was said to one person, and their undo, is not for the next one. */
export function clearToasts(): void {
  window.dispatchEvent(new CustomEvent(TOASTS_AWAY_EVENT));
}
