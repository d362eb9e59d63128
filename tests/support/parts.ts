/** A catalogue item with pieces in bins, and devices in repair, made through the services. */
import { randomUUID } from 'node:crypto';
import type { QueuedScan } from '#domain/bench.ts';
import { NO_CONTEXT } from '#domain/bench.ts';
import { receiveItem } from '../../api/parts/item-stock.service.ts';
import { addItem } from '../../api/parts/items.service.ts';
import type { Member } from './workshop.ts';

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
