/** What the devices in kitting wait for: "14 wait for a 19.5 V charger, 3 arrived". */
import { matchCharger } from '#domain/charger-matching.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import {
  type ChargerWish,
  type StockedCharger,
  factsOf,
  loadChargersFor,
} from '../accessories/charger-stock.ts';
import type { Context } from '../lib/context.ts';
import { type BinStock, readBins } from './counted-stock.ts';
import { type KitInWork, readKitsInWork } from './kits-in-work.ts';

export interface Shortage {
  line: KitLineKey;
  /** Of chargers; null for other things and where nobody has entered it. */
  volts: number | null;
  /** The strongest that one of them asks for. */
  watts: number | null;
  connector: string | null;
  /** How many devices wait. */
  waiting: number;
  /** Their codes, those that wait longest first, at most 50. */
  devices: string[];
  /** How many of them what is in stock by now would serve, and how many still lack theirs. */
  served: number;
  lacking: number;
  /** The first of those that can be served. */
  servedFirst: string | null;
  /** Of counted things: the bins with pieces. */
  bins: { place: string; quantity: number }[];
}

/** Lines marked as not in stock, grouped by thing and, for chargers, by voltage and plug, the largest first; and how many devices wait. */
export async function kitShortages(
  ctx: Context,
): Promise<{ shortages: Shortage[]; devices: number }> {
  const kits = await readKitsInWork(ctx);
  const waiting = kits.filter((kit) => kit.short.length > 0);
  const wishes = waiting
    .filter((kit) => kit.short.includes('charger'))
    .map(({ id, placeId, needed }): ChargerWish => ({ deviceId: id, placeId, needed }));
  const counted = [...new Set(waiting.flatMap((kit) => kit.short))];
  const [chargers, bins] = await Promise.all([
    loadChargersFor(ctx, wishes),
    readBins(ctx, counted),
  ]);
  const groups = new Map<string, Shortage>();
  for (const kit of waiting) {
    for (const line of kit.short) addTo(groups, line as KitLineKey, kit, { chargers, bins });
  }
  const shortages = [...groups.values()].toSorted(
    (a, b) => b.waiting - a.waiting || a.line.localeCompare(b.line),
  );
  return { shortages, devices: waiting.length };
}

interface Stock {
  chargers: StockedCharger[];
  bins: BinStock[];
}

function addTo(
  groups: Map<string, Shortage>,
  line: KitLineKey,
  kit: KitInWork,
  { chargers, bins }: Stock,
): void {
  const charger = line === 'charger';
  const volts = charger ? kit.needed.volts : null;
  const connector = charger ? kit.needed.connector : null;
  const key = [line, volts ?? '', connector ?? ''].join(' ');
  const here = bins.filter((bin) => bin.type === line && bin.quantity > 0);
  const group = groups.get(key) ?? {
    line,
    volts,
    watts: null,
    connector,
    waiting: 0,
    devices: [],
    served: 0,
    lacking: 0,
    servedFirst: null,
    bins: here.map(({ placeName, quantity }) => ({ place: placeName, quantity })),
  };
  group.waiting += 1;
  if (group.devices.length < 50) group.devices.push(kit.code);
  if (charger) group.watts = Math.max(group.watts ?? 0, kit.needed.watts ?? 0) || null;
  const pieces = group.bins.reduce((sum, bin) => sum + bin.quantity, 0);
  if (charger ? takeFitting(chargers, kit) : pieces > group.served) {
    group.served += 1;
    group.servedFirst ??= kit.code;
  }
  group.lacking = group.waiting - group.served;
  groups.set(key, group);
}

/** Takes the charger out of the list, so that it serves one device only. */
function takeFitting(stock: StockedCharger[], kit: KitInWork): boolean {
  const at = stock.findIndex((one) => matchCharger(kit.needed, factsOf(one)).result === 'ok');
  if (at === -1) return false;
  stock.splice(at, 1);
  return true;
}
