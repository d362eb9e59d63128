/** What happens to a kit whose device no longer leaves with it: everything goes back to stock where it stands. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Move } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories, kitLines } from '../../db/schema/index.ts';
import { recordAccessoryEvent } from '../accessories/accessory-events.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { backToBins } from './counted-stock.ts';

/** Stages in which a filled kit stays with its device. */
const KEEPS_KIT: readonly Stage[] = [
  'kitting',
  'ready',
  'reserved',
  'handed_over',
  'returned',
  'quarantined',
  'missing',
];

/** A defect found while kitting (T16), a new test run, a device given back or taken apart. */
export function leavesKitBehind(move: Move, row: CardRow): boolean {
  return !KEEPS_KIT.includes(move.to) && row.kit.some((line) => line.status !== 'open');
}

type KitHolder = Pick<CardRow, 'id' | 'placeId' | 'custodianId' | 'kit'>;

/**
 * Empties the kit: tracked accessories return to stock at the device's place, counted things to their bins, all
 * lines are open again.
 * Accessories that were handed over and did not come back keep their status.
 */
export async function releaseKit(unit: Unit, row: KitHolder): Promise<{ released: string[] }> {
  const ids = row.kit.flatMap((line) => (line.accessoryId ? [line.accessoryId] : []));
  const released = ids.length > 0 ? await backToStock(unit, row, ids) : [];
  await backToBins(unit, row, row.kit);
  await unit.tx
    .update(kitLines)
    .set({ ...EMPTY_LINE })
    .where(eq(kitLines.deviceId, row.id));
  const data = { action: 'released', accessories: released };
  await recordEvent(unit, { deviceId: row.id, kind: 'kit', data });
  return { released };
}

export const EMPTY_LINE = {
  status: 'open',
  accessoryId: null,
  itemId: null,
  fromPlaceId: null,
  quantity: 0,
  overrideReason: '',
  overriddenById: null,
  filledById: null,
  filledAt: null,
} as const;

/** Takes accessories out of a kit and answers the codes of those that are stock again. */
export async function backToStock(
  unit: Unit,
  from: Pick<KitHolder, 'id' | 'placeId' | 'custodianId'>,
  accessoryIds: readonly string[],
): Promise<string[]> {
  const custodianId = from.placeId ? null : (from.custodianId ?? unit.actor.personId);
  const freed = await unit.tx
    .update(accessories)
    .set({
      status: 'in_stock',
      deviceId: null,
      placeId: from.placeId,
      custodianId,
      updatedAt: unit.recordedAt,
    })
    .where(and(inArray(accessories.id, [...accessoryIds]), eq(accessories.status, 'in_kit')))
    .returning({ id: accessories.id, code: accessories.code });
  for (const { id } of freed) {
    await recordAccessoryEvent(unit, id, {
      kind: 'out_of_kit',
      deviceId: from.id,
      toPlaceId: from.placeId,
    });
  }
  return freed.map(({ code }) => code);
}
