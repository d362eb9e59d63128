/** Boxes: made, packed, unpacked; moved and taken in hand like any other thing. */
import { sql } from 'drizzle-orm';
import type { SiteStage, Stage } from './stage.ts';
import { type Acts, pick, shelfOf, tell, thingOf } from './steps.ts';

const boxOf = (stage: Stage, { id }: SiteStage, n: number, open = true) =>
  pick(
    stage,
    n,
    sql`select code from boxes where site_id = ${id} and (closed_at is null) = ${open} order by id`,
  );

export const BOX_ACTS: Acts = {
  makeBox: async (stage, site, { n, m }) =>
    tell(stage, site.crew.warehouse, '/api/boxes', {
      count: 1 + (n % 2),
      ...(m % 3 > 0 ? { placeCode: shelfOf(site, m).code } : {}),
    }),
  intoBox: async (stage, site, { n, m }) => {
    const box = await boxOf(stage, site, n);
    const thing = await thingOf(stage, site, m);
    if (!box || !thing) return 'nothing to do';
    return tell(stage, site.crew.technician, `/api/boxes/${box.code}/contents`, {
      text: thing.code,
    });
  },
  outOfBox: async (stage, site, { n }) => {
    const inside = await pick<{ code: string; box: string }>(
      stage,
      n,
      sql`select t.code, b.code as box from (
          select code, box_id from devices union all select code, box_id from accessories
          union all select code, box_id from parts) t
        join boxes b on b.id = t.box_id where b.site_id = ${site.id} order by t.code`,
    );
    if (!inside) return 'nothing to do';
    const path = `/api/boxes/${inside.box}/removals`;
    return tell(stage, site.crew.warehouse, path, { text: inside.code });
  },
  unpackBox: async (stage, site, { n }) => {
    const box = await boxOf(stage, site, n);
    if (!box) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/boxes/${box.code}/unpacking`);
  },
  reopenBox: async (stage, site, { n }) => {
    const box = await boxOf(stage, site, n, false);
    if (!box) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/boxes/${box.code}/reopening`);
  },
};
