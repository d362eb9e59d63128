/** Who sees the names of colleagues in the histories of things. */
import { may } from '#domain/roles.ts';
import type { Context } from '../lib/context.ts';

/**
 * Coordinators and administrators see who did it, everybody sees what was done by themselves; others see that
 * somebody did it.
 * @returns the rows with `by` null where the name is not for the reader, without the person's id
 */
export function namesShownTo<Row extends { actorId: string | null; by: string | null }>(
  ctx: Context,
  rows: readonly Row[],
): (Omit<Row, 'actorId' | 'by'> & { by: string | null })[] {
  const { roles, personId } = ctx.actor;
  const all = may(roles, 'event.correct') || roles.includes('admin');
  return rows.map(({ actorId, by, ...row }) => ({
    ...row,
    by: all || actorId === personId ? by : null,
  }));
}
