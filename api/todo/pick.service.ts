/** Taking a reserved device off its shelf for the handover: from then on the person answers for it. */
import type { RecordedEvent } from '../../db/statements.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { recordEvent } from '../lib/unit.ts';

/** @throws AppError `todo.not_reserved` (409), `todo.picked_already` (409) naming who has it */
export async function pickDevice(
  ctx: Context,
  input: DeviceInput,
): Promise<RecordedEvent & { code: string }> {
  return changeDevice(ctx, 'custody.transfer', input, async (unit, row) => {
    const { code, stage } = row;
    if (stage !== 'reserved') {
      throw new AppError('todo.not_reserved', { status: 409, params: { code, stage } });
    }
    if (!row.placeId) {
      const by = row.custodianName ?? '';
      throw new AppError('todo.picked_already', { status: 409, params: { code, by } });
    }
    const picked = await recordEvent(unit, {
      deviceId: row.id,
      kind: 'place',
      data: { action: 'picked' },
      changes: { placeId: null, custodianId: unit.actor.personId },
    });
    return { ...picked, code };
  });
}
