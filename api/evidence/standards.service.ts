/** The standards that records of sanitisation are made under: data of the installation. */
import { asc, desc, eq, sql } from 'drizzle-orm';
import {
  type Standard,
  type StandardRules,
  standardsText,
} from '#domain/sanitisation-standards.ts';
import { sanitisationStandards } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, isUnit, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';

export interface ListedStandard extends Standard {
  id: string;
}

/** What rules the method first, the current one before earlier ones. */
export async function listStandards(ctx: Context): Promise<{ standards: ListedStandard[] }> {
  const reader = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const rows = await reader
    .select(columns)
    .from(sanitisationStandards)
    .orderBy(
      asc(sanitisationStandards.rules),
      desc(sanitisationStandards.current),
      desc(sanitisationStandards.published),
      asc(sanitisationStandards.name),
    );
  return { standards: rows };
}

const columns = {
  id: sanitisationStandards.id,
  name: sanitisationStandards.name,
  revision: sanitisationStandards.revision,
  rules: sanitisationStandards.rules,
  published: sanitisationStandards.published,
  current: sanitisationStandards.current,
};

/** As a new record names them: `NIST SP 800-88 Rev. 2; IEEE 2883-2022`. */
export async function currentStandards(unit: Unit): Promise<string> {
  return standardsText((await listStandards(unit)).standards);
}

/**
 * Adds a revision. It is not current until someone says so.
 * @throws AppError `standard.twice` (409)
 */
export async function addStandard(
  ctx: Context,
  input: WriteInput & { name: string; revision: string; rules: StandardRules; published: string },
): Promise<{ id: string }> {
  requirePermission(ctx, 'settings.manage');
  return write(ctx, input, async (unit) => {
    const { name, revision, rules, published } = input;
    const id = unit.newId();
    const added = await unit.tx
      .insert(sanitisationStandards)
      .values({
        id,
        name,
        revision,
        rules,
        published,
        current: false,
        createdById: unit.actor.personId,
        createdAt: unit.recordedAt,
      })
      .onConflictDoNothing()
      .returning({ id: sanitisationStandards.id });
    if (added.length === 0) {
      throw new AppError('standard.twice', { status: 409, params: { name, revision } });
    }
    await logAct(unit, 'standard.added', id);
    return { id };
  });
}

/** New records name this one from now on, instead of the one that ruled the same; older records keep theirs. */
export async function makeStandardCurrent(
  ctx: Context,
  input: WriteInput & { id: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'settings.manage');
  return write(ctx, input, async (unit) => {
    const [chosen] = await unit.tx
      .select({ rules: sanitisationStandards.rules })
      .from(sanitisationStandards)
      .where(eq(sanitisationStandards.id, input.id));
    if (!chosen) throw notFound('standard');
    // Two steps: the index allows one current row of a kind at every moment.
    await unit.tx
      .update(sanitisationStandards)
      .set({ current: false })
      .where(
        sql`${sanitisationStandards.rules} = ${chosen.rules} and ${sanitisationStandards.current}`,
      );
    await unit.tx
      .update(sanitisationStandards)
      .set({ current: true })
      .where(eq(sanitisationStandards.id, input.id));
    await logAct(unit, 'standard.current', input.id);
    return { ok: true as const };
  });
}
