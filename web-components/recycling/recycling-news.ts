import type { LiveChange } from '../data/live.ts';

/** Batches and hazardous bins are shown together. */
export const isAboutRecycling = ({ topic }: LiveChange): boolean =>
  topic === 'recycling' || topic === 'hazard';
