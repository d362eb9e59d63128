/** What stands at a place, and moving things there by scanning. */
import { and, asc, eq, notInArray } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import { type Stage, isInCustody } from '#domain/stages.ts';
import { accessories, accessoryEvents, codes, devices, places } from '../../db/schema/index.ts';
import { type Context, requirePermission } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, type WriteInput, recordEvent, write } from '../lib/unit.ts';
import { placeByCode } from './places.service.ts';

/** One place with everything that stands there, at most 1,000 of each. */
export async function readPlace(ctx: Context, text: string) {
  const scan = readScan(text);
  const code = scan.kind === 'own' ? scan.code : '';
  const { db } = ctx.database;
  const [place] = await db
    .select()
    .from(places)
    .where(and(eq(places.code, code), eq(places.siteId, ctx.actor.siteId)));
  if (!place) throw notFound('place', { code: text.slice(0, 40) });
  const [held, more] = await Promise.all([
    db
      .select({
        code: devices.code,
        kind: devices.kind,
        make: devices.make,
        model: devices.model,
        stage: devices.stage,
      })
      .from(devices)
      .where(eq(devices.placeId, place.id))
      .orderBy(asc(devices.code))
      .limit(1000),
    db
      .select({
        code: accessories.code,
        kind: accessories.kind,
        make: accessories.make,
        model: accessories.model,
        volts: accessories.volts,
        watts: accessories.watts,
        connector: accessories.connector,
      })
      .from(accessories)
      .where(
        and(
          eq(accessories.placeId, place.id),
          notInArray(accessories.status, ['handed_over', 'recycled']),
        ),
      )
      .orderBy(asc(accessories.code))
      .limit(1000),
  ]);
  return {
    id: place.id,
    code: place.code,
    kind: place.kind,
    name: place.name,
    closed: place.closedAt !== null,
    devices: held.map((device) => ({ ...device, stage: device.stage as Stage })),
    accessories: more,
  };
}

export interface PlacedThing {
  code: string;
  subject: 'device' | 'accessory';
}

export interface RefusedThing {
  code: string;
  /** Translation key below `error.`, and its values. */
  reason: string;
  params: Record<string, string | number>;
}

/**
 * Moves devices and accessories to a place; each is done or refused on its own.
 * A device in quarantine stays in a quarantine bin, and nothing else goes there without a hold.
 * @throws AppError `place.not_found` (404), `places.closed` (409)
 */
export async function moveToPlace(
  ctx: Context,
  input: WriteInput & { code: string; codes: readonly string[] },
): Promise<{
  place: { code: string; name: string };
  done: PlacedThing[];
  refused: RefusedThing[];
}> {
  requirePermission(ctx, 'custody.transfer');
  return write(ctx, input, async (unit) => {
    const place = await placeByCode(unit, input.code);
    const done: PlacedThing[] = [];
    const refused: RefusedThing[] = [];
    for (const code of new Set(input.codes)) {
      try {
        done.push(await moveThing(unit, code, place));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push({ code, reason: error.code, params: error.details.params ?? {} });
      }
    }
    return { place: { code: place.code, name: place.name }, done, refused };
  });
}

type Place = typeof places.$inferSelect;

async function moveThing(unit: Unit, code: string, place: Place): Promise<PlacedThing> {
  const [known] = await unit.tx
    .select({ subject: codes.subject, subjectId: codes.subjectId })
    .from(codes)
    .where(eq(codes.code, code));
  if (known?.subject === 'device' && known.subjectId) {
    await placeDevice(unit, known.subjectId, place);
    return { code, subject: 'device' };
  }
  if (known?.subject === 'accessory' && known.subjectId) {
    await placeAccessory(unit, known.subjectId, place);
    return { code, subject: 'accessory' };
  }
  throw new AppError(known ? 'places.not_movable' : 'code.unknown', { status: 404 });
}

/** @throws AppError `device.not_found`, `places.not_here`, `places.quarantined_stays`, `places.quarantine_by_hold` */
export async function placeDevice(unit: Unit, deviceId: string, place: Place): Promise<void> {
  const [device] = await unit.tx
    .select({ id: devices.id, stage: devices.stage, placeId: devices.placeId })
    .from(devices)
    .where(and(eq(devices.id, deviceId), eq(devices.siteId, unit.actor.siteId)));
  if (!device) throw notFound('device');
  const stage = device.stage as Stage;
  if (!isInCustody(stage)) throw new AppError('places.not_here', { status: 409 });
  const isQuarantine = place.kind === 'quarantine';
  if (stage === 'quarantined' && !isQuarantine) throw new AppError('places.quarantined_stays');
  if (stage !== 'quarantined' && isQuarantine) throw new AppError('places.quarantine_by_hold');
  if (device.placeId === place.id) return;
  await recordEvent(unit, {
    deviceId,
    kind: 'place',
    expect: { from: stage },
    data: { place: place.id },
    changes: { placeId: place.id, custodianId: null },
  });
}

/** @throws AppError `accessory.not_found` (404), `places.in_kit` (409) naming the device, `places.not_here` (409) */
async function placeAccessory(unit: Unit, accessoryId: string, place: Place): Promise<void> {
  const [accessory] = await unit.tx
    .select({
      placeId: accessories.placeId,
      status: accessories.status,
      device: devices.code,
    })
    .from(accessories)
    .leftJoin(devices, eq(devices.id, accessories.deviceId))
    .where(and(eq(accessories.id, accessoryId), eq(accessories.siteId, unit.actor.siteId)))
    .for('update', { of: accessories });
  if (!accessory) throw notFound('accessory');
  if (accessory.status === 'in_kit') {
    throw new AppError('places.in_kit', {
      status: 409,
      params: { device: accessory.device ?? '' },
    });
  }
  if (accessory.status !== 'in_stock') throw new AppError('places.not_here', { status: 409 });
  if (accessory.placeId === place.id) return;
  await unit.tx
    .update(accessories)
    .set({ placeId: place.id, custodianId: null, updatedAt: unit.recordedAt })
    .where(eq(accessories.id, accessoryId));
  await unit.tx.insert(accessoryEvents).values({
    id: unit.newId(),
    accessoryId,
    kind: 'place',
    fromPlaceId: accessory.placeId,
    toPlaceId: place.id,
    actorId: unit.actor.personId,
    requestId: unit.requestId,
    happenedAt: unit.happenedAt,
    recordedAt: unit.recordedAt,
  });
}
