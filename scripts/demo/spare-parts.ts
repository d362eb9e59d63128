/** Spare parts of the demo: a small catalogue, its bins filled, some of them low. */
import { addItem } from '../../api/parts/items.service.ts';
import { receiveItem } from '../../api/parts/item-stock.service.ts';
import type { Shop } from './shop.ts';
import { asked } from './shop.ts';

type Item = Parameters<typeof addItem>[1];
type Part = Pick<Item, 'type' | 'name' | 'facts'> &
  Partial<Pick<Item, 'make' | 'model' | 'fits' | 'minimum'>> & { bins: Record<string, number> };

const DDR4 = { generation: 'DDR4', form: 'SO-DIMM', mhz: 2666 };

const PARTS: readonly Part[] = [
  {
    type: 'ram',
    name: '8 GB DDR4',
    facts: { ...DDR4, sizeMib: 8192 },
    minimum: 5,
    bins: { 'B-03': 4, 'B-04': 2 },
  },
  {
    type: 'ram',
    name: '4 GB DDR3L',
    facts: { generation: 'DDR3L', form: 'SO-DIMM', sizeMib: 4096 },
    minimum: 4,
    bins: { 'B-03': 3 },
  },
  {
    type: 'ssd',
    name: 'SSD 256 GB',
    make: 'Kingston',
    model: 'KC600',
    facts: { interface: 'SATA', form: '2.5"', sizeGb: 256 },
    minimum: 5,
    bins: { 'Parts bin': 6 },
  },
  {
    type: 'battery',
    name: 'Latitude 5480 battery',
    make: 'Dell',
    facts: { partNumbers: ['GJKNX', 'GD1JP'], volts: 7.6, wattHours: 68 },
    fits: ['Latitude 5480', 'Latitude 5490'],
    minimum: 2,
    bins: { 'B-04': 1 },
  },
  {
    type: 'cmos',
    name: 'CR2032',
    facts: { form: 'CR2032' },
    minimum: 10,
    bins: { 'Parts bin': 24 },
  },
  { type: 'paste', name: 'Thermal paste 4 g', facts: {}, bins: { 'Parts bin': 3 } },
  {
    type: 'keyboard',
    name: 'ThinkPad T470 keyboard',
    make: 'Lenovo',
    facts: { layout: 'US', partNumbers: ['01AX364'] },
    fits: ['ThinkPad T470'],
    bins: { 'B-04': 2 },
  },
];

/** On the first day, before the first device comes in. */
export async function stockSpareParts(shop: Shop): Promise<void> {
  for (const { bins, ...part } of PARTS) {
    const tracking = part.type === 'ssd' ? 'serialised' : 'counted';
    const about = {
      family: 'part',
      make: '',
      model: '',
      fits: [],
      minimum: null,
      tracking,
    } as const;
    const { code } = await addItem(shop.as('warehouse'), { ...asked(), ...about, ...part });
    for (const [name, quantity] of Object.entries(bins)) {
      const into = { code, quantity, placeCode: shop.place(name).code, serials: [], note: '' };
      await receiveItem(shop.as('warehouse'), { ...asked(), ...into });
    }
  }
}
