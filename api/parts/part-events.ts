/** The append-only log of labelled parts, and the lock that makes two hands take turns. */
import { and, eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { codes, partEvents, parts } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

export type PartRow = typeof parts.$inferSelect;

export type PartAct =
  | 'received'
  | 'harvested'
  | 'edited'
  | 'placed'
  | 'built_in'
  | 'put_back'
  | 'sent'
  | 'arrived'
  | 'into_box'
  | 'out_of_box'
  | 'missing'
  | 'found'
  | 'recycled'
  | 'void';

export interface PartNews {
  kind: PartAct;
  deviceId?: string | null;
  fromPlaceId?: string | null;
  toPlaceId?: string | null;
  causeId?: string | null;
}

export async function recordPartEvent(unit: Unit, partId: string, news: PartNews): Promise<void> {
  await unit.tx.insert(partEvents).values({
    id: unit.newId(),
    partId,
    ...news,
    actorId: unit.actor.personId,
    requestId: unit.requestId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
}

/** @throws AppError `code.mistyped`, `part.not_a_part`, `part.not_found` (404) */
export async function findPart(ctx: Context, text: string): Promise<PartRow> {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  if (scan.kind !== 'own' || scan.type !== 'medium') {
    throw new AppError('part.not_a_part', { params: { code: text.slice(0, 40) } });
  }
  const [known] = await reader(ctx)
    .select({ part: parts })
    .from(codes)
    .innerJoin(parts, eq(parts.code, codes.code))
    .where(and(eq(codes.code, scan.code), eq(parts.siteId, ctx.actor.siteId)));
  if (!known) throw notFound('part', { code: scan.code });
  return known.part;
}

/** The part as it is now; nobody else changes it until the commit. */
export async function lockPart(unit: Unit, text: string): Promise<PartRow> {
  const { id } = await findPart(unit, text);
  const [locked] = await unit.tx.select().from(parts).where(eq(parts.id, id)).for('update');
  // It may have come to another site while this write waited for it.
  if (locked?.siteId !== unit.actor.siteId) throw notFound('part', { code: text });
  return locked;
}
