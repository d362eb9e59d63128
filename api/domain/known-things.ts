/** What a bench remembers of its site, so that scans are understood without a network. Never about whom a thing is for. */
import type { Code } from './codes.ts';
import type { HoldKind } from './holds.ts';
import type { Stage } from './stages.ts';
import { STAGES } from './stages.ts';

export const KNOWN_KINDS = [
  'place',
  'item',
  'box',
  'batch',
  'transfer',
  'handover_batch',
  'device',
  'accessory',
  'part',
  'medium',
] as const;

export type KnownKind = (typeof KNOWN_KINDS)[number];

/** Few enough to be told whole each time they changed. */
export const SMALL_KINDS: readonly KnownKind[] = KNOWN_KINDS.slice(0, 6);

interface Known {
  code: Code;
  /** Make and model, or the name. */
  label: string;
  /** Which kind of place, accessory, part, medium or catalogue entry, as the tables name it. */
  what: string;
}

export interface KnownPlaced extends Known {
  /** The place it lies in; null while a person holds it or it is on its way. */
  placeCode: Code | null;
}

/** Volts, watts and plug: of a charger what it gives, of a device what it needs. */
export interface KnownPower {
  volts: number | null;
  watts: number | null;
  connector: string;
}

export interface KnownDevice extends KnownPlaced {
  kind: 'device';
  /** The tracking code in the QR code of its label. */
  publicCode: string;
  /** Upper case without separators, empty for none. */
  serial: string;
  stage: Stage;
  /** ISO 8601. */
  stageSince: string;
  holds: HoldKind[];
  labelled: boolean;
  /** Staff ids: who works on it, and who repaired it last. */
  ownerId: string | null;
  lastRepairerId: string | null;
  power: KnownPower;
}

export interface KnownAccessory extends KnownPlaced {
  kind: 'accessory';
  serial: string;
  status: string;
  /** The device in whose kit it is, or that it came with. */
  deviceCode: Code | null;
  power: KnownPower;
}

export interface KnownPart extends KnownPlaced {
  kind: 'part' | 'medium';
  serial: string;
  status: string;
  deviceCode: Code | null;
}

export interface KnownOther extends Known {
  kind: 'place' | 'item' | 'box' | 'batch' | 'transfer' | 'handover_batch';
}

export type KnownThing = KnownDevice | KnownAccessory | KnownPart | KnownOther;

/** So many of each kind a bench keeps, the newest first: a few megabytes together. */
export const MOST_KNOWN: Record<KnownKind, number> = {
  place: 2000,
  item: 1000,
  box: 1000,
  batch: 200,
  transfer: 200,
  handover_batch: 200,
  device: 8000,
  accessory: 4000,
  part: 2000,
  medium: 4000,
};

const NOT_OPEN: readonly Stage[] = ['handed_over', 'recycled', 'withdrawn', 'void'];

/** A missing device may be found by any scan. */
export const OPEN_STAGES = STAGES.filter((stage) => !NOT_OPEN.includes(stage));
