/** The append-only log of accessories, and the lock that makes two hands take turns. */
import { and, eq } from 'drizzle-orm';
import { type Code, readScan } from '#domain/codes.ts';
import { accessories, accessoryEvents, codes } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, isUnit } from '../lib/unit.ts';

export type AccessoryRow = typeof accessories.$inferSelect;

export type AccessoryAct =
  | 'added'
  | 'received'
  | 'taken_back'
  | 'label_confirmed'
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
  | 'reserved'
  | 'released'
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
  const code = accessoryCode(text);
  const [known] = await byCode(ctx, code);
  if (!known) throw notFound('accessory', { code });
  return known.accessory;
}

/** The accessory as it is now; nobody else changes it until the commit. @throws as `findAccessory` */
export async function lockAccessory(unit: Unit, text: string): Promise<AccessoryRow> {
  const code = accessoryCode(text);
  const [locked] = await byCode(unit, code).for('update', { of: accessories });
  if (!locked) throw notFound('accessory', { code });
  return locked.accessory;
}

function accessoryCode(text: string): Code {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  if (scan.kind !== 'own' || scan.type !== 'accessory') {
    throw new AppError('kit.not_an_accessory', { params: { code: text.slice(0, 40) } });
  }
  return scan.code;
}

function byCode(ctx: Context, code: Code) {
  return reader(ctx)
    .select({ accessory: accessories })
    .from(codes)
    .innerJoin(accessories, eq(accessories.id, codes.subjectId))
    .where(and(eq(codes.code, code), eq(accessories.siteId, ctx.actor.siteId)));
}
