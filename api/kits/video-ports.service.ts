/** The sockets a device has for a monitor, as somebody at the kitting table sees them. */
import { eq } from 'drizzle-orm';
import type { VideoPort } from '#domain/accessory-facts.ts';
import { devices } from '../../db/schema/index.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { recordEvent } from '../lib/unit.ts';

/** @param input.videoPorts empty: it has none; null: nobody has looked */
export async function setVideoPorts(
  ctx: Context,
  input: DeviceInput & { videoPorts: VideoPort[] | null },
): Promise<{ videoPorts: VideoPort[] | null }> {
  return changeDevice(ctx, 'kit.record', input, async (unit, row) => {
    const videoPorts = input.videoPorts && [...new Set(input.videoPorts)];
    await unit.tx
      .update(devices)
      .set({ videoPorts, updatedAt: unit.recordedAt })
      .where(eq(devices.id, row.id));
    const data = { videoPorts: videoPorts?.join(' ') ?? '' };
    await recordEvent(unit, { deviceId: row.id, kind: 'spec', data });
    return { videoPorts };
  });
}
