import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableRecord } from '#domain/table-package.ts';
import {
  batchNeeds,
  handoverTablets,
  handovers,
  needs,
  reservations,
  signatures,
} from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { atTable, entryOf, handedOver, tablesOf } from '../support/handover-table.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
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
const { db } = database;

async function needOf(code: string) {
  const [need] = await db.select().from(needs).where(eq(needs.code, code));
  if (!need) throw new Error('no need');
  return need;
}

describe('opening a session on a tablet', () => {
  it('gives this session only: families, devices with their pieces, spares', async () => {
    const device = await tools().reservedLaptop();
    const other = await tools().reservedLaptop();
    const spare = await tools().readyLaptop();
    const waiting = await tools().approvedNeed();
    const { code } = await tables().session(
      crew.coordinator,
      [device.needCode, waiting],
      [spare.code],
    );
    const { token, package: pack } = await tables().open(crew.collection, code, 'Bàn 1');
    expect(token.length).toBeGreaterThan(40);
    expect(pack).toMatchObject({
      format: 1,
      tabletName: 'Bàn 1',
      batch: { code, title: 'Trường Tiểu học An Hòa' },
      person: { id: crew.collection.personId },
    });
    expect(pack.entries.map((entry) => [entry.needCode, entry.position, entry.state])).toEqual([
      [device.needCode, 1, 'waiting'],
      [waiting, 2, 'waiting'],
    ]);
    const entry = entryOf(pack, device.needCode);
    expect(entry?.recipient).toMatchObject({ guardianName: GUARDIAN, school: SECRET.school });
    expect(entry?.device).toMatchObject({ code: device.code, blockers: [] });
    expect(entry?.device?.pieces[0]).toMatchObject({ line: 'charger', code: device.charger });
    expect(entry?.device?.alsoKnownAs).toContain(device.publicCode);
    expect(entryOf(pack, waiting)?.device).toBeNull();
    expect(pack.spares.map((one) => one.code)).toEqual([spare.code]);
    expect(JSON.stringify(pack)).not.toContain(other.code);
    const hours = (Date.parse(pack.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThanOrEqual(48);
  });

  it('answers the same tablet to a replay, and stores neither names, nor token, nor the open key', async () => {
    const device = await tools().reservedLaptop();
    const { code } = await tables().session(crew.coordinator, [device.needCode]);
    const path = `/api/handover-sessions/${code}/tablets`;
    const body = { requestId: randomUUID(), name: 'Tablet' };
    const [first, second] = [
      await workshop.request(crew.coordinator, 'POST', path, body),
      await workshop.request(crew.coordinator, 'POST', path, body),
    ];
    expect(first.status).toBe(200);
    const strip = (answer: unknown) => ({
      ...(answer as { package: object }).package,
      madeAt: '',
    });
    expect(strip(second.body)).toEqual(strip(first.body));
    const { token, package: pack } = first.body as { token: string; package: { tabletId: string } };
    expect(second.body).toMatchObject({ token });
    const rows = await database.superuser<{ words: string }[]>`
      select answer as words from requests union all select data from admin_log
      union all select row_to_json(t)::text from handover_tablets t`;
    for (const { words } of rows) {
      for (const secret of [...Object.values(SECRET), token]) expect(words).not.toContain(secret);
    }
    const [tablet] = await db
      .select()
      .from(handoverTablets)
      .where(eq(handoverTablets.id, pack.tabletId));
    expect(tablet?.privateKey?.length).toBeGreaterThan(100);
    // A PKCS #8 key begins with a sequence; a sealed one does not.
    expect(tablet?.privateKey?.[0]).toBe(1);
  });

  it('is for who hands over, at this site, while the session is open and has a table', async () => {
    const { code } = await tables().session(crew.coordinator, []);
    const path = (which: string) => `/api/handover-sessions/${which}/tablets`;
    const open = (who: Crew[keyof Crew], which: string, name: unknown = 'Tablet') =>
      workshop.request(who, 'POST', path(which), { requestId: randomUUID(), name });
    for (const who of [crew.warehouse, crew.technician, crew.approver]) {
      expect((await open(who, code)).status).toBe(403);
    }
    expect(await open(crew.coordinator, '5000099915')).toMatchObject({ status: 422 });
    expect(await open(crew.coordinator, code, '  ')).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'name' }] },
    });
    const closed = await tables().session(crew.coordinator, [], [], {
      state: 'closed',
      closedAt: new Date(),
    });
    expect(await open(crew.coordinator, closed.code)).toMatchObject({
      status: 409,
      body: { code: 'handover_session.closed' },
    });
    const sent = await tables().session(crew.coordinator, [], [], { way: 'courier' });
    expect(await open(crew.coordinator, sent.code)).toMatchObject({
      status: 409,
      body: { code: 'handover_session.by_courier' },
    });
  });
});

