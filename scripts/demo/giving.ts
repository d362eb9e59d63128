/** From the shelf to a student: reserved, handed over, and one that comes back. */
import { handOver } from '../../api/handovers/hand-over.service.ts';
import { reserveDevice } from '../../api/reservations/reserve.service.ts';
import { returnDevice } from '../../api/returns/return-device.service.ts';
import type { Who } from './cast.ts';
import type { Journey } from './clock.ts';
import type { Work } from './line.ts';
import { type Queue, needCode, needOf } from './needs.ts';
import { signature } from './picture.ts';
import { asked } from './shop.ts';

/** Working days ago; a reservation without a handover still waits. */
const DATES: Record<string, { reserved: number; handed?: number; by?: Who; returned?: number }> = {
  't480s-1': { reserved: 15, handed: 13 },
  't480s-2': { reserved: 14, handed: 12 },
  't480s-3': { reserved: 15, handed: 14, returned: 2 },
  'aspire-1': { reserved: 10, handed: 6 },
  'm10-1': { reserved: 11, handed: 8, by: 'collection' },
  'm10-2': { reserved: 11, handed: 8, by: 'collection' },
  'm10-3': { reserved: 4 },
  'latitude-1': { reserved: 2 },
};

/** Reserved thirteen days ago: its fortnight ends tomorrow. */
const EXPIRES_TOMORROW = 't480s-4';

export async function* give(work: Work, queue: Queue): Journey {
  const { shop, plan, item } = work;
  const dates = DATES[plan.key];
  const key = `needs-${plan.key}`;
  if (plan.key === EXPIRES_TOMORROW) yield shop.dates.date(13, 10);
  else yield shop.dates.day(dates?.reserved ?? 1, 10);
  await reserveDevice(shop.as('coordinator'), {
    ...asked(),
    code: item.code,
    needCode: needCode(queue, key),
    // Kept only where somebody who asked earlier is passed over.
    orderReason: 'Day of the session at this school',
  });
  if (dates?.handed === undefined) return;
  yield shop.dates.day(dates.handed, 14.2 + shop.draw(20) / 10);
  const need = needOf(key);
  await handOver(shop.as(dates.by ?? 'coordinator'), {
    ...asked(),
    code: item.code,
    scanned: [item.code, ...(item.charger ? [item.charger] : []), ...item.others],
    identitySeen: true,
    signature: { name: need.guardian, role: 'guardian', image: signature(shop.draw(1000)) },
    witnessName: '',
    locale: need.locale,
  });
  if (dates.returned === undefined) return;
  yield shop.dates.day(dates.returned, 15);
  await returnDevice(shop.as('warehouse'), {
    ...asked(),
    code: item.code,
    reason: 'fault',
    condition: 'Does not charge any more; lid scratched',
    scanned: [item.code, ...(item.charger ? [item.charger] : [])],
    counted: ['bag', 'guide'],
    need: 'reopen',
    placeCode: shop.place('Reception').code,
  });
}
