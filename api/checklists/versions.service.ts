/** Versions of the checklist: read, compared with the one before, published. */
import { asc, eq, max } from 'drizzle-orm';
import {
  type DefinitionChange,
  compareDefinitions,
  definitionProblems,
} from '#domain/checklist-versions.ts';
import {
  BUILT_IN_CHECKLIST,
  BUILT_IN_VERSION,
  type ChecklistDefinition,
} from '#domain/checklists.ts';
import { checklistVersions, people } from '../../db/schema/index.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { hasFault } from '../repairs/fault-list.service.ts';
import { readDefinition } from './definitions.ts';

export interface ShownVersion {
  version: number;
  note: string;
  /** Empty for the built-in one. */
  by: string;
  at: string | null;
  /** Against the version before it. */
  changes: DefinitionChange[];
}

/** One version with all its lines, for whoever tests by it. */
export async function readVersion(
  ctx: System,
  version: number,
): Promise<{ version: number; definition: ChecklistDefinition }> {
  const definition = await readDefinition(ctx, version);
  if (!definition) throw notFound('checklist_version');
  return { version, definition };
}

/** All versions, newest first; `current` is the one that new runs take. */
export async function readVersions(
  ctx: Context,
): Promise<{ current: number; definition: ChecklistDefinition; versions: ShownVersion[] }> {
  requirePermission(ctx, 'settings.manage');
  const rows = await ctx.database.db
    .select({
      version: checklistVersions.version,
      definition: checklistVersions.definition,
      note: checklistVersions.note,
      by: people.name,
      createdAt: checklistVersions.createdAt,
    })
    .from(checklistVersions)
    .innerJoin(people, eq(people.id, checklistVersions.createdById))
    .orderBy(asc(checklistVersions.version));
  let before = BUILT_IN_CHECKLIST;
  const first: ShownVersion = {
    version: BUILT_IN_VERSION,
    note: '',
    by: '',
    at: null,
    changes: [],
  };
  const versions = [first];
  for (const { version, definition, note, by, createdAt } of rows) {
    const after = definition as ChecklistDefinition;
    const changes = compareDefinitions(before, after);
    versions.push({ version, note, by, at: createdAt.toISOString(), changes });
    before = after;
  }
  const current = versions.at(-1)?.version ?? BUILT_IN_VERSION;
  return { current, definition: before, versions: versions.toReversed() };
}

/**
 * A draft becomes the checklist that new runs take; runs under way keep theirs.
 * @param input.base the version the draft was made from.
 * @throws AppError `checklist_version.changed` (409), `checklist_version.unchanged`, `input.invalid`
 */
export async function publishVersion(
  ctx: Context,
  input: WriteInput & { base: number; definition: ChecklistDefinition; note: string },
): Promise<{ version: number }> {
  requirePermission(ctx, 'settings.manage');
  const { base, definition, note } = input;
  const fields = definitionProblems(definition).map(({ field, ...problem }) => ({
    field: `definition.${field}`,
    ...problem,
  }));
  if (fields.length > 0) throw new AppError('input.invalid', { fields });
  return write(ctx, input, async (unit) => {
    const [newest] = await unit.tx
      .select({ version: max(checklistVersions.version) })
      .from(checklistVersions);
    const current = newest?.version ?? BUILT_IN_VERSION;
    if (current !== base) throw changedMeanwhile(current);
    await refuseUnknownFaults(unit, definition);
    const { definition: before } = await readVersion(unit, current);
    if (compareDefinitions(before, definition).length === 0) {
      throw new AppError('checklist_version.unchanged');
    }
    const version = current + 1;
    const published = await unit.tx
      .insert(checklistVersions)
      .values({
        version,
        definition,
        note,
        createdById: unit.actor.personId,
        createdAt: unit.recordedAt,
      })
      .onConflictDoNothing()
      .returning({ version: checklistVersions.version });
    if (published.length === 0) throw changedMeanwhile(version);
    await logAct(unit, 'checklist.published', null, { version });
    return { version };
  });
}

async function refuseUnknownFaults(unit: Unit, { lines }: ChecklistDefinition): Promise<void> {
  for (const [at, { fault }] of lines.entries()) {
    if (fault === null || (await hasFault(unit, fault))) continue;
    throw invalidField(`definition.lines.${at}.fault`, 'fault.unknown');
  }
}

function changedMeanwhile(version: number): AppError {
  return new AppError('checklist_version.changed', { status: 409, params: { version } });
}
