/** Delivery by courier to remote places: what may be packed, sent, confirmed, and what becomes of what did not arrive. */
import type { Reason } from './reason.ts';

/** Under way for longer than this: somebody asks the carrier. */
export const SHIPMENT_LATE_DAYS = 7;
/** In one parcel list. */
export const MAX_SHIPMENT_NEEDS = 100;

export const SHIPMENT_PROBLEMS = ['missing', 'damaged'] as const;
export type ShipmentProblem = (typeof SHIPMENT_PROBLEMS)[number];

/** `back`: it is here again, on its shelf or at the bench; `resent`: it goes out again with the next shipment. */
export const SHIPMENT_SETTLEMENTS = ['resent', 'back', 'lost'] as const;
export type ShipmentSettlement = (typeof SHIPMENT_SETTLEMENTS)[number];

export type ShipmentOutcome = 'delivered' | 'unpacked' | ShipmentSettlement;
export type ShipmentState = 'packed' | 'under_way' | 'done';

const DAY = 86_400_000;

export function shipmentState(shipment: {
  sentAt: Date | null;
  closedAt: Date | null;
}): ShipmentState {
  if (shipment.closedAt) return 'done';
  return shipment.sentAt ? 'under_way' : 'packed';
}

/** Whole days since it was sent. */
export function daysUnderWay(sentAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - sentAt.getTime()) / DAY));
}

export function isLate(sentAt: Date | null, now: Date): boolean {
  return sentAt !== null && daysUnderWay(sentAt, now) >= SHIPMENT_LATE_DAYS;
}

export interface PackFact {
  /** Of the need in its session. */
  state: 'waiting' | 'absent' | 'served' | 'removed' | null;
  reserved: boolean;
  /** Device, charger and bag were scanned together; a card alone has nothing to go with it. */
  paired: boolean;
  /** Lies in a parcel that is not settled. */
  inShipment: boolean;
}

/** Why a need cannot go into a parcel; null when it can. */
export function whyNotPacked({ state, reserved, paired, inShipment }: PackFact): Reason | null {
  if (state === null || state === 'removed') return { code: 'shipment.not_listed' };
  if (state === 'served') return { code: 'shipment.served' };
  if (inShipment) return { code: 'shipment.in_parcel' };
  if (!reserved) return { code: 'shipment.nothing_reserved' };
  return paired ? null : { code: 'shipment.not_paired' };
}

/** A thing that is damaged goes to the bench, never out again as it is. */
export function settlementsOf(problem: ShipmentProblem | null): readonly ShipmentSettlement[] {
  if (problem === 'missing') return SHIPMENT_SETTLEMENTS;
  return problem === 'damaged' ? ['back', 'lost'] : [];
}

/** Nothing arrives before it was sent. */
export function arrivalMoment(claimed: Date, sentAt: Date): Date {
  return claimed < sentAt ? sentAt : claimed;
}
