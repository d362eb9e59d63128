/** How far every locked device of the site is with its owner's answer. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { lockClock, type LockStep } from '#domain/lock-clock.ts';
import { holds } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';

export interface LockState {
  /** `clear`: no lock is on record as locked any more, so the hold waits for its release. */
  step: LockStep | 'clear';
  dueAt: string;
  days: number;
  overdue: boolean;
}

/** When a message of the template was written that went or will go. */
const written = (which: 'min' | 'max', template: string) =>
  sql<string | null>`(select ${sql.raw(which)}(m.created_at) from messages m
    where m.hold_id = ${holds.id} and m.template = ${template} and m.status in ('queued','sent','copied'))`;

/** By device. */
export async function readLockStates(ctx: Context): Promise<Map<string, LockState>> {
  const rows = await ctx.database.db
    .select({
      deviceId: holds.deviceId,
      placedAt: holds.placedAt,
      dueAt: holds.dueAt,
      asked: written('min', 'lock_release'),
      reminded: written('max', 'lock_reminder'),
      locked: sql<boolean>`exists (select 1 from lock_checks l
        where l.device_id = ${holds.deviceId} and l.status = 'locked')`,
    })
    .from(holds)
    .where(
      and(eq(holds.siteId, ctx.actor.siteId), eq(holds.kind, 'locked'), isNull(holds.releasedAt)),
    );
  return new Map(
    rows.map(({ deviceId, locked, asked, reminded, ...hold }) => {
      const moments = { askedAt: momentOf(asked), remindedAt: momentOf(reminded) };
      const { step, dueAt, days, overdue } = lockClock({ ...hold, ...moments }, ctx.now());
      const state = { step: locked ? step : ('clear' as const), days, overdue };
      return [deviceId, { ...state, dueAt: dueAt.toISOString() }];
    }),
  );
}

function momentOf(text: string | null): Date | null {
  return text ? new Date(text) : null;
}
