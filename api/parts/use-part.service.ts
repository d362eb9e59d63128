/** A part is built into the device in hand: by its own label, or by the shelf label of counted pieces. */
import type { Blocker } from '#domain/gates.ts';
import type { FitVerdict, FittingPart } from '#domain/part-fits.ts';
import type { FactProposal } from '#domain/part-stock.ts';
import type { PartFacts } from '#domain/parts.ts';
import { causeOfPart } from '#domain/repairs.ts';
import type { CardRow } from '../../db/device-card.ts';
import { type DeviceInput, changeDevice } from '../evidence/change-device.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { Unit } from '../lib/unit.ts';
import { goOnWith } from '../repairs/pause.service.ts';
import { findStockCode } from './part-code.ts';
import { factsOfNote, recordDevicePart } from './device-part-events.ts';
import { fitOf, fittingItem, fittingPart } from './device-wish.ts';
import { readProposals } from './fact-proposals.ts';
import { type ItemLevel, type ItemRow, holdItem, levelOf, typeKey } from './item-rows.ts';
import { type PartRow, lockPart } from './part-events.ts';
import { buildIn } from './part-moves.ts';
import { nameOfPart, whereIsPart } from './part-words.ts';
import { takeFromBin } from './take-from-bin.ts';

export interface UsePartInput extends DeviceInput {
  partCode: string;
  /** Counted pieces: how many. */
  quantity: number;
  /** The bin scanned before. */
  placeCode: string | null;
  /** The bench; without one, the place where the device is. */
  benchId: string | null;
  /** The task or fault it is for; null: what the open work says. */
  taskId: string | null;
  /** The person saw that it does not fit by the records, and knows better. */
  anyway: boolean;
}

export interface UsedPart {
  code: string;
  what: string;
  name: string;
  /** The bin it came from; empty where it was in somebody's hands. */
  place: string;
  /** Pieces left at this site, and the level below which it is to be ordered; null where nobody counts it. */
  level: ItemLevel | null;
  fit: FitVerdict;
  /** What the device's record should say now; a person confirms it. */
  proposals: FactProposal[];
}

const WORK_STAGES: readonly string[] = ['diagnosing', 'repairing'];

/**
 * @throws AppError `part.device_not_in_repair` (409), `part.does_not_fit` (409) with the reasons,
 *   `part.in_other_device` (409), `part.not_in_stock` (409), `part.already_inside` (409), `part.which_bin` (409),
 *   `part.none_left`, `part.last_taken` (409)
 */
export async function usePart(ctx: Context, input: UsePartInput): Promise<UsedPart> {
  return changeDevice(ctx, 'part.use', input, async (unit, row) => {
    const kind = await findStockCode(unit, input.partCode);
    const causeId = causeOf(row, input.taskId);
    const used =
      kind === 'item'
        ? await useItem(unit, row, input, causeId)
        : await useLabelled(unit, row, input, causeId);
    return { ...used, proposals: await readProposals(unit, row) };
  });
}

type Used = Omit<UsedPart, 'proposals'>;

/** A scan names no task: the work in hand does. @throws AppError `repair_task.not_found` (404) */
function causeOf(row: CardRow, taskId: string | null): string | null {
  if (taskId === null) return causeOfPart(row);
  const known = [...row.tasks, ...row.faults].some(({ id }) => id === taskId);
  if (!known) throw notFound('repair_task');
  return taskId;
}

async function useItem(
  unit: Unit,
  row: CardRow,
  input: UsePartInput,
  causeId: string | null,
): Promise<Used> {
  const item = await holdItem(unit, input.partCode);
  refuseAccessory(item);
  refuseStage(row, false);
  if (item.tracking === 'serialised') {
    throw new AppError('part.scan_its_label', { status: 409, params: { item: item.name } });
  }
  const fit = await refuseUnfit(unit, row, fittingItem(item), input.anyway);
  const { quantity, placeCode } = input;
  await goOnWith(unit, row, item.id);
  const from = await takeFromBin(unit, {
    item,
    kind: 'used',
    quantity,
    placeCode,
    deviceId: row.id,
    causeId,
    benchId: input.benchId ?? row.placeId,
  });
  const { code, type, name } = item;
  await recordDevicePart(unit, row.id, {
    action: 'used',
    code,
    type,
    quantity,
    item: item.id,
    place: from.placeId,
    facts: factsOfNote(item.facts as PartFacts),
  });
  const level = await levelOf(unit, item.id);
  return { code, what: typeKey('part', type), name, place: from.place, level, fit };
}

async function useLabelled(
  unit: Unit,
  row: CardRow,
  input: UsePartInput,
  causeId: string | null,
): Promise<Used> {
  const part = await lockPart(unit, input.partCode);
  refuseStage(row, part.cameFromId === row.id);
  await refuseElsewhere(unit, row, part);
  const fit = await refuseUnfit(unit, row, await fittingPart(unit, part), input.anyway);
  const place = await whereIsPart(unit, part);
  if (part.itemId) await goOnWith(unit, row, part.itemId);
  await buildIn(unit, row, part, causeId);
  const { code, type } = part;
  await recordDevicePart(unit, row.id, {
    action: 'used',
    code,
    type,
    quantity: 1,
    part: part.id,
    place: part.placeId,
    facts: factsOfNote(part.facts as PartFacts),
  });
  const level = part.itemId ? await levelOf(unit, part.itemId) : null;
  return { code, what: typeKey('part', type), name: nameOfPart(part), place, level, fit };
}

function refuseAccessory(item: ItemRow): void {
  if (item.family === 'part') return;
  throw new AppError('part.is_accessory', { status: 409, params: { item: item.name } });
}

/** What was taken out of a device may go back into it while it is taken apart. */
function refuseStage(row: CardRow, isOwn: boolean): void {
  if (WORK_STAGES.includes(row.stage) || (isOwn && row.stage === 'harvesting')) return;
  const params = { code: row.code, stage: row.stage };
  throw new AppError('part.device_not_in_repair', { status: 409, params });
}

async function refuseElsewhere(unit: Unit, row: CardRow, part: PartRow): Promise<void> {
  const { code } = part;
  if (part.deviceId === row.id) {
    throw new AppError('part.already_inside', { status: 409, params: { code } });
  }
  if (part.status === 'in_device') {
    const device = await whereIsPart(unit, part);
    throw new AppError('part.in_other_device', { status: 409, params: { code, device } });
  }
  if (part.status !== 'in_stock' || part.transferId) {
    const partStatus = part.transferId ? 'in_transit' : part.status;
    throw new AppError('part.not_in_stock', { status: 409, params: { code, partStatus } });
  }
}

async function refuseUnfit(
  unit: Unit,
  row: CardRow,
  part: FittingPart,
  anyway: boolean,
): Promise<FitVerdict> {
  const fit = await fitOf(unit, row, part);
  if (fit.verdict !== 'no' || anyway) return fit;
  const blockers = fit.reasons.map(({ code, params }): Blocker => {
    return { gate: null, code, params: { ...params }, where: 'faults' };
  });
  throw new AppError('part.does_not_fit', { status: 409, params: { code: row.code }, blockers });
}
