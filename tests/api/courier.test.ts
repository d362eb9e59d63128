import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenShipment, Shipment } from '../../api/handover-courier/shipment-list.service.ts';
import { expireReservations } from '../../api/reservations/expiry.service.ts';
import { accessories, devices, events, handovers } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { sessionsOf } from '../support/handover-sessions.ts';
import { tablesOf } from '../support/handover-table.ts';
import { type Crew, SECRET, crewOf } from '../support/handovers.ts';
import { secondSite } from '../support/sites.ts';
import { shelf } from '../support/stock.ts';
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

const tools = () => sessionsOf(workshop, () => crew);
type Laptop = Awaited<ReturnType<ReturnType<typeof tools>['reservedLaptop']>>;

const OFFICE = {
  office: 'Phòng Giáo dục Sông Hinh',
  address: '12 Trần Phú\nSông Hinh',
  phone: '0257',
};
const CARRIER = { carrier: 'Viettel Post', reference: 'VP-778' };

/** Reserved laptops in a session; device, charger and bag were scanned together. */
async function scene(count: number): Promise<{ code: string; laptops: Laptop[] }> {
  const laptops: Laptop[] = [];
  for (let at = 0; at < count; at += 1) laptops.push(await tools().reservedLaptop());
  const code = await tools().session(laptops.map(({ needCode }) => needCode));
  await superuser`update batch_needs set picked_at = now(), paired_at = now()
    where batch_id = (select id from handover_batches where code = ${code})`;
  return { code, laptops };
}

const path = (code: string, rest = '') => tools().path(code, `/shipments${rest}`);
const pack = (by: Member, code: string, laptops: readonly Laptop[], more = {}) =>
  tools().post(by, path(code), {
    ...OFFICE,
    needCodes: laptops.map((one) => one.needCode),
    ...more,
  });
const send = (by: Member, code: string, more = {}) =>
  tools().post(by, path(code, '/1/sending'), { ...CARRIER, ...more });
const confirm = (by: Member, code: string, laptops: readonly Laptop[], more = {}) =>
  tools().post(by, path(code, '/1/receipt'), {
    needCodes: laptops.map((one) => one.needCode),
    receivedBy: 'Lê Thị Văn Phòng',
    identitySeen: true,
    locale: 'vi',
    ...more,
  });

async function parcels(code: string, by = crew.warehouse): Promise<Shipment[]> {
  const { body } = await workshop.request(by, 'GET', path(code));
  return (body as { shipments: Shipment[] }).shipments;
}

async function sent(count: number) {
  const made = await scene(count);
  await tools().must(crew.warehouse, path(made.code), {
    ...OFFICE,
    needCodes: made.laptops.map((one) => one.needCode),
  });
  await tools().must(crew.warehouse, path(made.code, '/1/sending'), CARRIER);
  return made;
}

