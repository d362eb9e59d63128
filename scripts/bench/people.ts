/** People of a bench workshop, each with a session of their own. */
import type { Role } from '#domain/roles.ts';
import { openSession } from '../../api/people/sessions.service.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import type { BenchWorkshop } from './workshop.ts';

/** @returns the cookie that signs this person in */
export async function newPerson(
  { system, ctx, database }: BenchWorkshop,
  { name, role, locale }: { name: string; role: Role; locale: 'en' | 'vi' | 'fa' },
): Promise<string> {
  const { siteId } = ctx.actor;
  const personId = system.newId();
  const now = system.now();
  const person = { id: personId, name, username: name.toLowerCase(), locale, homeSiteId: siteId };
  await database.db.insert(people).values({ ...person, createdAt: now });
  await database.db.insert(personRoles).values({ personId, siteId, role, grantedAt: now });
  const session = { personId, siteId, method: 'password' as const, userAgent: 'bench' };
  return openSession(system, database.db, session);
}
