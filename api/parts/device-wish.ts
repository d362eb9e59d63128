/** What a device asks of a part, from its own record and from parts that were or are in it. */
import { and, desc, eq, or } from 'drizzle-orm';
import { type FitVerdict, type FittingPart, type PartWish, partFits } from '#domain/part-fits.ts';
import type { PartFacts } from '#domain/parts.ts';
import type { CardRow } from '../../db/device-card.ts';
import { devices, parts } from '../../db/schema/index.ts';
import { reader } from '../accessories/accessory-events.ts';
import type { Context } from '../lib/context.ts';
import type { ItemRow } from './item-rows.ts';
import type { PartRow } from './part-events.ts';

/** Facts that a module or battery of the same device shares with its successor; sizes it need not share. */
const SHARED: readonly (keyof PartFacts)[] = [
  'generation',
  'form',
  'interface',
  'partNumbers',
  'volts',
  'inch',
  'pins',
];

export async function wishOf(ctx: Context, row: CardRow, type: string): Promise<PartWish> {
  const { make, model } = row;
  const [known] = await reader(ctx)
    .select({ facts: parts.facts })
    .from(parts)
    .where(and(eq(parts.type, type), or(eq(parts.cameFromId, row.id), eq(parts.deviceId, row.id))))
    .orderBy(desc(parts.createdAt))
    .limit(1);
  const before = (known?.facts ?? {}) as PartFacts;
  const shared = Object.fromEntries(
    SHARED.filter((key) => before[key] !== undefined).map((key) => [key, before[key]]),
  ) as PartFacts;
  return { make, model, facts: { ...ofDevice(row, type), ...shared } };
}

function ofDevice(row: CardRow, type: string): PartFacts {
  const isScreen = type === 'screen' || type === 'touchscreen';
  if (!isScreen || row.screenInch === null) return {};
  return { inch: row.screenInch };
}

/** A harvested part fits at least the model it came from. */
export async function fittingPart(ctx: Context, part: PartRow): Promise<FittingPart> {
  const [donor] = part.cameFromId
    ? await reader(ctx)
        .select({ make: devices.make, model: devices.model })
        .from(devices)
        .where(eq(devices.id, part.cameFromId))
    : [];
  const models = donor?.model ? [donor.model, `${donor.make} ${donor.model}`] : [];
  const facts = part.facts as PartFacts;
  return { type: part.type as FittingPart['type'], facts, fits: models };
}

export function fittingItem(item: ItemRow): FittingPart {
  const { facts, fits } = item;
  return { type: item.type as FittingPart['type'], facts: facts as PartFacts, fits };
}

export async function fitOf(ctx: Context, row: CardRow, part: FittingPart): Promise<FitVerdict> {
  return partFits(part, await wishOf(ctx, row, part.type));
}
