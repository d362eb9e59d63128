/** The list of faults: the built-in ones, and what an administrator changed or added. */
import { and, eq, sql } from 'drizzle-orm';
import { FAULT_CODES, FAULT_PARTS, type FaultCode, isFaultCode } from '#domain/faults.ts';
import { faultKinds, people } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';

export interface FaultNames {
  en: string;
  vi: string;
  fa: string;
}

export interface FaultKind {
  code: string;
  builtIn: boolean;
  /** Empty where the built-in words hold. */
  names: FaultNames;
  /** Keys of the parts it usually needs. */
  parts: string[];
  /** Not offered any more; what was recorded with it stays. */
  hidden: boolean;
  /** 0 as long as nobody changed it. */
  version: number;
  changedBy: string | null;
  changedAt: string | null;
}

export async function readFaultList(ctx: Context): Promise<{ faults: FaultKind[] }> {
  const rows = await ctx.database.db
    .select({ kind: faultKinds, changedBy: people.name })
    .from(faultKinds)
    .innerJoin(people, eq(people.id, faultKinds.changedById))
    .orderBy(faultKinds.code);
  const changed = new Map(rows.map((row) => [row.kind.code, row]));
  const codes = [...FAULT_CODES, ...[...changed.keys()].filter((code) => !isFaultCode(code))];
  return {
    faults: codes.map((code) => {
      const row = changed.get(code);
      return row ? asChanged(row) : unchanged(code as FaultCode);
    }),
  };
}

function unchanged(code: FaultCode): FaultKind {
  const names = { en: '', vi: '', fa: '' };
  const parts = [...FAULT_PARTS[code]];
  const never = { version: 0, changedBy: null, changedAt: null };
  return { code, builtIn: true, names, parts, hidden: false, ...never };
}

interface ChangedRow {
  kind: typeof faultKinds.$inferSelect;
  changedBy: string;
}

function asChanged({ kind, changedBy }: ChangedRow): FaultKind {
  return {
    code: kind.code,
    builtIn: isFaultCode(kind.code),
    names: { en: kind.nameEn, vi: kind.nameVi, fa: kind.nameFa },
    parts: kind.parts,
    hidden: kind.hidden,
    version: kind.version,
    changedBy,
    changedAt: kind.changedAt.toISOString(),
  };
}

export interface FaultKindInput extends WriteInput {
  code: string;
  names: FaultNames;
  parts: string[];
  hidden: boolean;
  /** The version the person saw; 0 for one that nobody changed, or a new one. */
  version: number;
}

/**
 * Changes a fault of the list, or adds one of one's own; its own one needs a name in each language.
 * @throws AppError `fault_kind.changed` (409) naming who changed it meanwhile, `input.invalid` on `names.…`
 */
export async function saveFaultKind(
  ctx: Context,
  input: FaultKindInput,
): Promise<{ code: string; version: number }> {
  requirePermission(ctx, 'settings.manage');
  if (!isFaultCode(input.code)) requireNames(input.names);
  return write(ctx, input, async (unit) => {
    const { code, names, parts, hidden, version } = input;
    const values = {
      nameEn: names.en,
      nameVi: names.vi,
      nameFa: names.fa,
      parts,
      hidden,
      changedById: unit.actor.personId,
      changedAt: unit.recordedAt,
    };
    const saved =
      version === 0
        ? await unit.tx
            .insert(faultKinds)
            .values({ code, ...values })
            .onConflictDoNothing()
            .returning({ version: faultKinds.version })
        : await unit.tx
            .update(faultKinds)
            .set({ ...values, version: sql`${faultKinds.version} + 1` })
            .where(and(eq(faultKinds.code, code), eq(faultKinds.version, version)))
            .returning({ version: faultKinds.version });
    const [now] = saved;
    if (!now) throw await changedMeanwhile(unit, code);
    await logAct(unit, 'fault_kind.changed', null, { code, version: now.version });
    return { code, version: now.version };
  });
}

function requireNames(names: FaultNames): void {
  for (const locale of ['en', 'vi', 'fa'] as const) {
    if (names[locale] === '') throw invalidField(`names.${locale}`, 'input.required');
  }
}

async function changedMeanwhile(unit: Unit, code: string): Promise<AppError> {
  const [by] = await unit.tx
    .select({ name: people.name })
    .from(faultKinds)
    .innerJoin(people, eq(people.id, faultKinds.changedById))
    .where(eq(faultKinds.code, code));
  return new AppError('fault_kind.changed', { status: 409, params: { by: by?.name ?? '' } });
}

/** @throws AppError `input.invalid` on `fault` when the list has no such code */
export async function requireFault(unit: Unit, code: string): Promise<void> {
  if (!(await hasFault(unit, code))) throw invalidField('fault', 'fault.unknown');
}

/** Whether the list has this code, built in or the workshop's own; a hidden one too. */
export async function hasFault(unit: Unit, code: string): Promise<boolean> {
  if (isFaultCode(code)) return true;
  return (await unit.tx.$count(faultKinds, eq(faultKinds.code, code))) > 0;
}
