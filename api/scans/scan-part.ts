/** What a scanned part, drive or shelf label of parts means, and its use on the device in hand. */
import { and, eq } from 'drizzle-orm';
import type { Blocker } from '#domain/gates.ts';
import type { Code } from '#domain/codes.ts';
import type { FactProposal } from '#domain/part-stock.ts';
import { isUnlisted } from '#domain/part-fits.ts';
import { memoryText } from '#domain/parts.ts';
import { may } from '#domain/roles.ts';
import { codes, devices, parts, places } from '../../db/schema/index.ts';
import type { Unit } from '../lib/unit.ts';
import { placeByCode } from '../places/places.service.ts';
import { putBack } from '../parts/put-back.service.ts';
import { usePart } from '../parts/use-part.service.ts';
import type { Effect } from './command-effects.ts';

export interface PartScan {
  device: Code | null;
  medium: Code;
  place: Code | null;
}

export type PartMeaning = { isPart: boolean } & (
  | { do: 'show' }
  | { do: 'place'; place: Code }
  | { do: 'use'; device: Code; place: Code | null }
  | { do: 'put_back'; device: Code; place: Code }
);

/**
 * With a device in hand a part is used on it, out of the place scanned before where it lies there. A part that lies
 * elsewhere goes to that place; one that is built into the device comes out of it.
 */
export async function meantByPart(
  unit: Unit,
  { device, medium, place }: PartScan,
): Promise<PartMeaning> {
  const found = await readThing(unit, medium);
  const isPart = found?.part !== null && found?.part.status !== 'in_device';
  if (!found || (!found.part && !found.isItem)) return { isPart: false, do: 'show' };
  const uses = device !== null && may(unit.actor.roles, 'part.use');
  if (found.isItem) {
    return uses ? { isPart: false, do: 'use', device, place } : { isPart: false, do: 'show' };
  }
  if (uses && found.deviceCode === device) {
    return place ? { isPart, do: 'put_back', device, place } : { isPart, do: 'use', device, place };
  }
  if (place && found.placeCode !== place) return { isPart, do: 'place', place };
  return uses ? { isPart, do: 'use', device, place } : { isPart, do: 'show' };
}

async function readThing(unit: Unit, code: Code) {
  const [found] = await unit.tx
    .select({
      subject: codes.subject,
      part: parts,
      placeCode: places.code,
      deviceCode: devices.code,
    })
    .from(codes)
    .leftJoin(parts, and(eq(parts.code, codes.code), eq(parts.siteId, unit.actor.siteId)))
    .leftJoin(places, eq(places.id, parts.placeId))
    .leftJoin(devices, eq(devices.id, parts.deviceId))
    .where(eq(codes.code, code));
  return found ? { ...found, isItem: found.subject === 'item' } : null;
}

/**
 * @throws AppError as `usePart` and `putBack`
 */
export async function usePartByScan(
  unit: Unit,
  scan: (PartMeaning & { do: 'use' | 'put_back' }) & { part: Code; benchCode: Code | null },
): Promise<Effect & { blockers: Blocker[] }> {
  const { device, place: placeCode, part: partCode } = scan;
  const input = { requestId: unit.requestId, code: device, partCode, quantity: 1, placeCode };
  if (scan.do === 'put_back') {
    const back = await putBack(unit, input);
    const params = { device, place: back.place };
    return { code: 'scan.part_put_back', params, blockers: proposalsAs(back.proposals) };
  }
  const benchId = scan.benchCode ? (await placeByCode(unit, scan.benchCode)).id : null;
  const used = await usePart(unit, { ...input, benchId, taskId: null, anyway: false });
  const { what, name, place, level, fit } = used;
  const params = { device, what, name, place };
  const blockers = proposalsAs(used.proposals);
  if (isUnlisted(fit)) {
    const doubtful = { ...params, model: await modelOf(unit, device) };
    const code = 'scan.part_used_unlisted';
    return { code, params: doubtful, warning: true, undoable: true, blockers };
  }
  const minimum = level?.minimum ?? null;
  if (level && minimum !== null && level.quantity < minimum) {
    const low = { ...params, left: level.quantity, minimum };
    return { code: 'scan.part_used_low', params: low, warning: true, undoable: true, blockers };
  }
  return { code: 'scan.part_used', params, undoable: true, blockers };
}

async function modelOf(unit: Unit, code: Code): Promise<string> {
  const [device] = await unit.tx
    .select({ make: devices.make, model: devices.model })
    .from(devices)
    .where(eq(devices.code, code));
  return device ? `${device.make} ${device.model}`.trim() : '';
}

/** What the person should look at next: the device's record does not say yet what is in it. */
function proposalsAs(proposals: readonly FactProposal[]): Blocker[] {
  return proposals.map(({ field, to }): Blocker => {
    const text = field === 'memoryMib' ? memoryText(to) : `${to} GB`;
    return { gate: null, code: `part.proposal.${field}`, params: { to: text }, where: 'spec' };
  });
}
