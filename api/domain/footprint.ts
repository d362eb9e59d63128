import type { DeviceKind } from './device-kinds.ts';

/** Restart Project reference data 2021 (CC BY-SA 4.0). Stored with every handover: history is never computed anew. */
export const FACTOR_SET = 'restart-2021';

/** Share of a new device's making that a reused one stands in for. */
export const DISPLACEMENT = 0.5;

interface Factor {
  weightKg: number;
  /** kg CO2e of making and transport, before use. */
  preUseKg: number;
}

export const FACTORS = {
  laptop_small: { weightKg: 1.39, preUseKg: 221.2 },
  laptop_medium: { weightKg: 1.83, preUseKg: 265.3 },
  laptop_large: { weightKg: 2.53, preUseKg: 414.7 },
  tablet: { weightKg: 0.77, preUseKg: 114.5 },
  desktop_mini: { weightKg: 3.32, preUseKg: 190.9 },
  desktop_aio: { weightKg: 8.87, preUseKg: 435.9 },
  desktop_tower: { weightKg: 7.87, preUseKg: 615.7 },
  screen_19: { weightKg: 3.66, preUseKg: 304.9 },
  screen_22: { weightKg: 5.23, preUseKg: 343.5 },
  accessory: { weightKg: 0.435, preUseKg: 15.9 },
  charger: { weightKg: 0.075, preUseKg: 0.55 },
} as const satisfies Record<string, Factor>;

export type FootprintCategory = keyof typeof FACTORS;

/** Known weight and no category: kg CO2e per kg of powered equipment, before displacement. */
export const UNKNOWN_ITEM_KG_PER_KG = 32.07;

export type DesktopForm = 'mini' | 'tower';

/**
 * The category of a device. An unknown laptop counts as medium; an unknown desktop as mini,
 * because the tower figure rests on six products and looks high.
 */
export function footprintCategory(
  kind: DeviceKind,
  screenInch: number | null,
  form: DesktopForm | null = null,
): FootprintCategory {
  if (kind === 'tablet') return 'tablet';
  if (kind === 'aio') return 'desktop_aio';
  if (kind === 'desktop') return form === 'tower' ? 'desktop_tower' : 'desktop_mini';
  if (screenInch !== null && screenInch < 13) return 'laptop_small';
  return screenInch !== null && screenInch >= 16 ? 'laptop_large' : 'laptop_medium';
}

/** Estimated kg CO2e avoided by one reused item, two decimals. */
export function co2eAvoided(category: FootprintCategory): number {
  return round(FACTORS[category].preUseKg * DISPLACEMENT);
}

/** Estimate for an item known by its weight only. */
export function co2eAvoidedByWeight(weightKg: number): number {
  return round(weightKg * UNKNOWN_ITEM_KG_PER_KG * DISPLACEMENT);
}

export function weightOf(category: FootprintCategory): number {
  return FACTORS[category].weightKg;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
