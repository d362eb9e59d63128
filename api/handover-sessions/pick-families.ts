/** What is picked for a session and what belongs to it; codes and stages only, nobody's name. */
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { PickDevice, PickFamily, PickPiece } from '#domain/picking.ts';
import {
  accessories,
  batchNeeds,
  batchSpares,
  devices,
  handovers,
  kitLines,
  needs,
  people,
  reservations,
  stockItems,
} from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import type { SessionRow } from './lock-session.ts';
import { joinsOf } from './session-joins.ts';

/** A family with everything the page shows of it. */
export interface FamilyRow extends PickFamily {
  needId: string;
  position: number;
  make: string;
  model: string;
  stage: string | null;
  placeId: string | null;
  boxId: string | null;
  pickedAt: Date | null;
  pickedBy: string | null;
  pairedAt: Date | null;
}

/**
 * In the order of the sheet. A served one has what it got.
 * @param only these needs; null for all
 */
export async function readFamilies(
  ctx: Context,
  session: SessionRow,
  only: readonly string[] | null = null,
): Promise<FamilyRow[]> {
  if (only?.length === 0) return [];
  const joins = joinsOf(session);
  const rows = await reader(ctx)
    .select({
      entry: batchNeeds,
      needCode: needs.code,
      pickedBy: people.name,
      device: DEVICE,
      card: {
        code: accessories.code,
        make: accessories.make,
        placeId: accessories.placeId,
        boxId: accessories.boxId,
      },
    })
    .from(batchNeeds)
    .innerJoin(needs, eq(needs.id, batchNeeds.needId))
    .leftJoin(people, eq(people.id, batchNeeds.pickedById))
    .leftJoin(reservations, joins.reservation)
    .leftJoin(handovers, joins.handover)
    .leftJoin(devices, joins.device)
    .leftJoin(accessories, eq(accessories.id, reservations.accessoryId))
    .where(
      and(
        eq(batchNeeds.batchId, session.id),
        inArray(batchNeeds.state, ['waiting', 'absent', 'served']),
        only ? inArray(batchNeeds.needId, [...only]) : undefined,
      ),
    )
    .orderBy(asc(batchNeeds.position), asc(batchNeeds.needId));
  const pieces = await piecesOf(
    ctx,
    rows.flatMap(({ device }) => device?.id ?? []),
  );
  return rows.map(({ entry, needCode, pickedBy, device, card }) => ({
    needId: entry.needId,
    needCode,
    position: entry.position,
    state: entry.state as PickFamily['state'],
    device: device && toPickDevice(device),
    card: card?.code ?? null,
    pieces: device ? (pieces.get(device.id) ?? []) : [],
    make: device?.make ?? card?.make ?? '',
    model: device?.model ?? '',
    stage: device?.stage ?? null,
    placeId: device?.placeId ?? card?.placeId ?? null,
    boxId: device?.boxId ?? card?.boxId ?? null,
    pickedAt: entry.pickedAt,
    pickedBy,
    pairedAt: entry.pairedAt,
  }));
}

const DEVICE = {
  id: devices.id,
  code: devices.code,
  serial: devices.serial,
  publicCode: devices.publicCode,
  make: devices.make,
  model: devices.model,
  stage: devices.stage,
  placeId: devices.placeId,
  boxId: devices.boxId,
};

type DeviceRow = Pick<typeof devices.$inferSelect, keyof typeof DEVICE>;

const toPickDevice = ({ code, serial, publicCode }: DeviceRow): PickDevice => ({
  code,
  alsoKnownAs: [serial, publicCode].filter(Boolean),
});

/** What lies in each kit: labelled pieces first; a line that was let through empty has none. */
export async function piecesOf(
  ctx: Context,
  deviceIds: string[],
): Promise<Map<string, PickPiece[]>> {
  if (deviceIds.length === 0) return new Map();
  const rows = await reader(ctx)
    .select({
      deviceId: kitLines.deviceId,
      line: kitLines.line,
      status: kitLines.status,
      quantity: kitLines.quantity,
      code: accessories.code,
      make: accessories.make,
      watts: accessories.watts,
      item: stockItems.code,
      itemName: stockItems.name,
    })
    .from(kitLines)
    .leftJoin(accessories, eq(accessories.id, kitLines.accessoryId))
    .leftJoin(stockItems, eq(stockItems.id, kitLines.itemId))
    .where(
      and(
        inArray(kitLines.deviceId, deviceIds),
        inArray(kitLines.status, ['filled', 'overridden']),
        gt(kitLines.quantity, 0),
      ),
    )
    .orderBy(asc(accessories.code), asc(kitLines.line));
  const found = new Map<string, PickPiece[]>();
  for (const { deviceId, line, status, quantity, code, make, watts, item, itemName } of rows) {
    if (status === 'overridden' && !code && !item) continue;
    const detail = code ? [make, watts ? `${watts} W` : ''].filter(Boolean).join(' · ') : itemName;
    const piece = { line: line as KitLineKey, quantity, code, item, detail: detail || null };
    found.set(deviceId, [...(found.get(deviceId) ?? []), piece]);
  }
  return found;
}

export interface SpareRow extends PickDevice {
  id: string;
  make: string;
  model: string;
  stage: string;
  placeId: string | null;
  boxId: string | null;
  pickedAt: Date | null;
  pickedBy: string | null;
}

export async function readSpares(ctx: Context, session: SessionRow): Promise<SpareRow[]> {
  const rows = await reader(ctx)
    .select({ device: DEVICE, pickedAt: batchSpares.pickedAt, pickedBy: people.name })
    .from(batchSpares)
    .innerJoin(devices, eq(devices.id, batchSpares.deviceId))
    .leftJoin(people, eq(people.id, batchSpares.pickedById))
    .where(and(eq(batchSpares.batchId, session.id), isNull(batchSpares.endedAt)))
    .orderBy(asc(batchSpares.addedAt), asc(devices.code));
  return rows.map(({ device, pickedAt, pickedBy }) => {
    const { id, make, model, stage, placeId, boxId } = device;
    return { ...toPickDevice(device), id, make, model, stage, placeId, boxId, pickedAt, pickedBy };
  });
}
