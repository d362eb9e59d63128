/** Tablets of a handover table: what keeps a record from being carried out by itself, and when a key is needed no more. */
import { isAllowed } from './lifecycle.ts';
import { MOVES, type Move } from './moves.ts';
import type { Role } from './roles.ts';

/** Of one session at a time: more are a sign that somebody opens it again and again. */
export const MAX_TABLETS = 20;
/** In one request; each may hold two drawings. */
export const MAX_RECORDS = 50;
/** What a tablet may leave for people to settle. */
export const MAX_KEPT_RECORDS = 500;
/** A tablet that is found again after weeks may still deliver, for people to settle. */
export const KEY_DAYS = 30;
/** Somebody who did not come keeps the device for this long. */
export const ABSENT_DAYS = 14;

/** Why a tablet is cut off; a code, kept in the log. */
export const REVOCATIONS = ['lost', 'broken', 'not_needed', 'other'] as const;
export type Revocation = (typeof REVOCATIONS)[number];

const HAND_OVER = movesOf('T19');
const TAKE_BACK = [...movesOf('T16'), ...movesOf('T20')];

function movesOf(id: string): readonly Move[] {
  return MOVES.filter((move) => move.id === id);
}

/**
 * An exchange at the table is one act of whoever hands over there: the life cycle lists it as "scan dead, scan spare".
 * Who may hand over (T19) and take a dead device back, from the shelf's side (T16) or the family's (T20), may make it:
 * so a collection point may, though a plain T16 is for the workshop.
 */
export function mayExchange(roles: readonly Role[]): boolean {
  const any = (moves: readonly Move[]) => moves.some((move) => isAllowed(move, roles));
  return any(HAND_OVER) && any(TAKE_BACK);
}

const DAY = 86_400_000;

export interface TabletState {
  expiresAt: Date;
  revokedAt: Date | null;
  wipedAt: Date | null;
}

export type KeepReason =
  'handover_tablet.revoked' | 'handover_tablet.expired' | 'handover_session.closed';

/** Why results of this tablet wait for a person; null when they are carried out at once. */
export function reasonToKeep(
  tablet: TabletState,
  sessionOpen: boolean,
  now: Date,
): KeepReason | null {
  if (tablet.revokedAt) return 'handover_tablet.revoked';
  if (tablet.expiresAt <= now) return 'handover_tablet.expired';
  return sessionOpen ? null : 'handover_session.closed';
}

/** The tablet must forget what it holds. */
export function mustWipe(tablet: TabletState, sessionOpen: boolean, now: Date): boolean {
  return tablet.wipedAt !== null || reasonToKeep(tablet, sessionOpen, now) !== null;
}

/** Nothing can come any more that only this key opens. */
export function keyIsOver(tablet: TabletState, openRecords: number, now: Date): boolean {
  if (tablet.wipedAt) return openRecords === 0;
  const ended = tablet.revokedAt ?? tablet.expiresAt;
  return ended.getTime() + KEY_DAYS * DAY <= now.getTime();
}

/** A tablet's clock may be wrong: nothing happened at the table before it was opened. */
export function tableMoment(claimed: Date, openedAt: Date): Date {
  return claimed < openedAt ? openedAt : claimed;
}

/** Nobody came: the reservation lasts at least this long from then on, and never ends earlier than it did. */
export function absentUntil(happenedAt: Date, expiresAt: Date): Date {
  const until = new Date(happenedAt.getTime() + ABSENT_DAYS * DAY);
  return until > expiresAt ? until : expiresAt;
}
