import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export const COSMETIC_GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type CosmeticGrade = (typeof COSMETIC_GRADES)[number];

/** 1 everything works, with a licensed system · 2 hardware works, no system · 3 key functions only · X does not work. */
export const FUNCTIONAL_GRADES = ['1', '2', '3', 'X'] as const;
export type FunctionalGrade = (typeof FUNCTIONAL_GRADES)[number];

/** Cosmetic categories of R2 REC (Reporting Equipment Condition) v1.2. */
const R2_COSMETIC: Record<CosmeticGrade, string> = {
  A: 'C6+',
  B: 'C4–C5',
  C: 'C3',
  D: 'C2',
  E: 'C1',
};

/** Functional categories of R2 REC v1.2; what does not work is not reported as reusable. */
const R2_FUNCTIONAL: Record<FunctionalGrade, string | null> = {
  '1': 'F5',
  '2': 'F4',
  '3': 'F3',
  X: null,
};

/** The pair of R2 codes of a device, e.g. `{ cosmetic: 'C3', functional: 'F5' }`. */
export function r2Codes(
  cosmetic: CosmeticGrade,
  functional: FunctionalGrade,
): { cosmetic: string; functional: string | null } {
  return { cosmetic: R2_COSMETIC[cosmetic], functional: R2_FUNCTIONAL[functional] };
}

export type BatteryBand = 'good' | 'usable' | 'worn' | 'unknown' | 'swollen';

/** @param healthPercent full charge against design capacity, 0–120; null when it cannot be read. */
export function batteryBand(healthPercent: number | null, swollen: boolean): BatteryBand {
  if (swollen) return 'swollen';
  if (healthPercent === null) return 'unknown';
  if (healthPercent >= 80) return 'good';
  return healthPercent >= 60 ? 'usable' : 'worn';
}

export interface Grades {
  cosmetic: CosmeticGrade | null;
  functional: FunctionalGrade | null;
}

/** G7: grades that are not set yet. */
export function missingGrades({ cosmetic, functional }: Grades): ('cosmetic' | 'functional')[] {
  return [
    ...(cosmetic === null ? ['cosmetic' as const] : []),
    ...(functional === null ? ['functional' as const] : []),
  ];
}

/** A coordinator's leave to hand over a device with key functions only; what it cannot do is printed. */
export interface LimitedHandover {
  reason: string;
  printedLimitation: string;
}

/**
 * Why a device with these grades may not be handed over; empty when it may.
 * Functional 1 is required, 3 only with a coordinator's override and a printed limitation.
 */
export function refuseHandoverGrades(grades: Grades, limited: LimitedHandover | null): Reason[] {
  const reasons = missingGrades(grades).map((grade) => reason(`gate.grade_${grade}_missing`));
  const { cosmetic, functional } = grades;
  if (cosmetic === 'E') reasons.push(reason('grade.cosmetic_for_parts'));
  if (functional === '3') {
    if (!limited?.reason.trim()) reasons.push(reason('grade.key_functions_only'));
    else if (!limited.printedLimitation.trim()) reasons.push(reason('grade.limitation_missing'));
  }
  if (functional === '2') reasons.push(reason('grade.no_system'));
  if (functional === 'X') reasons.push(reason('grade.not_working'));
  return reasons;
}
