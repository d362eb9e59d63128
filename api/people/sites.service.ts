/** Sites and the installation's settings. */
import { asc, eq } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import { codes, personRoles, places, settings, sites } from '../../db/schema/index.ts';
import { takeCodeNumbers } from '../codes/code-numbers.ts';
import { type Context, type System, type Transaction, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from './people.service.ts';
import { forgetActors } from './sessions.service.ts';

export interface SiteInput {
  name: string;
  country: string;
  timeZone: string;
  locale: string;
  province: string;
  /** How donors reach the site, for messages to them. */
  contact?: string | undefined;
  /** Minutes after which one person may check own work; null asks for a second person. */
  selfCheckMinutes: number | null;
}

const FIRST_KINDS = ['site', 'area', 'quarantine'] as const;

/** Names that a new site's first places get; the workshop renames them as it likes. */
const FIRST_NAMES: Record<string, { area: string; quarantine: string }> = {
  en: { area: 'Reception', quarantine: 'Quarantine bin' },
  vi: { area: 'Khu tiếp nhận', quarantine: 'Thùng cách ly' },
  fa: { area: 'پذیرش', quarantine: 'محفظهٔ قرنطینه' },
};

/** A site with its first places: the site itself, a reception and a quarantine bin. */
export async function insertSite(
  system: System,
  tx: Transaction,
  site: SiteInput & { id: string },
): Promise<void> {
  const now = system.now();
  await tx.insert(sites).values({ ...site, createdAt: now });
  const numbers = await takeCodeNumbers(tx, 'place', FIRST_KINDS.length);
  const names = { site: site.name, ...(FIRST_NAMES[site.locale] ?? FIRST_NAMES.en) };
  const rows = FIRST_KINDS.map((kind, index) => ({
    id: system.newId(),
    code: makeCode('place', numbers[index] ?? 0),
    siteId: site.id,
    kind,
    name: names[kind] ?? site.name,
    createdAt: now,
  }));
  await tx.insert(places).values(rows);
  await tx.insert(codes).values(
    rows.map(({ code, id }) => ({
      code,
      subject: 'place' as const,
      subjectId: id,
      siteId: site.id,
      createdAt: now,
    })),
  );
}

export async function createSite(
  ctx: Context,
  input: WriteInput & SiteInput,
): Promise<{ id: string }> {
  requirePermission(ctx, 'settings.manage');
  const { requestId: _request, happenedAt: _at, ...site } = input;
  return write(ctx, input, async (unit) => {
    const id = unit.newId();
    await insertSite(unit, unit.tx, { ...site, id });
    await unit.tx.insert(personRoles).values({
      personId: unit.actor.personId,
      siteId: id,
      role: 'admin',
      grantedAt: unit.recordedAt,
      grantedById: unit.actor.personId,
    });
    await logAct(unit, 'site.created', id);
    return { id };
  });
}

export async function changeSite(
  ctx: Context,
  input: WriteInput & { siteId: string } & Partial<SiteInput>,
): Promise<{ ok: true }> {
  requirePermission(ctx, 'settings.manage');
  const { requestId: _request, happenedAt: _at, siteId, ...changes } = input;
  const answer = await write(ctx, input, async (unit) => {
    const [known] = await unit.tx.select().from(sites).where(eq(sites.id, siteId)).for('update');
    if (!known) throw notFound('site');
    if (Object.keys(changes).length > 0) {
      await unit.tx.update(sites).set(changes).where(eq(sites.id, siteId));
    }
    await logAct(unit, 'site.changed', siteId, changes);
    return { ok: true as const };
  });
  forgetActors();
  return answer;
}

export async function readSettings(ctx: Context) {
  requirePermission(ctx, 'settings.manage');
  const { db } = ctx.database;
  const [programme] = await db.select().from(settings);
  const rows = await db.select().from(sites).orderBy(asc(sites.name));
  return {
    programmeName: programme?.programmeName ?? '',
    defaultLocale: programme?.defaultLocale ?? 'en',
    /** Days after which a transfer is too long on its way. */
    transferLateDays: programme?.transferLateDays ?? 7,
    publicUrl: ctx.config.publicUrl ?? null,
    sites: rows.map(({ createdAt: _createdAt, ...site }) => site),
  };
}

export async function changeProgramme(
  ctx: Context,
  input: WriteInput & {
    programmeName: string;
    defaultLocale: string;
    transferLateDays?: number | undefined;
  },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'settings.manage');
  return write(ctx, input, async (unit) => {
    const { programmeName, defaultLocale, transferLateDays } = input;
    const days = transferLateDays === undefined ? {} : { transferLateDays };
    await unit.tx
      .update(settings)
      .set({ programmeName, defaultLocale, ...days })
      .where(eq(settings.id, 1));
    await logAct(unit, 'settings.changed', null, { defaultLocale, ...days });
    return { ok: true as const };
  });
}
