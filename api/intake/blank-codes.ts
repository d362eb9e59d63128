/** Labels printed ahead: their codes stand for nothing until they are scanned for a device or accessory. */
import { eq } from 'drizzle-orm';
import { codeType } from '#domain/codes.ts';
import { codes } from '../../db/schema/index.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';

/**
 * Locks a blank label's code for this unit of work.
 * @throws AppError `labels.wrong_type`, `labels.unknown` (404), `labels.taken` (409)
 */
export async function claimBlank(
  unit: Unit,
  code: string,
  type: 'device' | 'accessory',
): Promise<void> {
  if (codeType(code) !== type) throw new AppError('labels.wrong_type', { params: { code } });
  const [known] = await unit.tx.select().from(codes).where(eq(codes.code, code)).for('update');
  if (!known || (known.siteId && known.siteId !== unit.actor.siteId)) {
    throw new AppError('labels.unknown', { status: 404, params: { code } });
  }
  if (known.subject !== 'blank') {
    throw new AppError('labels.taken', { status: 409, params: { code } });
  }
}
