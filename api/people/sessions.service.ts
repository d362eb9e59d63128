/** Sessions: an opaque token in a cookie, its SHA-256 in the database, the actor cached for 10 seconds. */
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { needsOwnPassword } from '#domain/passwords.ts';
import type { Role } from '#domain/roles.ts';
import { people, personRoles, sessions, sites } from '../../db/schema/index.ts';
import type { Actor, Context, System, Transaction } from '../lib/context.ts';
import type { Drizzle } from '../../db/client.ts';

const DAY = 24 * 3_600_000;
/** A person's own device stays signed in for this long without use; a shared bench for one shift. */
const LIFETIME: Record<Actor['method'], number> = { password: 14 * DAY, badge: DAY / 2 };
const CACHE_MILLISECONDS = 10_000;

interface CachedActor {
  actor: Actor;
  until: number;
}

const cache = new Map<string, CachedActor>();

/** Forgets cached actors after roles, sites or sessions have changed. */
export function forgetActors(): void {
  cache.clear();
}

export interface NewSession {
  personId: string;
  siteId: string;
  method: Actor['method'];
  benchId?: string | null;
  browserHash?: Uint8Array;
  /** Earlier than the usual end: a badge alone does not prolong the shift. */
  expiresAt?: Date;
  userAgent: string;
}

/** @returns the token for the cookie: 32 random bytes in base64url. */
export async function openSession(
  system: System,
  tx: Transaction | Drizzle,
  session: NewSession,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = system.now();
  await tx.insert(sessions).values({
    tokenHash: hashToken(token),
    personId: session.personId,
    siteId: session.siteId,
    method: session.method,
    benchId: session.benchId ?? null,
    browserHash: session.browserHash ?? null,
    userAgent: session.userAgent.slice(0, 200),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: session.expiresAt ?? new Date(now.getTime() + LIFETIME[session.method]),
  });
  return token;
}

export async function closeSession(ctx: System, token: string): Promise<void> {
  cache.delete(token);
  await ctx.database.db
    .update(sessions)
    .set({ endedAt: ctx.now() })
    .where(eq(sessions.tokenHash, hashToken(token)));
}

/** The actor behind a cookie's token, or null when it is unknown, ended, expired or the person disabled. */
export async function readActor(system: System, token: string): Promise<Actor | null> {
  const now = system.now().getTime();
  const known = cache.get(token);
  if (known && known.until > now) return known.actor;
  cache.delete(token);
  const actor = await loadActor(system, token);
  if (!actor) return null;
  if (cache.size > 5_000) cache.clear();
  cache.set(token, { actor, until: now + CACHE_MILLISECONDS });
  return actor;
}

async function loadActor(system: System, token: string): Promise<Actor | null> {
  const now = system.now();
  const { db } = system.database;
  const tokenHash = hashToken(token);
  const [row] = await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .from(people)
    .innerJoin(sites, sql`true`)
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        eq(people.id, sessions.personId),
        isNull(people.disabledAt),
        eq(sites.id, sessions.siteId),
      ),
    )
    .returning({
      personId: people.id,
      name: people.name,
      username: people.username,
      locale: people.locale,
      siteId: sites.id,
      siteNumber: sites.number,
      siteName: sites.name,
      timeZone: sites.timeZone,
      country: sites.country,
      selfCheckMinutes: sites.selfCheckMinutes,
      method: sessions.method,
      benchId: sessions.benchId,
      given: sql<boolean>`${people.mustChangePassword} = 1`,
    });
  if (!row) return null;
  const { given, ...known } = row;
  const mustChangePassword = needsOwnPassword(row.method, given);
  const roles = await rolesAtSite(system, row.personId, row.siteId);
  return { ...known, mustChangePassword, roles };
}

/** Roles at one site; an administrator is one everywhere. */
export async function rolesAtSite(
  system: System,
  personId: string,
  siteId: string,
): Promise<Role[]> {
  const grants = await system.database.db
    .select({ role: personRoles.role, siteId: personRoles.siteId })
    .from(personRoles)
    .where(eq(personRoles.personId, personId));
  const held = grants.filter((grant) => grant.siteId === siteId || grant.role === 'admin');
  return [...new Set(held.map((grant) => grant.role as Role))];
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function sessionAnswer(ctx: Context) {
  const { personId, name, username, locale, siteId, siteNumber, siteName, timeZone, country } =
    ctx.actor;
  return {
    person: { id: personId, name, username, locale },
    site: {
      id: siteId,
      /** In the number of command cards printed for this site only. */
      number: siteNumber,
      name: siteName,
      timeZone,
      country,
      selfCheckMinutes: ctx.actor.selfCheckMinutes,
    },
    roles: [...ctx.actor.roles],
    method: ctx.actor.method,
    benchId: ctx.actor.benchId,
    mustChangePassword: ctx.actor.mustChangePassword,
  };
}
