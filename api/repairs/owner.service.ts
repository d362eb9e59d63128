/** Whose work it is: pulled from a queue by whoever has time, or given by a coordinator. */
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { recordEvent } from '../lib/unit.ts';
import { requireTechnician } from './technicians.ts';
import { updateOrder } from './work-order.ts';

const AT_BENCH: readonly Stage[] = ['diagnosing', 'repairing'];

export interface Taken {
  /** It was this person's already. */
  already: boolean;
  /** Whose it was before; null when nobody's. */
  from: string | null;
}

/**
 * Makes a device in diagnostics or repair the person's own and puts it at their bench.
 * @param input.takeOver takes it although another person owns it: they hold it in their hands
 * @throws AppError `repair.owned` (409) naming the owner, `repair.not_at_bench` naming the stage
 */
export async function takeWork(
  ctx: Context,
  input: DeviceInput & { takeOver: boolean },
): Promise<Taken> {
  return changeDevice(ctx, 'repair.record', input, async (unit, row) => {
    requireBench(row);
    const { personId, benchId } = unit.actor;
    const isOthers = row.ownerId !== null && row.ownerId !== personId;
    if (isOthers && !input.takeOver) {
      throw new AppError('repair.owned', { status: 409, params: { by: row.ownerName ?? '' } });
    }
    const stays = benchId === null || row.placeId === benchId;
    const isMine = row.ownerId === personId && (row.work === null || row.work.ownerId === personId);
    if (isMine && stays) return { already: true, from: null };
    if (row.work) await updateOrder(unit, row.work.id, { ownerId: personId, benchId });
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'work',
      data: { action: 'taken' },
      changes: { ownerId: personId, ...(stays ? {} : { placeId: benchId }) },
    });
    return { already: false, from: isOthers ? row.ownerName : null };
  });
}

/**
 * Gives a device in diagnostics or repair to a technician, or to nobody: then anybody may pull it.
 * @throws AppError `input.invalid` on `personId`, `repair.not_at_bench`
 */
export async function assignWork(
  ctx: Context,
  input: DeviceInput & { personId: string | null },
): Promise<{ ok: true }> {
  return changeDevice(ctx, 'repair.assign', input, async (unit, row) => {
    requireBench(row);
    const { personId } = input;
    if (personId) await requireTechnician(unit, personId);
    if (row.work) {
      const benchId = personId === unit.actor.personId ? unit.actor.benchId : null;
      await updateOrder(unit, row.work.id, { ownerId: personId, benchId });
    }
    await recordEvent(unit, {
      deviceId: row.id,
      kind: 'work',
      data: { action: personId ? 'assigned' : 'released', person: personId },
      changes: { ownerId: personId },
    });
    return { ok: true as const };
  });
}

function requireBench(row: CardRow): void {
  if (AT_BENCH.includes(row.stage as Stage)) return;
  throw new AppError('repair.not_at_bench', { params: { stage: row.stage } });
}
