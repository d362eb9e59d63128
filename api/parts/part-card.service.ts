/** One labelled part: what it is, where it came from, where it is now, and all that happened to it. */
import { desc, eq } from 'drizzle-orm';
import type { PartFacts } from '#domain/parts.ts';
import {
  boxes,
  devices,
  media,
  partEvents,
  parts,
  people,
  places,
  stockItems,
  transfers,
} from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import { namesShownTo } from '../people/shown-names.ts';
import { readCauses } from './part-causes.ts';
import { findStockCode } from './part-code.ts';
import { findPart } from './part-events.ts';
import { nameOfPart } from './part-words.ts';
import { readItem } from './item-list.service.ts';

/** A code of type 3: an item of the catalogue with its bins, or one labelled part with its history. */
export async function readPartOrItem(ctx: Context, code: string) {
  const what = await findStockCode(ctx, code);
  if (what === 'item') return { what, item: await readItem(ctx, code) } as const;
  return { what, part: await readPart(ctx, code) } as const;
}

async function readPart(ctx: Context, code: string) {
  const part = await findPart(ctx, code);
  const { db } = ctx.database;
  const deviceOf = async (id: string | null) => {
    if (!id) return null;
    const [device] = await db
      .select({ code: devices.code, make: devices.make, model: devices.model })
      .from(devices)
      .where(eq(devices.id, id));
    return device ?? null;
  };
  const [cameFrom, inside, [holder], [medium], [item], events] = await Promise.all([
    deviceOf(part.cameFromId),
    deviceOf(part.deviceId),
    db
      .select({
        place: places.name,
        placeCode: places.code,
        custodian: people.name,
        box: boxes.code,
        transfer: transfers.code,
      })
      .from(parts)
      .leftJoin(places, eq(places.id, parts.placeId))
      .leftJoin(people, eq(people.id, parts.custodianId))
      .leftJoin(boxes, eq(boxes.id, parts.boxId))
      .leftJoin(transfers, eq(transfers.id, parts.transferId))
      .where(eq(parts.id, part.id)),
    part.mediumId
      ? db
          .select({ status: media.status, serial: media.serial })
          .from(media)
          .where(eq(media.id, part.mediumId))
      : [],
    part.itemId
      ? db
          .select({ code: stockItems.code, name: stockItems.name })
          .from(stockItems)
          .where(eq(stockItems.id, part.itemId))
      : [],
    db
      .select({
        kind: partEvents.kind,
        causeId: partEvents.causeId,
        deviceCode: devices.code,
        toPlace: places.name,
        actorId: partEvents.actorId,
        by: people.name,
        happenedAt: partEvents.happenedAt,
        recordedAt: partEvents.recordedAt,
      })
      .from(partEvents)
      .leftJoin(devices, eq(devices.id, partEvents.deviceId))
      .leftJoin(places, eq(places.id, partEvents.toPlaceId))
      .innerJoin(people, eq(people.id, partEvents.actorId))
      .where(eq(partEvents.partId, part.id))
      .orderBy(desc(partEvents.recordedAt), desc(partEvents.id))
      .limit(100),
  ]);
  const causes = await readCauses(
    ctx,
    events.map(({ causeId }) => causeId),
  );
  const { type, make, model, serial, status, version } = part;
  return {
    code: part.code,
    type,
    name: nameOfPart(part),
    make,
    model,
    serial,
    facts: part.facts as PartFacts,
    status,
    version,
    confirmed: part.labelConfirmedAt !== null,
    cameFrom,
    inside,
    place: holder?.place ?? null,
    placeCode: holder?.placeCode ?? null,
    custodian: holder?.custodian ?? null,
    box: holder?.box ?? null,
    transfer: holder?.transfer ?? null,
    medium: medium ?? null,
    item: item ?? null,
    events: namesShownTo(ctx, events).map(({ causeId, ...event }) => ({
      ...event,
      cause: causes.get(causeId ?? '') ?? null,
    })),
  };
}
