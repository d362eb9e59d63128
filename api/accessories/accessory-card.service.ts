/** One accessory: what it is, where it is, whose it was, and all that happened to it. */
import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import {
  accessories,
  accessoryEvents,
  accessoryGifts,
  devices,
  needs,
  people,
  places,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { namesShownTo } from '../people/shown-names.ts';
import { findAccessory } from './accessory-events.ts';
import { accessoryRows } from './accessory-list.service.ts';

/** A device by its code and name, for a link to it. */
export interface NamedDevice {
  code: string;
  make: string;
  model: string;
}

/** The transfer that was sent or received in the same write as the event. */
const TRANSFER = sql<
  string | null
>`(select t.code from transfer_lines l join transfers t on t.id = l.transfer_id
  where l.subject_id = ${accessoryEvents.accessoryId}
    and ((${accessoryEvents.kind} = 'sent' and t.sent_at = ${accessoryEvents.recordedAt})
      or (${accessoryEvents.kind} = 'arrived' and l.received_at = ${accessoryEvents.recordedAt})) limit 1)`;

/** With the newest 100 acts, the newest first. @throws as `findAccessory` */
export async function readAccessory(ctx: Context, text: string) {
  const { id, cameWithId, deviceId } = await findAccessory(ctx, text);
  const [[accessory], own, earlier, [gift], events] = await Promise.all([
    accessoryRows(ctx).where(eq(accessories.id, id)),
    readDevices(ctx, [cameWithId, deviceId]),
    readEarlierKits(ctx, id, deviceId),
    ctx.database.db
      .select({ needCode: needs.code })
      .from(accessoryGifts)
      .innerJoin(needs, eq(needs.id, accessoryGifts.needId))
      .where(and(eq(accessoryGifts.accessoryId, id), isNull(accessoryGifts.endedAt))),
    readEvents(ctx, id),
  ]);
  if (!accessory) throw notFound('accessory');
  return {
    ...accessory,
    cameWith: own.get(cameWithId ?? '') ?? null,
    inside: own.get(deviceId ?? '') ?? null,
    /** Devices whose kit it was in before. */
    earlier,
    /** The need it was given for without a device; a number of ours, nobody's name. */
    givenFor: gift?.needCode ?? null,
    events,
  };
}

async function readDevices(
  ctx: Context,
  ids: readonly (string | null)[],
): Promise<Map<string, NamedDevice>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await ctx.database.db
    .select({ id: devices.id, code: devices.code, make: devices.make, model: devices.model })
    .from(devices)
    .where(inArray(devices.id, wanted));
  return new Map(rows.map(({ id, ...device }) => [id, device]));
}

function readEarlierKits(
  ctx: Context,
  id: string,
  deviceId: string | null,
): Promise<NamedDevice[]> {
  return ctx.database.db
    .select({ code: devices.code, make: devices.make, model: devices.model })
    .from(accessoryEvents)
    .innerJoin(devices, eq(devices.id, accessoryEvents.deviceId))
    .where(
      and(
        eq(accessoryEvents.accessoryId, id),
        eq(accessoryEvents.kind, 'into_kit'),
        deviceId ? ne(devices.id, deviceId) : undefined,
      ),
    )
    .groupBy(devices.id)
    .orderBy(desc(sql`max(${accessoryEvents.recordedAt})`))
    .limit(20);
}

async function readEvents(ctx: Context, id: string) {
  const rows = await ctx.database.db
    .select({
      kind: accessoryEvents.kind,
      deviceCode: devices.code,
      toPlace: places.name,
      transferCode: TRANSFER,
      actorId: accessoryEvents.actorId,
      by: people.name,
      happenedAt: accessoryEvents.happenedAt,
      recordedAt: accessoryEvents.recordedAt,
    })
    .from(accessoryEvents)
    .leftJoin(devices, eq(devices.id, accessoryEvents.deviceId))
    .leftJoin(places, eq(places.id, accessoryEvents.toPlaceId))
    .innerJoin(people, eq(people.id, accessoryEvents.actorId))
    .where(eq(accessoryEvents.accessoryId, id))
    .orderBy(desc(accessoryEvents.recordedAt), desc(accessoryEvents.id))
    .limit(100);
  return namesShownTo(ctx, rows);
}
