/** Anything with a label that can be in somebody's hands: found by its code, locked, and given another holder. */
import { asc, eq } from 'drizzle-orm';
import { readScan } from '#domain/codes.ts';
import type { EventKind } from '#domain/events.ts';
import { normaliseSerial } from '#domain/identity.ts';
import { type Stage, isInCustody } from '#domain/stages.ts';
import { accessories, boxes, codes, devices, parts } from '../../db/schema/index.ts';
import { type AccessoryAct, recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { AppError } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { touchHolders } from './touch-holders.ts';
import { type PartAct, recordPartEvent } from '../parts/part-events.ts';
import { refuseOnTheWay } from './on-the-way.ts';

export const THING_SUBJECTS = ['device', 'accessory', 'part', 'box'] as const;
export type ThingSubject = (typeof THING_SUBJECTS)[number];

/** Exactly one of place, person and transfer; a box is wherever its holder says. */
export interface Holding {
  placeId: string | null;
  custodianId: string | null;
  transferId: string | null;
  boxId: string | null;
}

/** A locked thing: nobody else changes it until the commit. */
export interface Thing extends Holding {
  subject: ThingSubject;
  id: string;
  code: string;
  siteId: string;
  /** Only devices. */
  stage: Stage | null;
  /** Accessories and parts: the device whose kit it is in, or into which it is built. */
  deviceId: string | null;
  /** In the workshop, by itself: it can be put somewhere. */
  movable: boolean;
}

/** The code behind a scan: ours, the address in a QR code, or the serial number of one device. */
export async function codeOfScan(unit: Unit, text: string): Promise<string> {
  const scan = readScan(text);
  if (scan.kind === 'own') return scan.code;
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  const serial = scan.kind === 'foreign' ? normaliseSerial(scan.text) : null;
  const bySerial = serial ? eq(devices.serialKey, serial) : null;
  const which = scan.kind === 'tracking' ? eq(devices.publicCode, scan.publicCode) : bySerial;
  const found = which
    ? await unit.tx.select({ code: devices.code }).from(devices).where(which).limit(2)
    : [];
  const [one, other] = found;
  if (!one) throw unknown(text);
  if (other) throw new AppError('scan.several', { status: 409, params: { text, count: 2 } });
  return one.code;
}

const unknown = (text: string) =>
  new AppError('code.unknown', { status: 404, params: { code: text.slice(0, 40) } });

/**
 * @param siteId the site it must belong to; another one's thing is not known
 * @throws AppError `code.unknown` (404), `places.not_movable` (404) for what is no thing
 */
export async function lockThing(
  unit: Unit,
  text: string,
  siteId: string = unit.actor.siteId,
): Promise<Thing> {
  const code = await codeOfScan(unit, text);
  const [known] = await unit.tx.select().from(codes).where(eq(codes.code, code));
  if (!known?.subjectId) throw unknown(text);
  const thing = await lockKnown(unit, known.subject, known.subjectId, code);
  if (thing === undefined)
    throw new AppError('places.not_movable', { status: 404, params: { code } });
  if (thing?.siteId !== siteId) throw unknown(text);
  return thing;
}

/** Undefined for a code that stands for something else; null where its record is gone. */
async function lockKnown(
  unit: Unit,
  subject: (typeof codes.$inferSelect)['subject'],
  id: string,
  code: string,
): Promise<Thing | null | undefined> {
  switch (subject) {
    case 'device':
    case 'accessory':
    case 'box':
      return lockById(unit, subject, id);
    case 'part':
    case 'medium': {
      // A storage part carries the code of its medium.
      const [part] = await unit.tx.select({ id: parts.id }).from(parts).where(eq(parts.code, code));
      return part ? lockById(unit, 'part', part.id) : undefined;
    }
    default:
      return undefined;
  }
}

export async function lockById(
  unit: Unit,
  subject: ThingSubject,
  id: string,
): Promise<Thing | null> {
  if (subject === 'device') {
    const [row] = await unit.tx.select().from(devices).where(eq(devices.id, id)).for('update');
    return row ? deviceThing(row) : null;
  }
  if (subject === 'accessory') {
    const which = eq(accessories.id, id);
    const [row] = await unit.tx.select().from(accessories).where(which).for('update');
    return row ? accessoryThing(row) : null;
  }
  if (subject === 'part') {
    const [row] = await unit.tx.select().from(parts).where(eq(parts.id, id)).for('update');
    return row ? partThing(row) : null;
  }
  const [row] = await unit.tx.select().from(boxes).where(eq(boxes.id, id)).for('update');
  return row ? boxThing(row) : null;
}

const deviceThing = (row: typeof devices.$inferSelect): Thing => ({
  ...holdingOf(row),
  subject: 'device',
  id: row.id,
  code: row.code,
  siteId: row.siteId,
  stage: row.stage as Stage,
  deviceId: null,
  movable: isInCustody(row.stage as Stage),
});

const accessoryThing = (row: typeof accessories.$inferSelect): Thing => ({
  ...holdingOf(row),
  subject: 'accessory',
  id: row.id,
  code: row.code,
  siteId: row.siteId,
  stage: null,
  deviceId: row.status === 'in_kit' ? row.deviceId : null,
  movable: row.status === 'in_stock',
});

const partThing = (row: typeof parts.$inferSelect): Thing => ({
  ...holdingOf(row),
  subject: 'part',
  id: row.id,
  code: row.code,
  siteId: row.siteId,
  stage: null,
  deviceId: row.deviceId,
  movable: row.status === 'in_stock',
});

const boxThing = (row: typeof boxes.$inferSelect): Thing => ({
  ...holdingOf({ ...row, boxId: null }),
  subject: 'box',
  id: row.id,
  code: row.code,
  siteId: row.siteId,
  stage: null,
  deviceId: null,
  movable: row.closedAt === null,
});

function holdingOf({ placeId, custodianId, transferId, boxId }: Holding): Holding {
  return { placeId, custodianId, transferId, boxId };
}

/**
 * What is in the workshop by itself can be put elsewhere; all else says where it is.
 * @throws AppError `places.in_kit`, `places.in_device` naming the device, `places.box_closed`,
 * `places.not_here`, `device.in_transit` naming the transfer (all 409)
 */
export async function requireMovable(unit: Unit, thing: Thing): Promise<void> {
  await refuseOnTheWay(unit, thing);
  if (thing.movable) return;
  const { code } = thing;
  if (thing.deviceId) {
    const [device] = await unit.tx
      .select({ code: devices.code })
      .from(devices)
      .where(eq(devices.id, thing.deviceId));
    const reason = thing.subject === 'part' ? 'places.in_device' : 'places.in_kit';
    throw new AppError(reason, { status: 409, params: { code, device: device?.code ?? '' } });
  }
  const reason = thing.subject === 'box' ? 'places.box_closed' : 'places.not_here';
  throw new AppError(reason, { status: 409, params: { code } });
}

/** How a change of holder is told in the logs of the three kinds of things. */
export interface HolderNews {
  device: EventKind;
  data?: Record<string, unknown>;
  accessory: AccessoryAct;
  part: PartAct;
  /** The transfer or count it belongs to. */
  causeId?: string;
}

/** Where a thing goes: the whole holding, so that no second holder can stay behind. */
export interface Destination extends Holding {
  /** Another site than before. */
  siteId?: string;
}

/** Gives one thing its new holder, and a box all that lies in it. */
export async function giveHolder(
  unit: Unit,
  thing: Thing,
  to: Destination,
  news: HolderNews,
): Promise<void> {
  touchHolders(unit, thing, to);
  if (thing.subject === 'box') return giveBoxHolder(unit, thing, to, news);
  const { siteId: _site, ...holding } = to;
  if (thing.subject === 'device') {
    await recordEvent(unit, {
      deviceId: thing.id,
      kind: news.device,
      data: { ...news.data, ...(to.placeId ? { place: to.placeId } : {}) },
      changes: { ...holding, ...siteChange(thing, to) },
    });
    return;
  }
  const from = { fromPlaceId: thing.placeId, toPlaceId: to.placeId };
  const set = {
    ...holding,
    siteId: to.siteId ?? thing.siteId,
    updatedAt: unit.recordedAt,
  };
  if (thing.subject === 'accessory') {
    await unit.tx.update(accessories).set(set).where(eq(accessories.id, thing.id));
    await recordAccessoryEvent(unit, thing.id, { kind: news.accessory, ...from });
    return;
  }
  await unit.tx.update(parts).set(set).where(eq(parts.id, thing.id));
  const causeId = news.causeId ?? null;
  await recordPartEvent(unit, thing.id, { kind: news.part, ...from, causeId });
}

/** At another site nobody owns the work on it yet. */
function siteChange(thing: Thing, { siteId }: Destination) {
  return siteId && siteId !== thing.siteId ? { siteId, ownerId: null } : {};
}

async function giveBoxHolder(
  unit: Unit,
  box: Thing,
  to: Destination,
  news: HolderNews,
): Promise<void> {
  const { siteId, boxId: _none, ...holding } = to;
  await unit.tx
    .update(boxes)
    .set({ ...holding, siteId: siteId ?? box.siteId, updatedAt: unit.recordedAt })
    .where(eq(boxes.id, box.id));
  for (const thing of await lockContents(unit, box.id)) {
    await giveHolder(unit, thing, { ...to, boxId: box.id }, news);
  }
}

/** Everything that lies in a box, locked, in one order for all who do this. */
export async function lockContents(unit: Unit, boxId: string): Promise<Thing[]> {
  const held = await unit.tx
    .select()
    .from(devices)
    .where(eq(devices.boxId, boxId))
    .orderBy(asc(devices.id))
    .for('update');
  const with_ = await unit.tx
    .select()
    .from(accessories)
    .where(eq(accessories.boxId, boxId))
    .orderBy(asc(accessories.id))
    .for('update');
  const loose = await unit.tx
    .select()
    .from(parts)
    .where(eq(parts.boxId, boxId))
    .orderBy(asc(parts.id))
    .for('update');
  return [...held.map(deviceThing), ...with_.map(accessoryThing), ...loose.map(partThing)];
}
