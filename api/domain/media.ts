/** The media of a device as a whole: gate G2. */

export const MEDIA_STATUSES = [
  'unknown',
  'removed',
  'sanitised',
  'failed',
  'destroyed',
  'none',
] as const;

/** `none` marks a slot that was looked into and is empty. */
export type MediaStatus = (typeof MEDIA_STATUSES)[number];

export interface MediumState {
  /** How people tell it from the others: slot, size or serial. */
  name: string;
  status: MediaStatus;
}

export interface MediaVerdict {
  satisfied: boolean;
  /** Media that still block, with the reason as translation key. */
  open: { name: string; reason: string }[];
  /** Nobody has said yet which media there are. */
  unlisted: boolean;
}

const OPEN: Partial<Record<MediaStatus, string>> = {
  unknown: 'media.no_proof',
  failed: 'media.failed_destroy',
};

/** G2: every medium is sanitised, removed or destroyed, or a person confirmed that there is none. */
export function mediaVerdict(media: readonly MediumState[], noneConfirmed: boolean): MediaVerdict {
  const open = media.flatMap(({ name, status }) => {
    const why = OPEN[status];
    return why ? [{ name, reason: why }] : [];
  });
  const unlisted = media.length === 0 && !noneConfirmed;
  return { satisfied: open.length === 0 && !unlisted, open, unlisted };
}

/** A device that comes back may hold a child's data: whatever is in it counts as unknown again. */
export function reopenOnReturn(status: MediaStatus): MediaStatus {
  return status === 'removed' || status === 'destroyed' ? status : 'unknown';
}

const NEXT: Record<MediaStatus, readonly MediaStatus[]> = {
  unknown: ['sanitised', 'failed', 'removed', 'destroyed', 'none'],
  failed: ['sanitised', 'removed', 'destroyed'],
  // Written to again, moved to another device, or found not empty after all.
  sanitised: ['unknown', 'removed', 'destroyed'],
  removed: ['unknown', 'destroyed'],
  none: ['unknown'],
  destroyed: [],
};

export function mayBecome(from: MediaStatus, to: MediaStatus): boolean {
  return NEXT[from].includes(to);
}

export type WipeOutcome = 'sanitised' | 'failed' | 'refused';

/**
 * Whether a record of a wipe may be added. A disk may be wiped after it was taken out; what a person typed may
 * be borne out by the tool's log later.
 */
export function mayBeWiped(from: MediaStatus, origin: 'log' | 'typed' | 'guided'): boolean {
  return (
    mayBecome(from, 'sanitised') || from === 'removed' || (from === 'sanitised' && origin === 'log')
  );
}

/** A wipe with errors makes the medium a case for destruction; one that left its device stays gone from it. */
export function statusAfterWipe(from: MediaStatus, outcome: WipeOutcome): MediaStatus {
  if (from === 'removed' || outcome === 'refused') return from;
  return outcome;
}
