/** What was recorded as missing turns up at the other end of a transfer: it is found again there. */
import { eq } from 'drizzle-orm';
import { moveFor } from '#domain/lifecycle.ts';
import { accessories, boxes, parts, type places } from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { recordPartEvent } from '../parts/part-events.ts';
import { requireFittingPlace } from '../places/place-contents.service.ts';
import type { Thing } from '../places/things.ts';
import { followSite } from './follow-site.ts';
import type { LineRow, TransferRow } from './lock-transfer.ts';

type Place = typeof places.$inferSelect;

/** Missing by its own record; of a box, which has no such record, by the list that lost it. */
export async function isMissing(unit: Unit, thing: Thing, line: LineRow | null): Promise<boolean> {
  switch (thing.subject) {
    case 'device':
      return thing.stage === 'missing';
    case 'box':
      return line?.settled === 'lost' && !thing.movable;
    default: {
      const table = thing.subject === 'accessory' ? accessories : parts;
      const [row] = await unit.tx
        .select({ status: table.status })
        .from(table)
        .where(eq(table.id, thing.id));
      return row?.status === 'missing';
    }
  }
}

/**
 * Gives it a place at the site it came to; its label was scanned just now.
 * @throws AppError `transfer.found_to_quarantine` (409) for a device and any other place, `access.forbidden`
 */
export async function findAgain(
  unit: Unit,
  transfer: TransferRow,
  thing: Thing,
  place: Place,
): Promise<void> {
  if (thing.subject === 'device') return findDevice(unit, transfer, thing, place);
  requireFittingPlace(thing, place);
  await followSite(unit, thing, transfer.toSiteId);
  const at = { siteId: transfer.toSiteId, placeId: place.id, updatedAt: unit.recordedAt };
  const back = { ...at, status: 'in_stock' as const };
  const news = { kind: 'found', toPlaceId: place.id } as const;
  if (thing.subject === 'accessory') {
    await unit.tx.update(accessories).set(back).where(eq(accessories.id, thing.id));
    await recordAccessoryEvent(unit, thing.id, news);
  } else if (thing.subject === 'part') {
    await unit.tx.update(parts).set(back).where(eq(parts.id, thing.id));
    await recordPartEvent(unit, thing.id, { ...news, causeId: transfer.id });
  } else {
    const open = { ...at, closedAt: null };
    await unit.tx.update(boxes).set(open).where(eq(boxes.id, thing.id));
  }
}

/** T26: nobody knows where it has been, so it waits in quarantine. */
async function findDevice(
  unit: Unit,
  transfer: TransferRow,
  thing: Thing,
  place: Place,
): Promise<void> {
  if (place.kind !== 'quarantine') {
    const params = { code: thing.code };
    throw new AppError('transfer.found_to_quarantine', { status: 409, params });
  }
  const move = moveFor('missing', 'quarantined', unit.actor.roles);
  if (!move) throw forbidden({ from: 'missing', to: 'quarantined' });
  await followSite(unit, thing, transfer.toSiteId);
  await recordEvent(unit, {
    deviceId: thing.id,
    kind: 'stage',
    stage: { to: 'quarantined', move: 'move' },
    data: { move: move.id, transfer: transfer.code, toSite: transfer.toSiteId, place: place.id },
    changes: { siteId: transfer.toSiteId, placeId: place.id, ownerId: null },
  });
}
