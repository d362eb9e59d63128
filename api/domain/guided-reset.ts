/** The reset of a tablet, step by step: what a person must have seen before it counts as Clear. */
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

export const RESET_SYSTEMS = ['android', 'ipados'] as const;
export type ResetSystem = (typeof RESET_SYSTEMS)[number];

/** In this order: accounts left behind lock the tablet after the reset, and locks show only online after it. */
export const RESET_STEPS = [
  'encrypted',
  'accounts_removed',
  'reset_done',
  'setup_screen',
  'locks_rechecked',
] as const;
/** Those that a person confirms one by one; the last one comes with the record. */
export const EARLY_RESET_STEPS = [
  'encrypted',
  'accounts_removed',
  'reset_done',
  'setup_screen',
] as const satisfies readonly (typeof RESET_STEPS)[number][];
export type ResetStep = (typeof RESET_STEPS)[number];

export interface ConfirmedStep {
  step: ResetStep;
  /** ISO 8601 by the server's clock. */
  at: string;
  personId: string;
}

export interface GuidedReset {
  system: ResetSystem;
  steps: readonly ConfirmedStep[];
}

const MISSING: Record<ResetStep, string> = {
  encrypted: 'sanitisation.reset_not_encrypted',
  accounts_removed: 'sanitisation.reset_account_left',
  reset_done: 'sanitisation.reset_not_done',
  setup_screen: 'sanitisation.reset_no_setup_screen',
  locks_rechecked: 'sanitisation.reset_locks_unchecked',
};

/** The next step to confirm; null when all are. */
export function nextResetStep(steps: readonly ConfirmedStep[]): ResetStep | null {
  return RESET_STEPS.find((step) => !steps.some((done) => done.step === step)) ?? null;
}

/** Which steps a reset lacks, each with what to do. */
export function refuseReset(reset: GuidedReset | null): Reason[] {
  const done = reset?.steps ?? [];
  const missing = RESET_STEPS.filter((step) => !done.some((one) => one.step === step));
  if (missing.length > 0) return missing.map((step) => reason(MISSING[step]));
  const times = RESET_STEPS.map((step) => done.find((one) => one.step === step)?.at ?? '');
  const ordered = times.every((at, index) => index === 0 || at >= (times[index - 1] ?? ''));
  return ordered ? [] : [reason('sanitisation.reset_out_of_order')];
}

/** From the first step seen to the last. */
export function resetTimes(reset: GuidedReset): { startedAt: Date; endedAt: Date } | null {
  const times = reset.steps.map(({ at }) => new Date(at).getTime());
  if (times.length === 0) return null;
  return { startedAt: new Date(Math.min(...times)), endedAt: new Date(Math.max(...times)) };
}
