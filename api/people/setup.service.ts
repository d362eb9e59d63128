/** First run: programme, first site, first administrator. Works once, on an empty installation. */
import { makeCode } from '#domain/codes.ts';
import type { Role } from '#domain/roles.ts';
import { codes, people, personRoles, places, settings, sites } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { hashPassword } from './passwords.ts';
import { openSession } from './sessions.service.ts';

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

/** Places every new site starts with; names are the workshop's to change. */
const FIRST_PLACES = {
  site: 'site',
  area: 'area',
  quarantine: 'quarantine',
} as const;

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
    await tx.insert(sites).values({
      id: siteId,
      name: input.siteName,
      country: input.country,
      timeZone: input.timeZone,
      locale: input.locale,
      province: input.province,
      selfCheckMinutes: input.selfCheckMinutes,
      createdAt: now,
    });
    const numbers = await takeCodeNumbers(tx, 'place', Object.keys(FIRST_PLACES).length);
    const rows = Object.values(FIRST_PLACES).map((kind, index) => ({
      id: system.newId(),
      code: makeCode('place', numbers[index] ?? 0),
      siteId,
      kind,
      name: firstPlaceName(kind, input),
      createdAt: now,
    }));
    await tx.insert(places).values(rows);
    await tx.insert(codes).values(
      rows.map(({ code, id }) => ({
        code,
        subject: 'place' as const,
        subjectId: id,
        siteId,
        createdAt: now,
      })),
    );
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

const names: Record<string, Record<keyof typeof FIRST_PLACES, string>> = {
  en: { site: '', area: 'Reception', quarantine: 'Quarantine bin' },
  vi: { site: '', area: 'Khu tiếp nhận', quarantine: 'Thùng cách ly' },
  fa: { site: '', area: 'پذیرش', quarantine: 'محفظهٔ قرنطینه' },
};

function firstPlaceName(kind: keyof typeof FIRST_PLACES, input: SetupInput): string {
  return names[input.locale]?.[kind] || names.en?.[kind] || input.siteName;
}
