/** How a device reaches its recipient: through the workshop, or straight from its donor (D1–D3). */
import { MOVES } from './moves.ts';
import type { Stage } from './stages.ts';

export const GIVING_ROUTES = ['workshop', 'direct'] as const;

export type GivingRoute = (typeof GIVING_ROUTES)[number];

/**
 * Why a device cannot be a direct gift, a translation key after `error.`; null when it can.
 * D1 begins with `offered`, so what is in hand goes through the workshop. The coordinator carries words
 * between donor and guardian and takes the donor's declaration (D2), so the donor must be known.
 */
export function refuseDirect(
  stage: Stage,
  donorKind: 'organisation' | 'person' | 'anonymous',
): 'intake.direct_in_hand' | 'intake.direct_needs_donor' | null {
  const begins = MOVES.some((move) => move.id === 'D1' && move.from.includes(stage));
  if (!begins) return 'intake.direct_in_hand';
  return donorKind === 'anonymous' ? 'intake.direct_needs_donor' : null;
}

/** Whatever was agreed before, a device that arrives at the workshop is tested and given by it (T02, D3). */
export function joinsWorkshop(route: GivingRoute, to: Stage): boolean {
  return route === 'direct' && to === 'received';
}
