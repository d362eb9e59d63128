/** What goes to the recycler: its weight and footprint, and which drives may go along. */
import type { DeviceKind } from './device-kinds.ts';
import { FACTOR_SET, FACTORS, type FootprintCategory, footprintCategory } from './footprint.ts';
import { type MediaStatus, mediaVerdict } from './media.ts';
import type { Reason } from './reason.ts';

export const HAZARD_KINDS = [
  'battery_swollen',
  'battery',
  'lamp',
  'crt',
  'toner',
  'other',
] as const;

export type HazardKind = (typeof HAZARD_KINDS)[number];

/** Figures of one line as they are stored: computed once, with where they come from. */
export interface LineFigures {
  weightKg: number | null;
  weightSource: 'weighed' | 'factor_set' | null;
  /** kg CO2e of making these things, before use: what is given up. Recycling saves none of it here. */
  co2eKg: number | null;
  factorSet: string;
}

/** Nothing is known about its weight, and nothing is guessed. */
export const NO_FIGURES: LineFigures = {
  weightKg: null,
  weightSource: null,
  co2eKg: null,
  factorSet: '',
};

export function deviceFigures(kind: DeviceKind, screenInch: number | null): LineFigures {
  return figures(footprintCategory(kind, screenInch), 1);
}

/** By kit line; what the factor set does not have stays unknown: cords, bags, cards. */
const ACCESSORY_CATEGORIES: Record<string, FootprintCategory> = {
  charger: 'charger',
  monitor: 'screen_22',
  keyboard: 'accessory',
  mouse: 'accessory',
  headset: 'accessory',
  webcam: 'accessory',
};

export function accessoryFigures(kind: string, pieces: number): LineFigures {
  const category = ACCESSORY_CATEGORIES[kind];
  return category ? figures(category, pieces) : NO_FIGURES;
}

/** A weight from the scales stands for itself. */
export function weighedFigures(weightKg: number | null): LineFigures {
  return weightKg === null ? NO_FIGURES : { ...NO_FIGURES, weightKg, weightSource: 'weighed' };
}

function figures(category: FootprintCategory, pieces: number): LineFigures {
  const { weightKg, preUseKg } = FACTORS[category];
  return {
    weightKg: round(weightKg * pieces),
    weightSource: 'factor_set',
    co2eKg: round(preUseKg * pieces),
    factorSet: FACTOR_SET,
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

export interface ExpectedWeight {
  kg: number;
  /** Pieces of which nobody knows the weight. */
  unknownPieces: number;
}

export function expectedWeight(
  lines: readonly { pieces: number; weightKg: number | null }[],
): ExpectedWeight {
  const kg = lines.reduce((sum, line) => sum + (line.weightKg ?? 0), 0);
  const unknown = lines.filter((line) => line.weightKg === null);
  return { kg: round(kg), unknownPieces: unknown.reduce((sum, { pieces }) => sum + pieces, 0) };
}

/** No lorry carries more: a heavier load is a number typed into the wrong field. */
export const MOST_KG = 40_000;

/** Things weigh what they weigh: beyond this share somebody looks at the scales and the list again. */
const TOLERANCE = 0.3;

/** Whether the scales and the list tell a different story; unknown pieces can only make it heavier. */
export function weighsDifferently(weighedKg: number, expected: ExpectedWeight): boolean {
  if (expected.kg === 0) return false;
  if (weighedKg < expected.kg * (1 - TOLERANCE)) return true;
  return expected.unknownPieces === 0 && weighedKg > expected.kg * (1 + TOLERANCE);
}

/** A storage drive as a line of the manifest shows it. */
export interface Drive {
  type: string;
  /** The end of its serial number. */
  serial: string;
  status: MediaStatus;
}

/** What keeps a device from leaving for its drives (G2); null when nothing does. */
export function drivesProblem(drives: readonly Drive[], noneConfirmed: boolean): Reason | null {
  const states = drives.map(({ type, serial, status }) => ({
    name: [type, serial].filter(Boolean).join(' '),
    status,
  }));
  const { open, unlisted } = mediaVerdict(states, noneConfirmed);
  if (unlisted) return { code: 'gate.media_unlisted', params: {} };
  const [first] = open;
  return first ? { code: first.reason, params: { medium: first.name } } : null;
}

/** A drive that lies here by itself: “removed” says only that it left its device. */
export function isProvenClean(status: MediaStatus): boolean {
  return status === 'sanitised' || status === 'destroyed' || status === 'none';
}
