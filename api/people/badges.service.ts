/** Badges: issue, revoke, and signing in on a shared bench with badge and PIN. */
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { isValidCode } from '#domain/codes.ts';
import { badges, codes, people, places, sessions } from '../../db/schema/index.ts';
import { drawBadgeCode } from '../codes/code-numbers.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { verifyPassword } from './passwords.ts';
import { logAct } from './people.service.ts';
import { hashToken, openSession } from './sessions.service.ts';
import { countFailure, forgiveFailures, refuseWhileLocked } from './sign-in.service.ts';

/** A new badge for a person; an earlier one is revoked with it. */
export async function issueBadge(
  ctx: Context,
  input: WriteInput & { personId: string },
): Promise<{ code: string }> {
  requirePermission(ctx, 'people.manage');
  return write(ctx, input, async (unit) => {
    const { tx, recordedAt } = unit;
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(eq(people.id, input.personId))
      .for('update');
    if (!person) throw notFound('person');
    await tx
      .update(badges)
      .set({ revokedAt: recordedAt })
      .where(and(eq(badges.personId, person.id), isNull(badges.revokedAt)));
    const code = await drawBadgeCode(tx);
    await tx
      .insert(codes)
      .values({ code, subject: 'badge', subjectId: person.id, createdAt: recordedAt });
    await tx.insert(badges).values({ code, personId: person.id, issuedAt: recordedAt });
    await logAct(unit, 'badge.issued', person.id);
    return { code };
  });
}

export async function revokeBadge(
  ctx: Context,
  input: WriteInput & { personId: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'people.manage');
  return write(ctx, input, async (unit) => {
    await unit.tx
      .update(badges)
      .set({ revokedAt: unit.recordedAt })
      .where(and(eq(badges.personId, input.personId), isNull(badges.revokedAt)));
    await logAct(unit, 'badge.revoked', input.personId);
    return { ok: true as const };
  });
}

export interface BadgeSignIn {
  badge: string;
  /** Left out where this person already gave it on this browser in this shift. */
  pin?: string | undefined;
  /** The browser's own long-lived cookie. */
  browser: string;
  siteId?: string | undefined;
  benchId?: string | null | undefined;
  userAgent: string;
}

/**
 * @returns the session's token.
 * @throws AppError `badge.unknown` (401), `badge.pin_needed` (401), `badge.no_pin` (401), `sign_in.wrong_pin` (401), `sign_in.locked` (423)
 */
export async function signInByBadge(system: System, input: BadgeSignIn): Promise<string> {
  const person = await findByBadge(system, input.badge);
  refuseWhileLocked(system, person.lockedUntil);
  const shiftEnd = await shiftEndOf(system, person.id, input.browser);
  if (input.pin !== undefined) await checkPersonPin(system, person, input.pin);
  else if (!shiftEnd) {
    throw new AppError('badge.pin_needed', { status: 401, params: { name: person.name } });
  }
  return openSession(system, system.database.db, {
    personId: person.id,
    siteId: person.homeSiteId,
    method: 'badge',
    benchId: await benchAt(system, person.homeSiteId, input.benchId ?? null),
    browserHash: hashToken(input.browser),
    userAgent: input.userAgent,
    ...(input.pin === undefined && shiftEnd ? { expiresAt: shiftEnd } : {}),
  });
}

type Person = typeof people.$inferSelect;

/** @throws AppError `badge.unknown` (401) */
export async function findByBadge(system: System, badge: string): Promise<Person> {
  const rows = isValidCode(badge)
    ? await system.database.db
        .select({ person: people })
        .from(badges)
        .innerJoin(people, eq(people.id, badges.personId))
        .where(and(eq(badges.code, badge), isNull(badges.revokedAt), isNull(people.disabledAt)))
    : [];
  const person = rows[0]?.person;
  if (!person) throw new AppError('badge.unknown', { status: 401 });
  return person;
}

/** @throws AppError `badge.no_pin`, `sign_in.wrong_pin` (401), `sign_in.locked` (423) */
export async function checkPersonPin(system: System, person: Person, pin: string): Promise<void> {
  refuseWhileLocked(system, person.lockedUntil);
  if (!person.pinHash) throw new AppError('badge.no_pin', { status: 401 });
  if (!(await verifyPassword(pin, person.pinHash))) {
    await countFailure(system, person.id);
    throw new AppError('sign_in.wrong_pin', { status: 401 });
  }
  await forgiveFailures(system, person.id);
}

/** When the shift ends that this person began on this browser with a PIN; null without one. */
async function shiftEndOf(system: System, personId: string, browser: string): Promise<Date | null> {
  const [known] = await system.database.db
    .select({ expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        eq(sessions.method, 'badge'),
        eq(sessions.browserHash, hashToken(browser)),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, system.now()),
      ),
    )
    .orderBy(desc(sessions.expiresAt))
    .limit(1);
  return known?.expiresAt ?? null;
}

/** The bench only when it stands at the site the person works at. */
async function benchAt(
  system: System,
  siteId: string,
  benchId: string | null,
): Promise<string | null> {
  if (!benchId) return null;
  const [bench] = await system.database.db
    .select({ id: places.id })
    .from(places)
    .where(and(eq(places.id, benchId), eq(places.siteId, siteId)));
  return bench?.id ?? null;
}
