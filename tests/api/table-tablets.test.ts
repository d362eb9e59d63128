import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableRecord } from '#domain/table-package.ts';
import { sealRecord } from '#domain/table-seal.ts';
import { handoverTablets, handovers } from '../../db/schema/index.ts';
import { forgetTabletKeys } from '../../api/handover-table/tablets.service.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { atTable, handedOver, tablesOf } from '../support/handover-table.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const { db } = database;
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

describe('two tablets on one session', () => {
  it('the same family at both at once: one handover, the other waits for a person', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const second = await tables().open(crew.coordinator, session.code, 'Second');
    const answers = await Promise.all([
      tables().one(tablet, handedOver(device.needCode, device, GUARDIAN)),
      tables().one(second, handedOver(device.needCode, device, GUARDIAN)),
    ]);
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual(['done', 'kept']);
    expect(answers.find((answer) => answer.outcome === 'kept')?.reason).toBe(
      'table_record.already_served',
    );
    const given = await db.select().from(handovers).where(eq(handovers.deviceId, device.id));
    expect(given).toHaveLength(1);
    // Nobody came, says the other one: it was overtaken, and there is nothing to settle.
    const { id, needCode, happenedAt } = atTable(device.needCode, '');
    expect(await tables().one(second, { kind: 'absent', id, needCode, happenedAt })).toMatchObject({
      outcome: 'done',
    });
  });

  it('one killed in the middle sends all of it again: what was done is not done twice', async () => {
    const first = await tools().reservedLaptop();
    const second = await tools().reservedLaptop();
    const { code } = await tables().session(crew.coordinator, [first.needCode, second.needCode]);
    const tablet = await tables().open(crew.collection, code);
    const records = [
      handedOver(first.needCode, first, GUARDIAN),
      handedOver(second.needCode, second, GUARDIAN),
    ];
    const [early] = records;
    if (!early) throw new Error('no record');
    const before = await tables().one(tablet, early);
    const both = await Promise.all([
      tables().send(tablet, ...records),
      tables().send(tablet, ...records),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0].answers).toHaveLength(2);
    expect(both[0].answers[0]).toEqual(before);
    // The same id with other words stands for something else and pushes nothing aside.
    const forged = { ...early, witnessName: 'somebody' };
    expect(await tables().one(tablet, forged)).toMatchObject({
      outcome: 'kept',
      reason: 'request.reused',
    });
    expect(await tables().one(tablet, early)).toEqual(before);
  });

  it('one revoked in the middle: what was done stays, what comes later waits, and it must wipe', async () => {
    const first = await tools().reservedLaptop();
    const second = await tools().reservedLaptop();
    const { code } = await tables().session(crew.coordinator, [first.needCode, second.needCode]);
    const tablet = await tables().open(crew.collection, code);
    const done = handedOver(first.needCode, first, GUARDIAN);
    const answer = await tables().one(tablet, done);
    const path = `/api/handover-tablets/${tablet.package.tabletId}`;
    const other = await workshop.member('collection');
    expect((await tools().post(other, `${path}/revocation`)).status).toBe(403);
    expect((await tools().post(crew.coordinator, `${path}/revocation`)).status).toBe(200);
    expect(await workshop.request(crew.collection, 'GET', `${path}/package`)).toMatchObject({
      status: 410,
      body: { code: 'handover_tablet.ended' },
    });
    const late = handedOver(second.needCode, second, GUARDIAN);
    const sent = await tables().send(tablet, done, late);
    expect(sent).toMatchObject({
      wipe: true,
      answers: [answer, { outcome: 'kept', reason: 'handover_tablet.revoked' }],
    });
    const list = await workshop.request(
      crew.collection,
      'GET',
      `/api/handover-sessions/${code}/tablets`,
    );
    expect(list.body).toMatchObject({ tablets: [{ recorded: 1, kept: 1, wipedAt: null }] });
    const body = { ids: [late.id], choice: 'record' };
    expect((await tables().settle(crew.coordinator, code, body)).body).toMatchObject({
      answers: [{ outcome: 'done' }],
    });
  });

  it('one that comes back after its time: kept, settled together; its key goes when it has wiped itself', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const late = handedOver(device.needCode, device, GUARDIAN);
    await db
      .update(handoverTablets)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(handoverTablets.id, tablet.package.tabletId));
    expect(await tables().one(tablet, late)).toMatchObject({ reason: 'handover_tablet.expired' });
    const path = `http://localhost/api/handover-tablets/${tablet.package.tabletId}/wiped`;
    const headers = {
      'x-rework': '1',
      'content-type': 'application/json',
      authorization: `Bearer ${tablet.token}`,
    };
    expect((await workshop.app.request(path, { method: 'POST', headers })).status).toBe(200);
    const row = async () =>
      (
        await db
          .select()
          .from(handoverTablets)
          .where(eq(handoverTablets.id, tablet.package.tabletId))
      )[0];
    expect((await row())?.privateKey).not.toBeNull();
    expect((await tables().sendSealed(tablet, [])).status).toBe(401);
    const body = { ids: [late.id], choice: 'record' };
    expect((await tables().settle(crew.coordinator, session.code, body)).body).toMatchObject({
      answers: [{ outcome: 'done' }],
    });
    expect((await row())?.privateKey).toBeNull();
    expect((await row())?.wipedAt).not.toBeNull();
    // One that never says so is forgotten a month after its time.
    const lost = await tables().scene(crew);
    workshop.advance(33 * 86_400_000);
    expect(await forgetTabletKeys(workshop.system)).toBeGreaterThan(0);
    workshop.advance(-33 * 86_400_000);
    expect((await tables().sendSealed(lost.tablet, [])).status).toBe(401);
  });
});

