/** After the table: what is made void or erased reaches open tablets; papers signed by hand; another site's sessions. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedTablet, TablePackage } from '#domain/table-package.ts';
import type { SessionReceipt } from '../../api/handovers/session-receipts.service.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { accessoryGifts, needs, signatures } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { bench } from '../support/evidence.ts';
import { atTable, entryOf, handedOver, tablesOf } from '../support/handover-table.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { makePng } from '../support/png.ts';
import { secondSite } from '../support/sites.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const { db, superuser } = database;
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);
const tables = () => tablesOf(workshop);
const GUARDIAN = SECRET.guardianName;
const onPaper = (name: string) => ({
  signature: { name, role: 'guardian' as const, image: null, childImage: null },
});

async function packageOf({ package: { tabletId } }: OpenedTablet): Promise<TablePackage> {
  const path = `/api/handover-tablets/${tabletId}/package`;
  return (await workshop.request(crew.collection, 'GET', path)).body as TablePackage;
}

const stateIn = async (code: string, needCode: string) => {
  const [row] = await superuser<{ state: string }[]>`
    select e.state from batch_needs e join needs n on n.id = e.need_id
    join handover_batches b on b.id = e.batch_id where b.code = ${code} and n.code = ${needCode}`;
  return row?.state;
};

async function makeVoid(receiptCode: string): Promise<void> {
  const witness = await bench(workshop, '').withPassword(crew.second, 'a long secret 1');
  const body = { reason: 'handed to the wrong family', witness };
  await tools().must(crew.coordinator, `/api/handovers/${receiptCode}/void`, body);
}

describe('a handover made void', () => {
  it('puts the family back into its session, and the tablet that did it serves it anew', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const done = handedOver(device.needCode, device, GUARDIAN);
    const { receiptCode = '' } = await tables().one(tablet, done);
    expect(await stateIn(session.code, device.needCode)).toBe('served');
    await makeVoid(receiptCode);
    expect(await stateIn(session.code, device.needCode)).toBe('waiting');
    const entry = entryOf(await packageOf(tablet), device.needCode);
    expect(entry).toMatchObject({
      state: 'waiting',
      device: { code: device.code },
      recipient: { guardianName: GUARDIAN },
    });
    expect(Date.parse(entry?.reopenedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(done.happenedAt));
    const again = await tables().one(tablet, handedOver(device.needCode, device, GUARDIAN));
    expect(again).toMatchObject({ outcome: 'done' });
    expect(again.receiptCode).not.toBe(receiptCode);
    expect(await stateIn(session.code, device.needCode)).toBe('served');
  });

  it('of a session that has ended is off its list; of a desk it is the last session that counted it', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const { receiptCode = '' } = await tables().one(
      tablet,
      handedOver(device.needCode, device, GUARDIAN),
    );
    await superuser`update handover_batches set state = 'closed', closed_at = now() where code = ${session.code}`;
    await makeVoid(receiptCode);
    expect(await stateIn(session.code, device.needCode)).toBe('removed');
    const other = await tools().reservedLaptop();
    const desk = await tables().session(crew.coordinator, [other.needCode]);
    const path = `/api/devices/${other.code}/handover`;
    const given = await tools().must<{ receiptCode: string }>(
      crew.coordinator,
      path,
      tools().signed(other),
    );
    expect(await stateIn(desk.code, other.needCode)).toBe('served');
    await makeVoid(given.receiptCode);
    expect(await stateIn(desk.code, other.needCode)).toBe('waiting');
  });

  it('so does a card that is taken back', async () => {
    const code = await tools().approvedNeed();
    await db.update(needs).set({ kind: 'sim' }).where(eq(needs.code, code));
    const made = await tools().must<{ codes: string[] }>(crew.warehouse, '/api/accessories', {
      kind: 'sim',
      count: 1,
    });
    const [card = ''] = made.codes;
    const session = await tables().session(crew.coordinator, [code]);
    const tablet = await tables().open(crew.collection, session.code);
    const { receiptCode = '' } = await tables().one(tablet, {
      kind: 'card',
      ...atTable(code, GUARDIAN),
      accessoryCode: card,
      scanned: [card],
    });
    const [gift] = await db
      .select()
      .from(accessoryGifts)
      .where(eq(accessoryGifts.receiptCode, receiptCode));
    await tools().must(crew.coordinator, `/api/gifts/${gift?.id}/end`);
    expect(await stateIn(session.code, code)).toBe('waiting');
    expect(entryOf(await packageOf(tablet), code)?.reopenedAt).toEqual(expect.any(String));
  });
});

it('a person who is erased leaves an open tablet at its next contact, also with its token alone', async () => {
  const { device, tablet } = await tables().scene(crew);
  expect(entryOf(tablet.package, device.needCode)?.recipient?.guardianName).toBe(GUARDIAN);
  expect(await tables().send(tablet)).toEqual({ answers: [], wipe: false, erased: [] });
  const erase = `/api/needs/${device.needCode}/erasure`;
  await tools().must(crew.coordinator, erase, { release: true });
  expect(await tables().send(tablet)).toEqual({
    answers: [],
    wipe: false,
    erased: [device.needCode],
  });
  expect(entryOf(await packageOf(tablet), device.needCode)?.recipient).toBeNull();
});

describe('signed on paper', () => {
  const receipts = async (code: string) => {
    const path = `/api/handover-sessions/${code}/receipts`;
    const { body } = await workshop.request(crew.collection, 'GET', path);
    return (body as { receipts: SessionReceipt[] }).receipts;
  };
  const view = (by: Member, receipt: string) =>
    workshop.app.request(`http://localhost/api/receipts/${receipt}/paper/view`, {
      method: 'POST',
      headers: {
        'x-rework': '1',
        'content-type': 'application/json',
        cookie: `${SESSION_COOKIE}=${by.token}`,
      },
      body: JSON.stringify({ requestId: randomUUID() }),
    });

  it('its photo is added, looked at by a coordinator, replaced, and sealed without its metadata', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const { receiptCode = '' } = await tables().one(
      tablet,
      handedOver(device.needCode, device, GUARDIAN, onPaper(GUARDIAN)),
    );
    expect(await receipts(session.code)).toMatchObject([
      { receiptCode, needCode: device.needCode, signed: 'paper', paperAddedAt: null },
    ]);
    expect(JSON.stringify(await receipts(session.code))).not.toContain(GUARDIAN);
    const path = `/api/receipts/${receiptCode}/paper`;
    const add = (image: string, by = crew.collection) => tools().post(by, path, { image });
    expect((await view(crew.coordinator, receiptCode)).status).toBe(404);
    const withPlace = readFileSync(new URL('../fixtures/photos/with-place.jpg', import.meta.url));
    expect((await add(withPlace.toString('base64'))).status).toBe(200);
    const shown = await view(crew.coordinator, receiptCode);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer()).includes('GPS')).toBe(false);
    const png = Buffer.from(makePng(30, 40));
    expect((await add(png.toString('base64'))).status).toBe(200);
    expect((await view(crew.coordinator, receiptCode)).headers.get('content-type')).toBe(
      'image/png',
    );
    const [kept] = await db
      .select()
      .from(signatures)
      .where(eq(signatures.signerName, GUARDIAN))
      .orderBy(signatures.id);
    expect(Buffer.from(kept?.paperImage ?? []).includes('PNG')).toBe(false);
    expect((await receipts(session.code))[0]?.paperAddedAt).toEqual(expect.any(String));
    // No picture, too large, of nobody, by who may not.
    expect(await add(Buffer.from('no picture').toString('base64'))).toMatchObject({
      status: 415,
      body: { code: 'photo.not_an_image' },
    });
    const webp = readFileSync(new URL('../fixtures/photos/plain.webp', import.meta.url));
    expect((await add(webp.toString('base64'))).status).toBe(415);
    expect((await add('A'.repeat(2_000_001))).status).toBe(422);
    expect((await add(Buffer.alloc(1_499_999, 1).toString('base64'))).status).toBe(415);
    expect((await add(png.toString('base64'), crew.warehouse)).status).toBe(403);
    expect((await view(crew.collection, receiptCode)).status).toBe(403);
    const unknown = await tools().post(crew.collection, '/api/receipts/8000000990/paper', {
      image: png.toString('base64'),
    });
    expect(unknown.status).toBe(404);
    // Who looked is in the log, without a name of the family.
    const log = await superuser`select action from admin_log where action like 'receipt.paper%'`;
    expect(log.map(({ action }) => String(action)).toSorted()).toEqual([
      'receipt.paper_added',
      'receipt.paper_added',
      'receipt.paper_seen',
      'receipt.paper_seen',
    ]);
  });
});

it('another site knows nothing of it on any route of the table', async () => {
  const { device, session, tablet } = await tables().scene(crew);
  const { receiptCode = '' } = await tables().one(
    tablet,
    handedOver(device.needCode, device, GUARDIAN),
  );
  const stranger = await (
    await secondSite(workshop, 'Workshop South')
  ).member('coordinator', 'collection', 'approver', 'warehouse');
  const here = `/api/handover-sessions/${session.code}`;
  const of = `/api/handover-tablets/${tablet.package.tabletId}`;
  const image = Buffer.from(makePng(10, 10)).toString('base64');
  const settle = { ids: [randomUUID()], choice: 'record' };
  const asked: [method: 'GET' | 'POST', path: string, body?: object][] = [
    ['GET', here],
    ['GET', `${here}/tablets`],
    ['GET', `${here}/kept-records`],
    ['GET', `${here}/receipts`],
    ['GET', `${here}/shipments`],
    ['GET', `${of}/package`],
    ['POST', `${here}/tablets`, { name: 'Tablet' }],
    ['POST', `${here}/kept-records/settlement`, settle],
    ['POST', `${of}/revocation`, { because: 'lost' }],
    ['POST', `${of}/records`, { records: [] }],
    ['POST', `${of}/wiped`],
    ['POST', `/api/receipts/${receiptCode}/paper`, { image }],
    ['POST', `/api/receipts/${receiptCode}/paper/view`],
  ];
  const answers = [];
  for (const [method, path, body = {}] of asked) {
    const { status } =
      method === 'GET'
        ? await workshop.request(stranger, 'GET', path)
        : await tools().post(stranger, path, { ...body });
    answers.push([path, status]);
  }
  expect(answers).toEqual(asked.map(([, path]) => [path, 404]));
  expect((await tables().send(tablet)).wipe).toBe(false);
});
