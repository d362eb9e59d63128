import type { DeviceKind } from './device-kinds.ts';
import type { NeedFact } from './gates.ts';
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

/** Why a request is not met; every rejection names one. */
export const NEED_REJECTIONS = [
  'not_eligible',
  'double',
  'incomplete',
  'served_elsewhere',
  'no_longer_needed',
] as const;

/** Why a request is approved although another one looks like the same person's. */
export const DOUBLE_REASONS = ['other_person', 'second_device', 'replaces'] as const;

/** Why a request ends without a device of ours. */
export const NEED_CLOSINGS = [
  'no_longer_needed',
  'served_elsewhere',
  'moved_away',
  'not_reachable',
  'consent_withdrawn',
] as const;

export const SCHOOL_LEVELS = ['primary', 'lower_secondary', 'upper_secondary', 'other'] as const;

export const CONSENT_CHANNELS = ['paper', 'in_person', 'telephone', 'online'] as const;

/** The text people agree to; a change of its words gets a new version. */
export const CONSENT_TEXT_VERSION = '2026-1';

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
  /** The site lets the approver reserve too (`mayCheckSelf`). */
  selfCheck?: boolean;
  /** What the need asks for and the device has not. */
  lacking?: readonly Reason[];
  at: Date;
}

/** What gate G10 judges about this need, this device and this person. */
export function needFact(code: string, request: ReservationRequest): NeedFact {
  const { need, reserverId, at } = request;
  return {
    code,
    approved: isApproved(need),
    approvedBySameAsReserver: need.decidedById === reserverId && !request.selfCheck,
    consentValid: consentValid(need, at),
    alreadyServed: need.status === 'served' || need.servedElsewhere,
    otherReservation: need.otherReservation,
    suits: suits(request),
    lacking: request.lacking ?? [],
  };
}

/**
 * Whether one person may do what two persons do elsewhere: the site allows it, a reason is given,
 * and the waiting time has passed since the first step.
 * @param minutes of the site's self-check setting; null where a second person must
 */
export function mayCheckSelf(
  minutes: number | null,
  since: Date | null,
  at: Date,
  why: string,
): boolean {
  if (minutes === null || since === null || why.trim() === '') return false;
  return at.getTime() - since.getTime() >= minutes * 60_000;
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
