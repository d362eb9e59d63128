import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '../../api/lib/ids.ts';
import { hashPassword } from '../../api/people/passwords.ts';
import type { Database } from '../../db/client.ts';
import { adminLog, people, personRoles, sessions } from '../../db/schema/index.ts';
import { StartError } from '../../db/start-error.ts';

/**
 * Gives an administrator a new password, opens a locked or disabled account, ends all its sessions,
 * and records that it was done from the command line.
 * @param username needed only when there are several administrators
 * @throws StartError when there is none, several, or none of this name
 */
export async function resetAdministrator(
  database: Database,
  username?: string,
): Promise<{ username: string; password: string }> {
  const administrators = await database.db
    .selectDistinct({ id: people.id, username: people.username })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(eq(personRoles.role, 'admin'));
  const chosen = choose(administrators, username?.toLowerCase());
  const password = readablePassword();
  const passwordHash = await hashPassword(password);
  const now = new Date();
  await database.db.transaction(async (tx) => {
    await tx
      .update(people)
      .set({
        passwordHash,
        mustChangePassword: 1,
        failedAttempts: 0,
        lockedUntil: null,
        disabledAt: null,
      })
      .where(eq(people.id, chosen.id));
    await tx
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.personId, chosen.id), isNull(sessions.endedAt)));
    await tx.insert(adminLog).values({
      id: newId(),
      actorId: null,
      action: 'person.password_reset',
      subjectId: chosen.id,
      data: JSON.stringify({ by: 'command line' }),
      recordedAt: now,
    });
  });
  return { username: chosen.username, password };
}

function choose<T extends { username: string }>(administrators: T[], username?: string): T {
  const names = administrators.map((person) => person.username).join(', ');
  const [only] = administrators;
  if (!only) {
    throw new StartError(
      'There is no administrator yet: open the printed address and set up Rework.',
    );
  }
  if (username === undefined && administrators.length > 1) {
    throw new StartError(
      `Say which administrator: npm run admin:reset -- USERNAME (one of ${names})`,
    );
  }
  const named = username === undefined ? only : administrators.find((a) => a.username === username);
  if (!named) throw new StartError(`"${username}" is no administrator here. There are: ${names}`);
  return named;
}

/** 77 bits in four groups, without characters that look alike on paper. */
export function readablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
