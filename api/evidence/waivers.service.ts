/** A gate waived by a coordinator: shown on the device for ever. */
import { type Gate, WAIVABLE_GATES } from '#domain/gates.ts';
import { waivers } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';

/** @throws AppError `waiver.never` for a gate that nobody may waive, `waiver.exists` (409) */
export async function waiveGate(
  ctx: Context,
  input: DeviceInput & { gate: Gate; reason: string },
): Promise<{ ok: true }> {
  return changeDevice(ctx, 'gate.waive', input, async (unit, row) => {
    const { gate, reason } = input;
    if (!WAIVABLE_GATES.includes(gate)) throw new AppError('waiver.never', { params: { gate } });
    if (row.waivers.some((waiver) => waiver.gate === gate)) {
      throw new AppError('waiver.exists', { status: 409, params: { gate } });
    }
    await unit.tx.insert(waivers).values({
      id: unit.newId(),
      deviceId: row.id,
      gate,
      reason,
      waivedById: unit.actor.personId,
      waivedAt: unit.recordedAt,
    });
    await recordEvent(unit, { deviceId: row.id, kind: 'waiver', data: { gate } });
    return { ok: true as const };
  });
}