describe('what a tablet sends', () => {
  it('is a handover in the name of who opened it, with the moment at the table, once', async () => {
    const device = await tools().reservedLaptop();
    const { id, code } = await tables().session(crew.coordinator, [device.needCode]);
    const tablet = await tables().open(crew.collection, code);
    const record = handedOver(device.needCode, device, GUARDIAN);
    const answer = await tables().send(tablet, record);
    expect(answer).toMatchObject({ wipe: false, answers: [{ id: record.id, outcome: 'done' }] });
    expect(await tables().send(tablet, record)).toEqual(answer);
    const [handover] = await db
      .select()
      .from(handovers)
      .where(eq(handovers.receiptCode, answer.answers[0]?.receiptCode ?? ''));
    expect(handover).toMatchObject({
      batchId: id,
      tabletId: tablet.package.tabletId,
      handedOverById: crew.collection.personId,
      happenedAt: new Date(record.happenedAt),
      identitySeen: true,
    });
    expect(handover?.verifyCode).toMatch(/^[0-9A-Z]{12}$/);
    expect(handover?.contentHash.length).toBe(43);
    const [signature] = await db
      .select()
      .from(signatures)
      .where(eq(signatures.handoverId, handover?.id ?? ''));
    expect(signature).toMatchObject({ sealed: true, signerName: GUARDIAN });
    expect(Buffer.from(signature?.image ?? []).includes('PNG')).toBe(false);
    const [listed] = await db
      .select()
      .from(batchNeeds)
      .where(eq(batchNeeds.needId, (await needOf(device.needCode)).id));
    expect(listed?.state).toBe('served');
    const path = `/api/handover-tablets/${tablet.package.tabletId}/package`;
    const fresh = await workshop.request(crew.collection, 'GET', path);
    expect(fresh).toMatchObject({
      status: 200,
      body: { entries: [{ state: 'served', recipient: null, device: { code: device.code } }] },
    });
    expect((await workshop.request(crew.coordinator, 'GET', path)).status).toBe(403);
  });

  it('keeps the device of who did not come, and starts the clock anew', async () => {
    const device = await tools().reservedLaptop();
    const { code } = await tables().session(crew.coordinator, [device.needCode]);
    const tablet = await tables().open(crew.coordinator, code);
    const need = await needOf(device.needCode);
    const soon = new Date(Date.now() + 3_600_000);
    await db.update(reservations).set({ expiresAt: soon }).where(eq(reservations.needId, need.id));
    const { id, needCode, happenedAt } = atTable(device.needCode, '');
    const absent: TableRecord = { kind: 'absent', id, needCode, happenedAt };
    expect(await tables().send(tablet, absent)).toMatchObject({ answers: [{ outcome: 'done' }] });
    const [listed] = await db.select().from(batchNeeds).where(eq(batchNeeds.needId, need.id));
    expect(listed).toMatchObject({ state: 'absent', absentAt: new Date(happenedAt) });
    const [kept] = await db.select().from(reservations).where(eq(reservations.needId, need.id));
    expect(kept?.closedAt).toBeNull();
    expect((kept?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(13 * 86_400_000);
    // They came late after all.
    const late = handedOver(needCode, device, GUARDIAN);
    expect(await tables().send(tablet, late)).toMatchObject({ answers: [{ outcome: 'done' }] });
  });
});
