/** The lines of a device's kit, made from the template when kitting starts. */
import { kitLines } from '../../db/schema/index.ts';
import { type KitSubject, kitTemplateOf } from '../devices/gate-facts.ts';
import type { Unit } from '../lib/unit.ts';

/** Adds the template's lines that are not there yet: a line that became needed later joins the others. */
export async function openKit(unit: Unit, device: KitSubject & { id: string }): Promise<void> {
  const rows = kitTemplateOf(unit, device).map(({ key, required }) => ({
    id: unit.newId(),
    deviceId: device.id,
    line: key,
    required: required ? 1 : 0,
    quantity: 0,
  }));
  await unit.tx.insert(kitLines).values(rows).onConflictDoNothing();
}
