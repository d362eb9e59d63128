/** The versions of the checklist as this process knows them: a published one never changes. */
import { eq } from 'drizzle-orm';
import {
  BUILT_IN_CHECKLIST,
  BUILT_IN_VERSION,
  type ChecklistDefinition,
  type ChecklistItem,
  linesOf,
} from '#domain/checklists.ts';
import type { CardRow } from '../../db/device-card.ts';
import { type Database } from '../../db/client.ts';
import { checklistVersions } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import type { Unit } from '../lib/unit.ts';

const kept = new WeakMap<Database, Map<number, ChecklistDefinition>>();

/** Reads a version once per process; null for a number that was never published. */
export async function readDefinition(
  ctx: System & Partial<Pick<Unit, 'tx'>>,
  version: number,
): Promise<ChecklistDefinition | null> {
  const { database } = ctx;
  const known = knownDefinition(database, version);
  if (known) return known;
  // A write reads on its own connection: while all are in writes, another one would never come free.
  const [row] = await (ctx.tx ?? database.db)
    .select({ definition: checklistVersions.definition })
    .from(checklistVersions)
    .where(eq(checklistVersions.version, version));
  if (!row) return null;
  const definition = row.definition as ChecklistDefinition;
  const versions = kept.get(database) ?? new Map<number, ChecklistDefinition>();
  kept.set(database, versions.set(version, definition));
  return definition;
}

export function knownDefinition(database: Database, version: number): ChecklistDefinition | null {
  if (version === BUILT_IN_VERSION) return BUILT_IN_CHECKLIST;
  return kept.get(database)?.get(version) ?? null;
}

/**
 * The lines a device is tested by: those of its run's version, or of the newest while it has no run.
 * The card's reader has made that version known.
 */
export function linesFor(
  { database }: System,
  row: Pick<CardRow, 'kind' | 'checklistVersion'>,
): readonly ChecklistItem[] {
  const definition = knownDefinition(database, row.checklistVersion) ?? BUILT_IN_CHECKLIST;
  return linesOf(definition, row.kind);
}
