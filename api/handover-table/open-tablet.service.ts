/** Opening a handover session on a tablet, and asking what changed on the server meanwhile. */
import { createHmac } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { OpenedTablet, TablePackage } from '#domain/table-package.ts';
import { MAX_TABLETS, mustWipe } from '#domain/table-rules.ts';
import { makeSealPair } from '#domain/table-seal.ts';
import { handoverBatches, handoverTablets } from '../../db/schema/index.ts';
import { type Context, type System, requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { seal } from '../lib/sealed.ts';
import { type Unit, type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import { hashToken } from '../people/sessions.service.ts';
import { buildPackage } from './build-package.ts';
import { type TabletOfSession, findSession, findTablet } from './find-session.ts';

/**
 * The answer names families, so it is built anew for a replay and never stored.
 * @throws AppError `handover_session.not_found` (404), `handover_session.closed` (409),
 *   `handover_session.by_courier` (409), `handover_session.many_tablets` (409), `handover_tablet.ended` (410)
 */
export async function openOnTablet(
  ctx: Context,
  input: WriteInput & { code: string; name: string },
): Promise<OpenedTablet> {
  requirePermission(ctx, 'handover.record');
  const token = tokenOf(ctx, input.requestId);
  const keys = await makeSealPair();
  const { tabletId } = await write(ctx, input, async (unit) => {
    const { id: batchId } = await findSession(unit, input.code);
    const session = await lockOpen(unit, batchId);
    const id = unit.newId();
    await unit.tx.insert(handoverTablets).values({
      id,
      batchId: session.id,
      personId: unit.actor.personId,
      name: input.name,
      openedAt: unit.recordedAt,
      expiresAt: endOfNextDay(unit),
      publicKey: keys.publicKey,
      tokenHash: hashToken(token),
      privateKey: seal(unit.secret, 'tablet-key', id, keys.privateKey),
      lastSeenAt: unit.recordedAt,
    });
    await logAct(unit, 'handover_tablet.opened', id, { session: session.code });
    return { tabletId: id };
  });
  return { token, package: await refreshPackage(ctx, tabletId) };
}

/** Drawn from the request by HMAC, so that a replay gives the same token and none is ever stored. */
function tokenOf(system: System, requestId: string): string {
  const purpose = `handover tablet token ${requestId}`;
  return createHmac('sha256', system.secret).update(purpose).digest('base64url');
}

/** The whole day after this one, by the clock of the site. */
function endOfNextDay({ recordedAt, actor: { timeZone } }: Unit) {
  const today = sql`(${recordedAt.toISOString()}::timestamptz at time zone ${timeZone})::date`;
  return sql<Date>`(${today} + 2)::timestamp at time zone ${timeZone}`;
}

async function lockOpen(unit: Unit, batchId: string) {
  const [session] = await unit.tx
    .select()
    .from(handoverBatches)
    .where(eq(handoverBatches.id, batchId))
    .for('no key update');
  const params = { code: session?.code ?? '' };
  if (session?.state !== 'open')
    throw new AppError('handover_session.closed', { status: 409, params });
  if (session.way !== 'table') {
    throw new AppError('handover_session.by_courier', { status: 409, params });
  }
  const open = await unit.tx.$count(
    handoverTablets,
    and(
      eq(handoverTablets.batchId, session.id),
      isNull(handoverTablets.revokedAt),
      isNull(handoverTablets.wipedAt),
      gt(handoverTablets.expiresAt, unit.recordedAt),
    ),
  );
  if (open < MAX_TABLETS) return session;
  const many = { ...params, max: MAX_TABLETS };
  throw new AppError('handover_session.many_tablets', { status: 409, params: many });
}

/**
 * The package as it would be made now, for who opened the tablet.
 * @throws AppError `handover_tablet.not_found` (404), `handover_tablet.other_person` (403),
 *   `handover_tablet.ended` (410): the tablet wipes itself
 */
export async function refreshPackage(ctx: Context, tabletId: string): Promise<TablePackage> {
  requirePermission(ctx, 'handover.record');
  const found = await findTablet(ctx, tabletId);
  refuseOther(ctx, found);
  const { tablet, session } = found;
  if (mustWipe(tablet, session.state === 'open', ctx.now())) {
    throw new AppError('handover_tablet.ended', { status: 410, params: { code: session.code } });
  }
  await noteContact(ctx, tabletId);
  return buildPackage(ctx, found);
}

export function refuseOther(ctx: Context, { tablet, session }: TabletOfSession): void {
  if (tablet.personId === ctx.actor.personId) return;
  const params = { code: session.code };
  throw new AppError('handover_tablet.other_person', { status: 403, params });
}

export async function noteContact(system: System, tabletId: string): Promise<void> {
  await system.database.db
    .update(handoverTablets)
    .set({ lastSeenAt: system.now() })
    .where(eq(handoverTablets.id, tabletId));
}
