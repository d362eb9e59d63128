/** Stock counts by scanning: found, missing, elsewhere; put right by one tap, and taken back. */
import { sql } from 'drizzle-orm';
import { readCount } from '../../../api/counts/count-view.service.ts';
import { scanner } from '../../support/scans.ts';
import type { SiteStage, Stage } from './stage.ts';
import { holdingOf } from './holding.ts';
import { type Acts, type Outcome, ask, at, itemOf, pick, shelfOf, tell, thingOf } from './steps.ts';

const countOf = async (stage: Stage, { id }: SiteStage) =>
  (
    await pick<{ id: string }>(
      stage,
      0,
      sql`select id from stock_counts where site_id = ${id} and closed_at is null`,
    )
  )?.id;

async function scan(
  stage: Stage,
  { crew }: SiteStage,
  text: string,
  countId: string,
  placeCode: string | null,
  pieces?: number,
): Promise<Outcome> {
  const { one, scanOf } = scanner(() => stage.workshop);
  const context = { countId, placeCode, pieces: pieces ?? null };
  const asked = scanOf(text, { context: { ...scanOf(text).context, ...context } });
  const { outcome, code } = await one(crew.warehouse, asked);
  if (/^(conflict|internal|access)\b/.test(code)) throw new Error(`scan ${text}: ${code}`);
  return outcome === 'refused' ? 'refused' : 'done';
}

interface Key {
  placeCode: string;
  subject: string;
  subjectId: string;
}

const keyOf = ({ placeCode, subject, subjectId }: Key): Key => ({ placeCode, subject, subjectId });

async function undo(stage: Stage, site: SiteStage, countId: string, line: Key): Promise<Outcome> {
  const path = `/api/counts/${countId}/undo`;
  return tell(stage, site.crew.warehouse, path, { lines: [keyOf(line)] });
}

export const COUNT_ACTS: Acts = {
  startCount: async (stage, site, { n }) =>
    tell(
      stage,
      site.crew.warehouse,
      '/api/counts',
      n % 2 === 0 ? { placeIds: site.shelves.map(({ id }) => id) } : {},
    ),
  countPlace: async (stage, site, { n, m }) => {
    const countId = await countOf(stage, site);
    if (!countId) return 'nothing to do';
    const place = shelfOf(site, n).code;
    return scan(stage, site, place, countId, m % 2 === 0 ? place : null);
  },
  countThing: async (stage, site, { n, m }) => {
    const countId = await countOf(stage, site);
    const known = await pick(
      stage,
      m,
      sql`select code from devices where site_id = ${site.id} union all select code from accessories
        where site_id = ${site.id} union all select code from parts where site_id = ${site.id} order by code`,
    );
    const thing = at([await itemOf(stage, site, m), await thingOf(stage, site, m), known], n + m);
    if (!countId || !thing) return 'nothing to do';
    const pieces = n % 4 === 0 && 'id' in thing ? m % 9 : undefined;
    return scan(stage, site, thing.code, countId, shelfOf(site, n).code, pieces);
  },
  openBox: async (stage, site, { n, m }) => {
    const countId = await countOf(stage, site);
    const box = await pick(
      stage,
      n,
      sql`select code from boxes where site_id = ${site.id} order by id`,
    );
    if (!countId || !box) return 'nothing to do';
    const body = { placeCode: shelfOf(site, m).code, boxCode: box.code };
    return tell(stage, site.crew.warehouse, `/api/counts/${countId}/boxes`, body);
  },
  /** Any of what one tap can do; every other time it is taken back at once, and all is as it was. */
  putRight: async (stage, site, { n, m }) => {
    const countId = await countOf(stage, site);
    if (!countId) return 'nothing to do';
    const { differences } = await readCount(site.crew.warehouse.ctx, countId);
    if (differences.length === 0) return 'nothing to do';
    const line = at(differences, n);
    const before = await holdingOf(stage, line);
    const body = { lines: [{ ...keyOf(line), act: at(line.acts, m) }] };
    const { outcome } = await ask(
      stage,
      site.crew.warehouse,
      `/api/counts/${countId}/settle`,
      body,
    );
    if (outcome !== 'done' || m % 2 > 0) return outcome;
    const taken = await undo(stage, site, countId, line);
    if (!stage.alone || taken !== 'done') return 'done';
    const after = await holdingOf(stage, line);
    if (after !== before) throw new Error(`${line.code}: ${before} became ${after} by an undo`);
    return 'done';
  },
  undoCount: async (stage, site, { n }) => {
    const countId = await countOf(stage, site);
    const line = await pick<Key>(
      stage,
      n,
      sql`select p.code as "placeCode", l.subject, l.subject_id as "subjectId" from count_lines l
        join places p on p.id = l.place_id where l.count_id = ${countId ?? null} and l.settled is not null
        order by l.settled_at, l.subject_id`,
    );
    return countId && line ? undo(stage, site, countId, line) : 'nothing to do';
  },
  closeCount: async (stage, site, { n }) => {
    const countId = await countOf(stage, site);
    if (!countId || n % 3 > 0) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/counts/${countId}/closing`);
  },
};
