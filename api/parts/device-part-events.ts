/** What a device's history says about parts; codes, ids and numbers only. */
import type { PartFacts } from '#domain/parts.ts';
import type { Unit } from '../lib/unit.ts';
import { recordEvent } from '../lib/unit.ts';

export const PART_ACTIONS = ['used', 'put_back', 'taken', 'facts_taken', 'facts_kept'] as const;

export interface PartEventData {
  action: (typeof PART_ACTIONS)[number];
  /** Code of the part, or of the item's shelf label. */
  code: string;
  type: string;
  quantity: number;
  part?: string;
  item?: string;
  /** The place it came from or went to. */
  place?: string | null;
  facts?: PartFacts;
}

/** Only what the device's own record follows. */
export function factsOfNote({ sizeMib, sizeGb }: PartFacts): PartFacts {
  return {
    ...(sizeMib === undefined ? {} : { sizeMib }),
    ...(sizeGb === undefined ? {} : { sizeGb }),
  };
}

/** Whoever works with parts counts as the last repairer, so another person makes the final check. */
export async function recordDevicePart(
  unit: Unit,
  deviceId: string,
  data: PartEventData,
): Promise<void> {
  await recordEvent(unit, {
    deviceId,
    kind: 'part',
    data: { ...data },
    changes: { lastRepairerId: unit.actor.personId },
  });
}
