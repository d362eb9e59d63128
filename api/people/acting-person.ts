/** Acts for somebody who is not here: a machine sends what they asked it for. */
import { and, eq, isNull } from 'drizzle-orm';
import { people, sites } from '../../db/schema/index.ts';
import type { Context, System } from '../lib/context.ts';
import { rolesAtSite } from './sessions.service.ts';

/** @returns the person at the site with the roles held now, or null when they are no longer with us. */
export async function actFor(
  system: System,
  personId: string,
  siteId: string,
): Promise<Context | null> {
  const [found] = await system.database.db
    .select({
      siteId: sites.id,
      siteName: sites.name,
      siteNumber: sites.number,
      timeZone: sites.timeZone,
      country: sites.country,
      selfCheckMinutes: sites.selfCheckMinutes,
      personId: people.id,
      name: people.name,
      username: people.username,
      locale: people.locale,
    })
    .from(people)
    .innerJoin(sites, eq(sites.id, siteId))
    .where(and(eq(people.id, personId), isNull(people.disabledAt)));
  if (!found) return null;
  const roles = await rolesAtSite(system, personId, siteId);
  const how = { method: 'password' as const, benchId: null, mustChangePassword: false };
  return { ...system, actor: { ...found, ...how, roles } };
}
