/** From which bin a counted part is taken, which parts a lock withholds, and what a device becomes by parts. */
import type { HoldKind } from './holds.ts';
import type { PartFacts, PartType } from './parts.ts';
import { isStorage } from './parts.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export interface BinWithPieces {
  placeId: string;
  /** The place itself and every place it lies in, the innermost first. */
  path: readonly string[];
  quantity: number;
}

export type BinChoice =
  | { take: string }
  | { none: true }
  /** It cannot be known: the person scans the bin. */
  | { ask: readonly string[] };

/**
 * The only bin with pieces, or the one nearest to the bench: in the same rack before the same room.
 * @param bench path of the bench, the innermost first; empty where no bench is known
 */
export function chooseBin(bins: readonly BinWithPieces[], bench: readonly string[]): BinChoice {
  const filled = bins.filter((bin) => bin.quantity > 0);
  const [only] = filled;
  if (!only) return { none: true };
  if (filled.length === 1) return { take: only.placeId };
  const steps = filled.map((bin) => distance(bin.path, bench));
  const nearest = Math.min(...steps);
  const near = filled.filter((_, index) => steps[index] === nearest);
  const [first] = near;
  if (first && near.length === 1 && Number.isFinite(nearest)) return { take: first.placeId };
  return { ask: filled.map((bin) => bin.placeId) };
}

/** Steps from the one to the other through the innermost place both lie in; infinite where there is none. */
function distance(bin: readonly string[], bench: readonly string[]): number {
  const up = bin.findIndex((place) => bench.includes(place));
  return up < 0 ? Number.POSITIVE_INFINITY : up + bench.indexOf(bin[up] ?? '');
}

/** Holds under which nothing is taken out of a device: its owner is not settled. */
const OWNERSHIP: readonly HoldKind[] = ['theft_check', 'donor_recall', 'investigate'];

export interface TakingFrom {
  type: PartType;
  holds: readonly HoldKind[];
  /** Locks found on the device. */
  locked: readonly string[];
}

/**
 * Why this part may not be taken out of the device, or null. A lock of the firmware or an account sits on the
 * board; a password of the disk sits in the disk.
 */
export function refuseTaking({ type, holds, locked }: TakingFrom): Reason | null {
  const hold = holds.find((one) => OWNERSHIP.includes(one));
  if (hold) return reason('part.owner_not_settled', { hold });
  if (!holds.includes('locked') && locked.length === 0) return null;
  const onBoard = locked.length === 0 || locked.some((lock) => lock !== 'disk_password');
  if (type === 'motherboard' && onBoard) return reason('part.locked_board');
  const inDisk = locked.length === 0 || locked.includes('disk_password');
  return isStorage(type) && inDisk ? reason('part.locked_storage') : null;
}

/** What one part event says about the device: memory and storage put in (+1) or taken out (−1). */
export interface PartChange {
  sign: 1 | -1;
  type: string;
  facts: PartFacts;
  quantity: number;
}

export interface KnownDevice {
  memoryMib: number | null;
  storageGb: number | null;
  storageKind: 'hdd' | 'ssd' | 'emmc' | null;
}

export interface FactProposal {
  field: 'memoryMib' | 'storageGb';
  from: number | null;
  to: number;
  /** With storage: what it is now. */
  storageKind?: 'hdd' | 'ssd';
}

/**
 * What the device's record should say after these changes; a person confirms it.
 * @param changes since the fact was last set, the oldest first
 */
export function proposeFacts(device: KnownDevice, changes: readonly PartChange[]): FactProposal[] {
  return [...proposeMemory(device, changes), ...proposeStorage(device, changes)];
}

/** Nothing where the size of a module, or what was in the device before, is unknown. */
function proposeMemory(device: KnownDevice, changes: readonly PartChange[]): FactProposal[] {
  const modules = changes.filter((change) => change.type === 'ram');
  const known = modules.every((change) => change.facts.sizeMib !== undefined);
  if (device.memoryMib === null || modules.length === 0 || !known) return [];
  const change = modules.reduce(
    (sum, { sign, facts, quantity }) => sum + sign * quantity * (facts.sizeMib ?? 0),
    0,
  );
  const to = device.memoryMib + change;
  return change === 0 || to <= 0 ? [] : [{ field: 'memoryMib', from: device.memoryMib, to }];
}

/** The drive put in last counts, unless it was taken out again. */
function proposeStorage(device: KnownDevice, changes: readonly PartChange[]): FactProposal[] {
  const drives = changes.filter((change) => isStorage(change.type));
  const inside: PartChange[] = [];
  for (const drive of drives) {
    if (drive.sign === 1) inside.push(drive);
    else {
      const again = inside.findLastIndex(
        ({ type, facts }) => type === drive.type && facts.sizeGb === drive.facts.sizeGb,
      );
      if (again >= 0) inside.splice(again, 1);
    }
  }
  const newest = inside.at(-1);
  const to = newest?.facts.sizeGb;
  if (!newest || to === undefined) return [];
  const storageKind = newest.type === 'hdd' ? ('hdd' as const) : ('ssd' as const);
  if (device.storageGb === to && device.storageKind === storageKind) return [];
  return [{ field: 'storageGb', from: device.storageGb, to, storageKind }];
}
