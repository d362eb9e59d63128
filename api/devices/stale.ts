import type { CardRow } from '../../db/device-card.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { readCardRow } from './device-card.service.ts';

/** Says what happened meanwhile, by whom and when. @throws AppError `device.changed` (409) always. */
export async function throwChanged(ctx: Context, row: Pick<CardRow, 'code'>): Promise<never> {
  const now = await readCardRow(ctx, row.code);
  const last = now.events[0];
  throw new AppError('device.changed', {
    status: 409,
    params: { code: now.code, stage: now.stage },
    ...(last
      ? {
          meanwhile: {
            by: last.actor ?? '',
            what: last.kind,
            stage: last.to,
            at: new Date(last.recordedAt).toISOString(),
          },
        }
      : {}),
  });
}
