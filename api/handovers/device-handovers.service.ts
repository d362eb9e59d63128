/** Every time a device was handed over: which receipts hold, what came back, and which one may still be made void. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { VOID_HANDOVER_DAYS } from '#domain/lifecycle.ts';
import { devices, handovers, needs, returns } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { type Context, requirePermission } from '../lib/context.ts';

export interface DeviceHandover {
  receiptCode: string;
  needCode: string;
  happenedAt: string;
  warrantyEnd: string;
  direct: boolean;
  voidedAt: string | null;
  returned: { slipCode: string; at: string } | null;
  /** The device that came back when this one was given. */
  replaces: string | null;
  /** Until when two coordinators may make it void; null where the device is no longer with the recipient. */
  voidableUntil: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What came back for this handover, by its code. */
const REPLACES = sql<
  string | null
>`(select d.code from ${returns} r join devices d on d.id = r.device_id
  where r.replaced_by_id = ${handovers.id} limit 1)`;

/** The newest first; numbers of ours only, nobody's name. @throws AppError `device.not_found` (404) */
export async function deviceHandovers(
  ctx: Context,
  code: string,
): Promise<{ handovers: DeviceHandover[] }> {
  requirePermission(ctx, 'handover.view');
  const row = await readCardRow(ctx, code);
  const rows = await ctx.database.db
    .select({
      handover: handovers,
      needCode: needs.code,
      slipCode: returns.slipCode,
      returnedAt: returns.happenedAt,
      replaces: REPLACES,
    })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .leftJoin(returns, eq(returns.handoverId, handovers.id))
    .where(and(eq(devices.id, row.id), eq(handovers.siteId, ctx.actor.siteId)))
    .orderBy(desc(handovers.recordedAt));
  return {
    handovers: rows.map(({ handover, needCode, slipCode, returnedAt, replaces }) => {
      const until = handover.happenedAt.getTime() + VOID_HANDOVER_DAYS * DAY_MS;
      const isOut = row.stage === 'handed_over' && !handover.voidedAt && !returnedAt;
      return {
        receiptCode: handover.receiptCode,
        needCode,
        happenedAt: handover.happenedAt.toISOString(),
        warrantyEnd: handover.warrantyEnd.toISOString(),
        direct: handover.direct,
        voidedAt: handover.voidedAt?.toISOString() ?? null,
        returned: slipCode && returnedAt ? { slipCode, at: returnedAt.toISOString() } : null,
        replaces,
        voidableUntil: isOut ? new Date(until).toISOString() : null,
      };
    }),
  };
}
