/** The append-only log of accessories, and the lock that makes two hands take turns. */
import { and, eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { accessories, accessoryEvents, codes } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, isUnit } from '../lib/unit.ts';

export type AccessoryRow = typeof accessories.$inferSelect;

export type AccessoryAct =
  | 'added'
  | 'edited'
  | 'into_kit'
  | 'out_of_kit'
  | 'handed_over'
  | 'returned'
  | 'missing'
  | 'found'
  | 'recycled'
  | 'given_back'
  | 'given'
  | 'sent'
  | 'arrived'
  | 'into_box'
  | 'out_of_box'
  | 'place';

export interface AccessoryNews {
  kind: AccessoryAct;
  deviceId?: string | null;
  fromPlaceId?: string | null;
  toPlaceId?: string | null;
}

export async function recordAccessoryEvent(
  unit: Unit,
  accessoryId: string,
  news: AccessoryNews,
): Promise<void> {
  await unit.tx.insert(accessoryEvents).values({
    id: unit.newId(),
    accessoryId,
    ...news,
    actorId: unit.actor.personId,
    requestId: unit.requestId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
}

/** A database handle that sees what this write has changed, or the plain one outside a write. */
export function reader(ctx: Context) {
  return isUnit(ctx) ? ctx.tx : ctx.database.db;
}

/** @throws AppError `code.mistyped`, `kit.not_an_accessory`, `accessory.not_found` (404) */
export async function findAccessory(ctx: Context, text: string): Promise<AccessoryRow> {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  if (scan.kind !== 'own' || scan.type !== 'accessory') {
    throw new AppError('kit.not_an_accessory', { params: { code: text.slice(0, 40) } });
  }
  const [known] = await reader(ctx)
    .select({ accessory: accessories })
    .from(codes)
    .innerJoin(accessories, eq(accessories.id, codes.subjectId))
    .where(and(eq(codes.code, scan.code), eq(accessories.siteId, ctx.actor.siteId)));
  if (!known) throw notFound('accessory', { code: scan.code });
  return known.accessory;
}

/** The accessory as it is now; nobody else changes it until the commit. */
export async function lockAccessory(unit: Unit, text: string): Promise<AccessoryRow> {
  const { id } = await findAccessory(unit, text);
  const [locked] = await unit.tx
    .select()
    .from(accessories)
    .where(eq(accessories.id, id))
    .for('update');
  if (!locked) throw notFound('accessory');
  return locked;
}
