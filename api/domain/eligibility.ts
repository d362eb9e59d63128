import type { DeviceKind } from './device-kinds.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';

/** Days of swap or repair after the handover; consumables and batteries are left out of it. */
export const WARRANTY_DAYS = 90;
/** A reservation that nobody collects ends after this many days; its need keeps its rank. */
export const RESERVATION_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;

export const NEED_STATUSES = [
  'requested',
  'approved',
  'rejected',
  'reserved',
  'served',
  'closed',
] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

export interface NeedRecord {
  kind: DeviceKind;
  status: NeedStatus;
  decidedById: string | null;
  consentAt: Date | null;
  consentWithdrawnAt: Date | null;
  /** A device already went to the same person. */
  servedElsewhere: boolean;
  /** Another open reservation of this need, or of the device. */
  otherReservation: boolean;
}

export interface ReservationRequest {
  need: NeedRecord;
  deviceKind: DeviceKind;
  /** The device meets the spec profile, or the gate was waived. */
  specMet: boolean;
  reserverId: string;
  at: Date;
}

/** Why this device may not be reserved for this need (gate G10); empty when it may. */
export function refuseReservation(request: ReservationRequest): Reason[] {
  const { need, reserverId, at } = request;
  const wrong: [boolean, string][] = [
    [!isApproved(need), 'gate.need_not_approved'],
    [need.decidedById === reserverId, 'gate.need_same_person'],
    [!consentValid(need, at), 'gate.need_consent'],
    [need.status === 'served' || need.servedElsewhere, 'gate.need_served'],
    [need.otherReservation, 'gate.need_reserved'],
    [!suits(request), 'gate.need_unsuitable'],
  ];
  return wrong.filter(([is]) => is).map(([, code]) => reason(code));
}

/** A served need was approved once: what blocks it then is that it was served. */
export function isApproved(need: NeedRecord): boolean {
  return ['approved', 'reserved', 'served'].includes(need.status) && need.decidedById !== null;
}

/** Consent counts from when it was given until it is withdrawn. */
export function consentValid(
  need: Pick<NeedRecord, 'consentAt' | 'consentWithdrawnAt'>,
  at: Date,
): boolean {
  const { consentAt, consentWithdrawnAt } = need;
  return (
    consentAt !== null &&
    consentAt.getTime() <= at.getTime() &&
    (consentWithdrawnAt === null || consentWithdrawnAt.getTime() > at.getTime())
  );
}

function suits({ need, deviceKind, specMet }: ReservationRequest): boolean {
  return specMet && kindSuits(need.kind, deviceKind);
}

/** An all-in-one serves where a desktop is asked for, and the other way round. */
export function kindSuits(wanted: DeviceKind, offered: DeviceKind): boolean {
  const desk = (kind: DeviceKind) => (kind === 'aio' ? 'desktop' : kind);
  return desk(wanted) === desk(offered);
}

export function warrantyEnd(handedOverAt: Date, days: number = WARRANTY_DAYS): Date {
  return new Date(handedOverAt.getTime() + days * DAY);
}

export function reservationExpiry(reservedAt: Date, days: number = RESERVATION_DAYS): Date {
  return new Date(reservedAt.getTime() + days * DAY);
}
