/** A device that a family brings back: what it left with, so that what is missing shows. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { CardRow } from '../../db/device-card.ts';
import { handovers, needs, recipients } from '../../db/schema/index.ts';
import { documentDevice } from '../documents/issue.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { HandoverSnapshot, KitPiece } from '../handovers/kit-snapshot.ts';
import { deviceCodeOf } from '../handovers/table.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { isUnit } from '../lib/unit.ts';

export interface ReturnTable {
  code: string;
  version: number;
  kind: CardRow['kind'];
  make: string;
  model: string;
  specification: string | null;
  receiptCode: string;
  handedOverAt: string;
  warrantyEnd: string;
  needCode: string;
  /** The person was erased meanwhile: the request can only end. */
  personGone: boolean;
  /** What left with it; tracked pieces are scanned back. */
  pieces: KitPiece[];
}

/** @throws AppError `return.not_handed_over` (409) with the stage it is in, `handover.not_a_device` */
export async function openReturn(ctx: Context, text: string): Promise<ReturnTable> {
  requirePermission(ctx, 'return.record');
  const row = await readCardRow(ctx, await deviceCodeOf(ctx, text));
  const { handover, needCode } = await lastHandover(ctx, row);
  const { code, version, kind, make, model } = row;
  return {
    code,
    version,
    kind,
    make,
    model,
    specification: documentDevice(row).specification,
    receiptCode: handover.receiptCode,
    handedOverAt: handover.happenedAt.toISOString(),
    warrantyEnd: handover.warrantyEnd.toISOString(),
    needCode,
    personGone: await isPersonGone(ctx, handover.needId),
    pieces: (handover.snapshot as HandoverSnapshot).kit,
  };
}

/** @throws AppError `return.not_handed_over` (409) */
export async function lastHandover(ctx: Context, row: Pick<CardRow, 'id' | 'code' | 'stage'>) {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const [last] =
    row.stage === 'handed_over'
      ? await db
          .select({ handover: handovers, needCode: needs.code })
          .from(handovers)
          .innerJoin(needs, eq(needs.id, handovers.needId))
          .where(and(eq(handovers.deviceId, row.id), isNull(handovers.voidedAt)))
          .orderBy(desc(handovers.recordedAt))
          .limit(1)
      : [];
  if (last) return last;
  const params = { code: row.code, stage: row.stage };
  throw new AppError('return.not_handed_over', { status: 409, params });
}

/** Whether the person behind a need was erased; says nothing of who it was. */
export async function isPersonGone(ctx: Context, needId: string): Promise<boolean> {
  const db = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const [person] = await db
    .select({ erasedAt: recipients.erasedAt })
    .from(recipients)
    .where(eq(recipients.needId, needId));
  return person?.erasedAt != null;
}