describe('hostile input', () => {
  it('never breaks the server: garbage, another key, another tablet, another token, too much', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const other = await tables().open(crew.coordinator, session.code, 'Other');
    const record = handedOver(device.needCode, device, GUARDIAN);
    const [mine] = await tables().sealAll(tablet, [record]);
    if (!mine) throw new Error('not sealed');
    const garbage = [
      { ...mine, id: randomUUID(), ciphertext: 'AAAA' },
      { ...mine, id: randomUUID(), ephemeralKey: '***' },
      { ...mine, id: randomUUID(), iv: '' },
      // Sealed for this id, sent as another one.
      { ...mine, id: randomUUID() },
    ];
    const kept_ = await tables().sendSealed(tablet, garbage);
    expect(kept_.status).toBe(200);
    expect(kept_.body.answers.map((answer) => answer.reason)).toEqual(
      garbage.map(() => 'table_record.unreadable'),
    );
    // What was sealed for one tablet does not open on another.
    expect((await tables().sendSealed(other, [mine])).body.answers).toMatchObject([
      { outcome: 'kept', reason: 'table_record.unreadable' },
    ]);
    expect(await tables().sendSealed(tablet, [mine], other.token)).toMatchObject({
      status: 401,
      body: { code: 'handover_tablet.token_wrong' },
    });
    expect((await tables().sendSealed(tablet, [mine], 'x'.repeat(43))).status).toBe(401);
    for (const plain of [null, 'text', [], { id: record.id }, { ...record, kind: 'theft' }]) {
      const id = randomUUID();
      const sealed = await sealRecord(tablet.package.publicKey, {
        ...(plain as object),
        id,
      } as TableRecord);
      const answer = await tables().sendSealed(tablet, [sealed]);
      expect(answer.body.answers).toMatchObject([{ id, reason: 'table_record.invalid' }]);
    }
    const wrong = await tables().sendSealed(tablet, [{ ...mine, id: 'x' }]);
    expect(wrong.status).toBe(422);
    const many = Array.from({ length: 51 }, () => mine);
    expect((await tables().sendSealed(tablet, many)).status).toBe(422);
    const large = { ...mine, ciphertext: 'A'.repeat(10_000_000) };
    expect((await tables().sendSealed(tablet, [large])).status).toBe(413);
    // After all that the true one is recorded.
    expect((await tables().sendSealed(tablet, [mine])).body.answers).toMatchObject([
      { outcome: 'done' },
    ]);
    const { open } = await tables().kept(crew.coordinator, session.code);
    const unreadable = open.find((row) => row.kind === '');
    expect(unreadable).toMatchObject({ needCode: '', choices: ['dismiss'] });
    const body = { ids: [unreadable?.id], choice: 'record' };
    expect((await tables().settle(crew.coordinator, session.code, body)).body).toMatchObject({
      answers: [{ outcome: 'kept', reason: 'table_record.unreadable' }],
    });
  });
});
