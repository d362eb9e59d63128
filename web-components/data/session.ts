/** Who is signed in here, at which site, in which roles. Kept on the device too, so that work goes on offline. */
import { may, type Permission, type Role } from '#domain/roles.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LOCALES, setLocale, setTimeZone } from '../i18n/i18n.ts';
import { api, ApiError, call, isOffline, onSignedOut } from './api-client.ts';
import { readFaultList } from './fault-list.ts';
import { keepLock, keptLock } from './kept-lock.ts';
import { startLive, stopLive } from './live.ts';
import { forgetUnanswered } from './unanswered.ts';

export interface Session {
  person: { id: string; name: string; username: string; locale: string };
  site: {
    id: string;
    /** In the number of command cards printed for this site; missing in what an earlier version kept. */
    number?: number;
    name: string;
    /** IANA name of the zone in which the site's times are shown. */
    timeZone: string;
    country: string;
    selfCheckMinutes: number | null;
  };
  roles: Role[];
  method: 'password' | 'badge';
  benchId: string | null;
  /** Came in with a password from an administrator: the server refuses all but the choice of an own one. */
  mustChangePassword: boolean;
}

const STORAGE_KEY = 'rework.session';

let session: Session | null = null;
const listeners = new Set<() => void>();

export function getSession(): Session | null {
  return session;
}

/** Whether the person signed in may do this at their site; moves of the life cycle are judged apart. */
export function allowed(permission: Permission): boolean {
  return session !== null && may(session.roles, permission);
}

/** @returns a function that ends the subscription */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Asks the server who is signed in; called at the start and after signing in or changing the site.
 * Without a network, and while the server cannot read its database, the person remembered on this device stays.
 * @throws ApiError when neither the server nor the device knows
 */
export async function loadSession(): Promise<Session | null> {
  try {
    await tellLock();
    const known = await call(api.session.$get());
    locked = false;
    keepLock(null);
    await setSession(known);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await setSession(null);
    else if (isUnanswered(error) && recall()) {
      locked = keptLock() !== null;
      await setSession(recall());
    } else throw error;
  }
  return session;
}

function isUnanswered(error: unknown): boolean {
  return isOffline(error) || (error instanceof ApiError && error.status >= 500);
}

/** Somebody signed in just now: what was locked here is open. */
export function sessionBegan(): Promise<Session | null> {
  keepLock(null);
  return loadSession();
}

/** @throws ApiError `error.offline`: signing out needs the server, or the session would live on there */
export async function signOut(): Promise<void> {
  await call(api.session.$delete());
  await setSession(null);
}

async function setSession(next: Session | null): Promise<void> {
  const samePerson = recall()?.person.id === next?.person.id;
  if (session?.site.id !== next?.site.id) stopLive();
  if (!samePerson) forgetUnanswered();
  session = next;
  remember(next);
  if (!next) keepLock(null);
  if (next) {
    setTimeZone(next.site.timeZone);
    const locale = LOCALES.find((candidate) => candidate === next.person.locale);
    if (locale && !samePerson) await setLocale(locale);
    if (!next.mustChangePassword) {
      startLive();
      void readFaultList();
    }
  }
  for (const listener of listeners) listener();
}

let locked = false;

/** A shared bench whose person went away: the page stays as it is until a badge opens it again. */
export function isLocked(): boolean {
  return locked;
}

/**
 * Ends this browser's session on the server but leaves the page, so that a half-filled form survives. Without a
 * network the lock holds over a reload, and the session ends as soon as the network is back.
 */
export async function lockBench(): Promise<void> {
  locked = true;
  keepLock('untold');
  await tellLock().catch((error: unknown) => {
    if (!isOffline(error)) throw error;
  });
}

/** Its own person is back while there is no network. */
export function unlockBench(): void {
  locked = false;
  keepLock(null);
  for (const listener of listeners) listener();
}

async function tellLock(): Promise<void> {
  if (keptLock() !== 'untold') return;
  await call(api.session.lock.$post()).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  });
  keepLock('told');
}

window.addEventListener('online', () => void tellLock().catch(() => undefined));

onSignedOut(() => {
  if (!session || locked) return;
  if (session.method !== 'badge') return void setSession(null);
  // The end of a shift: what is half written stays for whoever badges in.
  locked = true;
  keepLock('told');
  for (const listener of listeners) listener();
});

/** Another tab of this browser signed in, changed the person or signed out. */
window.addEventListener('storage', ({ key }) => {
  if (key !== STORAGE_KEY) return;
  const there = recall();
  const same = there?.person.id === session?.person.id && there?.site.id === session?.site.id;
  if (!same) void loadSession().catch(() => undefined);
});

function remember(value: Session | null): void {
  try {
    if (value) localStorage.setItem(STORAGE_KEY, JSON.stringify(value));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    return;
  }
}

function recall(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Session | null;
  } catch {
    return null;
  }
}

/** Renders its host again when the person, the site or the roles change. */
export class SessionController implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private stop?: () => void;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get value(): Session | null {
    return session;
  }

  hostConnected(): void {
    this.stop = onSessionChange(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
