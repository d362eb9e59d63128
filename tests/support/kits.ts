/** Chargers in stock and laptops being kitted, for tests of what happens between them. */
import { randomUUID } from 'node:crypto';
import type { AccessoryFacts } from '#domain/accessory-facts.ts';
import { makeCode } from '#domain/codes.ts';
import type { CreatedDevice } from '../../api/devices/create-device.ts';
import { addAccessories } from '../../api/accessories/accessories.service.ts';
import { takeCodeNumbers } from '../../api/codes/code-numbers.ts';
import { write } from '../../api/lib/unit.ts';
import { recordMovement } from '../../api/stock/movements.ts';
import { codes, stockItems } from '../../db/schema/index.ts';
import { deviceIn } from './stock.ts';
import type { Member, Workshop } from './workshop.ts';

/** Adds one charger as its label says it and answers its code. */
export async function charger(
  by: Member,
  chargerText: string,
  more: { placeCode?: string; make?: string } = {},
): Promise<string> {
  const input = { requestId: randomUUID(), kind: 'charger' as const, count: 1, chargerText };
  const { codes } = await addAccessories(by.ctx, { ...input, ...more });
  const [code] = codes;
  if (!code) throw new Error('no charger was added');
  return code;
}

export const LATITUDE_CHARGER = '19.5V 3.34A 65W 4.5mm';

/** A Lenovo laptop in kitting that asks for 65 W at 19.5 V through a 4.5 mm plug. */
export async function laptopInKitting(workshop: Workshop, by: Member): Promise<CreatedDevice> {
  return deviceIn(workshop, by, 'kitting', {
    make: 'Lenovo',
    hasCamera: true,
    hasMicrophone: true,
    hasWifi: true,
    chargerVolts: 19.5,
    chargerWatts: 65,
    chargerConnector: '4.5x3.0',
  });
}

export function kitOf(workshop: Workshop, code: string) {
  const post = (by: Member, path: string, body: Record<string, unknown> = {}) =>
    workshop.request(by, 'POST', `/api/kits/${code}/${path}`, { requestId: randomUUID(), ...body });
  return {
    post,
    scan: (by: Member, accessoryCode: string) => post(by, 'accessories', { accessoryCode }),
    /** Bag, cord and guide: all that a laptop with everything built in needs beside its charger. */
    tickCounted: async (by: Member) => {
      for (const line of ['power_cord', 'bag', 'guide']) {
        const answer = await post(by, `lines/${line}/quantity`, { quantity: 1 });
        if (answer.status !== 200) throw new Error(`${line}: ${JSON.stringify(answer.body)}`);
      }
    },
  };
}

/** A counted accessory of the catalogue with pieces in bins. */
export async function countedItem(
  by: Member,
  item: { type: string; name: string; facts?: AccessoryFacts; pieces: [string, number][] },
): Promise<{ id: string; code: string }> {
  return write(by.ctx, { requestId: randomUUID() }, async (unit) => {
    const [number] = await takeCodeNumbers(unit.tx, 'accessory', 1);
    const row = { id: unit.newId(), code: makeCode('accessory', number ?? 0) };
    const { type, name, facts = {} } = item;
    const made = { createdById: by.personId, createdAt: unit.recordedAt };
    const counted = { family: 'accessory', tracking: 'counted' } as const;
    await unit.tx.insert(stockItems).values({ ...row, ...counted, type, name, facts, ...made });
    await unit.tx
      .insert(codes)
      .values({ code: row.code, subject: 'item', subjectId: row.id, createdAt: unit.recordedAt });
    for (const [placeId, quantity] of item.pieces) {
      await recordMovement(unit, { itemId: row.id, kind: 'received', quantity, to: { placeId } });
    }
    return row;
  });
}
