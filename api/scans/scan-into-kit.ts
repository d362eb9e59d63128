/** A scanned accessory joins the kit of the device in hand, as the kitting table does it. */
import type { Blocker } from '#domain/gates.ts';
import type { Code } from '#domain/codes.ts';
import type { CardRow } from '../../db/device-card.ts';
import { fillKitLine } from '../kits/fill-line.service.ts';
import { scanItemIntoKit } from '../kits/scan-item.service.ts';
import { AppError } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import type { Effect } from './command-effects.ts';
import { subjectOf } from './find-code.ts';

type IntoKit = Effect & { kind: 'accessory' | 'item'; blockers: Blocker[] };

/**
 * The shelf label of a counted thing, or the label of one thing.
 * @param row of the device, locked by this write
 */
export async function scanIntoKit(unit: Unit, row: CardRow, code: Code): Promise<IntoKit> {
  return (await subjectOf(unit, code)) === 'item'
    ? { kind: 'item', ...(await scanItem(unit, row, code)) }
    : { kind: 'accessory', ...(await scanAccessory(unit, row, code)) };
}

/**
 * @throws AppError `kit.does_not_fit`, `kit.does_not_fit_have` naming the fitting one in the kit, or
 *   `kit.does_not_fit_take` naming a better one and its shelf
 */
async function scanAccessory(
  unit: Unit,
  locked: CardRow,
  accessoryCode: Code,
): Promise<Omit<IntoKit, 'kind'>> {
  const { requestId } = unit;
  const deviceCode = locked.code;
  const fill = await fillKitLine(unit, { requestId, deviceCode, accessoryCode, locked });
  const blockers = fill.reasons.map(({ code, params }): Blocker => {
    return { gate: 'G9', code, params: { ...params }, where: 'kit' };
  });
  if (fill.result !== 'block') {
    const code = fill.already ? 'scan.kit_already' : 'scan.kit_added';
    const warning = fill.result === 'warn' || fill.already;
    return { code, params: { device: deviceCode }, warning, blockers };
  }
  const { better, kept } = fill;
  if (kept) throw new AppError('kit.does_not_fit_have', { params: { kept }, blockers });
  if (!better) throw new AppError('kit.does_not_fit', { blockers });
  const params = { better: better.code, place: better.place?.name ?? '' };
  const code = better.place ? 'kit.does_not_fit_take' : 'kit.does_not_fit_other';
  throw new AppError(code, { params, blockers });
}

/**
 * The shelf label of a counted thing: one piece of it leaves its bin.
 * @throws AppError `kit.does_not_fit`, or `kit.does_not_fit_take` naming what fits and its bin
 */
async function scanItem(
  unit: Unit,
  locked: CardRow,
  itemCode: Code,
): Promise<Omit<IntoKit, 'kind'>> {
  const { requestId } = unit;
  const deviceCode = locked.code;
  const fill = await scanItemIntoKit(unit, { requestId, deviceCode, itemCode, locked });
  const blockers = fill.reasons.map(({ code, params }): Blocker => {
    return { gate: 'G9', code, params: { ...params }, where: 'kit' };
  });
  const { taken, needed, better, item } = fill;
  if (taken) {
    const more = taken.quantity > needed;
    const params = { item: item.name, place: taken.place.name, count: taken.quantity, needed };
    const code = more ? 'scan.kit_more_than_needed' : 'scan.kit_counted';
    return { code, params, warning: more || fill.result === 'warn', blockers };
  }
  if (!better) throw new AppError('kit.does_not_fit', { blockers });
  const params = { better: better.item.name, place: better.place.name };
  throw new AppError('kit.does_not_fit_take', { params, blockers });
}
