/** A catalogue item with pieces in bins, and devices in repair, made through the services. */
import { randomUUID } from 'node:crypto';
import type { QueuedScan } from '#domain/bench.ts';
import { NO_CONTEXT } from '#domain/bench.ts';
import { receiveItem } from '../../api/parts/item-stock.service.ts';
import { addItem } from '../../api/parts/items.service.ts';
import type { TestDatabase } from './database.ts';
import { makeShelf } from './scans.ts';
import { type Member, openWorkshop } from './workshop.ts';

type Item = Partial<Parameters<typeof addItem>[1]>;

export async function newItem(by: Member, item: Item = {}): Promise<{ code: string }> {
  return addItem(by.ctx, {
    requestId: randomUUID(),
    family: 'part',
    type: 'ram',
    tracking: 'counted',
    name: `Memory ${randomUUID().slice(0, 6)}`,
    make: '',
    model: '',
    facts: { generation: 'DDR4', form: 'SO-DIMM', sizeMib: 8192 },
    fits: [],
    minimum: null,
    ...item,
  });
}

export async function stocked(
  by: Member,
  placeCode: string,
  quantity: number,
  item: Item = {},
): Promise<{ code: string; codes: string[] }> {
  const { code } = await newItem(by, item);
  const { codes } = await receive(by, code, placeCode, quantity);
  return { code, codes };
}

export function receive(by: Member, code: string, placeCode: string, quantity: number) {
  const requestId = randomUUID();
  return receiveItem(by.ctx, { requestId, code, placeCode, quantity, serials: [], note: '' });
}

/** What the scanner sends with this device in hand. */
export function withDevice(deviceCode: string, more: Partial<QueuedScan['context']> = {}) {
  return { context: { ...NO_CONTEXT, deviceCode, ...more } };
}

/** A workshop with a technician, warehouse staff and two bins. */
export async function openPartsWorkshop(database: TestDatabase) {
  const workshop = await openWorkshop(database);
  const warehouse = await workshop.member('warehouse');
  const technician = await workshop.member('technician');
  const bin = await makeShelf(warehouse, 'B-07');
  const other = await makeShelf(warehouse, 'B-09');
  return { workshop, warehouse, technician, bin, other };
}
