/** Within the quarter of an hour one tap takes the use of a part back, to where it came from. */
import { sql } from 'drizzle-orm';
import type { CardRow } from '../../db/device-card.ts';
import type { DeviceChanges, RecordedEvent } from '../../db/statements.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { recordMovement } from '../stock/movements.ts';
import type { PartEventData } from './device-part-events.ts';
import { lockPart } from './part-events.ts';
import { takeOut } from './part-moves.ts';

/**
 * @param last the newest event of the device, of kind `part`, by this person
 * @throws AppError `undo.impossible` for anything but a use, or when the part is elsewhere by now
 */
export async function undoPartUse(
  unit: Unit,
  row: CardRow,
  last: { seq: number; data: Record<string, unknown> },
): Promise<RecordedEvent> {
  const note = last.data as unknown as PartEventData & { before?: DeviceChanges };
  await lockUnchanged(unit, row);
  await bringBack(unit, row, note);
  const { code, type, quantity, facts, place } = note;
  const data = { action: 'put_back', code, type, quantity, facts, place, undoes: last.seq };
  const lastRepairerId = note.before?.lastRepairerId ?? null;
  return recordEvent(unit, { deviceId: row.id, kind: 'part', data, changes: { lastRepairerId } });
}

async function lockUnchanged(unit: Unit, row: CardRow): Promise<void> {
  const [now] = await unit.tx.execute(
    sql`select version from devices where id = ${row.id} for update`,
  );
  if (Number(now?.version) !== row.version) throw new AppError('device.changed', { status: 409 });
}

async function bringBack(unit: Unit, row: CardRow, note: PartEventData): Promise<void> {
  const { action, quantity, place, item: itemId } = note;
  if (action === 'used' && itemId && place) {
    const to = { placeId: place };
    await recordMovement(unit, { itemId, kind: 'put_back', quantity, to, deviceId: row.id });
    return;
  }
  const part = action === 'used' && note.part ? await lockPart(unit, note.code) : null;
  if (part?.deviceId !== row.id) {
    throw new AppError('undo.impossible', { params: { kind: 'part' } });
  }
  await takeOut(unit, row, part, place ?? null);
}
