/** The work on one device as it is shown: the order in work, the earlier ones, and what went in. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { OsInstall, TaskKind, TaskOutcome } from '#domain/repairs.ts';
import {
  partEvents,
  parts,
  people,
  places,
  repairTasks,
  stockItems,
  stockMovements,
  workOrders,
} from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { retestsOf } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';

export interface ShownTask {
  id: string;
  kind: TaskKind;
  title: string;
  faultId: string | null;
  ownerId: string | null;
  owner: string | null;
  bench: string | null;
  minutes: number;
  outcome: TaskOutcome | null;
  note: string;
  /** The installed system; null for other work. */
  os: OsInstall | null;
  createdAt: string;
  closedAt: string | null;
  version: number;
}

export interface UsedPart {
  name: string;
  /** A part type, as a key of the parts list. */
  type: string;
  /** Our code: of the part itself, or of the shelf it was counted from. */
  code: string;
  /** Negative when it was put back. */
  quantity: number;
  /** The task or fault it was used for, where that is known. */
  causeId: string | null;
  at: string;
}

export interface ShownOrder {
  id: string;
  ownerId: string | null;
  owner: string | null;
  bench: string | null;
  openedBy: string | null;
  openedAt: string;
  pausedAt: string | null;
  waitingFor: string;
  /** The code of the catalogue item it waits for. */
  waitingCode: string | null;
  closedAt: string | null;
  outcome: string | null;
  version: number;
  tasks: ShownTask[];
  parts: UsedPart[];
}

export interface Repair {
  order: ShownOrder | null;
  earlier: ShownOrder[];
  /** Parts that went in while no work order was open. */
  otherParts: UsedPart[];
  /** Lines of the checklist that must pass again. */
  toRetest: string[];
  /** Systems installed here lately, the newest first. */
  systems: OsInstall[];
}

/** @throws AppError `device.not_found` (404) */
export async function readRepair(ctx: Context, code: string): Promise<Repair> {
  const row = await readCardRow(ctx, code);
  const [orders, used, systems] = await Promise.all([
    readOrders(ctx, row.id),
    readParts(ctx, row.id),
    readSystems(ctx),
  ]);
  const tasks = await readTasks(
    ctx,
    orders.map(({ id }) => id),
  );
  const during = ({ openedAt, closedAt }: { openedAt: string; closedAt: string | null }) =>
    used.filter(({ at }) => at >= openedAt && (closedAt === null || at <= closedAt));
  const shown = orders.map((order) => ({
    ...order,
    tasks: tasks
      .filter(({ workOrderId }) => workOrderId === order.id)
      .map(({ workOrderId: _order, ...task }) => task),
    parts: during(order),
  }));
  return {
    order: shown.find(({ closedAt }) => closedAt === null) ?? null,
    earlier: shown.filter(({ closedAt }) => closedAt !== null),
    otherParts: used.filter((part) => !shown.some((order) => order.parts.includes(part))),
    toRetest: retestsOf(ctx, row),
    systems,
  };
}

async function readOrders(ctx: Context, deviceId: string) {
  const opener = alias(people, 'opener');
  const rows = await ctx.database.db
    .select({
      id: workOrders.id,
      ownerId: workOrders.ownerId,
      owner: people.name,
      bench: places.name,
      openedBy: opener.name,
      openedAt: workOrders.openedAt,
      pausedAt: workOrders.pausedAt,
      waitingFor: sql<string>`coalesce(${stockItems.name}, ${workOrders.waitingText})`,
      waitingCode: stockItems.code,
      closedAt: workOrders.closedAt,
      outcome: workOrders.outcome,
      version: workOrders.version,
    })
    .from(workOrders)
    .leftJoin(people, eq(people.id, workOrders.ownerId))
    .leftJoin(opener, eq(opener.id, workOrders.openedById))
    .leftJoin(places, eq(places.id, workOrders.benchId))
    .leftJoin(stockItems, eq(stockItems.id, workOrders.waitingItemId))
    .where(eq(workOrders.deviceId, deviceId))
    .orderBy(desc(workOrders.openedAt))
    .limit(50);
  return rows.map(({ openedAt, pausedAt, closedAt, ...order }) => ({
    ...order,
    openedAt: openedAt.toISOString(),
    pausedAt: pausedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  }));
}

