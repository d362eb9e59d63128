/** Kit templates as administrators write them: every change a new version, one set of them for each programme. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { DEVICE_KINDS, type DeviceKind } from '#domain/device-kinds.ts';
import { STANDARD_PROGRAMME, refuseTemplate } from '#domain/kit-template-check.ts';
import { type KitTemplateLine, builtInTemplate } from '#domain/kit-template.ts';
import { kitTemplateVersions, people, sites } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';

export interface TemplateView {
  programme: string;
  kind: DeviceKind;
  /** 0 is the built-in one. */
  version: number;
  lines: readonly KitTemplateLine[];
  note: string;
  changedBy: string | null;
  changedAt: string | null;
}

const builtIn = (programme: string, kind: DeviceKind): TemplateView => ({
  programme,
  kind,
  version: 0,
  lines: builtInTemplate(kind),
  note: '',
  changedBy: null,
  changedAt: null,
});

function versions(ctx: Context) {
  return ctx.database.db
    .select({ row: kitTemplateVersions, changedBy: people.name })
    .from(kitTemplateVersions)
    .innerJoin(people, eq(people.id, kitTemplateVersions.createdById))
    .$dynamic();
}

function view(one: {
  row: typeof kitTemplateVersions.$inferSelect;
  changedBy: string;
}): TemplateView {
  const { programme, kind, version, note, createdAt } = one.row;
  const lines = one.row.lines as KitTemplateLine[];
  const changedAt = createdAt.toISOString();
  return { programme, kind, version, lines, note, changedBy: one.changedBy, changedAt };
}

/** The newest template of every programme and kind; the standard programme has all of them. */
export async function listTemplates(
  ctx: Context,
): Promise<{ programme: string; templates: TemplateView[] }> {
  requirePermission(ctx, 'device.view');
  const [site] = await ctx.database.db
    .select({ programme: sites.kitProgramme })
    .from(sites)
    .where(eq(sites.id, ctx.actor.siteId));
  const rows = await versions(ctx).orderBy(
    asc(kitTemplateVersions.programme),
    asc(kitTemplateVersions.kind),
    desc(kitTemplateVersions.version),
  );
  const all = rows.map(view);
  const newest = all.filter(
    (one, at) => one.programme !== all[at - 1]?.programme || one.kind !== all[at - 1]?.kind,
  );
  const standard = DEVICE_KINDS.map(
    (kind) =>
      newest.find((one) => one.programme === STANDARD_PROGRAMME && one.kind === kind) ??
      builtIn(STANDARD_PROGRAMME, kind),
  );
  const others = newest.filter((one) => one.programme !== STANDARD_PROGRAMME);
  return { programme: site?.programme ?? STANDARD_PROGRAMME, templates: [...standard, ...others] };
}

/** All versions of one template, newest first. */
export async function readTemplateHistory(
  ctx: Context,
  { programme, kind }: { programme: string; kind: DeviceKind },
): Promise<{ versions: TemplateView[] }> {
  requirePermission(ctx, 'settings.manage');
  const rows = await versions(ctx)
    .where(and(eq(kitTemplateVersions.programme, programme), eq(kitTemplateVersions.kind, kind)))
    .orderBy(desc(kitTemplateVersions.version));
  return { versions: [...rows.map(view), builtIn(programme, kind)] };
}

/**
 * Writes the next version. It holds at once: kits that are open get lines that became required, and keep what lies
 * in them.
 * @param input.version the version the person saw; 0 for the first of a programme
 * @throws AppError `kit_template.changed` (409), `input.invalid` naming `lines.<n>.<field>`
 */
export async function changeTemplate(
  ctx: Context,
  input: WriteInput & {
    programme: string;
    kind: DeviceKind;
    version: number;
    lines: readonly KitTemplateLine[];
    note: string;
  },
): Promise<{ version: number }> {
  requirePermission(ctx, 'settings.manage');
  const fields = refuseTemplate(input.lines).map(({ field, reason }) => ({
    field,
    code: reason.code,
  }));
  if (fields.length > 0) throw new AppError('input.invalid', { fields });
  return write(ctx, input, async (unit) => {
    const { programme, kind, lines, note } = input;
    const lock = `kit template ${programme} ${kind}`;
    await unit.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
    const [newest] = await unit.tx
      .select({ version: kitTemplateVersions.version })
      .from(kitTemplateVersions)
      .where(and(eq(kitTemplateVersions.programme, programme), eq(kitTemplateVersions.kind, kind)))
      .orderBy(desc(kitTemplateVersions.version))
      .limit(1);
    const known = newest?.version ?? 0;
    if (known !== input.version) throw new AppError('kit_template.changed', { status: 409 });
    const version = known + 1;
    const about = { createdById: unit.actor.personId, createdAt: unit.recordedAt };
    await unit.tx
      .insert(kitTemplateVersions)
      .values({ programme, kind, version, lines, note, ...about });
    await logAct(unit, 'kit_template.changed', null, { programme, kind, version });
    return { version };
  });
}

/** From now on the kits of this person's site follow this programme. @throws AppError `kit_template.not_found` */
export async function chooseProgramme(
  ctx: Context,
  input: WriteInput & { programme: string },
): Promise<{ programme: string }> {
  requirePermission(ctx, 'settings.manage');
  return write(ctx, input, async (unit) => {
    const { programme } = input;
    const [known] = await unit.tx
      .select({ version: kitTemplateVersions.version })
      .from(kitTemplateVersions)
      .where(eq(kitTemplateVersions.programme, programme))
      .limit(1);
    if (!known && programme !== STANDARD_PROGRAMME) {
      throw new AppError('kit_template.not_found', { status: 404 });
    }
    await unit.tx
      .update(sites)
      .set({ kitProgramme: programme })
      .where(eq(sites.id, unit.actor.siteId));
    await logAct(unit, 'kit_template.chosen', null, { programme, site: unit.actor.siteId });
    return { programme };
  });
}
