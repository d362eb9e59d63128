/** The tablets of a session: who has one open, ending a lost one, and forgetting keys that nothing needs any more. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Revocation, keyIsOver } from '#domain/table-rules.ts';
import { may, rolesFor } from '#domain/roles.ts';
import { handoverTablets, handovers, people, tableRecords } from '../../db/schema/index.ts';
import { type Context, type System, type Transaction, requirePermission } from '../lib/context.ts';
import type { Drizzle } from '../../db/client.ts';
import { forbidden } from '../lib/errors.ts';
import { touch } from '../lib/touched.ts';
import { type WriteInput, write } from '../lib/unit.ts';
import { logAct } from '../people/people.service.ts';
import {
  type TabletOfSession,
  type TabletRow,
  findSession,
  findTablet,
  tellOpenPages,
} from './find-session.ts';

export interface TabletLine {
  id: string;
  name: string;
  openedBy: string;
  /** Whoever asks opened it. */
  mine: boolean;
  openedAt: string;
  lastSeenAt: string;
  expiresAt: string;
  revokedAt: string | null;
  wipedAt: string | null;
  /** Handovers that came from it. */
  recorded: number;
  /** What it sent and waits for a person. */
  kept: number;
}

/** @throws AppError `handover_session.not_found` (404) */
export async function listTablets(ctx: Context, code: string): Promise<{ tablets: TabletLine[] }> {
  requirePermission(ctx, 'handover.record');
  const session = await findSession(ctx, code);
  const rows = await ctx.database.db
    .select({
      tablet: handoverTablets,
      openedBy: people.name,
      recorded: sql<number>`(select count(*) from ${handovers} where ${handovers.tabletId} = ${handoverTablets.id})::int`,
      kept: sql<number>`(select count(*) from ${tableRecords} where ${tableRecords.tabletId} = ${handoverTablets.id} and ${tableRecords.settledAt} is null)::int`,
    })
    .from(handoverTablets)
    .innerJoin(people, eq(people.id, handoverTablets.personId))
    .where(eq(handoverTablets.batchId, session.id))
    .orderBy(asc(handoverTablets.openedAt));
  return {
    tablets: rows.map(({ tablet, ...counts }) => ({
      id: tablet.id,
      name: tablet.name,
      mine: tablet.personId === ctx.actor.personId,
      ...counts,
      openedAt: tablet.openedAt.toISOString(),
      lastSeenAt: tablet.lastSeenAt.toISOString(),
      expiresAt: tablet.expiresAt.toISOString(),
      revokedAt: tablet.revokedAt?.toISOString() ?? null,
      wipedAt: tablet.wipedAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Ends a lost or wrong tablet: what it still sends waits for a person, and at the next contact it wipes itself.
 * A coordinator, or whoever opened it.
 * @throws AppError `handover_tablet.not_found` (404), `access.forbidden`
 */
export async function revokeTablet(
  ctx: Context,
  input: WriteInput & { id: string; because: Revocation },
): Promise<{ revokedAt: string }> {
  requirePermission(ctx, 'handover.record');
  return write(ctx, input, async (unit) => {
    const { tablet, session } = await findTablet(unit, input.id);
    const { personId, roles } = unit.actor;
    if (tablet.personId !== personId && !may(roles, 'handover.settle')) {
      throw forbidden({ roles: rolesFor('handover.settle').join(',') });
    }
    if (tablet.revokedAt) return { revokedAt: tablet.revokedAt.toISOString() };
    await unit.tx
      .update(handoverTablets)
      .set({ revokedAt: unit.recordedAt, revokedById: personId })
      .where(eq(handoverTablets.id, tablet.id));
    await logAct(unit, 'handover_tablet.revoked', tablet.id, {
      session: session.code,
      because: input.because,
    });
    touch(unit, 'handover_session', session.id);
    return { revokedAt: unit.recordedAt.toISOString() };
  });
}

/** The tablet says that it sent everything and holds nothing any more: its token ends with that. */
export async function noteWiped(
  system: System,
  found: TabletOfSession,
): Promise<{ wipedAt: string }> {
  const { tablet } = found;
  const wipedAt = tablet.wipedAt ?? system.now();
  await system.database.db
    .update(handoverTablets)
    .set({ wipedAt, tokenHash: null, lastSeenAt: system.now() })
    .where(eq(handoverTablets.id, tablet.id));
  await forgetKey(system.database.db, { ...tablet, wipedAt }, system.now());
  tellOpenPages(system, found);
  return { wipedAt: wipedAt.toISOString() };
}

/** Key and token go once nothing can come any more that they are for. @returns whether they did */
export async function forgetKey(
  db: Drizzle | Transaction,
  tablet: TabletRow,
  now: Date,
): Promise<boolean> {
  const waiting = and(eq(tableRecords.tabletId, tablet.id), isNull(tableRecords.settledAt));
  if (!keyIsOver(tablet, await db.$count(tableRecords, waiting), now)) return false;
  await db
    .update(handoverTablets)
    .set({ privateKey: null, tokenHash: null })
    .where(eq(handoverTablets.id, tablet.id));
  return true;
}

/** @returns how many tablets were forgotten */
export async function forgetTabletKeys(system: System): Promise<number> {
  const { db } = system.database;
  const rows = await db
    .select()
    .from(handoverTablets)
    .where(isNotNull(handoverTablets.privateKey))
    .limit(1000);
  let forgotten = 0;
  for (const tablet of rows) {
    if (await forgetKey(db, tablet, system.now())) forgotten++;
  }
  return forgotten;
}

const EVERY_MS = 60 * 60_000;

/** Runs now and every hour. @returns what stops it */
export function startTabletClock(system: System): () => void {
  const run = () => {
    forgetTabletKeys(system).catch((error: unknown) =>
      system.log.error({ error }, 'keys of ended tablets could not be forgotten'),
    );
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
