/** Spares: ready devices that travel with a session, so that a device that is dead on arrival can be exchanged. */
import { type SQL, and, eq, isNull } from 'drizzle-orm';
import { batchSpares, devices } from '../../db/schema/index.ts';
import { changeDevice } from '../evidence/change-device.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { type SessionRow, lockSession } from './lock-session.ts';

interface SpareInput extends WriteInput {
  /** Of the session. */
  code: string;
  deviceCode: string;
}

/**
 * @throws AppError `spare.not_ready` (409) with the stage it is in, `spare.held` (409), `spare.elsewhere` (409) when
 * it travels with another session
 */
export async function addSpare(ctx: Context, input: SpareInput): Promise<{ deviceCode: string }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    const device = { requestId: input.requestId, code: input.deviceCode };
    return changeDevice(unit, 'device.reserve', device, async (_unit, row) => {
      const { code, stage } = row;
      if (stage !== 'ready') {
        throw new AppError('spare.not_ready', { status: 409, params: { code, stage } });
      }
      const [hold] = row.holds.filter(({ kind }) => kind !== 'awaiting_parts');
      if (hold) {
        throw new AppError('spare.held', { status: 409, params: { code, hold: hold.kind } });
      }
      const [open] = await unit.tx
        .select({ batchId: batchSpares.batchId })
        .from(batchSpares)
        .where(and(eq(batchSpares.deviceId, row.id), isNull(batchSpares.endedAt)));
      if (open?.batchId === session.id) return { deviceCode: code };
      if (open) throw new AppError('spare.elsewhere', { status: 409, params: { code } });
      const addedAt = unit.recordedAt;
      await unit.tx
        .insert(batchSpares)
        .values({ batchId: session.id, deviceId: row.id, addedAt })
        .onConflictDoUpdate({
          target: [batchSpares.batchId, batchSpares.deviceId],
          set: { addedAt, endedAt: null },
        });
      await recordSpare(unit, row.id, 'spare_added', session);
      return { deviceCode: code };
    });
  });
}

/** @throws AppError `spare.not_found` (404) */
export async function endSpare(ctx: Context, input: SpareInput): Promise<{ deviceCode: string }> {
  requirePermission(ctx, 'device.reserve');
  return write(ctx, input, async (unit) => {
    const session = await lockSession(unit, input.code);
    const [device] = await unit.tx
      .select({ id: devices.id })
      .from(devices)
      .where(and(eq(devices.code, input.deviceCode), eq(devices.siteId, unit.actor.siteId)))
      .for('update');
    if (!device) throw notFound('device', { code: input.deviceCode });
    const ended = await endSpares(
      unit,
      session,
      and(
        eq(batchSpares.batchId, session.id),
        eq(batchSpares.deviceId, device.id),
        isNull(batchSpares.endedAt),
      ),
    );
    if (ended === 0) throw notFound('spare', { code: input.deviceCode });
    return { deviceCode: input.deviceCode };
  });
}

/** Spares go back on their shelves. @returns how many */
export async function endSpares(
  unit: Unit,
  session: Pick<SessionRow, 'code'>,
  which: SQL | undefined,
): Promise<number> {
  const ended = await unit.tx
    .update(batchSpares)
    .set({ endedAt: unit.recordedAt })
    .where(which)
    .returning({ deviceId: batchSpares.deviceId });
  for (const { deviceId } of ended) await recordSpare(unit, deviceId, 'spare_ended', session);
  return ended.length;
}

async function recordSpare(
  unit: Unit,
  deviceId: string,
  action: 'spare_added' | 'spare_ended',
  session: Pick<SessionRow, 'code'>,
): Promise<void> {
  const data = { action, batch: session.code };
  await recordEvent(unit, { deviceId, kind: 'reservation', data });
}
