/** The lines of a device's kit, made from the template when kitting starts. */
import type { CardRow } from '../../db/device-card.ts';
import { kitLines } from '../../db/schema/index.ts';
import { type KitSubject, kitTemplateOf } from '../devices/gate-facts.ts';
import type { Unit } from '../lib/unit.ts';

type Line = CardRow['kit'][number];

const NOTHING_IN_IT = {
  status: 'open',
  quantity: 0,
  overrideReason: '',
  accessoryId: null,
  accessoryCode: null,
  make: null,
  volts: null,
  watts: null,
  connector: null,
  planEndsOn: null,
  facts: null,
  itemId: null,
  itemCode: null,
  itemName: null,
  fromPlaceId: null,
  fromPlaceName: null,
} satisfies Partial<Line>;

/**
 * Adds the template's lines that are not there yet: a line that became needed later joins the others. The device is
 * locked, so nobody else adds them.
 * @returns all lines of the kit
 */
export async function openKit(unit: Unit, device: KitSubject & { id: string }): Promise<Line[]> {
  const missing = kitTemplateOf(unit, device)
    .filter(({ key }) => !device.kit.some(({ line }) => line === key))
    .map(({ key, required }) => ({ id: unit.newId(), line: key, required: required ? 1 : 0 }));
  if (missing.length === 0) return device.kit;
  await unit.tx
    .insert(kitLines)
    .values(missing.map((line) => ({ ...line, deviceId: device.id, quantity: 0 })))
    .onConflictDoNothing();
  return [...device.kit, ...missing.map((line): Line => ({ ...line, ...NOTHING_IN_IT }))];
}
