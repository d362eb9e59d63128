/** Which open pages show a thing before and after it changes its holder. */
import { touch } from '../lib/touched.ts';
import type { Unit } from '../lib/unit.ts';
import type { Destination, Thing } from './things.ts';

/** Of a device its own event tells; of all else the place and the box it leaves or comes to. */
export function touchHolders(unit: Unit, thing: Thing, to: Destination): void {
  const sites = [thing.siteId, to.siteId ?? thing.siteId];
  const boxId = thing.subject === 'box' ? thing.id : null;
  for (const id of [boxId, thing.boxId, to.boxId]) if (id) touch(unit, 'box', id, sites);
  if (thing.subject === 'device') return;
  for (const id of [thing.placeId, to.placeId]) if (id) touch(unit, 'place', id, sites);
}
