/** The transfer a write is about, locked: two people who receive the same one take turns. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { TransferState } from '#domain/transfers.ts';
import { transferLines, transfers } from '../../db/schema/index.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';

export type TransferRow = typeof transfers.$inferSelect;
export type LineRow = typeof transferLines.$inferSelect;

/** Whose people may do it: those who pack, those who receive, or both. */
type Side = 'from' | 'to' | 'both';

/**
 * @throws AppError `transfer.not_found` (404) also for people of a third site, `transfer.other_side`,
 * `transfer.is_packing`, `transfer.is_sent`, `transfer.is_settled`, `transfer.is_cancelled` (409)
 */
export async function lockTransfer(
  unit: Unit,
  code: string,
  side: Side,
  states: readonly TransferState[],
): Promise<TransferRow> {
  const { siteId } = unit.actor;
  const [transfer] = await unit.tx
    .select()
    .from(transfers)
    .where(
      and(
        eq(transfers.code, code),
        or(eq(transfers.fromSiteId, siteId), eq(transfers.toSiteId, siteId)),
      ),
    )
    .for('no key update');
  if (!transfer) throw notFound('transfer', { code });
  const wanted = side === 'from' ? transfer.fromSiteId : transfer.toSiteId;
  if (side !== 'both' && wanted !== siteId) {
    throw new AppError(`transfer.not_${side}`, { status: 409, params: { code } });
  }
  if (!states.includes(transfer.state)) {
    throw new AppError(`transfer.is_${transfer.state}`, { status: 409, params: { code } });
  }
  touch(unit, 'transfer', transfer.id, [transfer.fromSiteId, transfer.toSiteId]);
  return transfer;
}

/** @throws AppError `transfer_line.not_found` (404) */
export async function lineById(
  unit: Unit,
  transfer: TransferRow,
  lineId: string,
): Promise<LineRow> {
  const [line] = await unit.tx
    .select()
    .from(transferLines)
    .where(and(eq(transferLines.id, lineId), eq(transferLines.transferId, transfer.id)));
  if (!line) throw notFound('transfer_line');
  return line;
}

/** Boxes first: what lies in one goes with it. */
export async function linesOf(unit: Unit, transferId: string): Promise<LineRow[]> {
  return unit.tx
    .select()
    .from(transferLines)
    .where(eq(transferLines.transferId, transferId))
    .orderBy(
      sql`${transferLines.subject} <> 'box'`,
      transferLines.subject,
      transferLines.subjectId,
    );
}

export async function lineOf(
  unit: Unit,
  transferId: string,
  subject: LineRow['subject'],
  subjectId: string,
): Promise<LineRow | null> {
  const [line] = await unit.tx
    .select()
    .from(transferLines)
    .where(
      and(
        eq(transferLines.transferId, transferId),
        eq(transferLines.subject, subject),
        eq(transferLines.subjectId, subjectId),
      ),
    );
  return line ?? null;
}

/** The transfer is settled by itself as soon as nothing is open any more. */
export async function settleIfDone(unit: Unit, transfer: TransferRow): Promise<boolean> {
  const open = await unit.tx
    .select({ sent: transferLines.sentQuantity, received: transferLines.receivedQuantity })
    .from(transferLines)
    .where(and(eq(transferLines.transferId, transfer.id), isNull(transferLines.settled)));
  const isDone = open.every(({ sent, received }) => received >= sent);
  if (isDone === (transfer.state === 'settled')) return isDone;
  await unit.tx
    .update(transfers)
    .set(
      isDone
        ? { state: 'settled', settledAt: unit.recordedAt, settledById: unit.actor.personId }
        : { state: 'sent', settledAt: null, settledById: null },
    )
    .where(eq(transfers.id, transfer.id));
  return isDone;
}
