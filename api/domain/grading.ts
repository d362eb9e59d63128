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

/** The R2 codes of a device, e.g. `{ cosmetic: 'C3', functional: 'F5' }`; null where nothing can be reported. */
export function r2Codes(
  cosmetic: CosmeticGrade | null,
  functional: FunctionalGrade | null,
): { cosmetic: string | null; functional: string | null } {
  return {
    cosmetic: cosmetic && R2_COSMETIC[cosmetic],
    functional: functional && R2_FUNCTIONAL[functional],
  };
}

export type BatteryBand = 'good' | 'usable' | 'worn' | 'unknown' | 'swollen';

/** @param healthPercent full charge against design capacity, 0–120; null when it cannot be read. */
export function batteryBand(healthPercent: number | null, swollen: boolean): BatteryBand {
  if (swollen) return 'swollen';
  if (healthPercent === null) return 'unknown';
  if (healthPercent >= 80) return 'good';
  return healthPercent >= 60 ? 'usable' : 'worn';
}

/** Lines of the checklist without which nobody can use a device. */
const KEY_FUNCTIONS: readonly string[] = [
  'power_on',
  'charging',
  'memory_test',
  'storage_health',
  'stress',
  'display',
  'keyboard',
  'touchpad',
  'touchscreen',
];

/** Lines about the record or the look of a device, not about what it can do. */
const NOT_A_FUNCTION: readonly string[] = [
  'id_plate',
  'locks',
  'casing',
  'mains_visual',
  'optical_empty',
  'cleaned',
];

const SYSTEM_LINE = 'operating_system';

export interface FunctionalFacts {
  /** Mandatory lines of the checklist without an answer, and all lines that failed. */
  missing: readonly string[];
  failed: readonly string[];
  openFaults: number;
  /** Empty when no system is known. */
  osName: string;
}

export interface FunctionalSuggestion {
  /** Null when the facts do not say it yet. */
  grade: FunctionalGrade | null;
  reasons: Reason[];
}

/** What the test results say about the functional grade. A person sets it; this is never set by itself. */
export function suggestFunctional(facts: FunctionalFacts): FunctionalSuggestion {
  const broken = facts.failed.filter(
    (item) => item !== SYSTEM_LINE && !NOT_A_FUNCTION.includes(item),
  );
  const because = broken.map((item) => reason('grade.because_failed', { item }));
  if (broken.some((item) => KEY_FUNCTIONS.includes(item))) return { grade: 'X', reasons: because };
  if (facts.openFaults > 0) {
    return { grade: null, reasons: [reason('grade.because_faults', { count: facts.openFaults })] };
  }
  const missing = facts.missing.filter((item) => item !== SYSTEM_LINE);
  if (missing.length > 0) {
    return { grade: null, reasons: [reason('grade.because_missing', { count: missing.length })] };
  }
  if (broken.length > 0) return { grade: '3', reasons: because };
  const found = facts.osName.trim();
  if (facts.failed.includes(SYSTEM_LINE) || found === '') {
    return { grade: '2', reasons: [reason('grade.because_no_system')] };
  }
  return { grade: '1', reasons: [reason('grade.because_all_pass', { found })] };
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
