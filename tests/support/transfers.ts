/** Two sites with something to send from one to the other. */
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { makeCode } from '#domain/codes.ts';
import { write } from '../../api/lib/unit.ts';
import { recordMovement } from '../../api/stock/movements.ts';
import type { TransferLine } from '../../api/transfers/transfer-view.service.ts';
import { codes, devices, stock, stockItems } from '../../db/schema/index.ts';
import type { TestDatabase } from './copy-database.ts';
import { makeShelf } from './scans.ts';
import { secondSite } from './sites.ts';
import { type Member, openWorkshop } from './workshop.ts';

export interface View {
  state: string;
  open: number;
  late: boolean;
  lines: TransferLine[];
}

export async function twoSites(database: TestDatabase) {
  const workshop = await openWorkshop(database);
  const other = await secondSite(workshop, 'Workshop South');
  const sender = await workshop.member('warehouse');
  const receiver = await other.member('warehouse');
  const shelf = await makeShelf(sender, 'A-1');
  const door = await other.place('area');
  let number = 9000;

  const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
    workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

  async function open(): Promise<string> {
    const answer = await post(sender, '/api/transfers', { toSiteId: other.id, carrier: 'Van 3' });
    return (answer.body as { code: string }).code;
  }

  const pack = (transfer: string, text: string, more = {}) =>
    post(sender, `/api/transfers/${transfer}/lines`, { text, ...more });
  const send = (transfer: string) => post(sender, `/api/transfers/${transfer}/sending`);
  const receive = (transfer: string, text: string, more = {}, who = receiver) =>
    post(who, `/api/transfers/${transfer}/arrivals`, { text, placeCode: door.code, ...more });

  async function view(transfer: string, who = receiver): Promise<View> {
    return (await workshop.request(who, 'GET', `/api/transfers/${transfer}`)).body as View;
  }

  const lineFor = async (transfer: string, code: string) => {
    const line = (await view(transfer)).lines.find((each) => each.code === code);
    if (!line) throw new Error('no such line');
    return line;
  };

  async function settle(transfer: string, code: string, how: string, who = receiver) {
    const { id } = await lineFor(transfer, code);
    return post(who, `/api/transfers/${transfer}/lines/${id}/settlement`, {
      how,
      note: 'asked twice',
    });
  }

  async function holding(code: string) {
    const [row] = await database.db.select().from(devices).where(eq(devices.code, code));
    if (!row) throw new Error('no such device');
    const { siteId, placeId, custodianId, transferId, boxId, stage } = row;
    return { siteId, placeId, custodianId, transferId, boxId, stage };
  }

  async function cables(pieces: number): Promise<{ id: string; code: string }> {
    const id = randomUUID();
    const code = makeCode('medium', (number += 1));
    const at = new Date();
    const about = { createdById: sender.personId, createdAt: at };
    await database.db.insert(stockItems).values({
      ...about,
      id,
      code,
      family: 'part',
      type: 'fan',
      name: `Fan ${number}`,
      tracking: 'counted',
      facts: {},
    });
    await database.db.insert(codes).values({ code, subject: 'item', subjectId: id, createdAt: at });
    await write(sender.ctx, { requestId: randomUUID() }, (unit) =>
      recordMovement(unit, {
        itemId: id,
        kind: 'received',
        quantity: pieces,
        to: { placeId: shelf.id },
      }),
    );
    return { id, code };
  }

  const piecesAt = async (itemId: string, holderId: string) => {
    const [row] = await database.db
      .select({ quantity: stock.quantity })
      .from(stock)
      .where(sql`${stock.itemId} = ${itemId} and ${stock.holderId} = ${holderId}`);
    return row?.quantity ?? 0;
  };

  return {
    workshop,
    other,
    sender,
    receiver,
    shelf,
    door,
    post,
    open,
    pack,
    send,
    receive,
    view,
    lineFor,
    settle,
    holding,
    cables,
    piecesAt,
  };
}
