import type { DeviceKind } from './device-kinds.ts';
import { workKind } from './device-kinds.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

/** Locks that a wipe does not release; only their owner can. */
export const LOCK_KINDS = [
  'bios',
  'disk_password',
  'absolute',
  'mdm_autopilot',
  'activation_lock',
  'frp',
  'sim_lock',
] as const;

export type LockKind = (typeof LOCK_KINDS)[number];

export const LOCK_STATUSES = ['clear', 'locked', 'na'] as const;
export type LockStatus = (typeof LOCK_STATUSES)[number];

const COMPUTER: readonly LockKind[] = [
  'bios',
  'disk_password',
  'absolute',
  'mdm_autopilot',
  'activation_lock',
];

const LOCKS = {
  laptop: COMPUTER,
  desktop: COMPUTER,
  tablet: ['mdm_autopilot', 'activation_lock', 'frp', 'sim_lock'],
} as const satisfies Record<string, readonly LockKind[]>;

/** The locks to be looked for, one by one, on a device of this kind. */
export function locksFor(kind: DeviceKind): readonly LockKind[] {
  return LOCKS[workKind(kind)];
}

export function isLockKind(text: string): text is LockKind {
  return (LOCK_KINDS as readonly string[]).includes(text);
}

export interface LockCheck {
  lock: string;
  status: LockStatus;
  /** When it was looked at again after the reset, with the network on. */
  recheckedAt: Date | null;
}

export interface LocksVerdict {
  satisfied: boolean;
  unanswered: LockKind[];
  locked: string[];
  /** Clear, but not confirmed online after the (last) reset: many locks show only then. */
  notRechecked: string[];
  reasons: Reason[];
}

/**
 * Gate G3. A lock found beyond the kind's list counts as well.
 * @param resetAt when the device was last reset; earlier re-checks do not count. Null: any re-check counts.
 */
export function locksVerdict(
  kind: DeviceKind,
  checks: readonly LockCheck[],
  resetAt: Date | null = null,
): LocksVerdict {
  const unanswered = locksFor(kind).filter((lock) => !checks.some((check) => check.lock === lock));
  const locked = checks.filter((check) => check.status === 'locked').map((check) => check.lock);
  const notRechecked = checks
    .filter((check) => check.status === 'clear' && !isRechecked(check, resetAt))
    .map((check) => check.lock);
  const reasons = [
    ...locked.map((lock) => reason('gate.lock_locked', { lock })),
    ...unanswered.map((lock) => reason('gate.lock_unanswered', { lock })),
    ...notRechecked.map((lock) => reason('gate.lock_not_rechecked', { lock })),
  ];
  return { satisfied: reasons.length === 0, unanswered, locked, notRechecked, reasons };
}

function isRechecked({ recheckedAt }: LockCheck, resetAt: Date | null): boolean {
  return recheckedAt !== null && (resetAt === null || recheckedAt.getTime() >= resetAt.getTime());
}

/** The checklist line `locks` follows from the lock list: null while locks are unanswered. */
export function locksAnswer(verdict: LocksVerdict): 'pass' | 'fail' | null {
  if (verdict.locked.length > 0) return 'fail';
  return verdict.satisfied ? 'pass' : null;
}

const HOW_BY_KIND: readonly LockKind[] = ['mdm_autopilot', 'activation_lock'];

/** The translation key of how a lock is seen on this kind of device, within two minutes and without opening it. */
export function howToSee(kind: DeviceKind, lock: LockKind): string {
  const on = workKind(kind) === 'tablet' ? 'tablet' : 'computer';
  return HOW_BY_KIND.includes(lock) ? `lock_how.${lock}_${on}` : `lock_how.${lock}`;
}

const ADDRESS = /([^\s@]+)@([^\s@]+)/g;
const NUMBER = /\+?\d(?:[\s().-]?\d){6,}/g;

/** A hint says whom to ask, not how to reach a private person: local parts and long numbers are masked. */
export function safeHint(text: string): string {
  return text
    .replace(ADDRESS, (_all, local: string, domain: string) => `${local.slice(0, 1)}•••@${domain}`)
    .replace(NUMBER, (number) => `•••${number.slice(-2)}`);
}

/** What keeps a hold for a lock in place, whatever else speaks for its release. */
export function locksKeepingHold(
  kind: DeviceKind,
  checks: readonly LockCheck[],
  online: boolean,
): Reason[] {
  const { locked, unanswered, notRechecked } = locksVerdict(kind, checks);
  return [
    ...locked.map((lock) => reason('gate.lock_locked', { lock })),
    ...unanswered.map((lock) => reason('gate.lock_unanswered', { lock })),
    ...(online ? notRechecked.map((lock) => reason('gate.lock_not_rechecked', { lock })) : []),
  ];
}
