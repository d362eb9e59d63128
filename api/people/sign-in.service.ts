/** Sign-in with a password; wrong tries are counted in the database, so that a restart forgives nothing. */
import { eq, sql } from 'drizzle-orm';
import { people } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { verifyPassword } from './passwords.ts';
import { openSession } from './sessions.service.ts';

const FREE_ATTEMPTS = 5;
/** After the free attempts each further one doubles the wait, from one minute to one hour. */
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 60;

/**
 * @returns the session's token.
 * @throws AppError `sign_in.wrong` (401) or `sign_in.locked` (423, with the minutes to wait).
 */
export async function signIn(
  system: System,
  input: { username: string; password: string; userAgent: string },
): Promise<string> {
  const { db } = system.database;
  const username = input.username.trim().toLowerCase();
  const [person] = await db.select().from(people).where(eq(people.username, username));
  if (person) refuseWhileLocked(system, person.lockedUntil);
  const right = await verifyPassword(input.password, person?.passwordHash ?? null);
  if (!person || !right || person.disabledAt) {
    if (person) await countFailure(system, person.id);
    throw new AppError('sign_in.wrong', { status: 401 });
  }
  await forgiveFailures(system, person.id);
  return openSession(system, db, {
    personId: person.id,
    siteId: person.homeSiteId,
    method: 'password',
    userAgent: input.userAgent,
  });
}

/** @throws AppError `sign_in.locked` (423) */
export function refuseWhileLocked(system: System, lockedUntil: Date | null): void {
  const wait = (lockedUntil?.getTime() ?? 0) - system.now().getTime();
  if (wait > 0) {
    const minutes = Math.ceil(wait / 60_000);
    throw new AppError('sign_in.locked', { status: 423, params: { minutes } });
  }
}

/** Shared by passwords and PINs: one counter a person. */
export async function countFailure(system: System, personId: string): Promise<void> {
  const { db } = system.database;
  const now = system.now();
  const wait = sql`least(${LONGEST_WAIT_MINUTES}, ${FIRST_WAIT_MINUTES} * power(2, ${people.failedAttempts} + 1 - ${FREE_ATTEMPTS}))`;
  await db
    .update(people)
    .set({
      failedAttempts: sql`${people.failedAttempts} + 1`,
      lockedUntil: sql`case when ${people.failedAttempts} + 1 >= ${FREE_ATTEMPTS} then ${now.toISOString()}::timestamptz + ${wait} * interval '1 minute' else null end`,
    })
    .where(eq(people.id, personId));
}

export async function forgiveFailures(system: System, personId: string): Promise<void> {
  await system.database.db
    .update(people)
    .set({ failedAttempts: 0, lockedUntil: null })
    .where(eq(people.id, personId));
}
