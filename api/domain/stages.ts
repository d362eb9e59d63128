/** The 18 stages of a device. Holds, place, media and reservations are recorded apart from the stage. */

export const STAGES = [
  'offered',
  'received',
  'labelled',
  'diagnosing',
  'repairing',
  'qa',
  'kitting',
  'ready',
  'reserved',
  'handed_over',
  'returned',
  'quarantined',
  'harvesting',
  'for_recycling',
  'recycled',
  'withdrawn',
  'missing',
  'void',
] as const;

export type Stage = (typeof STAGES)[number];

export const FINAL_STAGES = ['recycled', 'withdrawn', 'void'] as const satisfies readonly Stage[];

/** Stages in which the workshop holds the device and answers for it. */
export const IN_CUSTODY = [
  'received',
  'labelled',
  'diagnosing',
  'repairing',
  'qa',
  'kitting',
  'ready',
  'reserved',
  'returned',
  'quarantined',
  'harvesting',
  'for_recycling',
] as const satisfies readonly Stage[];

/** Stages in which somebody still has work to do: queues and live counts read these only. */
export const ACTIVE_STAGES = STAGES.filter(
  (stage) => !isFinal(stage) && stage !== 'handed_over' && stage !== 'missing',
);

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}

export function isFinal(stage: Stage): boolean {
  return (FINAL_STAGES as readonly Stage[]).includes(stage);
}

export function isInCustody(stage: Stage): boolean {
  return (IN_CUSTODY as readonly Stage[]).includes(stage);
}

/** All stages from `first` to `last` in the order of the working line (`offered` … `returned`). */
export function stageRange(first: Stage, last: Stage): Stage[] {
  return STAGES.slice(STAGES.indexOf(first), STAGES.indexOf(last) + 1);
}
