/** What the devices in kitting wait for: "14 wait for a 19.5 V charger". */
import { matchCharger } from '#domain/charger-matching.ts';
import type { KitLineKey } from '#domain/kit-template.ts';
import { type StockedCharger, factsOf, loadChargers } from '../accessories/charger-stock.ts';
import type { Context } from '../lib/context.ts';
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
  /** How many of them a charger that is in stock by now would serve. */
  served: number;
}

/** Lines marked as not in stock, grouped by thing and, for chargers, by voltage and plug; the largest first. */
export async function kitShortages(ctx: Context): Promise<Shortage[]> {
  const kits = await readKitsInWork(ctx);
  const waiting = kits.filter((kit) => kit.short.length > 0);
  const anyCharger = waiting.some((kit) => kit.short.includes('charger'));
  const stock = anyCharger ? await loadChargers(ctx) : [];
  const groups = new Map<string, Shortage>();
  for (const kit of waiting) {
    for (const line of kit.short) addTo(groups, line as KitLineKey, kit, stock);
  }
  return [...groups.values()].toSorted(
    (a, b) => b.waiting - a.waiting || a.line.localeCompare(b.line),
  );
}

function addTo(
  groups: Map<string, Shortage>,
  line: KitLineKey,
  kit: KitInWork,
  stock: StockedCharger[],
): void {
  const charger = line === 'charger';
  const volts = charger ? kit.needed.volts : null;
  const connector = charger ? kit.needed.connector : null;
  const key = [line, volts ?? '', connector ?? ''].join(' ');
  const group = groups.get(key) ?? {
    line,
    volts,
    watts: null,
    connector,
    waiting: 0,
    devices: [],
    served: 0,
  };
  group.waiting += 1;
  if (group.devices.length < 50) group.devices.push(kit.code);
  if (charger) {
    group.watts = Math.max(group.watts ?? 0, kit.needed.watts ?? 0) || null;
    if (takeFitting(stock, kit)) group.served += 1;
  }
  groups.set(key, group);
}

/** Takes the charger out of the list, so that it serves one device only. */
function takeFitting(stock: StockedCharger[], kit: KitInWork): boolean {
  const at = stock.findIndex((one) => matchCharger(kit.needed, factsOf(one)).result === 'ok');
  if (at === -1) return false;
  stock.splice(at, 1);
  return true;
}
