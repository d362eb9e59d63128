/** Counted pieces and labelled parts: received, moved, counted, built in, put back, harvested. */
import { sql } from 'drizzle-orm';
import type { SiteStage, Stage } from './stage.ts';
import { type Acts, ask, at, deviceIn, itemOf, pick, shelfOf, tell } from './steps.ts';

const WORKED_ON = ['diagnosing', 'repairing', 'harvesting'];

const partThat = (stage: Stage, { id }: SiteStage, n: number, ...statuses: string[]) =>
  pick(
    stage,
    n,
    sql`select code from parts where site_id = ${id} and status in ${statuses} order by id`,
  );

export const PART_ACTS: Acts = {
  receivePieces: async (stage, site, { n, m }) => {
    const item = await itemOf(stage, site, n);
    if (!item) return 'nothing to do';
    const body = { quantity: 1 + (m % 6), placeCode: shelfOf(site, m).code };
    return tell(stage, site.crew.warehouse, `/api/parts/items/${item.code}/receipts`, body);
  },
  receiveLabelled: async (stage, site, { n, m }) => {
    const item = await pick(
      stage,
      n,
      sql`select code from stock_items where tracking = 'serialised' order by id desc limit 2`,
    );
    if (!item) return 'nothing to do';
    const body = { quantity: 1 + (m % 2), placeCode: shelfOf(site, m).code };
    return tell(stage, site.crew.warehouse, `/api/parts/items/${item.code}/receipts`, body);
  },
  movePieces: async (stage, site, { n, m }) => {
    const item = await itemOf(stage, site, n);
    if (!item) return 'nothing to do';
    const [fromCode, toCode] = [shelfOf(site, m).code, shelfOf(site, n).code];
    const body = { quantity: 1 + (m % 5), fromCode, toCode };
    return tell(stage, site.crew.warehouse, `/api/parts/items/${item.code}/moves`, body);
  },
  countBin: async (stage, site, { n, m }) => {
    const item = await itemOf(stage, site, n);
    if (!item) return 'nothing to do';
    const place = shelfOf(site, m);
    const here = await pick<{ quantity: number }>(
      stage,
      0,
      sql`select quantity from stock where item_id = ${item.id} and holder_id = ${place.id}`,
    );
    const expected = here?.quantity ?? 0;
    const body = { placeCode: place.code, counted: n % 9, expected };
    return tell(stage, site.crew.warehouse, `/api/parts/items/${item.code}/counts`, body);
  },
  usePieces: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, ...WORKED_ON);
    const item = await itemOf(stage, site, m);
    if (!device || !item) return 'nothing to do';
    const where = m % 2 === 0 ? { placeCode: shelfOf(site, n).code } : {};
    const body = { partCode: item.code, quantity: 1 + (n % 3), anyway: true, ...where };
    return tell(stage, site.crew.technician, `/api/devices/${device.code}/parts`, body);
  },
  useLabelled: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, ...WORKED_ON);
    const part = await partThat(stage, site, m, 'in_stock', 'in_device');
    if (!device || !part) return 'nothing to do';
    const body = { partCode: part.code, anyway: true };
    return tell(stage, site.crew.technician, `/api/devices/${device.code}/parts`, body);
  },
  putBack: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, ...WORKED_ON);
    const part = at([await itemOf(stage, site, m), await insideOf(stage, device?.code)], n + m);
    if (!device || !part) return 'nothing to do';
    const where = m % 3 > 0 ? { placeCode: shelfOf(site, m).code } : {};
    const body = { partCode: part.code, quantity: 1 + (m % 2), ...where };
    return tell(stage, site.crew.technician, `/api/devices/${device.code}/parts/returns`, body);
  },
  harvest: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, ...WORKED_ON);
    if (!device) return 'nothing to do';
    const where = m % 2 === 0 ? { placeCode: shelfOf(site, m).code } : {};
    const { code } = device;
    const drive = await pick<{ id: string; type: string }>(
      stage,
      n,
      sql`select m.id, case m.type when 'hdd' then 'hdd' else 'ssd' end as type from media m
        join devices d on d.id = m.device_id where d.code = ${code} order by m.id`,
    );
    const what =
      drive && m % 3 > 0
        ? { type: drive.type, mediumId: drive.id }
        : { type: at(['ram', 'screen', 'keyboard'], m) };
    const path = `/api/devices/${code}/parts/harvests`;
    return tell(stage, site.crew.technician, path, { ...what, ...where });
  },
  /** The label of a part is scanned back, whoever has it. */
  confirmPart: async (stage, site, { n }) => {
    const part = await partThat(stage, site, n, 'in_stock', 'in_device', 'missing');
    if (!part) return 'nothing to do';
    return (await ask(stage, site.crew.warehouse, '/api/labels/confirm', { code: part.code }))
      .outcome;
  },
};

const insideOf = (stage: Stage, device = '') =>
  pick(
    stage,
    0,
    sql`select p.code from parts p join devices d on d.id = p.device_id where d.code = ${device}`,
  );
