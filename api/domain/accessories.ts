/** Accessories that carry a label of their own, and how their status may change. */
import type { KitLineKey } from './kit-template.ts';

export const TRACKED_KINDS = ['charger', 'monitor', 'sim'] as const satisfies readonly KitLineKey[];

export type TrackedKind = (typeof TRACKED_KINDS)[number];

export const ACCESSORY_STATUSES = [
  'in_stock',
  'in_kit',
  'handed_over',
  'missing',
  'recycled',
  'given_back',
] as const;

export type AccessoryStatus = (typeof ACCESSORY_STATUSES)[number];

/**
 * What came back from a student, or stayed behind when its donor left, is stock again;
 * what was recycled is gone for good.
 */
const NEXT: Record<AccessoryStatus, readonly AccessoryStatus[]> = {
  in_stock: ['in_kit', 'missing', 'recycled', 'given_back'],
  in_kit: ['in_stock', 'handed_over', 'missing'],
  handed_over: ['in_stock', 'missing'],
  missing: ['in_stock', 'recycled'],
  recycled: [],
  given_back: ['in_stock'],
};

export function mayBecome(from: AccessoryStatus, to: AccessoryStatus): boolean {
  return NEXT[from].includes(to);
}

/**
 * What leaves with a device that its donor takes back: of what came along with it, all that is in stock or in
 * its own kit. What is in another kit, with a student or missing does not.
 */
export function goesBack<T extends { id: string; status: string }>(
  cameAlong: readonly T[],
  ownKit: readonly { accessoryId: string | null }[],
): T[] {
  return cameAlong.filter(
    ({ id, status }) =>
      status === 'in_stock' ||
      (status === 'in_kit' && ownKit.some((line) => line.accessoryId === id)),
  );
}

export function isTrackedKind(text: string): text is TrackedKind {
  return (TRACKED_KINDS as readonly string[]).includes(text);
}
