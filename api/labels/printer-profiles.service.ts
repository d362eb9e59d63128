/** Label printers as a site has set them up, and which place prints with which. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { placePrinters, places, printerProfiles } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, invalidField, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { type MediumChoice, mediumOf } from './label-request.ts';
import { checkPrinterAddress } from './printer-address.ts';
import type { PrinterSettings } from './printer-settings.ts';

export interface PrinterView extends PrinterSettings {
  id: string;
  isDefault: boolean;
  changedAt: Date;
  /** Places that print with it. */
  places: { id: string; code: string; name: string }[];
}

const MOST_PRINTERS = 100;

/** The printers of the site by name. */
export async function listPrinters(ctx: Context): Promise<PrinterView[]> {
  requirePermission(ctx, 'label.reprint');
  const { db } = ctx.database;
  const mine = and(eq(printerProfiles.siteId, ctx.actor.siteId), isNull(printerProfiles.closedAt));
  const [rows, at] = await Promise.all([
    db.select().from(printerProfiles).where(mine).orderBy(asc(printerProfiles.name)),
    db
      .select({
        profileId: placePrinters.profileId,
        id: places.id,
        code: places.code,
        name: places.name,
      })
      .from(placePrinters)
      .innerJoin(places, eq(places.id, placePrinters.placeId))
      .where(and(eq(places.siteId, ctx.actor.siteId), isNull(places.closedAt)))
      .orderBy(asc(places.name)),
  ]);
  return rows.map((row) => ({
    ...settingsOf(row),
    id: row.id,
    isDefault: row.isDefault,
    changedAt: row.changedAt,
    places: at
      .filter(({ profileId }) => profileId === row.id)
      .map(({ id, code, name }) => ({ id, code, name })),
  }));
}

function settingsOf(row: typeof printerProfiles.$inferSelect): PrinterSettings {
  const { name, cardMedium, symbol, output, host, port, darkness, speed } = row;
  const { offsetXMm, offsetYMm, scaleXPercent, scaleYPercent } = row;
  const custom = row.customMedium
    ? (JSON.parse(row.customMedium) as NonNullable<MediumChoice['custom']>)
    : undefined;
  const dpi: 203 | 300 = row.dpi === 300 ? 300 : 203;
  const medium = { id: row.medium, ...(custom ? { custom } : {}) };
  const correction = { offsetXMm, offsetYMm, scaleXPercent, scaleYPercent, darkness, speed };
  return { name, medium, cardMedium, dpi, symbol, output, host, port, ...correction };
}

export interface PrinterInput extends WriteInput, PrinterSettings {
  /** The site's printer where a place has chosen none. */
  isDefault: boolean;
}

/** @throws AppError `input.invalid` naming the field, `labels.too_many_printers` (409) */
export async function createPrinter(ctx: Context, input: PrinterInput): Promise<{ id: string }> {
  requirePermission(ctx, 'place.manage');
  refuseNonsense(input);
  return write(ctx, input, async (unit) => {
    await lockPrinters(unit);
    const others = await namesInUse(unit, null);
    if (others.length >= MOST_PRINTERS) {
      throw new AppError('labels.too_many_printers', {
        status: 409,
        params: { max: MOST_PRINTERS },
      });
    }
    refuseTakenName(others, input.name);
    const id = unit.newId();
    if (input.isDefault) await clearDefault(unit);
    await unit.tx.insert(printerProfiles).values({
      ...valuesOf(unit, input),
      id,
      siteId: unit.actor.siteId,
      isDefault: input.isDefault || others.length === 0,
    });
    await logAct(unit, 'printer.created', id, { name: input.name });
    return { id };
  });
}

/** @throws AppError `input.invalid` naming the field, `printer.not_found` (404) */
export async function changePrinter(
  ctx: Context,
  input: PrinterInput & { id: string },
): Promise<{ id: string }> {
  requirePermission(ctx, 'place.manage');
  refuseNonsense(input);
  const { id } = input;
  return write(ctx, input, async (unit) => {
    await lockPrinters(unit);
    await openPrinter(unit, id);
    refuseTakenName(await namesInUse(unit, id), input.name);
    if (input.isDefault) await clearDefault(unit);
    await unit.tx
      .update(printerProfiles)
      .set({ ...valuesOf(unit, input), isDefault: input.isDefault })
      .where(eq(printerProfiles.id, id));
    await logAct(unit, 'printer.changed', id, { name: input.name });
    return { id };
  });
}

