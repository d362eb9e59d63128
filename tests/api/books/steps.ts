/** One act after the other, or several at once, and what each came to. */
import { type SQL, sql } from 'drizzle-orm';
import type { Member } from '../../support/workshop.ts';
import { type SiteStage, type Stage, newRequest } from './stage.ts';
import { fingerprint } from './traces.ts';

export interface Step {
  act: string;
  /** Chooses among the things at hand, and how many pieces. */
  n: number;
  m: number;
}

export type Outcome = 'done' | 'refused' | 'nothing to do';

/** Done by people of one site; the other one is where its transfers go. */
export type Act = (
  stage: Stage,
  site: SiteStage,
  choice: { n: number; m: number },
) => Promise<Outcome>;
export type Acts = Record<string, Act>;

/** A rule that only the database knows, a write that waited for another, a role: nobody understands these. */
const NOT_UNDERSTOOD = ['conflict.rule', 'conflict.again', 'access.forbidden', 'input.invalid'];

interface Answer {
  outcome: Outcome;
  body: Record<string, unknown>;
}

/** Refused in words of its own is fine; anything else is a defect. */
export async function ask(
  stage: Stage,
  by: Member,
  path: string,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const body = { ...newRequest(), ...more };
  const answer = await stage.workshop.request(by, 'POST', path, body);
  const told = answer.body as Record<string, unknown>;
  if (answer.status === 200) return { outcome: onlyRefused(told) ? 'refused' : 'done', body: told };
  if (answer.status >= 500 || NOT_UNDERSTOOD.includes(String(told.code))) {
    throw new Error(`${path} ${JSON.stringify(body)}: ${JSON.stringify(told)}`);
  }
  stage.refused.push(body.requestId);
  return { outcome: 'refused', body: told };
}

/** Lists are done thing by thing, and each may be refused by itself. */
function onlyRefused({ done, refused }: Record<string, unknown>): boolean {
  return Array.isArray(done) && Array.isArray(refused) && done.length === 0 && refused.length > 0;
}

export const tell = async (...args: Parameters<typeof ask>): Promise<Outcome> =>
  (await ask(...args)).outcome;

/** One of the rows, the same one for the same `n` while nothing changes. */
export async function pick<T = { code: string }>(
  { database }: Stage,
  n: number,
  query: SQL,
): Promise<T | null> {
  const rows = (await database.db.execute(query)) as unknown as T[];
  return rows.length > 0 ? at(rows, n) : null;
}

export const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

export interface Held {
  code: string;
  stage: string;
}

export const deviceIn = (stage: Stage, { id }: SiteStage, n: number, ...stages: string[]) =>
  pick<Held>(
    stage,
    n,
    sql`select code, stage from devices where site_id = ${id} and stage in ${stages} order by id`,
  );

/** Anything with a label that lies at the site by itself. */
export const thingOf = (stage: Stage, { id }: SiteStage, n: number) =>
  pick<{ code: string; subject: string }>(
    stage,
    n,
    sql`select code, subject from (
      select code, 'device' as subject, id from devices where site_id = ${id} and num_nonnulls(place_id, custodian_id) = 1
      union all select code, 'accessory', id from accessories where site_id = ${id} and status = 'in_stock'
      union all select code, 'part', id from parts where site_id = ${id} and status = 'in_stock'
      union all select code, 'box', id from boxes where site_id = ${id} and closed_at is null) t order by id`,
  );

export const itemOf = (stage: Stage, { id }: SiteStage, n: number) =>
  pick<{ code: string; id: string }>(
    stage,
    n,
    sql`select code, id from stock_items where tracking = 'counted' and family = 'part'
      and id in (select item_id from stock_movements where site_id = ${id}) order by id`,
  );

export const shelfOf = ({ shelves }: SiteStage, n: number) => at(shelves, n);

/**
 * Four of five acts are those of the first site, the rest of the second one.
 * @throws when an act that was refused alone left a trace
 */
export async function play(
  stage: Stage,
  acts: Acts,
  rounds: readonly (readonly Step[])[],
  tally: Record<string, number>,
): Promise<void> {
  for (const round of rounds) {
    stage.alone = round.length === 1;
    const before = stage.alone ? await fingerprint(stage) : '';
    const outcomes = await Promise.all(
      round.map(async (one) => {
        const site = stage.sites[(one.n + one.m) % 5 === 0 ? 1 : 0];
        return `${one.act} ${await (acts[one.act] as Act)(stage, site, one)}`;
      }),
    );
    for (const outcome of outcomes) tally[outcome] = (tally[outcome] ?? 0) + 1;
    if (stage.alone && outcomes[0]?.endsWith(' refused') && before !== (await fingerprint(stage))) {
      throw new Error(`${outcomes[0]}, and yet it left a trace`);
    }
  }
}
