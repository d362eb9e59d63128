/** A stock count that runs: two shelves done, one begun, four to go, and something to put right. */
import { startCount } from '../../api/counts/counts.service.ts';
import { readCountPlace } from '../../api/counts/count-view.service.ts';
import { countPlace, countThing } from '../../api/counts/count-scan.ts';
import { write } from '../../api/lib/unit.ts';
import { type Shop, asked } from './shop.ts';

const SHELVES = ['A-01', 'A-02', 'A-03', 'A-04', 'A-05', 'A-06', 'B-01'];

/** One device of A-02 lies on A-03, another is nowhere; a label of somebody else hangs on A-03. */
export async function beginCount(shop: Shop): Promise<void> {
  shop.clock.advanceTo(shop.dates.minutesAgo(25));
  const placeIds = SHELVES.map((name) => shop.place(name).id);
  const name = 'Friday, the A shelves';
  const { id } = await startCount(shop.as('warehouse'), { ...asked(), name, placeIds });
  let before: string | null = null;
  const place = async (shelf: string) => {
    const { code } = shop.place(shelf);
    const intent = { do: 'count_place', count: id, place: code, before } as const;
    await write(shop.as('warehouse'), asked(), (unit) => countPlace(unit, intent));
    before = code;
    const { lines } = await readCountPlace(shop.as('warehouse'), id, code);
    return { code, devices: lines.map((line) => line.code) };
  };
  const found = (shelf: string, text: string, by: 'code' | 'serial' = 'code') => {
    const target = by === 'code' ? ({ by, code: text } as const) : ({ by, text } as const);
    const intent = { do: 'count_thing', count: id, place: shelf, target, pieces: null } as const;
    return write(shop.as('warehouse'), asked(), (unit) => countThing(unit, intent));
  };
  const first = await place('A-01');
  for (const code of first.devices) await found(first.code, code);
  const second = await place('A-02');
  const [strayed, _lost, ...rest] = second.devices;
  for (const code of rest) await found(second.code, code);
  const third = await place('A-03');
  for (const code of third.devices.slice(0, -1)) await found(third.code, code);
  if (strayed) await found(third.code, strayed);
  await found(third.code, 'TNSO-2019-0417', 'serial');
}
