/** A second site, and what is packed for it: two boxes of a series, one of them with chargers in it. */
import { addAccessories } from '../../api/accessories/accessories.service.ts';
import { createBoxes, packIntoBox } from '../../api/boxes/boxes.service.ts';
import { changePerson } from '../../api/people/people.service.ts';
import { createSite } from '../../api/people/sites.service.ts';
import { packThing } from '../../api/transfers/pack.service.ts';
import { openTransfer } from '../../api/transfers/transfers.service.ts';
import { type Shop, asked } from './shop.ts';

/** The collection point's person works at both sites, so that both ends of a transfer can be tried. */
export async function packForOtherSite(shop: Shop): Promise<void> {
  const admin = shop.as('admin');
  const { id: toSiteId } = await createSite(admin, {
    ...asked(),
    name: 'Hòa Thành collection point',
    country: 'VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
    province: 'Tây Ninh',
    selfCheckMinutes: null,
  });
  const { personId, siteId } = shop.as('collection').actor;
  const roles = [siteId, toSiteId].map((at) => ({ siteId: at, role: 'collection' as const }));
  await changePerson(shop.as('admin'), { ...asked(), personId, roles });
  const place = shop.place('A-06').code;
  const chargers = await addAccessories(shop.as('warehouse'), {
    ...asked(),
    kind: 'charger',
    count: 2,
    chargerText: '5V 2A 10W USB-C',
    placeCode: shop.place('Charger bin').code,
  });
  const series = { ...asked(), name: 'Spare chargers', count: 2, placeCode: place };
  const { boxes } = await createBoxes(shop.as('warehouse'), series);
  const { code: transfer } = await openTransfer(shop.as('warehouse'), {
    ...asked(),
    toSiteId,
    carrier: 'Van of the programme',
  });
  const [box] = boxes;
  if (!box) return;
  for (const text of chargers.codes) {
    await packIntoBox(shop.as('warehouse'), { ...asked(), box: box.code, text });
  }
  await packThing(shop.as('warehouse'), { ...asked(), transfer, text: box.code });
}
