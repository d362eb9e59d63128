/** Whether this browser can keep a package at all; asked before one is fetched. */
import { openDB } from 'idb';

export type NoRoom = 'insecure' | 'blocked' | 'full';

/** A day with pictures of 250 signatures. */
const DAY_BYTES = 60_000_000;

/** @returns null when all is well */
export async function findRoom(): Promise<NoRoom | null> {
  if (!window.isSecureContext || !('subtle' in crypto)) return 'insecure';
  try {
    const db = await openDB('rework-room', 1, {
      upgrade: (fresh) => fresh.createObjectStore('try'),
    });
    await db.put('try', new Uint8Array(500_000), 'it');
    await db.clear('try');
    db.close();
  } catch {
    return 'blocked';
  }
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota !== undefined && quota - (usage ?? 0) < DAY_BYTES ? 'full' : null;
}

/** Asks the browser never to clear it by itself. @returns whether it promised */
export async function askToKeep(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
