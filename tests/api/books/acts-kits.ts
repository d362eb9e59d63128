/** Chargers one by one and counted accessories, on shelves and in the kits of laptops. */
import { sql } from 'drizzle-orm';
import { laptopInKitting } from '../../support/kits.ts';
import type { SiteStage, Stage } from './stage.ts';
import { type Acts, at, deviceIn, pick, shelfOf, tell } from './steps.ts';

const accessoryThat = (stage: Stage, { id }: SiteStage, n: number, ...statuses: string[]) =>
  pick(
    stage,
    n,
    sql`select code from accessories where site_id = ${id} and status in ${statuses} order by id`,
  );

export const KIT_ACTS: Acts = {
  addCharger: async (stage, site, { n, m }) =>
    tell(stage, site.crew.warehouse, '/api/accessories', {
      kind: 'charger',
      count: 1 + (n % 2),
      chargerText: '19.5V 3.34A 65W 4.5mm',
      ...(m % 2 === 0 ? { placeCode: shelfOf(site, m).code } : {}),
    }),
  chargerStatus: async (stage, site, { n, m }) => {
    const known = await accessoryThat(stage, site, n, 'in_stock', 'in_kit', 'missing');
    if (!known) return 'nothing to do';
    const status = at(['missing', 'in_stock', 'recycled'], m);
    const path = `/api/accessories/${known.code}/status`;
    return tell(stage, site.crew.warehouse, path, { status });
  },
  startKit: async (_stage, site) => {
    await laptopInKitting(site.workshop, site.crew.warehouse);
    return 'done';
  },
  fillKit: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, 'kitting');
    const known = await accessoryThat(stage, site, m, 'in_stock', 'in_kit');
    if (!device || !known) return 'nothing to do';
    const path = `/api/kits/${device.code}/accessories`;
    return tell(stage, site.crew.warehouse, path, { accessoryCode: known.code });
  },
  emptyKit: async (stage, site, { n }) => {
    const device = await deviceIn(stage, site, n, 'kitting');
    if (!device) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/kits/${device.code}/lines/charger/removal`);
  },
  /** More, fewer or none: the bins give and get back what changed. */
  countIntoKit: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, 'kitting');
    const item = await pick(
      stage,
      m,
      sql`select code from stock_items where family = 'accessory'
        and id in (select item_id from stock_movements where site_id = ${site.id}) order by id`,
    );
    if (!device || !item) return 'nothing to do';
    const where = m % 3 === 0 ? { placeCode: shelfOf(site, m).code } : {};
    return tell(stage, site.crew.warehouse, `/api/kits/${device.code}/lines/mouse/quantity`, {
      itemCode: item.code,
      quantity: m % 4,
      ...where,
    });
  },
};
