/** How the devices of the demo come in: one batch, walk-ins, and what is only announced. */
import type { DeviceKind } from '#domain/device-kinds.ts';
import { closeBatch, openBatch, receiveBatchUnit } from '../../api/intake/batches.service.ts';
import { undoBatchUnit } from '../../api/intake/batch-progress.ts';
import { editDonation, openDonation } from '../../api/intake/donations.service.ts';
import { announceDevices } from '../../api/intake/offers.service.ts';
import { receiveDevice } from '../../api/intake/receive.service.ts';
import { moveToPlace } from '../../api/places/place-contents.service.ts';
import { undoLast } from '../../api/devices/corrections.service.ts';
import { confirmLabel } from '../../api/labels/labels.service.ts';
import type { PrintInput } from '../../api/labels/label-request.ts';
import { printLabels } from '../../api/labels/prints.service.ts';
import { BATCH } from './batch.ts';
import { makeSerial, modelOf } from './catalogue.ts';
import type { Journey } from './clock.ts';
import type { Gift, Plan } from './plans.ts';
import { ANNOUNCED } from './roster.ts';
import { type Shop, asked } from './shop.ts';

/** A device in hand: how later journeys find what an earlier one received. */
export interface Item {
  code: string;
  charger: string | null;
  /** Other accessories in its kit that carry a label. */
  others: string[];
}

export type Floor = Map<string, Item>;

export function itemOf(floor: Floor, plan: Plan): Item {
  const item = floor.get(plan.key);
  if (!item) throw new Error(`${plan.key} was not received`);
  return item;
}

async function print(shop: Shop, subject: PrintInput['subject']): Promise<string[]> {
  const { codes } = await printLabels(shop.as('warehouse'), {
    ...asked(),
    subject,
    medium: { id: 'roll-50x25' },
    dpi: 203,
    smallLabelSymbol: 'qr',
    locale: 'vi',
    format: 'pdf',
    startAt: 0,
    reason: '',
  });
  return codes;
}

/** Labels printed ahead; serial, label, scan; one unit scanned by mistake and taken back. */
export async function* receiveBatch(shop: Shop, floor: Floor): Journey {
  yield shop.dates.day(BATCH.day, BATCH.hour);
  const { code: donationCode } = await openDonation(shop.as('warehouse'), {
    ...asked(),
    donor: BATCH.donor,
    dropOff: BATCH.dropOff,
    lines: BATCH.expected,
    accessoriesNote: BATCH.note,
  });
  const { make, model, spec, charger, kind, serial } = modelOf('t480s');
  const { code } = await openBatch(shop.as('warehouse'), {
    ...asked(),
    donationCode,
    placeId: shop.place('Reception').id,
    expected: BATCH.plans.length,
    template: {
      kind,
      make,
      model,
      chargerText: charger,
      chargerCame: true,
      ...(spec.memoryMib ? { memoryMib: spec.memoryMib } : {}),
      ...(spec.storageGb ? { storageGb: spec.storageGb } : {}),
      ...(spec.storageKind ? { storageKind: spec.storageKind } : {}),
      ...(spec.cpu ? { cpu: spec.cpu } : {}),
    },
  });
  const blanks = await print(shop, { what: 'blanks', count: BATCH.plans.length, type: 'device' });
  const receive = (labelCode: string, unitSerial: string) =>
    receiveBatchUnit(shop.as('warehouse'), { ...asked(), code, labelCode, serial: unitSerial });
  for (const [index, plan] of BATCH.plans.entries()) {
    const labelCode = blanks[index] ?? '';
    if (index === 5) {
      // The barcode of the battery was scanned instead of the serial.
      await receive(labelCode, '1ZCTQ00AB91');
      await undoBatchUnit(shop.as('warehouse'), { ...asked(), code });
    }
    const unit = await receive(labelCode, makeSerial(serial, shop.draw));
    floor.set(plan.key, { code: unit.code, charger: unit.chargers[0]?.code ?? null, others: [] });
  }
  await closeBatch(shop.as('warehouse'), { ...asked(), code, closed: true });
  yield shop.dates.day(BATCH.day, BATCH.hour + 1.5);
  for (const label of await print(shop, { what: 'batch', code, only: 'chargers' })) {
    await confirmLabel(shop.as('warehouse'), { ...asked(), code: label });
  }
  await editDonation(shop.as('warehouse'), { ...asked(), code: donationCode, closed: true });
  await putAway(
    shop,
    'laptop',
    [...floor.values()].map((item) => item.code),
  );
}

