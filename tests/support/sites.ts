/** A second site of the same installation, with people of its own. */
import { randomUUID } from 'node:crypto';
import type { Role } from '#domain/roles.ts';
import { openSession, readActor } from '../../api/people/sessions.service.ts';
import { createSite } from '../../api/people/sites.service.ts';
import { people, personRoles, places } from '../../db/schema/index.ts';
import { and, eq } from 'drizzle-orm';
import type { Member, Workshop } from './workshop.ts';

export interface SecondSite {
  id: string;
  name: string;
  member(...roles: Role[]): Promise<Member>;
  /** The code of its first place of a kind. */
  place(kind: 'area' | 'quarantine'): Promise<{ id: string; code: string }>;
}

export async function secondSite(workshop: Workshop, name: string): Promise<SecondSite> {
  const { system } = workshop;
  const { db } = system.database;
  const { id } = await createSite(workshop.admin.ctx, {
    requestId: randomUUID(),
    name,
    country: 'VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'en',
    province: 'Long An',
    selfCheckMinutes: null,
  });
  return {
    id,
    name,
    async member(...roles) {
      const personId = system.newId();
      const now = system.now();
      await db.insert(people).values({
        id: personId,
        name: `${roles[0]} of ${name}`,
        username: `user-${personId}`,
        locale: 'en',
        homeSiteId: id,
        createdAt: now,
      });
      await db
        .insert(personRoles)
        .values(roles.map((role) => ({ personId, siteId: id, role, grantedAt: now })));
      const session = { personId, siteId: id, method: 'password' as const, userAgent: 'test' };
      const token = await openSession(system, db, session);
      const actor = await readActor(system, token);
      if (!actor) throw new Error('the session was not opened');
      return { ctx: { ...system, actor }, token, personId };
    },
    async place(kind) {
      const [place] = await db
        .select({ id: places.id, code: places.code })
        .from(places)
        .where(and(eq(places.siteId, id), eq(places.kind, kind)));
      if (!place) throw new Error(`no ${kind}`);
      return place;
    },
  };
}
