/**
 * The books: each device, accessory, part and counted piece is in one account, and every change of account is one
 * entry. The triggers of the database write the entries with the same rules.
 */
import type { AccessoryStatus } from './accessories.ts';
import type { GivingRoute } from './giving-routes.ts';
import type { Stage } from './stages.ts';

export const ACCOUNTS = [
  'donor',
  'supplier',
  'harvest',
  'stock',
  'transit',
  'kit',
  'device',
  'student',
  'recycler',
  'lost',
  'void',
  'other_site',
] as const;

export type Account = (typeof ACCOUNTS)[number];

/** What a site answers for: what it holds, and what it has sent and nobody has received yet. */
export const HELD_ACCOUNTS = ['stock', 'transit'] as const satisfies readonly Account[];

export function isHeld(account: Account): boolean {
  return (HELD_ACCOUNTS as readonly Account[]).includes(account);
}

export const LEDGER_SUBJECTS = ['device', 'accessory', 'part', 'item'] as const;
export type LedgerSubject = (typeof LEDGER_SUBJECTS)[number];

const STAGE_ACCOUNTS: Partial<Record<Stage, Account>> = {
  offered: 'donor',
  withdrawn: 'donor',
  handed_over: 'student',
  recycled: 'recycler',
  missing: 'lost',
  void: 'void',
};

/** A direct gift stays with its donor until the student has it. */
export function deviceAccount(stage: Stage, route: GivingRoute, inTransit: boolean): Account {
  if (stage === 'reserved' && route === 'direct') return 'donor';
  return STAGE_ACCOUNTS[stage] ?? (inTransit ? 'transit' : 'stock');
}

const ACCESSORY_ACCOUNTS: Partial<Record<AccessoryStatus, Account>> = {
  handed_over: 'student',
  recycled: 'recycler',
  missing: 'lost',
  given_back: 'donor',
};

/** What lies in the kit of a device that travels counts where the device was sent from. */
export function accessoryAccount(status: AccessoryStatus, inTransit: boolean): Account {
  return ACCESSORY_ACCOUNTS[status] ?? (inTransit ? 'transit' : 'stock');
}

export const PART_STATUSES = ['in_stock', 'in_device', 'missing', 'recycled', 'void'] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

const PART_ACCOUNTS: Partial<Record<PartStatus, Account>> = {
  in_device: 'device',
  recycled: 'recycler',
  missing: 'lost',
  void: 'void',
};

export function partAccount(status: PartStatus, inTransit: boolean): Account {
  return PART_ACCOUNTS[status] ?? (inTransit ? 'transit' : 'stock');
}
