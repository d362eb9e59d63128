/** The building and its stock, and what every journey needs to act in it. */
import { randomUUID } from 'node:crypto';
import { addAccessories } from '../../api/accessories/accessories.service.ts';
import type { Context } from '../../api/lib/context.ts';
import { confirmLabel } from '../../api/labels/labels.service.ts';
import { receiveItem } from '../../api/parts/item-stock.service.ts';
import { addItem } from '../../api/parts/items.service.ts';
import { createPlaces, listPlaces } from '../../api/places/places.service.ts';
import { type Calendar, type DemoClock, demoClock } from './clock.ts';
import type { Cast, Who } from './cast.ts';
import { drawer } from './catalogue.ts';

export interface Shop {
  clock: DemoClock;
  dates: Calendar;
  /** The person acts: the clock goes on by the minute or so that one act takes. */
  as(who: Who): Context;
  /** A place by the name on its label. */
  place(name: string): { id: string; code: string };
  /** Whole numbers from 0 up to the limit, the same in every demo. */
  draw: (below: number) => number;
  /** The next monitor of the stock. */
  takeMonitor(): string;
  /** What another person of this workshop signs an act with. */
  witness(who: Who): Promise<{ badge: string; pin: string }>;
  /** The same shop by a clock of its own, with drawings of its own. */
  strand(number: number): Shop;
}

/** The request id of one act. */
export const asked = () => ({ requestId: randomUUID() });

const BENCHES: Partial<Record<Who, string>> = { technician: 'Bench 1', 'technician-2': 'Bench 2' };

const PLACES = [
  { kind: 'bench', name: 'Bench 1…3' },
  { kind: 'shelf', name: 'A-01…06' },
  { kind: 'shelf', name: 'B-01…04' },
  { kind: 'bin', name: 'Charger bin' },
  { kind: 'bin', name: 'Parts bin' },
  { kind: 'area', name: 'Handover table' },
] as const;

/** Bought or left over from earlier days: what devices without their own charger or screen get. */
const STOCK = [
  { kind: 'charger', count: 3, make: 'Dell', chargerText: '19.5V 3.34A 65W 4.5mm' },
  { kind: 'charger', count: 2, make: 'HP', chargerText: '19.5V 2.31A 45W 4.5mm' },
  { kind: 'charger', count: 2, make: 'Acer', chargerText: '19V 3.42A 65W 5.5x1.7mm' },
  { kind: 'charger', count: 4, make: '', chargerText: '5V 2A 10W USB-C' },
  { kind: 'monitor', count: 5, make: 'Dell', model: 'E2216H' },
  { kind: 'sim', count: 3, make: 'Viettel' },
] as const;

/** Counted by bin: one shelf label each. */
const COUNTED = [
  {
    type: 'power_cord',
    name: 'Power cord C5, plug C',
    facts: { inlet: 'C5', plug: 'C' },
    pieces: 90,
  },
  { type: 'bag', name: 'Laptop bag 15.6"', facts: { inch: 17 }, pieces: 80 },
  { type: 'mouse', name: 'USB mouse', facts: { interface: 'usb' }, pieces: 60 },
  { type: 'guide', name: 'User guide, Vietnamese', facts: {}, pieces: 200 },
] as const;

/** Makes the places and puts the first accessories into their bin. @param start the first morning */
export async function openShop(cast: Cast, dates: Calendar, start: Date): Promise<Shop> {
  const admin = cast.as('admin', demoClock(start));
  for (const place of PLACES) await createPlaces(admin, { ...asked(), ...place });
  const known = new Map((await listPlaces(admin)).map((place) => [place.name, place]));
  const monitors: string[] = [];
  const place = (name: string) => {
    const found = known.get(name);
    if (!found) throw new Error(`there is no place ${name}`);
    return found;
  };
  const strand = (number: number): Shop => {
    const clock = demoClock(start);
    const draw = drawer(20_211_005 + number * 7919);
    return {
      clock,
      dates,
      place,
      draw,
      strand,
      as: (who) => {
        clock.tick(25 + draw(60));
        const bench = BENCHES[who];
        return cast.as(who, clock, bench && place(bench).id);
      },
      takeMonitor: () => {
        const monitor = monitors.shift();
        if (!monitor) throw new Error('no monitor is left');
        return monitor;
      },
      witness: (who) => cast.witness(who),
    };
  };
  const shop = strand(0);
  const placeCode = place('Charger bin').code;
  for (const stock of STOCK) {
    const added = await addAccessories(shop.as('warehouse'), { ...asked(), ...stock, placeCode });
    if (stock.kind === 'monitor') monitors.push(...added.codes);
    for (const code of added.codes) {
      await confirmLabel(shop.as('warehouse'), { ...asked(), code });
    }
  }
  for (const { pieces, ...item } of COUNTED) {
    const words = {
      family: 'accessory',
      tracking: 'counted',
      make: '',
      model: '',
      fits: [],
    } as const;
    const warehouse = shop.as('warehouse');
    const made = await addItem(warehouse, { ...asked(), ...words, ...item, minimum: 10 });
    const received = { code: made.code, quantity: pieces, placeCode, serials: [], note: '' };
    await receiveItem(shop.as('warehouse'), { ...asked(), ...received });
  }
  return shop;
}
