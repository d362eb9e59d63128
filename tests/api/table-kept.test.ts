import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandedAtTable, TableRecord } from '#domain/table-package.ts';
import { handovers, needs, tableRecords } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { handedOver, tablesOf } from '../support/handover-table.ts';
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

const byText = (a: string, b: string) => a.localeCompare(b);

describe('what cannot be recorded', () => {
  it('is kept sealed with its reason, for each way it can happen, and listed', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const elsewhere = await tools().reservedLaptop();
    const base = handedOver(device.needCode, device, GUARDIAN) as HandedAtTable;
    const cases: [TableRecord, string][] = [
      [handedOver(elsewhere.needCode, elsewhere, GUARDIAN), 'table_record.not_listed'],
      [handedOver('N-000000', device, GUARDIAN), 'need.not_found'],
      [handedOver(device.needCode, elsewhere, GUARDIAN), 'handover.other_need'],
      [{ ...base, id: randomUUID(), identitySeen: false }, 'gate.handover_identity'],
      [{ ...base, id: randomUUID(), scanned: [device.code] }, 'gate.handover_accessory_unscanned'],
      [
        handedOver(device.needCode, device, GUARDIAN, {
          scanned: [device.code, elsewhere.charger],
        }),
        'handover.foreign_piece',
      ],
      [
        handedOver(device.needCode, device, GUARDIAN, {
          signature: {
            name: GUARDIAN,
            role: 'guardian',
            image: 'data:image/png;base64,AAAA',
            childImage: null,
          },
        }),
        'handover.signature_unreadable',
      ],
    ];
    for (const [record, reason] of cases) {
      expect(await tables().one(tablet, record), reason).toMatchObject({ outcome: 'kept', reason });
      // Sent again, it is the same and kept once.
      expect(await tables().one(tablet, record)).toMatchObject({ outcome: 'kept', reason });
    }
    await db
      .update(needs)
      .set({ consentWithdrawnAt: workshop.system.now() })
      .where(eq(needs.code, device.needCode));
    expect(await tables().one(tablet, base)).toMatchObject({ reason: 'gate.need_consent' });
    const { open } = await tables().kept(crew.collection, session.code);
    expect(open.map((row) => row.reason).toSorted(byText)).toEqual(
      [...cases.map(([, reason]) => reason), 'gate.need_consent'].toSorted(byText),
    );
    expect(open.find((row) => row.id === base.id)).toMatchObject({
      kind: 'handover',
      needCode: device.needCode,
      deviceCode: device.code,
      choices: ['record', 'other_device', 'dismiss'],
      recipient: { school: SECRET.school },
    });
    for (const who of [crew.warehouse, crew.technician, crew.approver]) {
      const path = `/api/handover-sessions/${session.code}/kept-records`;
      expect((await workshop.request(who, 'GET', path)).status).toBe(403);
    }
    const words = await database.superuser<{ words: string }[]>`
      select row_to_json(t)::text as words from recipient.table_records t
      union all select answer from requests union all select data from admin_log
      union all select data::text from events`;
    for (const { words: text } of words) {
      for (const secret of Object.values(SECRET)) expect(text).not.toContain(secret);
    }
    // On the day consent was valid; a coordinator looked at it.
    const body = { ids: [base.id], choice: 'record' };
    expect((await tables().settle(crew.collection, session.code, body)).status).toBe(403);
    expect((await tables().settle(crew.coordinator, session.code, body)).body).toMatchObject({
      answers: [{ id: base.id, outcome: 'done' }],
    });
    const [handover] = await db.select().from(handovers).where(eq(handovers.deviceId, device.id));
    expect(handover).toMatchObject({
      handedOverById: crew.collection.personId,
      happenedAt: new Date(base.happenedAt),
    });
    expect(await tables().one(tablet, base)).toMatchObject({
      outcome: 'done',
      receiptCode: handover?.receiptCode,
    });
  });

  it('is recorded for the device that was really given, or dismissed with a reason; each once', async () => {
    const { device, session, tablet } = await tables().scene(crew);
    const [row] = await db.select().from(needs).where(eq(needs.code, device.needCode));
    const mistaken = handedOver(device.needCode, await tools().reservedLaptop(), GUARDIAN);
    const twice = handedOver(device.needCode, device, GUARDIAN);
    expect(await tables().one(tablet, mistaken)).toMatchObject({ reason: 'handover.other_need' });
    const bad = (body: object) => tables().settle(crew.coordinator, session.code, body as never);
    expect(await bad({ ids: [mistaken.id], choice: 'other_device' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'deviceCode' }] },
    });
    expect(await bad({ ids: [mistaken.id], choice: 'dismiss' })).toMatchObject({
      body: { fields: [{ field: 'because' }] },
    });
    expect(await bad({ ids: [randomUUID()], choice: 'record' })).toMatchObject({ status: 404 });
    expect((await bad({ ids: [mistaken.id], choice: 'record' })).body).toMatchObject({
      answers: [{ outcome: 'kept', reason: 'handover.other_need' }],
    });
    const requestId = randomUUID();
    const right = {
      requestId,
      ids: [mistaken.id],
      choice: 'other_device',
      deviceCode: device.code,
    };
    const done = await bad(right);
    expect(done.body).toMatchObject({ answers: [{ outcome: 'done' }] });
    expect((await bad(right)).body).toEqual(done.body);
    expect((await bad({ ...right, requestId: randomUUID() })).body).toMatchObject({
      answers: [{ outcome: 'kept', reason: 'table_record.settled' }],
    });
    expect(
      await db
        .select()
        .from(handovers)
        .where(eq(handovers.needId, row?.id ?? '')),
    ).toHaveLength(1);
    expect(await tables().one(tablet, twice)).toMatchObject({
      reason: 'table_record.already_served',
      params: { need: device.needCode, device: device.code },
    });
    const dismissed = { ids: [twice.id], choice: 'dismiss', because: 'double' };
    expect((await bad(dismissed)).body).toMatchObject({ answers: [{ outcome: 'done' }] });
    const { open, settled } = await tables().kept(crew.coordinator, session.code);
    expect(open).toEqual([]);
    expect(settled.find(({ id }) => id === mistaken.id)?.settlement).toBe('other_device');
    expect(settled.find(({ id }) => id === twice.id)?.settlement).toBe('dismissed');
    const left = await db.select().from(tableRecords);
    const closed = left.filter((record) => record.settledAt !== null);
    expect(closed.every((record) => record.content === null)).toBe(true);
  });
});
