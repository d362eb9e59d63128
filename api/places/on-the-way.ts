/** What travels between two sites is in nobody's hands: it is received first. */
import { eq } from 'drizzle-orm';
import { transfers } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';

/** @throws AppError `device.in_transit` (409) naming the transfer */
export async function refuseOnTheWay(
  ctx: Context,
  { code, transferId }: { code: string; transferId: string | null },
): Promise<void> {
  if (!transferId) return;
  const [transfer] = await reader(ctx)
    .select({ code: transfers.code })
    .from(transfers)
    .where(eq(transfers.id, transferId));
  const params = { code, transfer: transfer?.code ?? '' };
  throw new AppError('device.in_transit', { status: 409, params });
}
