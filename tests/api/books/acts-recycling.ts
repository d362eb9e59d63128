/** Batches for the recycler and the bins of swollen batteries. */
import { sql } from 'drizzle-orm';
import type { SiteStage, Stage } from './stage.ts';
import { type Acts, ask, at, deviceIn, itemOf, pick, shelfOf, tell, thingOf } from './steps.ts';

const batchOf = (stage: Stage, { id }: SiteStage, n: number) =>
  pick<{ code: string; id: string }>(
    stage,
    n,
    sql`select code, id from recycling_batches
      where site_id = ${id} and recorded_at is null and cancelled_at is null order by id`,
  );

const hazardOf = (stage: Stage, { id }: SiteStage, n: number) =>
  pick<{ id: string }>(
    stage,
    n,
    sql`select id from hazardous_items where site_id = ${id} and batch_id is null order by id`,
  );

export const RECYCLING_ACTS: Acts = {
  openBatch: (stage, site) =>
    tell(stage, site.crew.warehouse, '/api/recycling/batches', { recycler: 'Green Metals' }),
  load: async (stage, site, { n, m }) => {
    const batch = await batchOf(stage, site, n);
    const waiting = await deviceIn(stage, site, m, 'for_recycling');
    const thing = at([waiting, await itemOf(stage, site, m), await thingOf(stage, site, m)], n);
    if (!batch || !thing) return 'nothing to do';
    const where = m % 2 === 0 ? { placeCode: shelfOf(site, n).code } : {};
    const body = { code: thing.code, pieces: 1 + (m % 3), ...where };
    return tell(stage, site.crew.warehouse, `/api/recycling/batches/${batch.code}/lines`, body);
  },
  loadHazard: async (stage, site, { n, m }) => {
    const batch = await batchOf(stage, site, n);
    const hazard = await hazardOf(stage, site, m);
    if (!batch || !hazard) return 'nothing to do';
    const path = `/api/recycling/batches/${batch.code}/hazards`;
    return tell(stage, site.crew.warehouse, path, { hazardId: hazard.id });
  },
  takeOff: async (stage, site, { n, m }) => {
    const batch = await batchOf(stage, site, n);
    const line =
      batch &&
      (await pick<{ id: string }>(
        stage,
        m,
        sql`select id from recycling_lines where batch_id = ${batch.id} order by id`,
      ));
    if (!batch || !line) return 'nothing to do';
    const path = `/api/recycling/batches/${batch.code}/lines/${line.id}/removal`;
    return tell(stage, site.crew.warehouse, path);
  },
  cancelBatch: async (stage, site, { n }) => {
    const batch = await batchOf(stage, site, n);
    if (!batch || n % 3 > 0) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/recycling/batches/${batch.code}/cancellation`);
  },
  /** Signed by two; what cannot leave any more is taken off first, every other time. */
  signBatch: async (stage, site, { n }) => {
    const batch = await batchOf(stage, site, n);
    if (!batch) return 'nothing to do';
    const { coordinator } = site.crew;
    const path = `/api/recycling/batches/${batch.code}`;
    const { body } = await stage.workshop.request(coordinator, 'GET', path);
    const view = body as {
      version: number;
      lines: { id: string; pieces: number; problem: unknown }[];
    };
    const wrong = n % 2 === 0 ? view.lines.filter(({ problem }) => problem) : [];
    for (const { id } of wrong) await ask(stage, coordinator, `${path}/lines/${id}/removal`);
    const left = view.lines.filter((line) => !wrong.includes(line));
    const pieces = left.reduce((sum, line) => sum + line.pieces, 0);
    if (pieces === 0) return 'nothing to do';
    return tell(stage, coordinator, `${path}/signature`, {
      version: view.version + wrong.length,
      pieces,
      weightKg: 2.5,
      witness: stage.witness,
    });
  },
  swollen: async (stage, site, { n, m }) => {
    const device = await deviceIn(stage, site, n, 'diagnosing', 'repairing', 'quarantined');
    const from = device ? { deviceCode: device.code } : {};
    const body = { kind: 'battery_swollen', pieces: 1 + (m % 2), placeId: site.bin.id, ...from };
    return tell(stage, site.crew.technician, '/api/hazards', body);
  },
  notSwollen: async (stage, site, { n }) => {
    const hazard = await hazardOf(stage, site, n);
    if (!hazard) return 'nothing to do';
    return tell(stage, site.crew.technician, `/api/hazards/${hazard.id}/removal`);
  },
};
