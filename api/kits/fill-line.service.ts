/** A scanned accessory joins the kit of a device, when it fits. */
import { eq } from 'drizzle-orm';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { isTrackedKind } from '#domain/accessories.ts';
import type { MatchResult } from '#domain/charger-matching.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import type { Reason } from '#domain/reason.ts';
import type { CardRow } from '../../db/device-card.ts';
import { accessories, devices } from '../../db/schema/index.ts';
import {
  type AccessoryRow,
  lockAccessory,
  recordAccessoryEvent,
} from '../accessories/accessory-events.ts';
import type { StockHint } from '../accessories/charger-stock.ts';
import { kitVerdictOf } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { refuseReservedCard } from '../reservations/card-reservations.service.ts';
import type { Unit, WriteInput } from '../lib/unit.ts';
import { refuseOnTheWay } from '../places/on-the-way.ts';
import {
  type KitAnswer,
  changeKit,
  kitAnswer,
  kitRow,
  recordKitEvent,
  templateLine,
  updateLine,
  withLine,
} from './kit-write.ts';
import { backToStock } from './release-kit.ts';
import { findTracked } from './tracked-stock.ts';

export interface FillInput extends WriteInput {
  deviceCode: string;
  accessoryCode: string;
  /** The device as the same write has locked and read it. */
  locked?: CardRow;
}

export interface KitFill extends KitAnswer {
  deviceCode: string;
  accessoryCode: string;
  /** `ok` and `warn` are in the kit now; with `block` nothing was changed. */
  result: MatchResult;
  reasons: Reason[];
  /** Code of a fitting one that lies in the kit already, where the scanned one was refused. */
  kept: string | null;
  /** A better one in stock, with its shelf; null when this one fits, a fitting one is kept, or none fits. */
  better: StockHint | null;
  /** What was in the line before and is stock again. */
  replaced: string | null;
  /** It was in this kit before the scan. */
  already: boolean;
}

/**
 * Puts a scanned accessory into the kit. One that was there before goes back to stock.
 * @throws AppError `kit.accessory_taken` (409) naming the device that has it, `kit.accessory_not_in_stock`,
 *   `kit.line_not_needed`, `kit.not_kitting`
 */
export async function fillKitLine(ctx: Context, input: FillInput): Promise<KitFill> {
  const { deviceCode, ...rest } = input;
  return changeKit(ctx, 'kit.record', { ...rest, code: deviceCode }, async (unit, row) => {
    const accessory = await lockAccessory(unit, input.accessoryCode);
    const line = lineFor(unit, row, accessory);
    const names = { deviceCode: row.code, accessoryCode: accessory.code, already: false };
    const filled = withAccessory(row, accessory, line);
    const verdict = verdictOf(unit, filled, line);
    const said = { result: verdict.result, reasons: verdict.reasons };
    if (accessory.status === 'in_kit' && accessory.deviceId === row.id) {
      const none = { kept: null, better: null, replaced: null };
      return { ...names, ...said, ...none, ...kitAnswer(unit, row, line), already: true };
    }
    await refuseTaken(unit, accessory);
    const blocked = verdict.result === 'block';
    const kept = blocked ? fittingOne(unit, row, line) : null;
    const content = verdict.result === 'ok' || kept !== null;
    const better = content ? null : await betterOne(unit, row, accessory, line);
    const replaced = blocked ? null : await putIntoKit(unit, row, accessory, line);
    const answer = kitAnswer(unit, blocked ? row : filled, line);
    return { ...names, ...said, kept, better, replaced, ...answer };
  });
}

export function lineFor(ctx: Context, row: CardRow, accessory: AccessoryRow): KitLineKey {
  const { kind } = accessory;
  if (!isTrackedKind(kind)) throw new AppError('kit.line_not_needed', { params: { line: kind } });
  return templateLine(ctx, row, kind).key;
}

/** The device with this accessory in its kit. */
function withAccessory(row: CardRow, accessory: AccessoryRow, line: KitLineKey): CardRow {
  const { make, volts, watts, connector, planEndsOn } = accessory;
  const rating = { make, volts, watts, connector, planEndsOn };
  const facts = accessory.facts as AccessoryFacts;
  const which = { accessoryId: accessory.id, accessoryCode: accessory.code };
  return withLine(row, line, { ...rating, facts, ...which, status: 'filled', quantity: 1 });
}

/** What the rules say of one line. */
function verdictOf(ctx: Context, row: CardRow, line: KitLineKey) {
  const verdict = kitVerdictOf(ctx, row).lines.find((one) => one.line === line);
  if (!verdict) throw new AppError('kit.line_not_needed', { params: { line, kind: row.kind } });
  return verdict;
}

/**
 * @throws AppError `kit.accessory_taken`, `kit.accessory_not_in_stock`, `kit.card_reserved`, `device.in_transit` (409)
 */
export async function refuseTaken(unit: Unit, accessory: AccessoryRow): Promise<void> {
  await refuseOnTheWay(unit, accessory);
  if (accessory.status === 'in_stock') {
    await refuseReservedCard(unit, accessory);
    return;
  }
  const { code, status } = accessory;
  if (status !== 'in_kit' || !accessory.deviceId) {
    throw new AppError('kit.accessory_not_in_stock', { status: 409, params: { code, status } });
  }
  const [other] = await unit.tx
    .select({ code: devices.code })
    .from(devices)
    .where(eq(devices.id, accessory.deviceId));
  throw new AppError('kit.accessory_taken', {
    status: 409,
    params: { code, device: other?.code ?? '' },
  });
}

/** The code of what lies in this line now, when it fits without anybody's permission. */
function fittingOne(ctx: Context, row: CardRow, line: KitLineKey): string | null {
  const { result } = verdictOf(ctx, row, line);
  return result === 'ok' ? kitRow(row, line).accessoryCode : null;
}

async function betterOne(
  unit: Unit,
  row: CardRow,
  accessory: AccessoryRow,
  line: KitLineKey,
): Promise<StockHint | null> {
  const about = templateLine(unit, row, line);
  const [hint] = await findTracked(unit, row, about);
  return hint?.result === 'ok' && hint.code !== accessory.code ? hint : null;
}

/** Links accessory and line; answers the code of what it replaces. */
export async function putIntoKit(
  unit: Unit,
  row: CardRow,
  accessory: AccessoryRow,
  line: KitLineKey,
): Promise<string | null> {
  const before = kitRow(row, line).accessoryId;
  const freed = before ? await backToStock(unit, row, [before]) : [];
  // Sent one after the other without waiting for each answer; all rows are locked already.
  await Promise.all([
    unit.tx
      .update(accessories)
      .set({
        status: 'in_kit',
        deviceId: row.id,
        placeId: null,
        custodianId: null,
        boxId: null,
        updatedAt: unit.recordedAt,
      })
      .where(eq(accessories.id, accessory.id)),
    updateLine(unit, row, line, {
      status: 'filled',
      accessoryId: accessory.id,
      quantity: 1,
      overrideReason: '',
      overriddenById: null,
      filledById: unit.actor.personId,
      filledAt: unit.recordedAt,
    }),
    recordAccessoryEvent(unit, accessory.id, {
      kind: 'into_kit',
      deviceId: row.id,
      fromPlaceId: accessory.placeId,
    }),
    recordKitEvent(unit, row, {
      action: 'filled',
      line,
      accessory: accessory.id,
      code: accessory.code,
      ...(freed[0] ? { replaced: freed[0] } : {}),
    }),
  ]);
  return freed[0] ?? null;
}