async function readTasks(
  ctx: Context,
  orderIds: readonly string[],
): Promise<(ShownTask & { workOrderId: string })[]> {
  if (orderIds.length === 0) return [];
  const rows = await ctx.database.db
    .select({ task: repairTasks, owner: people.name, bench: places.name })
    .from(repairTasks)
    .leftJoin(people, eq(people.id, repairTasks.ownerId))
    .leftJoin(places, eq(places.id, repairTasks.benchId))
    .where(inArray(repairTasks.workOrderId, [...orderIds]))
    .orderBy(asc(repairTasks.createdAt), asc(repairTasks.id));
  return rows.map(({ task, owner, bench }) => ({
    id: task.id,
    workOrderId: task.workOrderId,
    kind: task.kind,
    title: task.title,
    faultId: task.faultId,
    ownerId: task.ownerId,
    owner,
    bench,
    minutes: task.minutes,
    outcome: task.outcome,
    note: task.note,
    os: task.kind === 'os_install' ? (task.details as OsInstall) : null,
    createdAt: task.createdAt.toISOString(),
    closedAt: task.closedAt?.toISOString() ?? null,
    version: task.version,
  }));
}

async function readParts(ctx: Context, deviceId: string): Promise<UsedPart[]> {
  const { db } = ctx.database;
  const [counted, labelled] = await Promise.all([
    db
      .select({
        name: stockItems.name,
        type: stockItems.type,
        code: stockItems.code,
        kind: stockMovements.kind,
        quantity: stockMovements.quantity,
        causeId: stockMovements.causeId,
        at: stockMovements.recordedAt,
      })
      .from(stockMovements)
      .innerJoin(stockItems, eq(stockItems.id, stockMovements.itemId))
      .where(
        and(
          eq(stockMovements.deviceId, deviceId),
          inArray(stockMovements.kind, ['used', 'put_back']),
        ),
      ),
    db
      .select({
        name: sql<string>`coalesce(${stockItems.name}, nullif(concat_ws(' ', nullif(${parts.make}, ''),
          nullif(${parts.model}, '')), ''), '')`,
        type: parts.type,
        code: parts.code,
        kind: partEvents.kind,
        quantity: sql<number>`1`,
        causeId: partEvents.causeId,
        at: partEvents.recordedAt,
      })
      .from(partEvents)
      .innerJoin(parts, eq(parts.id, partEvents.partId))
      .leftJoin(stockItems, eq(stockItems.id, parts.itemId))
      .where(
        and(eq(partEvents.deviceId, deviceId), inArray(partEvents.kind, ['built_in', 'put_back'])),
      ),
  ]);
  return [...counted, ...labelled]
    .map(({ kind, quantity, at, ...part }) => ({
      ...part,
      quantity: kind === 'put_back' ? -quantity : quantity,
      at: at.toISOString(),
    }))
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

const REMEMBERED_SYSTEMS = 8;

async function readSystems(ctx: Context): Promise<OsInstall[]> {
  const rows = await ctx.database.db
    .selectDistinctOn([sql`${repairTasks.details} ->> 'image'`], {
      os: repairTasks.details,
      at: repairTasks.closedAt,
    })
    .from(repairTasks)
    .innerJoin(workOrders, eq(workOrders.id, repairTasks.workOrderId))
    .where(
      and(
        eq(workOrders.siteId, ctx.actor.siteId),
        eq(repairTasks.kind, 'os_install'),
        eq(repairTasks.outcome, 'done'),
      ),
    )
    .orderBy(sql`${repairTasks.details} ->> 'image'`, desc(repairTasks.closedAt));
  return rows
    .toSorted((a, b) => Number(b.at) - Number(a.at))
    .slice(0, REMEMBERED_SYSTEMS)
    .map(({ os }) => os as OsInstall);
}
