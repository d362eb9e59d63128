/** Counted lines, things taken out again, things not in stock, and what a coordinator lets pass. */
import { AppError } from '../lib/errors.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import { lockAccessory } from '../accessories/accessory-events.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { DeviceInput } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { lineFor, putIntoKit, refuseTaken } from './fill-line.service.ts';
import {
  type KitAnswer,
  changeKit,
  kitAnswer,
  kitRow,
  recordKitEvent,
  templateLine,
  updateLine,
} from './kit-write.ts';
import { takeIntoLine } from './counted-line.ts';
import {
  type JudgedBin,
  backToBins,
  judgeBins,
  keepsFitting,
  readBins,
  typesOf,
} from './counted-stock.ts';
import { EMPTY_LINE, backToStock } from './release-kit.ts';

interface LineInput extends DeviceInput {
  line: KitLineKey;
}

/**
 * Says how many of a counted thing lie in the kit: bag, cord, mouse. What this site keeps in bins is taken from the
 * one that is named, else from the nearest that fits; what it keeps no fitting one of is only ticked. None opens the line.
 * @throws AppError `kit.line_is_scanned` for things with a label of their own, `kit.none_fits` (409) when no bin has
 *   one left, `kit.none_left` (409) when the bins have fewer
 */
export async function setQuantity(
  ctx: Context,
  input: LineInput & {
    quantity: number;
    itemCode?: string | undefined;
    placeCode?: string | undefined;
  },
): Promise<KitAnswer> {
  return changeKit(ctx, 'kit.record', input, async (unit, row) => {
    const { line, quantity } = input;
    const about = templateLine(unit, row, line);
    if (about.tracked) throw new AppError('kit.line_is_scanned', { params: { line } });
    const held = kitRow(row, line);
    const bins = quantity > 0 ? await readBins(unit, typesOf(about)) : [];
    const judged = judgeBins(unit, row, about, bins).filter(keepsFitting);
    if (judged.length > 0 && quantity > held.quantity) {
      const chosen = chooseBins(judged, held.itemId, input);
      if (chosen.length === 0) {
        throw new AppError('kit.none_fits', { status: 409, params: { line } });
      }
      const more = quantity - (chosen[0]?.itemId === held.itemId ? held.quantity : 0);
      await takeIntoLine(unit, row, line, more, chosen);
      return kitAnswer(unit, await readCardRow(unit, row.code), line);
    }
    const back = { ...held, quantity: Math.max(0, held.quantity - quantity) };
    await backToBins(unit, row, [back]);
    const filled = {
      status: 'filled' as const,
      quantity,
      itemId: held.itemId,
      fromPlaceId: held.fromPlaceId,
      filledById: unit.actor.personId,
      filledAt: unit.recordedAt,
    };
    await updateLine(unit, row, line, { ...EMPTY_LINE, ...(quantity > 0 ? filled : {}) });
    await recordKitEvent(unit, row, { action: 'counted', line, quantity });
    return kitAnswer(unit, await readCardRow(unit, row.code), line);
  });
}

/** All bins of one fitting thing, the named bin first; what lies in the kit already before another thing. */
function chooseBins(
  judged: readonly JudgedBin[],
  heldId: string | null,
  named: { itemCode?: string | undefined; placeCode?: string | undefined },
): JudgedBin[] {
  const fitting = judged.filter((bin) => bin.quantity > 0);
  const first =
    fitting.find((bin) => bin.itemCode === named.itemCode && bin.placeCode === named.placeCode) ??
    fitting.find((bin) => bin.itemId === heldId) ??
    fitting[0];
  if (!first) return [];
  return [first, ...fitting.filter((bin) => bin.itemId === first.itemId && bin !== first)];
}

/** Takes a thing out of the kit; a tracked one is stock again at the device's place. */
export async function emptyLine(ctx: Context, input: LineInput): Promise<KitAnswer> {
  return changeKit(ctx, 'kit.record', input, async (unit, row) => {
    const { line } = input;
    templateLine(ctx, row, line);
    const held = kitRow(row, line);
    const freed = held.accessoryId ? await backToStock(unit, row, [held.accessoryId]) : [];
    await backToBins(unit, row, [held]);
    await updateLine(unit, row, line, EMPTY_LINE);
    await recordKitEvent(unit, row, { action: 'removed', line, accessories: freed });
    return kitAnswer(unit, await readCardRow(unit, row.code), line);
  });
}

/**
 * Says that nothing in stock fits: the device waits for it, or no longer does.
 * @throws AppError `kit.line_filled` when something lies in the line
 */
export async function markShort(
  ctx: Context,
  input: LineInput & { short: boolean },
): Promise<KitAnswer> {
  return changeKit(ctx, 'kit.record', input, async (unit, row) => {
    const { line, short } = input;
    templateLine(ctx, row, line);
    const { status } = kitRow(row, line);
    if (status === 'filled' || status === 'overridden') {
      throw new AppError('kit.line_filled', { params: { line } });
    }
    await updateLine(unit, row, line, { ...EMPTY_LINE, status: short ? 'short' : 'open' });
    await recordKitEvent(unit, row, { action: short ? 'short' : 'no_longer_short', line });
    return kitAnswer(unit, await readCardRow(unit, row.code), line);
  });
}

/**
 * A coordinator lets a line pass with a reason, which the handover record prints. With an accessory code that
 * accessory joins the kit although the rules block it; without one, what lies in the line stays as it is.
 */
export async function overrideLine(
  ctx: Context,
  input: LineInput & { reason: string; accessoryCode?: string | undefined },
): Promise<KitAnswer> {
  return changeKit(ctx, 'kit.override', input, async (unit, row) => {
    const { line, reason } = input;
    templateLine(ctx, row, line);
    if (input.accessoryCode) {
      const accessory = await lockAccessory(unit, input.accessoryCode);
      if (lineFor(unit, row, accessory) !== line) {
        throw new AppError('kit.wrong_line', { params: { line, code: accessory.code } });
      }
      if (accessory.deviceId !== row.id || accessory.status !== 'in_kit') {
        await refuseTaken(unit, accessory);
        await putIntoKit(unit, row, accessory, line);
      }
    }
    await updateLine(unit, row, line, {
      status: 'overridden',
      overrideReason: reason,
      overriddenById: unit.actor.personId,
      filledAt: unit.recordedAt,
    });
    await recordKitEvent(unit, row, { action: 'overridden', line, reason });
    return kitAnswer(unit, await readCardRow(unit, row.code), line);
  });
}
