/** Transfers between the two sites: packed, sent, received, differences settled one by one. */
import { sql } from 'drizzle-orm';
import type { SiteStage, Stage } from './stage.ts';
import { type Acts, at, itemOf, pick, shelfOf, tell, thingOf } from './steps.ts';

const transferOf = (stage: Stage, { id }: SiteStage, n: number, ...states: string[]) =>
  pick<{ code: string; id: string }>(
    stage,
    n,
    sql`select code, id from transfers where from_site_id = ${id} and state in ${states} order by id`,
  );

const lineOf = (stage: Stage, transferId: string, n: number, which: ReturnType<typeof sql>) =>
  pick<{ id: string; code: string; subject: string }>(
    stage,
    n,
    sql`select l.id, l.subject, coalesce(d.code, a.code, p.code, b.code, i.code) as code from transfer_lines l
      left join devices d on d.id = l.subject_id left join accessories a on a.id = l.subject_id
      left join parts p on p.id = l.subject_id left join boxes b on b.id = l.subject_id
      left join stock_items i on i.id = l.subject_id
      where l.transfer_id = ${transferId} and ${which} order by l.id`,
  );

const OPEN = sql`l.settled is null and l.received_quantity < l.sent_quantity`;
const ARRIVED = sql`l.received_quantity > 0`;
const ANY = sql`true`;

const other = (stage: Stage, site: SiteStage) =>
  stage.sites[0].id === site.id ? stage.sites[1] : stage.sites[0];

export const TRANSFER_ACTS: Acts = {
  openTransfer: async (stage, site) => {
    const body = { toSiteId: other(stage, site).id };
    return tell(stage, site.crew.warehouse, '/api/transfers', body);
  },
  pack: async (stage, site, { n, m }) => {
    const transfer = await transferOf(stage, site, n, 'packing');
    const thing = m % 4 === 0 ? await itemOf(stage, site, m) : await thingOf(stage, site, m);
    if (!transfer || !thing) return 'nothing to do';
    const where = n % 2 === 0 ? { placeCode: shelfOf(site, m).code } : {};
    const body = { text: thing.code, quantity: 1 + (m % 3), ...where };
    return tell(stage, site.crew.warehouse, `/api/transfers/${transfer.code}/lines`, body);
  },
  takeOffList: async (stage, site, { n, m }) => {
    const transfer = await transferOf(stage, site, n, 'packing');
    const line = transfer && (await lineOf(stage, transfer.id, m, ANY));
    if (!transfer || !line) return 'nothing to do';
    const path = `/api/transfers/${transfer.code}/lines/${line.id}/removal`;
    return tell(stage, site.crew.warehouse, path);
  },
  send: async (stage, site, { n }) => {
    const transfer = await transferOf(stage, site, n, 'packing');
    if (!transfer) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/transfers/${transfer.code}/sending`);
  },
  cancel: async (stage, site, { n }) => {
    const transfer = await transferOf(stage, site, n, 'packing', 'sent');
    if (!transfer || n % 3 > 0) return 'nothing to do';
    return tell(stage, site.crew.warehouse, `/api/transfers/${transfer.code}/cancelling`);
  },
  /** What is on the list, or something of the sender that is not, taken in on purpose or not. */
  arrive: async (stage, _site, { n, m }) => {
    const transfer = await underWay(stage, n, m % 5 === 0);
    if (!transfer) return 'nothing to do';
    const { from, to } = transfer;
    const thing =
      n % 5 === 0
        ? at([await thingOf(stage, from, m), await itemOf(stage, from, n)], m)
        : await lineOf(stage, transfer.id, m, m % 4 === 0 ? ANY : OPEN);
    if (!thing) return 'nothing to do';
    const place = m % 6 === 0 ? to.bin : shelfOf(to, n);
    return tell(stage, to.crew.warehouse, `/api/transfers/${transfer.code}/arrivals`, {
      text: thing.code,
      quantity: 1 + (m % 2),
      placeCode: place.code,
      unexpected: n % 2 === 0,
    });
  },
  notArrived: async (stage, _site, { n, m }) => {
    const transfer = await underWay(stage, n, true);
    const line = transfer && (await lineOf(stage, transfer.id, m, ARRIVED));
    if (!transfer || !line) return 'nothing to do';
    const path = `/api/transfers/${transfer.code}/lines/${line.id}/not-received`;
    return tell(stage, transfer.to.crew.warehouse, path);
  },
  /** By people of either site. */
  settle: async (stage, _site, { n, m }) => {
    const transfer = await underWay(stage, n, n % 4 === 0);
    const line = transfer && (await lineOf(stage, transfer.id, n + m, ANY));
    if (!transfer || !line) return 'nothing to do';
    const path = `/api/transfers/${transfer.code}/lines/${line.id}/settlement`;
    const { crew } = at([transfer.from, transfer.to], m);
    return tell(stage, crew.warehouse, path, { how: at(['stayed', 'lost'], n) });
  },
};

interface UnderWay {
  code: string;
  id: string;
  from: SiteStage;
  to: SiteStage;
}

/** A transfer that was sent from one of the sites, with both of its ends. */
async function underWay(stage: Stage, n: number, orSettled: boolean): Promise<UnderWay | null> {
  const [one, two] = stage.sites;
  const states = orSettled ? ['sent', 'settled'] : ['sent'];
  const sent = await pick<{ code: string; id: string; from: string }>(
    stage,
    n,
    sql`select code, id, from_site_id as from from transfers
      where from_site_id in (${one.id}, ${two.id}) and state in ${states} order by id`,
  );
  if (!sent) return null;
  const [from, to] = sent.from === one.id ? [one, two] : [two, one];
  return { ...sent, from, to };
}
