/** First run: programme, first site, first administrator. Works once, on an empty installation. */
import type { Role } from '#domain/roles.ts';
import { people, personRoles, settings } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { hashPassword } from './passwords.ts';
import { openSession } from './sessions.service.ts';
import { insertSite } from './sites.service.ts';

export interface SetupInput {
  programmeName: string;
  siteName: string;
  country: string;
  timeZone: string;
  locale: string;
  province: string;
  name: string;
  username: string;
  password: string;
  /** Working roles that the administrator holds too, in a small workshop. */
  roles: readonly Role[];
  selfCheckMinutes: number | null;
}

export async function isSetupNeeded(system: System): Promise<boolean> {
  const [row] = await system.database.db.select({ id: settings.id }).from(settings).limit(1);
  return row === undefined;
}

/**
 * @returns the session token of the administrator, signed in at once.
 * @throws AppError `setup.done` (409) when somebody was first.
 */
export async function setUp(
  system: System,
  input: SetupInput,
  userAgent: string,
): Promise<{ token: string; personId: string; siteId: string }> {
  const passwordHash = await hashPassword(input.password);
  const now = system.now();
  const siteId = system.newId();
  const personId = system.newId();
  return system.database.db.transaction(async (tx) => {
    const first = await tx
      .insert(settings)
      .values({
        id: 1,
        programmeName: input.programmeName,
        defaultLocale: input.locale,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: settings.id });
    if (first.length === 0) throw new AppError('setup.done', { status: 409 });
    const { siteName, country, timeZone, locale, province, selfCheckMinutes } = input;
    const site = { name: siteName, country, timeZone, locale, province, selfCheckMinutes };
    await insertSite(system, tx, { ...site, id: siteId });
    await tx.insert(people).values({
      id: personId,
      name: input.name,
      username: input.username.toLowerCase(),
      passwordHash,
      locale: input.locale,
      homeSiteId: siteId,
      createdAt: now,
    });
    const roles: Role[] = [...new Set<Role>(['admin', ...input.roles])];
    await tx
      .insert(personRoles)
      .values(roles.map((role) => ({ personId, siteId, role, grantedAt: now })));
    const token = await openSession(system, tx, {
      personId,
      siteId,
      method: 'password',
      userAgent,
    });
    return { token, personId, siteId };
  });
}
