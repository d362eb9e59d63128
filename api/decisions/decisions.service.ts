/** "Waiting for me": everything the rules send to a coordinator, oldest first. */
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { devices, holds, people, proposals, reservations, needs } from '../../db/schema/index.ts';
import { EXPIRING_DAYS } from '../stock/stock-filters.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { type LockState, readLockStates } from './lock-states.ts';
import { CORRECTION, isWaivable } from './wishes.ts';

export type DecisionKind =
  'proposal' | 'waiver' | 'correction' | 'quarantine' | 'hold' | 'expiring' | 'expired';

export interface Decision {
  kind: DecisionKind;
  id: string;
  deviceId: string;
  deviceCode: string;
  deviceName: string;
  stage: string;
  /** Where the device would go, or the gate to waive. */
  to: string | null;
  reason: string;
  by: string | null;
  /** The person asked it themselves and cannot decide it. */
  own: boolean;
  /** A reservation may be kept longer once. */
  extendable: boolean;
  since: string;
  /** Of a locked device: how long its owner still has, and what is to be done next. */
  lock?: LockState | undefined;
}

const deviceColumns = {
  deviceId: devices.id,
  deviceCode: devices.code,
  deviceName: sql<string>`trim(${devices.make} || ' ' || ${devices.model})`,
  stage: devices.stage,
};

export async function listDecisions(ctx: Context): Promise<{ decisions: Decision[] }> {
  requirePermission(ctx, 'proposal.decide');
  const lists = await Promise.all([
    openProposals(ctx),
    quarantined(ctx),
    ownerHolds(ctx),
    expiring(ctx),
  ]);
  return { decisions: lists.flat().toSorted((a, b) => a.since.localeCompare(b.since)) };
}

async function openProposals(ctx: Context): Promise<Decision[]> {
  const rows = await ctx.database.db
    .select({
      ...deviceColumns,
      id: proposals.id,
      moveId: proposals.moveId,
      to: proposals.toStage,
      reason: proposals.reason,
      by: people.name,
      byId: proposals.proposedById,
      since: proposals.proposedAt,
    })
    .from(proposals)
    .innerJoin(devices, eq(devices.id, proposals.deviceId))
    .innerJoin(people, eq(people.id, proposals.proposedById))
    .where(and(eq(proposals.siteId, ctx.actor.siteId), isNull(proposals.decision)))
    .orderBy(asc(proposals.proposedAt))
    .limit(500);
  return rows.map(({ moveId, byId, since, ...row }) => {
    const gate = isWaivable(moveId);
    return {
      ...row,
      kind: gate ? 'waiver' : moveId === CORRECTION ? 'correction' : 'proposal',
      to: gate ? moveId : row.to,
      own: byId === ctx.actor.personId,
      extendable: false,
      since: since.toISOString(),
    };
  });
}

async function quarantined(ctx: Context): Promise<Decision[]> {
  const rows = await ctx.database.db
    .select({
      ...deviceColumns,
      to: devices.stageBefore,
      since: devices.stageSince,
      by: people.name,
    })
    .from(devices)
    .leftJoin(people, eq(people.id, devices.lastPersonId))
    .where(and(eq(devices.siteId, ctx.actor.siteId), eq(devices.stage, 'quarantined')))
    .orderBy(asc(devices.stageSince))
    .limit(500);
  const locks = await readLockStates(ctx);
  return rows.map((row) => ({
    ...row,
    kind: 'quarantine',
    lock: locks.get(row.deviceId),
    id: row.deviceId,
    reason: '',
    own: false,
    extendable: false,
    since: row.since.toISOString(),
  }));
}

/** Holds that only a coordinator may release, but those that wait for their owner; not in quarantine anyway. */
async function ownerHolds(ctx: Context): Promise<Decision[]> {
  const rows = await ctx.database.db
    .select({
      ...deviceColumns,
      id: holds.id,
      to: holds.kind,
      reason: holds.reason,
      since: holds.placedAt,
      by: people.name,
    })
    .from(holds)
    .innerJoin(devices, eq(devices.id, holds.deviceId))
    .innerJoin(people, eq(people.id, holds.placedById))
    .where(
      and(
        eq(devices.siteId, ctx.actor.siteId),
        isNull(holds.releasedAt),
        sql`${holds.kind} in ('locked','safety','theft_check','donor_recall','investigate')`,
        sql`${devices.stage} <> 'quarantined'`,
      ),
    )
    .orderBy(asc(holds.placedAt))
    .limit(500);
  const locks = await readLockStates(ctx);
  const waits = (row: (typeof rows)[number]) =>
    row.to === 'locked' && locks.get(row.deviceId)?.step === 'wait';
  return rows
    .filter((row) => !waits(row))
    .map((row) => ({
      ...row,
      kind: 'hold',
      lock: row.to === 'locked' ? locks.get(row.deviceId) : undefined,
      own: false,
      extendable: false,
      since: row.since.toISOString(),
    }));
}

async function expiring(ctx: Context): Promise<Decision[]> {
  const now = ctx.now();
  const soon = new Date(now.getTime() + EXPIRING_DAYS * 86_400_000);
  const rows = await ctx.database.db
    .select({
      ...deviceColumns,
      id: reservations.id,
      to: needs.code,
      since: reservations.expiresAt,
      extendable: isNull(reservations.extendedAt).mapWith(Boolean),
    })
    .from(reservations)
    .innerJoin(devices, eq(devices.id, reservations.deviceId))
    .innerJoin(needs, eq(needs.id, reservations.needId))
    .where(
      and(
        eq(reservations.siteId, ctx.actor.siteId),
        isNull(reservations.closedAt),
        lte(reservations.expiresAt, soon),
      ),
    )
    .orderBy(asc(reservations.expiresAt))
    .limit(500);
  return rows.map((row) => ({
    ...row,
    kind: row.since <= now ? 'expired' : 'expiring',
    reason: '',
    by: null,
    own: false,
    since: row.since.toISOString(),
  }));
}
