/** Whether this bench is locked, over a reload; `untold` until the server has ended the session. */
export type KeptLock = 'untold' | 'told';

const KEY = 'rework.lock';

export function keptLock(): KeptLock | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'untold' || kept === 'told' ? kept : null;
  } catch {
    return null;
  }
}

export function keepLock(lock: KeptLock | null): void {
  try {
    if (lock) localStorage.setItem(KEY, lock);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked: the lock then lasts until the reload.
    return;
  }
}
