/** Minimum-spec profiles as administrators write them: every change a new version, one of them for gate G6. */
import { desc, eq, sql } from 'drizzle-orm';
import {
  MAX_PROFILES,
  ONLINE_LEARNING_BASIC,
  type SpecRequirements,
  refuseRequirements,
} from '#domain/spec-requirements.ts';
import { people, settings, specProfileVersions } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';

export interface ProfileView {
  id: string;
  /** 0 is the built-in one. */
  version: number;
  /** Empty while the built-in one has the name of its translation. */
  name: string;
  requirements: SpecRequirements;
  changedBy: string | null;
  changedAt: string | null;
}

const BUILT_IN: ProfileView = {
  ...ONLINE_LEARNING_BASIC,
  version: 0,
  name: '',
  changedBy: null,
  changedAt: null,
};

/** Every profile in its newest version, the built-in one first. */
export async function listProfiles(
  ctx: Context,
): Promise<{ gate: string; profiles: ProfileView[] }> {
  requirePermission(ctx, 'device.view');
  const { db } = ctx.database;
  const [programme] = await db.select({ gate: settings.specProfile }).from(settings);
  const rows = await versions(ctx).orderBy(
    specProfileVersions.profile,
    desc(specProfileVersions.version),
  );
  const newest = rows.map(view).filter((row, at, all) => row.id !== all[at - 1]?.id);
  const own = newest.filter(({ id }) => id !== BUILT_IN.id);
  const first = newest.find(({ id }) => id === BUILT_IN.id) ?? BUILT_IN;
  return { gate: programme?.gate ?? BUILT_IN.id, profiles: [first, ...own] };
}

/** All versions of one profile, newest first. @throws AppError `spec_profile.not_found` */
export async function readProfileHistory(
  ctx: Context,
  profile: string,
): Promise<{ versions: ProfileView[] }> {
  requirePermission(ctx, 'settings.manage');
  const rows = await versions(ctx)
    .where(eq(specProfileVersions.profile, profile))
    .orderBy(desc(specProfileVersions.version));
  const builtIn = profile === BUILT_IN.id ? [BUILT_IN] : [];
  const all = [...rows.map(view), ...builtIn];
  if (all.length === 0) throw notFound('spec_profile');
  return { versions: all };
}

export interface ProfileInput extends WriteInput {
  name: string;
  requirements: SpecRequirements;
}

/** @throws AppError `spec_profile.too_many`, `input.invalid` naming the field */
export async function createProfile(
  ctx: Context,
  input: ProfileInput,
): Promise<{ id: string; version: number }> {
  requirePermission(ctx, 'settings.manage');
  refuseNonsense(input);
  return write(ctx, input, async (unit) => {
    await lockSettings(unit);
    const [known] = await unit.tx
      .select({ count: sql<number>`count(distinct ${specProfileVersions.profile})::int` })
      .from(specProfileVersions);
    if ((known?.count ?? 0) >= MAX_PROFILES) {
      throw new AppError('spec_profile.too_many', { params: { max: MAX_PROFILES } });
    }
    return addVersion(unit, unit.newId(), 1, input);
  });
}

/**
 * Writes the next version.
 * @param input.version the version the person saw
 * @throws AppError `spec_profile.changed` (409), `spec_profile.not_found`, `input.invalid`
 */
export async function changeProfile(
  ctx: Context,
  input: ProfileInput & { profile: string; version: number },
): Promise<{ id: string; version: number }> {
  requirePermission(ctx, 'settings.manage');
  refuseNonsense(input, input.profile);
  return write(ctx, input, async (unit) => {
    await lockSettings(unit);
    const newest = await newestVersion(unit, input.profile);
    if (newest === null) throw notFound('spec_profile');
    if (newest !== input.version) throw new AppError('spec_profile.changed', { status: 409 });
    return addVersion(unit, input.profile, newest + 1, input);
  });
}

/** From now on gate G6 asks for this profile, at every site. @throws AppError `spec_profile.not_found` */
export async function chooseGateProfile(
  ctx: Context,
  input: WriteInput & { profile: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'settings.manage');
  return write(ctx, input, async (unit) => {
    await lockSettings(unit);
    if ((await newestVersion(unit, input.profile)) === null) throw notFound('spec_profile');
    await unit.tx.update(settings).set({ specProfile: input.profile }).where(eq(settings.id, 1));
    await logAct(unit, 'spec_profile.chosen', null, { profile: input.profile });
    return { ok: true as const };
  });
}

/** Only the built-in profile has a name of its own, in every language. */
function refuseNonsense({ name, requirements }: ProfileInput, profile = ''): void {
  if (name === '' && profile !== BUILT_IN.id) throw invalidField('name', 'input.required');
  const fields = refuseRequirements(requirements).map(({ field, reason }) => ({
    field: `requirements.${field}`,
    code: reason.code,
  }));
  if (fields.length > 0) throw new AppError('input.invalid', { fields });
}

/** Profiles change one after the other, and never between a choice and its check. */
async function lockSettings(unit: Unit): Promise<void> {
  await unit.tx.select({ id: settings.id }).from(settings).where(eq(settings.id, 1)).for('update');
}

/** @returns null for a profile that nobody wrote */
async function newestVersion(unit: Unit, profile: string): Promise<number | null> {
  const [newest] = await unit.tx
    .select({ version: specProfileVersions.version })
    .from(specProfileVersions)
    .where(eq(specProfileVersions.profile, profile))
    .orderBy(desc(specProfileVersions.version))
    .limit(1);
  return newest?.version ?? (profile === BUILT_IN.id ? BUILT_IN.version : null);
}

async function addVersion(
  unit: Unit,
  profile: string,
  version: number,
  { name, requirements }: ProfileInput,
): Promise<{ id: string; version: number }> {
  await unit.tx.insert(specProfileVersions).values({
    profile,
    version,
    name,
    requirements,
    createdById: unit.actor.personId,
    createdAt: unit.recordedAt,
  });
  await logAct(unit, 'spec_profile.changed', null, { profile, version });
  return { id: profile, version };
}

function versions(ctx: Context) {
  return ctx.database.db
    .select({ row: specProfileVersions, changedBy: people.name })
    .from(specProfileVersions)
    .innerJoin(people, eq(people.id, specProfileVersions.createdById))
    .$dynamic();
}

function view({
  row,
  changedBy,
}: {
  row: typeof specProfileVersions.$inferSelect;
  changedBy: string;
}): ProfileView {
  return {
    id: row.profile,
    version: row.version,
    name: row.name,
    requirements: row.requirements as SpecRequirements,
    changedBy,
    changedAt: row.createdAt.toISOString(),
  };
}
