/** What was signed in one handover session: on the screen or on paper, and whether the paper's photograph is there. */
import { type Column, and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import {
  accessories,
  accessoryGifts,
  devices,
  handoverBatches,
  handovers,
  needs,
  signatures,
} from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';

export interface SessionReceipt {
  receiptCode: string;
  needCode: string;
  /** Of the device or card. */
  code: string;
  thing: 'device' | 'card';
  happenedAt: string;
  /** `erased`: nobody can add or see anything any more. */
  signed: 'screen' | 'paper' | 'erased';
  paperAddedAt: string | null;
  voided: boolean;
}

const SIGNED = {
  signed: sql<SessionReceipt['signed']>`case
    when ${signatures.id} is null or ${signatures.erasedAt} is not null then 'erased'
    when ${signatures.image} is null then 'paper'
    else 'screen' end`,
  paperAddedAt: signatures.paperAddedAt,
};

/** Codes only. In the order they were given. @throws AppError `handover_session.not_found` (404) */
export async function sessionReceipts(
  ctx: Context,
  code: string,
): Promise<{ receipts: SessionReceipt[] }> {
  requirePermission(ctx, 'handover.record');
  const { db } = ctx.database;
  const [session] = await db
    .select({ id: handoverBatches.id })
    .from(handoverBatches)
    .where(and(eq(handoverBatches.code, code), eq(handoverBatches.siteId, ctx.actor.siteId)));
  if (!session) throw notFound('handover_session', { code });
  const given = await db
    .select({
      receiptCode: handovers.receiptCode,
      needCode: needs.code,
      code: devices.code,
      happenedAt: handovers.happenedAt,
      voided: isSet(handovers.voidedAt),
      ...SIGNED,
    })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .leftJoin(signatures, eq(signatures.handoverId, handovers.id))
    .where(eq(handovers.batchId, session.id))
    .orderBy(asc(handovers.happenedAt), asc(handovers.id));
  const cards = await db
    .select({
      receiptCode: sql<string>`${accessoryGifts.receiptCode}`,
      needCode: needs.code,
      code: accessories.code,
      happenedAt:
        sql<Date>`coalesce(${accessoryGifts.happenedAt}, ${accessoryGifts.givenAt})`.mapWith(
          accessoryGifts.givenAt,
        ),
      voided: isSet(accessoryGifts.endedAt),
      ...SIGNED,
    })
    .from(accessoryGifts)
    .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
    .innerJoin(needs, eq(needs.id, accessoryGifts.needId))
    .leftJoin(signatures, eq(signatures.giftId, accessoryGifts.id))
    .where(and(eq(accessoryGifts.batchId, session.id), isNotNull(accessoryGifts.receiptCode)))
    .orderBy(asc(accessoryGifts.givenAt), asc(accessoryGifts.id));
  return {
    receipts: [
      ...given.map((row) => toReceipt(row, 'device')),
      ...cards.map((row) => toReceipt(row, 'card')),
    ],
  };
}

type Row = Omit<SessionReceipt, 'thing' | 'happenedAt' | 'paperAddedAt'> & {
  happenedAt: Date;
  paperAddedAt: Date | null;
};

function toReceipt(row: Row, thing: SessionReceipt['thing']): SessionReceipt {
  const paperAddedAt = row.paperAddedAt?.toISOString() ?? null;
  return { ...row, thing, happenedAt: row.happenedAt.toISOString(), paperAddedAt };
}

const isSet = (column: Column) => sql<boolean>`${column} is not null`;
