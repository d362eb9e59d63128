/** What keeps a thing of a session on its shelf. */
import type { CardRow } from '../../db/device-card.ts';
import { refuseInTransit } from '../evidence/change-device.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { lockedByCode, refuseIfChanged } from '../scans/locked-device.ts';
import type { FamilyRow } from './pick-families.ts';

/**
 * The device of a family, locked; null for a card alone.
 * @param goes false when it is put back: a hold is then no reason to keep it
 * @throws AppError `pick.given` (409), `pick.held` (409) naming the hold, `device.in_transit`, `device.changed`
 * where somebody else changed it after the scan was made
 */
export async function lockPickable(
  unit: Unit,
  family: FamilyRow,
  { goes = true }: { goes?: boolean } = {},
): Promise<CardRow | null> {
  requireGivable(family);
  if (!family.device) return null;
  const row = await lockedByCode(unit, family.device.code);
  const { needCode: need } = family;
  if (row.stage !== 'reserved' || row.reservation?.needCode !== need) {
    throw new AppError('pick.not_reserved', { status: 409, params: { stage: row.stage } });
  }
  refuseInTransit(row);
  if (!goes) return row;
  const [hold] = row.holds.filter(({ kind }) => kind !== 'awaiting_parts');
  if (hold) throw new AppError('pick.held', { status: 409, params: { need, hold: hold.kind } });
  // What another picker did meanwhile is said, and no reason to ask again.
  refuseIfChanged(unit, { ...row, events: row.events.filter(({ data }) => !isPicking(data)) });
  return row;
}

const PICKING = ['picked', 'paired', 'unpicked'] as const;
export type PickAct = (typeof PICKING)[number];

const isPicking = ({ action }: CardRow['events'][number]['data']) =>
  PICKING.some((act) => act === action);

/** @throws AppError `pick.given` (409) */
export function requireGivable(family: FamilyRow): void {
  if (family.state !== 'served') return;
  throw new AppError('pick.given', { status: 409, params: { need: family.needCode } });
}