describe('delivery by courier', () => {
  it('packed, sent, confirmed by the local office: handovers are recorded, the rest is settled one by one', async () => {
    const { code, laptops } = await scene(5);
    const [first, second, third, fourth, fifth] = laptops as [
      Laptop,
      Laptop,
      Laptop,
      Laptop,
      Laptop,
    ];
    expect(await pack(crew.warehouse, code, laptops)).toMatchObject({ body: { number: 1 } });
    expect((await confirm(crew.collection, code, [first])).body).toMatchObject({
      code: 'shipment.not_sent',
    });
    expect((await send(crew.warehouse, code)).status).toBe(200);
    const [device] = await db.select().from(devices).where(eq(devices.code, first.code));
    expect(device).toMatchObject({ stage: 'reserved', placeId: null });
    const [shown] = await parcels(code);
    expect(shown).toMatchObject({ ...OFFICE, ...CARRIER, state: 'under_way', open: 5, days: 0 });

    const done = await confirm(crew.collection, code, [first, second]);
    expect(done.body).toMatchObject({ answers: [{ outcome: 'done' }, { outcome: 'done' }] });
    expect(JSON.stringify(done.body)).not.toContain('Văn Phòng');
    const [given] = await db.select().from(handovers).where(eq(handovers.deviceId, first.id));
    expect(given).toMatchObject({ identitySeen: true, tabletId: null });
    expect(given?.batchId).not.toBeNull();
    expect((await tools().view(crew.coordinator, code)).progress.served).toBe(2);

    // Three did not come as they should: each is said, and decided by itself.
    const problem = (laptop: Laptop, what: string | null) =>
      tools().post(crew.collection, path(code, '/1/problem'), {
        needCode: laptop.needCode,
        problem: what,
      });
    const settle = (laptop: Laptop, body: object, by = crew.coordinator) =>
      tools().post(by, path(code, '/1/settlement'), { needCode: laptop.needCode, ...body });
    expect((await settle(third, { settlement: 'lost', reason: 'x' })).body).toMatchObject({
      code: 'shipment.no_problem',
    });
    await problem(third, 'missing');
    await problem(third, null);
    await problem(third, 'missing');
    await problem(fourth, 'damaged');
    await problem(fifth, 'missing');
    expect((await settle(fourth, { settlement: 'resent' })).body).toMatchObject({
      code: 'shipment.not_so',
    });
    expect((await settle(third, { settlement: 'lost' })).body).toMatchObject({
      fields: [{ field: 'reason' }],
    });
    expect((await settle(fifth, { settlement: 'back' })).body).toMatchObject({
      fields: [{ field: 'placeCode' }],
    });
    expect((await settle(third, { settlement: 'lost' }, crew.collection)).status).toBe(403);
    const { code: placeCode } = await shelf(
      workshop,
      crew.warehouse,
      `R-${fifth.code.slice(3, 8)}`,
    );
    const answers = [
      await settle(third, { settlement: 'lost', reason: 'the carrier cannot find it' }),
      await settle(fourth, { settlement: 'back', reason: 'the screen is broken' }),
      await settle(fifth, { settlement: 'back', placeCode }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await tools().stageOf(third.code)).toBe('missing');
    expect(await tools().stageOf(fourth.code)).toBe('diagnosing');
    expect(await tools().stageOf(fifth.code)).toBe('ready');
    const [charger] = await db
      .select()
      .from(accessories)
      .where(eq(accessories.code, third.charger));
    expect(charger?.status).toBe('missing');
    // Their families wait in the session for another one.
    const view = await tools().view(crew.coordinator, code);
    const open = view.entries.filter(({ state }) => state === 'waiting');
    expect(open.map(({ reservation }) => reservation)).toEqual([null, null, null]);
    expect((await parcels(code))[0]).toMatchObject({ state: 'done', open: 0 });
    expect((await parcels(code))[0]?.items.map(({ outcome }) => outcome).toSorted()).toEqual([
      'back',
      'back',
      'delivered',
      'delivered',
      'lost',
    ]);
    expect((await send(crew.warehouse, code)).body).toMatchObject({ code: 'shipment.done' });
    // Codes only in what happened, wherever it is kept.
    const told = JSON.stringify(await db.select().from(events));
    const [logged] = await superuser`select string_agg(data::text, ' ') as words from admin_log`;
    for (const secret of ['Văn Phòng', SECRET.studentName, 'Trần Phú']) {
      expect(`${told}${String(logged?.words)}`).not.toContain(secret);
    }
  });

  it('what is in a parcel stays for whom it was packed: no release, no other parcel, no end of the session', async () => {
    const { code, laptops } = await sent(2);
    const [first, second] = laptops as [Laptop, Laptop];
    const underWay = { status: 409, body: { code: 'shipment.under_way' } };
    const { post } = tools();
    const by = crew.coordinator;
    const release = `/api/devices/${first.code}/reservation/release`;
    expect(await post(by, release, { reason: 'mistake' })).toMatchObject(underWay);
    const removal = tools().path(code, `/needs/${first.needCode}/removal`);
    expect(await post(by, removal)).toMatchObject(underWay);
    expect(await post(by, tools().path(code, '/close'))).toMatchObject(underWay);
    expect(await post(by, tools().path(code, '/cancellation'))).toMatchObject(underWay);
    const missing = { from: 'reserved', to: 'missing', reason: 'gone' };
    expect(await post(by, `/api/devices/${first.code}/moves`, missing)).toMatchObject(underWay);
    expect((await pack(crew.warehouse, code, [first])).body).toMatchObject({
      fields: [{ code: 'shipment.in_parcel' }],
    });
    expect((await post(crew.warehouse, path(code, '/1/unpacking'))).body).toMatchObject({
      code: 'shipment.sent',
    });
    // Not even somebody at the database can let it go.
    await expect(
      superuser`update reservations set closed_at = now(), outcome = 'released' where closed_at is null
        and device_id = ${first.id}`,
    ).rejects.toThrow(/in a shipment/);
    // Its clock runs out on the way, also where somebody put it down.
    const { id: placeId } = await shelf(workshop, crew.warehouse, `W-${first.code.slice(3, 8)}`);
    await superuser`update devices set place_id = ${placeId}, custodian_id = null where id = ${first.id}`;
    await superuser`update reservations set expires_at = now() - interval '1 day' where device_id = ${first.id}`;
    await expireReservations(workshop.system);
    expect(await tools().stageOf(first.code)).toBe('reserved');
    // A tablet of the same session does not wait for them.
    await superuser`update handover_batches set way = 'table' where code = ${code}`;
    const tablet = await tablesOf(workshop).open(crew.collection, code);
    expect(tablet.package.entries.map(({ state, recipient }) => [state, recipient])).toEqual([
      ['removed', null],
      ['removed', null],
    ]);
    // Fetched at the desk after all: the parcel waits for it no more.
    await tools().must(by, `/api/devices/${second.code}/handover`, tools().signed(second));
    expect((await parcels(code))[0]).toMatchObject({ open: 1 });
  });

  it('unpacked, resent and late ones; each refusal says which need and why', async () => {
    const { code, laptops } = await scene(2);
    const [first, second] = laptops as [Laptop, Laptop];
    await superuser`update batch_needs set paired_at = null
      where need_id = (select id from needs where code = ${second.needCode})`;
    const refused = await pack(crew.warehouse, code, laptops, {
      needCodes: [first.needCode, second.needCode, 'N-AAAAAA'],
    });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'shipment.refused',
        fields: [
          { code: 'shipment.not_paired', params: { need: second.needCode } },
          { code: 'shipment.not_listed', params: { need: 'N-AAAAAA' } },
        ],
      },
    });
    await pack(crew.warehouse, code, [first]);
    expect(await tools().post(crew.warehouse, path(code, '/1/unpacking'))).toMatchObject({
      body: { unpacked: 1 },
    });
    expect(await pack(crew.warehouse, code, [first])).toMatchObject({ body: { number: 2 } });
    await tools().must(crew.warehouse, path(code, '/2/sending'), CARRIER);
    await superuser`update shipments set sent_at = now() - interval '9 days' where number = 2
      and batch_id = (select id from handover_batches where code = ${code})`;
    const { body } = await workshop.request(crew.warehouse, 'GET', '/api/shipments');
    const open = (body as { shipments: OpenShipment[] }).shipments;
    const late = open.find(({ session }) => session.code === code);
    expect(late).toMatchObject({ number: 2, late: true, days: 9, open: 1 });
    const problem = { needCode: first.needCode, problem: 'missing' };
    await tools().must(crew.collection, path(code, '/2/problem'), problem);
    const again = { needCode: first.needCode, settlement: 'resent' };
    await tools().must(crew.coordinator, path(code, '/2/settlement'), again);
    expect(await tools().stageOf(first.code)).toBe('reserved');
    expect(await pack(crew.warehouse, code, [first])).toMatchObject({ body: { number: 3 } });
  });

  it('one that cannot be recorded holds up no other; sent twice it is recorded once', async () => {
    const { code, laptops } = await sent(2);
    const [first, second] = laptops as [Laptop, Laptop];
    await superuser`update needs set consent_withdrawn_at = now() where code = ${first.needCode}`;
    const requestId = workshop.system.newId();
    const body = { requestId, happenedAt: new Date(Date.now() - 9e8).toISOString() };
    const answer = await confirm(crew.collection, code, laptops, body);
    const { answers } = answer.body as { answers: { needCode: string }[] };
    const of = (laptop: Laptop) => answers.find(({ needCode }) => needCode === laptop.needCode);
    expect(of(first)).toMatchObject({ outcome: 'refused', reason: 'gate.need_consent' });
    expect(of(second)).toMatchObject({ outcome: 'done' });
    const replay = await confirm(crew.collection, code, [second], body);
    expect(replay.body).toMatchObject({ answers: [{ outcome: 'done' }] });
    const given = await db.select().from(handovers).where(eq(handovers.deviceId, second.id));
    expect(given).toHaveLength(1);
    // Nothing arrives before it was sent, whatever the clock there says.
    const [parcel] = await parcels(code);
    expect(given[0]?.happenedAt.toISOString()).toBe(parcel?.sentAt);
    const unseen = await confirm(crew.collection, code, [first], { identitySeen: false });
    expect(unseen.body).toMatchObject({ fields: [{ field: 'identitySeen' }] });
  });

  it('is refused by role, by input, and at another site', async () => {
    const { code, laptops } = await sent(1);
    const { post } = tools();
    expect((await pack(crew.technician, code, laptops)).status).toBe(403);
    expect((await confirm(crew.warehouse, code, laptops)).status).toBe(403);
    expect((await workshop.request(crew.technician, 'GET', '/api/shipments')).status).toBe(403);
    const bare = await pack(crew.warehouse, code, laptops, { office: ' ', address: '' });
    expect(bare.body).toMatchObject({ fields: [{ field: 'office' }, { field: 'address' }] });
    const elsewhere = await secondSite(workshop, 'Long An');
    const stranger = await elsewhere.member('coordinator', 'warehouse');
    expect((await workshop.request(stranger, 'GET', path(code))).status).toBe(404);
    expect((await workshop.request(stranger, 'GET', path(code, '/1/slip.pdf'))).status).toBe(404);
    expect((await send(stranger, code)).status).toBe(404);
    expect((await confirm(stranger, code, laptops)).status).toBe(404);
    expect((await post(crew.warehouse, path(code, '/7/sending'), CARRIER)).status).toBe(404);
    const { body } = await workshop.request(stranger, 'GET', '/api/shipments');
    expect(body).toEqual({ shipments: [] });
  });
});
