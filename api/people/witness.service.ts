/** A second person at the same bench: signs once for one act, without a session of their own. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { needsOwnPassword } from '#domain/passwords.ts';
import { type Permission, may, rolesFor } from '#domain/roles.ts';
import { badges, people } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { verifyPassword } from './passwords.ts';
import { rolesAtSite } from './sessions.service.ts';
import { countFailure, forgiveFailures, refuseWhileLocked } from './sign-in.service.ts';

export type Witness = { username: string; password: string } | { badge: string; pin: string };

/**
 * The person behind a password or a badge with PIN, who must hold `permission` at the actor's site.
 * Wrong tries count as they do at sign-in.
 * @returns the witness's person id.
 * @throws AppError `witness.wrong`, `witness.own_password_first`, `witness.same_person`,
 *   `witness.not_allowed`, `sign_in.locked` (423)
 */
export async function verifyWitness(
  ctx: Context,
  witness: Witness,
  permission: Permission,
): Promise<string> {
  const person = await findPerson(ctx, witness);
  if (person) refuseWhileLocked(ctx, person.lockedUntil);
  const secret = 'password' in witness ? witness.password : witness.pin;
  const right = await verifyPassword(secret, person?.hash ?? null);
  if (!person || !right || person.disabledAt) {
    if (person) await countFailure(ctx, person.id);
    throw new AppError('witness.wrong');
  }
  await forgiveFailures(ctx, person.id);
  // A password that an administrator knows proves no second person.
  if (needsOwnPassword('password' in witness ? 'password' : 'badge', person.given)) {
    throw new AppError('witness.own_password_first');
  }
  if (person.id === ctx.actor.personId) throw new AppError('witness.same_person');
  if (!may(await rolesAtSite(ctx, person.id, ctx.actor.siteId), permission)) {
    throw new AppError('witness.not_allowed', {
      params: { roles: rolesFor(permission).join(',') },
    });
  }
  return person.id;
}

interface Found {
  id: string;
  hash: string | null;
  /** The password is one that an administrator gave. */
  given: boolean;
  disabledAt: Date | null;
  lockedUntil: Date | null;
}

async function findPerson(ctx: Context, witness: Witness): Promise<Found | undefined> {
  const { db } = ctx.database;
  const state = {
    id: people.id,
    disabledAt: people.disabledAt,
    lockedUntil: people.lockedUntil,
    given: sql<boolean>`${people.mustChangePassword} = 1`,
  };
  if ('password' in witness) {
    const [person] = await db
      .select({ ...state, hash: people.passwordHash })
      .from(people)
      .where(eq(people.username, witness.username.trim().toLowerCase()));
    return person;
  }
  const [person] = await db
    .select({ ...state, hash: people.pinHash })
    .from(badges)
    .innerJoin(people, eq(people.id, badges.personId))
    .where(and(eq(badges.code, witness.badge), isNull(badges.revokedAt)));
  return person;
}
