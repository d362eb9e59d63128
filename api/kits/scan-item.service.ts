/** The shelf label of a counted thing, scanned at the kitting table: one piece leaves its bin and joins the kit. */
import { eq } from 'drizzle-orm';
import type { MatchResult } from '#domain/charger-matching.ts';
import { readScan } from '#domain/codes.ts';
import type { KitLine } from '#domain/kit-template.ts';
import type { Reason } from '#domain/reason.ts';
import type { CardRow } from '../../db/device-card.ts';
import { stockItems } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import { kitTemplateOf } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import type { WriteInput } from '../lib/unit.ts';
import { type Taken, takeIntoLine } from './counted-line.ts';
import {
  type BinHint,
  type JudgedBin,
  judgeBins,
  readBins,
  toBinHint,
  typesOf,
} from './counted-stock.ts';
import { type KitAnswer, changeKit, kitAnswer, withLine } from './kit-write.ts';

export interface ItemFill extends KitAnswer {
  deviceCode: string;
  item: { code: string; name: string };
  /** `ok` and `warn` are in the kit now; with `block` nothing was changed. */
  result: MatchResult;
  reasons: Reason[];
  /** How many belong in the kit, how many of it lie there now, and the bin they were taken from. */
  needed: number;
  taken: Taken | null;
  /** What fits, with its bin, where this one does not. */
  better: BinHint | null;
}

/**
 * Each scan is one piece.
 * @throws AppError `kit.line_not_needed`, `kit.none_left` (409), `accessory.not_found` (404), `kit.not_kitting`
 */
export async function scanItemIntoKit(
  ctx: Context,
  input: WriteInput & { deviceCode: string; itemCode: string; locked?: CardRow },
): Promise<ItemFill> {
  const { deviceCode, ...rest } = input;
  return changeKit(ctx, 'kit.record', { ...rest, code: deviceCode }, async (unit, row) => {
    const item = await findCounted(unit, input.itemCode);
    const line = lineOf(unit, row, item.type);
    const bins = await readBins(unit, typesOf(line));
    const judged = judgeBins(unit, row, line, bins);
    const here = judged.filter((bin) => bin.itemId === item.id);
    const [first] = here;
    if (!first) throw new AppError('kit.none_left', noneOf(item.name));
    const { result, reasons } = first;
    const about = {
      deviceCode: row.code,
      item: { code: item.code, name: item.name },
      result,
      reasons,
      needed: line.quantity,
    };
    if (result === 'block') {
      const better = bestBin(judged.filter((bin) => bin.itemId !== item.id));
      return { ...about, taken: null, better, ...kitAnswer(unit, row, line.key) };
    }
    const taken = await takeIntoLine(unit, row, line.key, 1, here);
    const { quantity } = taken;
    const { facts } = first;
    const after = withLine(row, line.key, { status: 'filled', quantity, facts });
    return { ...about, taken, better: null, ...kitAnswer(unit, after, line.key) };
  });
}

const noneOf = (item: string) => ({ status: 409 as const, params: { item, place: '', left: 0 } });

export function bestBin(judged: readonly JudgedBin[]): BinHint | null {
  const fitting = judged.find((bin) => bin.quantity > 0 && bin.result !== 'block');
  return fitting ? toBinHint(fitting) : null;
}

/** @throws AppError `kit.line_not_needed` when a kit of this device has no place for it */
function lineOf(ctx: Context, row: CardRow, type: string): KitLine {
  const lines = kitTemplateOf(ctx, row).filter((line) => !line.tracked);
  const line =
    lines.find(({ key }) => key === type) ?? lines.find((one) => typesOf(one).includes(type));
  if (!line) {
    throw new AppError('kit.line_not_needed', { params: { line: type, kind: row.kind } });
  }
  return line;
}

async function findCounted(ctx: Context, text: string) {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped');
  const code = scan.kind === 'own' ? scan.code : '';
  const [item] = await reader(ctx).select().from(stockItems).where(eq(stockItems.code, code));
  if (!item || item.family !== 'accessory') {
    throw notFound('accessory', { code: text.slice(0, 40) });
  }
  return item;
}
