/** Kitting in the demo: the charger scanned, the counted things ticked, the shelf scanned last. */
import { fillKitLine } from '../../api/kits/fill-line.service.ts';
import { finishKit } from '../../api/kits/finish-kit.service.ts';
import { markShort, setQuantity } from '../../api/kits/kit-lines.service.ts';
import { readKit } from '../../api/kits/kit-view.service.ts';
import { moveToPlace } from '../../api/places/place-contents.service.ts';
import type { Work } from './line.ts';
import { asked } from './shop.ts';

const SHELVES = {
  laptop: ['A-01', 'A-02', 'A-03'],
  desktop: ['A-04'],
  tablet: ['A-05'],
  aio: ['A-06'],
};

/** Off the bench, to the shelf where kitting takes from. */
export async function shelve({ shop, item, technician }: Work): Promise<void> {
  const { code } = shop.place('B-04');
  await moveToPlace(shop.as(technician), { ...asked(), code, codes: [item.code] });
}

/** Takes the charger that came along, or one of the stock that fits; marks the line short where none does. */
export async function addCharger({ shop, item }: Work): Promise<boolean> {
  const view = await readKit(shop.as('warehouse'), item.code);
  if (!view.lines.some((line) => line.line === 'charger')) return true;
  const accessoryCode = item.charger ?? (view.charger?.result === 'ok' ? view.charger.code : null);
  if (!accessoryCode) {
    const line = { ...asked(), code: item.code, line: 'charger' as const, short: true };
    await markShort(shop.as('warehouse'), line);
    return false;
  }
  const { result } = await fillKitLine(shop.as('warehouse'), {
    ...asked(),
    deviceCode: item.code,
    accessoryCode,
  });
  item.charger = accessoryCode;
  return result === 'ok';
}

/** A monitor of the stock, and whatever is counted. */
export async function fillUp({ shop, item }: Work): Promise<void> {
  const { lines } = await readKit(shop.as('warehouse'), item.code);
  for (const { line, required, tracked, needed } of lines) {
    if (!required || line === 'charger') continue;
    if (!tracked) {
      await setQuantity(shop.as('warehouse'), {
        ...asked(),
        code: item.code,
        line,
        quantity: needed,
      });
      continue;
    }
    const accessoryCode = shop.takeMonitor();
    await fillKitLine(shop.as('warehouse'), { ...asked(), deviceCode: item.code, accessoryCode });
    item.others.push(accessoryCode);
  }
}

export async function finish({ shop, model, item }: Work): Promise<void> {
  const shelves = SHELVES[model.kind];
  const placeCode = shop.place(shelves[shop.draw(shelves.length)] ?? 'A-01').code;
  await finishKit(shop.as('warehouse'), { ...asked(), code: item.code, placeCode });
}
