/** What everybody may change about themselves: password, PIN, language, site, own sessions. */
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { people, personRoles, places, sessions, sites } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { checkPassword, checkPin, endSessionsOf, logAct } from './people.service.ts';
import { forgetActors, hashToken } from './sessions.service.ts';

/** @throws AppError `input.invalid` when the present password is wrong or the new one too weak. */
export async function changeOwnPassword(
  ctx: Context,
  input: WriteInput & { current: string; next: string; token: string },
): Promise<{ ok: true }> {
  const { personId, name, username } = ctx.actor;
  checkPassword(input.next, [name, username], 'next');
  await confirmPassword(ctx, input.current, 'current');
  const passwordHash = await hashPassword(input.next);
  const answer = await write(ctx, { requestId: input.requestId }, async (unit) => {
    await unit.tx
      .update(people)
      .set({ passwordHash, mustChangePassword: 0 })
      .where(eq(people.id, personId));
    await endSessionsOf(unit.tx, unit.recordedAt, personId, hashToken(input.token));
    await logAct(unit, 'person.password_changed', personId);
    return { ok: true as const };
  });
  forgetActors();
  return answer;
}

/** @throws AppError `input.invalid` when the password is wrong or the PIN too simple. */
export async function changeOwnPin(
  ctx: Context,
  input: WriteInput & { password: string; pin: string },
): Promise<{ ok: true }> {
  checkPin(input.pin, 'pin');
  await confirmPassword(ctx, input.password, 'password');
  const pinHash = await hashPassword(input.pin);
  return write(ctx, { requestId: input.requestId }, async (unit) => {
    await unit.tx.update(people).set({ pinHash }).where(eq(people.id, ctx.actor.personId));
    await logAct(unit, 'person.pin_changed', ctx.actor.personId);
    return { ok: true as const };
  });
}

async function confirmPassword(ctx: Context, password: string, field: string): Promise<void> {
  const [person] = await ctx.database.db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, ctx.actor.personId));
  if (!(await verifyPassword(password, person?.passwordHash ?? null))) {
    throw invalidField(field, 'sign_in.wrong');
  }
}

export async function changeOwnLocale(ctx: Context, locale: string): Promise<{ ok: true }> {
  await ctx.database.db.update(people).set({ locale }).where(eq(people.id, ctx.actor.personId));
  forgetActors();
  return { ok: true };
}

/**
 * Works at another site, or names the bench this session stands at.
 * @throws AppError `site.no_role` (403), `place.not_found` (404)
 */
export async function changeSession(
  ctx: Context,
  token: string,
  change: { siteId?: string | undefined; benchId?: string | null | undefined },
): Promise<{ ok: true }> {
  const { db } = ctx.database;
  const siteId = change.siteId ?? ctx.actor.siteId;
  if (siteId !== ctx.actor.siteId && !(await mySites(ctx)).some((site) => site.id === siteId)) {
    throw new AppError('site.no_role', { status: 403 });
  }
  if (change.benchId) {
    const [bench] = await db
      .select({ id: places.id })
      .from(places)
      .where(and(eq(places.id, change.benchId), eq(places.siteId, siteId)));
    if (!bench) throw new AppError('place.not_found', { status: 404 });
  }
  const benchId = siteId === ctx.actor.siteId ? change.benchId : (change.benchId ?? null);
  await db
    .update(sessions)
    .set({ siteId, ...(benchId === undefined ? {} : { benchId }) })
    .where(eq(sessions.tokenHash, hashToken(token)));
  forgetActors();
  return { ok: true };
}

export async function mySites(ctx: Context): Promise<{ id: string; name: string }[]> {
  const { db } = ctx.database;
  if (ctx.actor.roles.includes('admin')) {
    return db.select({ id: sites.id, name: sites.name }).from(sites).orderBy(sites.name);
  }
  return db
    .selectDistinct({ id: sites.id, name: sites.name })
    .from(sites)
    .innerJoin(personRoles, eq(personRoles.siteId, sites.id))
    .where(eq(personRoles.personId, ctx.actor.personId))
    .orderBy(sites.name);
}

export interface OpenSession {
  /** First characters of the token's hash: enough to name it, useless to enter with. */
  id: string;
  method: string;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

export async function openSessionsOf(
  ctx: Context,
  personId: string,
  token: string,
): Promise<OpenSession[]> {
  const rows = await ctx.database.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, ctx.now()),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
  const own = hashToken(token).toString('hex');
  return rows.map((row) => {
    const hash = Buffer.from(row.tokenHash).toString('hex');
    return {
      id: hash.slice(0, 16),
      method: row.method,
      userAgent: row.userAgent,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: hash === own,
    };
  });
}

/** @throws AppError `session.not_found` (404) */
export async function endOpenSession(
  ctx: Context,
  personId: string,
  id: string,
): Promise<{ ok: true }> {
  const rows = await ctx.database.db
    .select({ tokenHash: sessions.tokenHash })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt)));
  const found = rows.find((row) => Buffer.from(row.tokenHash).toString('hex').startsWith(id));
  if (!found) throw new AppError('session.not_found', { status: 404 });
  await ctx.database.db
    .update(sessions)
    .set({ endedAt: ctx.now() })
    .where(eq(sessions.tokenHash, found.tokenHash));
  forgetActors();
  return { ok: true };
}
