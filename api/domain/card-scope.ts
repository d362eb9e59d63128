/**
 * Command cards printed for one role or one site: both stand in the card's number, so that any bench knows it
 * without asking, also without a network, and nothing has to be stored for it.
 */
import { CARD_CODE_LENGTH, FIRST_OWN_FAULT, ownFaultsUpTo } from './own-fault-cards.ts';
import type { Role } from './roles.ts';

/** For whom a card was printed; null stands for everybody. */
export interface CardScope {
  role: Role | null;
  /** Number of the site, 1 or more. */
  site: number | null;
}

export const EVERYBODY: CardScope = { role: null, site: null };

/** Digits on printed cards: add new roles, never change or reuse a digit. 0 is every role. */
const ROLE_DIGITS: Record<Role, number> = {
  technician: 1,
  warehouse: 2,
  coordinator: 3,
  approver: 4,
  collection: 5,
  admin: 6,
  auditor: 7,
};
const roleOfDigit = new Map(
  Object.entries(ROLE_DIGITS).map(([role, digit]) => [digit, role as Role]),
);

/** 3 000 000 + site × 8000 + role × 1000 + number: built-in cards, for 249 sites. */
const BUILT_IN = { first: 3_000_000, perSite: 8_000, perRole: 1_000, sites: 250 };
/** 5 000 000 + (site - 1) × 34 632 + fault: own faults with two or three characters, for 144 sites. */
const OWN = { first: 5_000_000, perSite: ownFaultsUpTo(CARD_CODE_LENGTH - 1), sites: 144 };

/**
 * @param number of the card for everybody
 * @returns null where the numbers of cards have no room for it
 */
export function scopedNumber(number: number, { role, site }: CardScope): number | null {
  if (role === null && site === null) return number;
  if (number < BUILT_IN.perRole) {
    if ((site ?? 0) >= BUILT_IN.sites) return null;
    const digit = role ? ROLE_DIGITS[role] : 0;
    return BUILT_IN.first + (site ?? 0) * BUILT_IN.perSite + digit * BUILT_IN.perRole + number;
  }
  const fault = number - FIRST_OWN_FAULT;
  if (role !== null || site === null || fault >= OWN.perSite || site > OWN.sites) return null;
  return OWN.first + (site - 1) * OWN.perSite + fault;
}

/** The number of the card for everybody behind a printed one, and for whom it was printed. */
export function readCardNumber(printed: number): { number: number; scope: CardScope } {
  const own = printed - OWN.first;
  if (own >= OWN.sites * OWN.perSite) return { number: printed, scope: EVERYBODY };
  if (own >= 0) {
    const number = FIRST_OWN_FAULT + (own % OWN.perSite);
    return { number, scope: { role: null, site: Math.floor(own / OWN.perSite) + 1 } };
  }
  const builtIn = printed - BUILT_IN.first;
  if (builtIn < 0) return { number: printed, scope: EVERYBODY };
  const site = Math.floor(builtIn / BUILT_IN.perSite);
  const digit = Math.floor((builtIn % BUILT_IN.perSite) / BUILT_IN.perRole);
  const role = roleOfDigit.get(digit) ?? null;
  // Never printed: the card for everybody has its plain number.
  if (site === 0 && role === null) return { number: printed, scope: EVERYBODY };
  return { number: builtIn % BUILT_IN.perRole, scope: { role, site: site || null } };
}
