/** A part that was not needed after all goes back into a bin. */
import { and, eq, sql } from 'drizzle-orm';
import type { FactProposal } from '#domain/part-stock.ts';
import type { PartFacts } from '#domain/parts.ts';
import { causeOfPart } from '#domain/repairs.ts';
import type { CardRow } from '../../db/device-card.ts';
import { stockMovements } from '../../db/schema/index.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { recordMovement } from '../stock/movements.ts';
import { factsOfNote, recordDevicePart } from './device-part-events.ts';
import { readProposals } from './fact-proposals.ts';
import { findItem } from './item-rows.ts';
import { binOf } from './item-stock.service.ts';
import { findStockCode } from './part-code.ts';
import { lockPart } from './part-events.ts';
import { takeOut } from './part-moves.ts';

export interface PutBackInput extends DeviceInput {
  partCode: string;
  quantity: number;
  /** Null: a labelled part stays in the hands of whoever took it out. */
  placeCode: string | null;
}

const WORK_STAGES: readonly string[] = ['diagnosing', 'repairing', 'harvesting'];

/**
 * @throws AppError `part.not_inside` (409), `part.device_not_in_repair` (409), `part.medium_not_clean` (409)
 */
export async function putBack(
  ctx: Context,
  input: PutBackInput,
): Promise<{ code: string; place: string; proposals: FactProposal[] }> {
  return changeDevice(ctx, 'part.use', input, async (unit, row) => {
    if (!WORK_STAGES.includes(row.stage)) {
      const params = { code: row.code, stage: row.stage };
      throw new AppError('part.device_not_in_repair', { status: 409, params });
    }
    const place = input.placeCode ? await binOf(unit, input.placeCode) : null;
    const kind = await findStockCode(unit, input.partCode);
    if (kind === 'item') {
      if (!place) throw new AppError('scan.place_first');
      await returnPieces(unit, row, { ...input, placeId: place.id });
    } else await returnLabelled(unit, row, input.partCode, place?.id ?? null);
    const proposals = await readProposals(unit, row);
    return { code: input.partCode, place: place?.name ?? '', proposals };
  });
}

function causeOf(row: CardRow): { causeId?: string } {
  const causeId = causeOfPart(row);
  return causeId ? { causeId } : {};
}

async function returnPieces(
  unit: Unit,
  row: CardRow,
  { partCode, quantity, placeId }: { partCode: string; quantity: number; placeId: string },
): Promise<void> {
  const item = await findItem(unit, partCode);
  const inside = await piecesInside(unit, row.id, item.id);
  if (inside < quantity) {
    const params = { code: row.code, item: item.name, count: inside };
    throw new AppError('part.not_inside', { status: 409, params });
  }
  const to = { placeId };
  await recordMovement(unit, {
    itemId: item.id,
    kind: 'put_back',
    quantity,
    to,
    deviceId: row.id,
    ...causeOf(row),
  });
  const { code, type } = item;
  const facts = factsOfNote(item.facts as PartFacts);
  const note = { action: 'put_back' as const, code, type, quantity, item: item.id, facts };
  await recordDevicePart(unit, row.id, { ...note, place: placeId });
}

/** Counted pieces of an item that were used on a device and not put back. */
async function piecesInside(unit: Unit, deviceId: string, itemId: string): Promise<number> {
  const [sum] = await unit.tx
    .select({
      pieces: sql<number>`coalesce(sum(case ${stockMovements.kind}
        when 'used' then ${stockMovements.quantity}
        when 'put_back' then -${stockMovements.quantity} else 0 end), 0)::int`,
    })
    .from(stockMovements)
    .where(and(eq(stockMovements.deviceId, deviceId), eq(stockMovements.itemId, itemId)));
  return sum?.pieces ?? 0;
}

async function returnLabelled(
  unit: Unit,
  row: CardRow,
  partCode: string,
  placeId: string | null,
): Promise<void> {
  const part = await lockPart(unit, partCode);
  if (part.deviceId !== row.id) {
    const params = { code: row.code, item: part.code, count: 0 };
    throw new AppError('part.not_inside', { status: 409, params });
  }
  await takeOut(unit, row, part, placeId);
  const { code, type } = part;
  const facts = factsOfNote(part.facts as PartFacts);
  const note = { action: 'put_back' as const, code, type, quantity: 1, part: part.id, facts };
  await recordDevicePart(unit, row.id, { ...note, place: placeId });
}