/** The places that printed with it print with the site's printer. @throws AppError `printer.not_found` (404) */
export async function closePrinter(
  ctx: Context,
  input: WriteInput & { id: string },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'place.manage');
  return write(ctx, input, async (unit) => {
    await lockPrinters(unit);
    const { name } = await openPrinter(unit, input.id);
    await unit.tx.delete(placePrinters).where(eq(placePrinters.profileId, input.id));
    await unit.tx
      .update(printerProfiles)
      .set({ closedAt: unit.recordedAt, isDefault: false })
      .where(eq(printerProfiles.id, input.id));
    await logAct(unit, 'printer.closed', input.id, { name });
    return { ok: true as const };
  });
}

/**
 * From now on this place prints with this printer; null gives it the site's one again.
 * @throws AppError `place.not_found`, `printer.not_found` (404)
 */
export async function choosePrinter(
  ctx: Context,
  input: WriteInput & { placeId: string; profileId: string | null },
): Promise<{ ok: true }> {
  requirePermission(ctx, 'label.reprint');
  const { placeId, profileId } = input;
  return write(ctx, input, async (unit) => {
    const [place] = await unit.tx
      .select({ id: places.id })
      .from(places)
      .where(and(eq(places.id, placeId), eq(places.siteId, unit.actor.siteId)));
    if (!place) throw notFound('place');
    if (profileId === null) {
      await unit.tx.delete(placePrinters).where(eq(placePrinters.placeId, placeId));
      return { ok: true as const };
    }
    await openPrinter(unit, profileId);
    const chosen = { profileId, chosenById: unit.actor.personId, chosenAt: unit.recordedAt };
    await unit.tx
      .insert(placePrinters)
      .values({ placeId, ...chosen })
      .onConflictDoUpdate({ target: placePrinters.placeId, set: chosen });
    return { ok: true as const };
  });
}

function refuseNonsense({ medium, cardMedium, output, host, port }: PrinterSettings): void {
  const chosen = mediumOf(medium);
  mediumOf({ id: cardMedium });
  if (output !== 'pdf' && chosen.grid) throw invalidField('medium', 'labels.zpl_needs_roll');
  if (output === 'zpl_send') checkPrinterAddress(host, port);
}

function valuesOf(unit: Unit, input: PrinterInput) {
  const { medium, ...rest } = input;
  return {
    name: rest.name,
    medium: medium.custom ? 'custom' : medium.id,
    customMedium: medium.custom ? JSON.stringify(medium.custom) : null,
    cardMedium: rest.cardMedium,
    dpi: rest.dpi,
    symbol: rest.symbol,
    output: rest.output,
    host: rest.host,
    port: rest.port,
    offsetXMm: rest.offsetXMm,
    offsetYMm: rest.offsetYMm,
    scaleXPercent: rest.scaleXPercent,
    scaleYPercent: rest.scaleYPercent,
    darkness: rest.darkness,
    speed: rest.speed,
    changedById: unit.actor.personId,
    changedAt: unit.recordedAt,
  };
}

/** Printers of a site change one after the other, so that there is one default and no name twice. */
async function lockPrinters({ tx, actor }: Unit): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('printers'), hashtext(${actor.siteId}))`,
  );
}

async function namesInUse({ tx, actor }: Unit, but: string | null): Promise<string[]> {
  const rows = await tx
    .select({ id: printerProfiles.id, name: printerProfiles.name })
    .from(printerProfiles)
    .where(and(eq(printerProfiles.siteId, actor.siteId), isNull(printerProfiles.closedAt)));
  return rows.filter(({ id }) => id !== but).map(({ name }) => name);
}

function refuseTakenName(others: readonly string[], name: string): void {
  if (others.includes(name)) throw invalidField('name', 'labels.printer_name_taken', { name });
}

async function clearDefault({ tx, actor }: Unit): Promise<void> {
  await tx
    .update(printerProfiles)
    .set({ isDefault: false })
    .where(and(eq(printerProfiles.siteId, actor.siteId), eq(printerProfiles.isDefault, true)));
}

async function openPrinter({ tx, actor }: Unit, id: string) {
  const [row] = await tx
    .select()
    .from(printerProfiles)
    .where(
      and(
        eq(printerProfiles.id, id),
        eq(printerProfiles.siteId, actor.siteId),
        isNull(printerProfiles.closedAt),
      ),
    );
  if (!row) throw notFound('printer');
  return row;
}