/** One gift at the door: every device of it, then its labels, stuck and scanned back. */
export async function* receiveGift(shop: Shop, floor: Floor, gift: Gift): Journey {
  yield shop.dates.day(gift.day, gift.hour);
  const by = gift.dropOff === 'partner_point' ? 'collection' : 'warehouse';
  const { code: donationCode } = await openDonation(shop.as(by), {
    ...asked(),
    donor: gift.donor,
    dropOff: gift.dropOff,
    lines: gift.expected,
    accessoriesNote: gift.note,
  });
  for (const plan of gift.plans) {
    const { kind, make, model, charger: text, serial } = modelOf(plan.model);
    const came = text !== '' && !plan.noCharger;
    const noSerial = plan.story === 'no_serial';
    const device = await receiveDevice(shop.as(by), {
      ...asked(),
      donationCode,
      dropOff: gift.dropOff,
      kind,
      make,
      model,
      serial: noSerial ? '' : makeSerial(serial, shop.draw),
      ...(noSerial ? { noSerialReason: 'The plate on the foot is torn off' } : {}),
      ...(came ? { chargers: [{ text, make }] } : {}),
      placeId: shop.place('Reception').id,
      ...(plan.story === 'swollen_battery' ? { unsafe: true } : {}),
    });
    const charger = device.chargers[0]?.code ?? null;
    floor.set(plan.key, { code: device.code, charger, others: [] });
    if (plan.story === 'entered_twice') {
      await undoLast(shop.as(by), { ...asked(), code: device.code });
    }
  }
  yield shop.dates.later(shop.clock.now(), 1);
  await label(shop, floor, gift, donationCode);
}

/** What came in last is printed, but nobody has stuck it on yet; the rest is scanned back. */
async function label(shop: Shop, floor: Floor, gift: Gift, donationCode: string): Promise<void> {
  const waiting = new Set(
    gift.plans
      .filter((plan) => plan.goal === 'received' && !plan.story)
      .map((plan) => itemOf(floor, plan).code),
  );
  const printed = await print(shop, { what: 'donation', code: donationCode, withChargers: true });
  for (const code of printed) {
    if (!waiting.has(code)) await confirmLabel(shop.as('warehouse'), { ...asked(), code });
  }
  for (const plan of gift.plans) {
    if (plan.goal === 'received') continue;
    await putAway(shop, modelOf(plan.model).kind, [itemOf(floor, plan).code]);
  }
}

const WAITING = { laptop: 'B-01', desktop: 'B-02', aio: 'B-02', tablet: 'B-03' } as const;

/** Labelled devices wait on the shelf of their kind. */
async function putAway(shop: Shop, kind: DeviceKind, codes: string[]): Promise<void> {
  const { code } = shop.place(WAITING[kind]);
  await moveToPlace(shop.as('warehouse'), { ...asked(), code, codes });
}

/** Three laptops that a clinic has promised. */
export async function* announce(shop: Shop): Journey {
  const { day, hour, donor, kind, count, make, model } = ANNOUNCED;
  yield shop.dates.day(day, hour);
  const { code } = await openDonation(shop.as('coordinator'), {
    ...asked(),
    donor,
    dropOff: 'home_pickup',
    lines: [{ kind, expected: count }],
  });
  await announceDevices(shop.as('coordinator'), { ...asked(), code, kind, count, make, model });
}
