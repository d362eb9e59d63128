/** Lets one tab at a time send scans, so that they reach the server in order. */

const LEASE_MS = 30_000;

/**
 * Runs `work` when no other tab of this browser does.
 * @returns false when it was another tab's turn (only where the Web Locks API is missing; a lock waits).
 */
export async function inSenderTurn(name: string, work: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) return inLease(name, work);
  await navigator.locks.request(name, work);
  return true;
}

/**
 * Stands in for a lock on plain HTTP. Two tabs may then rarely overlap, which the server's replay rule
 * makes harmless; the lease of a tab that died runs out.
 */
export async function inLease(name: string, work: () => Promise<void>): Promise<boolean> {
  if (!takeLease(name)) return false;
  const renewal = setInterval(() => takeLease(name), LEASE_MS / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    localStorage.removeItem(name);
  }
  return true;
}

const self = Math.random().toString(36).slice(2);

function takeLease(name: string): boolean {
  const [owner, until] = (localStorage.getItem(name) ?? '').split(' ');
  if (owner && owner !== self && Number(until) > Date.now()) return false;
  localStorage.setItem(name, `${self} ${Date.now() + LEASE_MS}`);
  return true;
}
