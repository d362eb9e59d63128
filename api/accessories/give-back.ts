/** What the donor brought along leaves with the device that the donor takes back (T23, T24). */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { goesBack } from '#domain/accessories.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories } from '../../db/schema/index.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { recordAccessoryEvent } from './accessory-events.ts';

/**
 * Called after the kit was emptied. One that is in another kit, on its way to another site, handed over or
 * missing stays what it is.
 * @returns the codes of those that left
 */
export async function giveBackAccessories(unit: Unit, row: CardRow): Promise<string[]> {
  const ids = goesBack(row.accessories, row.kit).map(({ id }) => id);
  if (ids.length === 0) return [];
  const there = await unit.tx
    .select()
    .from(accessories)
    .where(
      and(
        inArray(accessories.id, ids),
        eq(accessories.status, 'in_stock'),
        isNull(accessories.transferId),
      ),
    )
    .orderBy(accessories.code)
    .for('update');
  for (const { id, code, placeId, version } of there) {
    await unit.tx
      .update(accessories)
      .set({
        status: 'given_back',
        placeId: null,
        custodianId: null,
        boxId: null,
        version: version + 1,
        updatedAt: unit.recordedAt,
      })
      .where(eq(accessories.id, id));
    await recordAccessoryEvent(unit, id, {
      kind: 'given_back',
      deviceId: row.id,
      fromPlaceId: placeId,
    });
    const data = { accessory: id, code, action: 'given_back' };
    await recordEvent(unit, { deviceId: row.id, kind: 'accessory', data });
  }
  return there.map(({ code }) => code);
}
