/** What to fetch for the lines of a kit, and from which bin. */
import type { MatchResult } from '#domain/charger-matching.ts';
import type { KitVerdict } from '#domain/kit-matching.ts';
import type { KitLine, KitLineKey } from '#domain/kit-template.ts';
import type { Reason } from '#domain/reason.ts';
import type { CardRow } from '../../db/device-card.ts';
import type { StockHint } from '../accessories/charger-stock.ts';
import type { Context } from '../lib/context.ts';
import { type JudgedBin, judgeBins, keepsFitting, readBins, typesOf } from './counted-stock.ts';
import { findTracked } from './tracked-stock.ts';

/** A labelled thing, or a counted one with the code of its shelf label. */
export interface TakeHint {
  code: string;
  /** Of a counted thing. */
  name: string;
  make: string;
  volts: number | null;
  watts: number | null;
  connector: string;
  place: { code: string; name: string } | null;
  own: boolean;
  stronger: boolean;
  result: Exclude<MatchResult, 'block'>;
  reasons: Reason[];
  /** Pieces in that bin; null for a labelled thing. */
  left: number | null;
}

interface Hints {
  stocked: Set<KitLineKey>;
  take: Map<KitLineKey, TakeHint[]>;
}

/** For lines that still lack something, and optional ones: what to fetch. Only while the kit is filled. */
export async function readHints(
  ctx: Context,
  row: CardRow,
  template: readonly KitLine[],
  verdict: KitVerdict,
): Promise<Hints> {
  const hints: Hints = { stocked: new Set(), take: new Map() };
  if (row.stage !== 'kitting') return hints;
  const counted = template.filter((line) => !line.tracked);
  const bins = await readBins(ctx, counted.flatMap(typesOf));
  for (const line of counted) {
    const judged = judgeBins(ctx, row, line, bins);
    if (judged.some(keepsFitting)) hints.stocked.add(line.key);
    hints.take.set(line.key, judged.flatMap(toTake).slice(0, 3));
  }
  const open = verdict.lines.filter((line) => !line.satisfied).map((line) => line.line);
  for (const line of template) {
    if (!line.tracked || !open.includes(line.key)) continue;
    const found = await findTracked(ctx, row, line);
    hints.take.set(line.key, found.map(toTakeTracked));
  }
  return hints;
}

function toTake(bin: JudgedBin): TakeHint[] {
  if (bin.result === 'block' || bin.quantity === 0) return [];
  const { result, reasons } = bin;
  return [
    {
      code: bin.itemCode,
      name: bin.name,
      make: '',
      volts: null,
      watts: null,
      connector: '',
      place: { code: bin.placeCode, name: bin.placeName },
      own: false,
      stronger: false,
      result,
      reasons,
      left: bin.quantity,
    },
  ];
}

const toTakeTracked = (hint: StockHint): TakeHint => ({ ...hint, name: '', left: null });
