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
] as const;

export type AccessoryStatus = (typeof ACCESSORY_STATUSES)[number];

/** What came back from a student is stock again; what was recycled is gone for good. */
const NEXT: Record<AccessoryStatus, readonly AccessoryStatus[]> = {
  in_stock: ['in_kit', 'missing', 'recycled'],
  in_kit: ['in_stock', 'handed_over', 'missing'],
  handed_over: ['in_stock', 'missing'],
  missing: ['in_stock', 'recycled'],
  recycled: [],
};

export function mayBecome(from: AccessoryStatus, to: AccessoryStatus): boolean {
  return NEXT[from].includes(to);
}

export function isTrackedKind(text: string): text is TrackedKind {
  return (TRACKED_KINDS as readonly string[]).includes(text);
}
