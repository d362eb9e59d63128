/** Batches for the recycler: loaded by scan, weighed, signed by two persons, kept for ever. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import type { BatchView } from '../../api/recycling/batch-view.service.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { devices, events, ledger, media, stock } from '../../db/schema/index.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { placeOf } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { type Crew, crewOf } from '../support/handovers.ts';
import { charger } from '../support/kits.ts';
import { inspectPdf } from '../support/pdf-check.ts';
import { countedMouse } from '../support/counted.ts';
import { scanner } from '../support/scans.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;
let witness: { username: string; password: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
  witness = await bench(workshop, '').withPassword(crew.warehouse, 'secret 333');
});
afterAll(() => workshop.close());

const post = (by: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(by, 'POST', `/api/${path}`, { requestId: randomUUID(), ...body });

async function open(): Promise<string> {
  const body = { recycler: 'Green Metals', licence: 'L-1', wasteDocument: 'W-7' };
  const answer = await post(crew.warehouse, 'recycling/batches', body);
  expect(answer.status).toBe(200);
  return (answer.body as { code: string }).code;
}

async function batch(code: string): Promise<BatchView> {
  const answer = await workshop.request(crew.warehouse, 'GET', `/api/recycling/batches/${code}`);
  expect(answer.status).toBe(200);
  return answer.body as BatchView;
}

const load = (code: string, thing: string, more: Record<string, unknown> = {}) =>
  post(crew.warehouse, `recycling/batches/${code}/lines`, { code: thing, ...more });

async function sign(code: string, more: Record<string, unknown> = {}, by = crew.coordinator) {
  const { version, pieces } = await batch(code);
  const body = { version, pieces, weightKg: 3.4, witness, ...more };
  return post(by, `recycling/batches/${code}/signature`, body);
}

const forRecycling = (more = {}) =>
  deviceIn(workshop, crew.warehouse, 'for_recycling', { mediaNoneConfirmed: true, ...more });

const mouseIn = (places: string[]) => countedMouse(crew.warehouse, places);

describe('a batch', () => {
  it('takes scans that waited for the network, once each, and opens by the code of its manifest', async () => {
    const code = await open();
    const { code: device } = await forRecycling();
    const { scanOf, one } = scanner(() => workshop);
    const onto = { context: { ...NO_CONTEXT, intoCode: code } };
    const late = scanOf(device, onto);
    expect(await one(crew.warehouse, late)).toMatchObject({ outcome: 'done', code: 'scan.loaded' });
    expect(await one(crew.warehouse, late)).toMatchObject({ outcome: 'done', code: 'scan.loaded' });
    const again = await one(crew.warehouse, scanOf(device, onto));
    expect(again).toMatchObject({ outcome: 'warning', code: 'scan.loaded_already' });
    expect((await batch(code)).lines).toHaveLength(1);
    expect(await one(crew.warehouse, scanOf(code))).toMatchObject({
      code: 'scan.opened_recycling',
      subject: { kind: 'recycling', code },
    });
  });

  it('is loaded by scan: devices, accessories and counted pieces, each with its figures', async () => {
    const code = await open();
    const device = await forRecycling({ screenInch: 14 });
    const chargerCode = await charger(crew.warehouse, '19V 65W 5.5mm');
    const bin = await shelf(workshop, crew.warehouse, 'R-01');
    const mice = await mouseIn([bin.id]);
    expect(await load(code, device.code)).toMatchObject({ body: { pieces: 1, already: false } });
    expect(await load(code, device.code)).toMatchObject({ body: { pieces: 1, already: true } });
    expect((await load(code, chargerCode)).status).toBe(200);
    await load(code, mice.code);
    expect(await load(code, mice.code)).toMatchObject({ body: { pieces: 2, already: false } });
    expect(await load(code, mice.code, { pieces: 9 })).toMatchObject({
      status: 409,
      body: { code: 'recycling.too_few' },
    });
    const view = await batch(code);
    expect(view).toMatchObject({
      state: 'open',
      pieces: 4,
      expected: { kg: 2.775, unknownPieces: 0 },
      lines: [
        {
          subject: 'device',
          what: 'kind.laptop',
          weightKg: 1.83,
          weightSource: 'factor_set',
          co2eKg: 265.3,
          factorSet: 'restart-2021',
          problem: null,
        },
        { subject: 'accessory', what: 'acc.charger', weightKg: 0.075 },
        { subject: 'item', what: 'acc.mouse', pieces: 2, weightKg: 0.87, place: 'R-01' },
      ],
    });
  });

  it('asks for the bin where counted pieces lie in several', async () => {
    const code = await open();
    const one = await shelf(workshop, crew.warehouse, 'R-02');
    const two = await shelf(workshop, crew.warehouse, 'R-03');
    const mice = await mouseIn([one.id, two.id]);
    expect(await load(code, mice.code)).toMatchObject({
      status: 409,
      body: { code: 'recycling.which_bin', params: { places: 'R-02, R-03' } },
    });
    expect((await load(code, mice.code, { placeCode: two.code })).status).toBe(200);
  });

  it('takes nothing that does not wait for it, and no thing twice', async () => {
    const code = await open();
    const inUse = await deviceIn(workshop, crew.warehouse, 'diagnosing');
    expect(await load(code, inUse.code)).toMatchObject({
      status: 409,
      body: { code: 'recycling.wrong_stage', params: { stage: 'diagnosing' } },
    });
    const device = await forRecycling();
    await load(await open(), device.code);
    expect(await load(code, device.code)).toMatchObject({
      status: 409,
      body: { code: 'recycling.in_other_batch' },
    });
    const gone = await charger(crew.warehouse, '19V 65W 5.5mm');
    await post(crew.warehouse, `accessories/${gone}/status`, { status: 'missing' });
    expect(await load(code, gone)).toMatchObject({ body: { code: 'recycling.not_in_stock' } });
    expect(await load(code, makeCode('device', 999_999))).toMatchObject({ status: 404 });
    const place = await shelf(workshop, crew.warehouse, 'R-04');
    expect(await load(code, place.code)).toMatchObject({
      status: 422,
      body: { code: 'recycling.not_loadable' },
    });
  });

  it('is corrected, unloaded and given up while it is open', async () => {
    const code = await open();
    const device = await forRecycling();
    await load(code, device.code);
    const [line] = (await batch(code)).lines;
    const path = `recycling/batches/${code}/lines/${line?.id ?? ''}/removal`;
    expect((await post(crew.warehouse, path)).status).toBe(200);
    expect((await post(crew.warehouse, path)).status).toBe(404);
    await post(crew.warehouse, `recycling/batches/${code}/details`, { recycler: 'Other' });
    expect(await batch(code)).toMatchObject({ recycler: 'Other', lines: [], pieces: 0 });
    expect(await sign(code, { pieces: 1 })).toMatchObject({ body: { code: 'recycling.empty' } });
    await load(code, device.code);
    await post(crew.warehouse, `recycling/batches/${code}/cancellation`);
    expect(await batch(code)).toMatchObject({ state: 'cancelled', lines: [] });
    expect(await load(code, device.code)).toMatchObject({ body: { code: 'recycling.closed' } });
    expect((await load(await open(), device.code)).status).toBe(200);
  });
});

describe('giving a batch away', () => {
  it('takes two signers, erased media and as many pieces as were counted', async () => {
    const code = await open();
    const device = await forRecycling();
    const dirty = await deviceIn(workshop, crew.warehouse, 'for_recycling');
    await load(code, device.code);
    expect(await sign(code, { pieces: 3 })).toMatchObject({
      body: { fields: [{ field: 'pieces', params: { pieces: 1 } }] },
    });
    expect((await sign(code, {}, crew.warehouse)).status).toBe(403);
    expect((await sign(code, {}, crew.technician)).status).toBe(403);
    expect(await sign(code, { witness: { ...witness, password: 'wrong' } })).toMatchObject({
      body: { code: 'witness.wrong' },
    });
    const seen = await batch(code);
    await load(code, dirty.code);
    expect(await sign(code, { version: seen.version, pieces: 1 })).toMatchObject({
      status: 409,
      body: { code: 'recycling.batch_changed' },
    });
    expect((await batch(code)).lines[1]?.problem).toMatchObject({ code: 'gate.media_unlisted' });
    expect(await sign(code)).toMatchObject({
      body: { blockers: [{ code: 'gate.media_unlisted' }] },
    });
    const [row] = await database.db.select().from(devices).where(eq(devices.id, device.id));
    expect(row?.stage).toBe('for_recycling');
  });

  it('lets everything on it go, with weight and footprint on the device’s event', async () => {
    const code = await open();
    const device = await forRecycling({ screenInch: 14 });
    const now = new Date();
    await database.db.insert(media).values({
      id: randomUUID(),
      code: makeCode('medium', 88_001),
      deviceId: device.id,
      siteId: workshop.siteId,
      type: 'ssd',
      serial: 'WX1234567',
      status: 'destroyed',
      createdAt: now,
      updatedAt: now,
    });
    const chargerCode = await charger(crew.warehouse, '19V 65W 5.5mm');
    const bin = await shelf(workshop, crew.warehouse, 'R-05');
    const mice = await mouseIn([bin.id]);
    const quarantine = await placeOf(workshop, 'quarantine');
    const hazard = { kind: 'battery_swollen', pieces: 2, weightKg: 0.6, placeId: quarantine };
    const { id } = (await post(crew.technician, 'hazards', hazard)).body as { id: string };
    await load(code, device.code);
    await load(code, chargerCode);
    await load(code, mice.code, { pieces: 3 });
    await post(crew.warehouse, `recycling/batches/${code}/hazards`, { hazardId: id });
    expect(await sign(code)).toMatchObject({ status: 200, body: { pieces: 7 } });
    expect(await batch(code)).toMatchObject({
      state: 'signed',
      weightKg: 3.4,
      signedBy: crew.coordinator.ctx.actor.name,
      secondSigner: crew.warehouse.ctx.actor.name,
      lines: [
        { drives: [{ type: 'ssd', serial: '4567', status: 'destroyed' }], problem: null },
        { subject: 'accessory' },
        { subject: 'item', pieces: 3 },
        { subject: 'hazard', weightKg: 0.6, weightSource: 'weighed' },
      ],
    });
    const history = await database.db.select().from(events).where(eq(events.deviceId, device.id));
    expect(history.at(-1)).toMatchObject({
      toStage: 'recycled',
      data: { batch: code, weightKg: 1.83, co2eKg: 265.3, factorSet: 'restart-2021' },
    });
    const [left] = await database.db.select().from(stock).where(eq(stock.itemId, mice.id));
    expect(left?.quantity).toBe(2);
    const gone = await database.db.select().from(ledger).where(eq(ledger.toAccount, 'recycler'));
    expect(gone.map(({ subject, quantity }) => `${subject} ${quantity}`).toSorted()).toEqual([
      'accessory 1',
      'device 1',
      'item 3',
    ]);
    const hazards = await workshop.request(crew.technician, 'GET', '/api/hazards');
    expect(JSON.stringify(hazards.body)).not.toContain(id);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);

    const closed = await load(code, chargerCode);
    expect(closed).toMatchObject({ status: 409, body: { code: 'recycling.closed' } });
    const note = { text: 'The lorry came at ten' };
    expect((await post(crew.warehouse, `recycling/batches/${code}/notes`, note)).status).toBe(200);
    expect((await batch(code)).notes).toMatchObject([note]);
    const refused = database.superuser`update recycling_batches set weight_kg = 9 where code = ${code}`;
    await expect(refused).rejects.toThrow();
    const line = database.superuser`delete from recycling_lines`;
    await expect(line).rejects.toMatchObject({ constraint_name: 'recycling_lines_open_batch' });

    for (const locale of ['en', 'vi', 'fa']) {
      const response = await workshop.app.request(
        `http://localhost/api/recycling/batches/${code}/manifest.pdf?locale=${locale}`,
        { headers: { cookie: `${SESSION_COOKIE}=${crew.warehouse.token}` } },
      );
      const pdf = inspectPdf(new Uint8Array(await response.arrayBuffer()));
      expect(pdf.language?.slice(0, 2)).toBe(locale);
    }
  });

  it('happens once when two coordinators sign at the same time', async () => {
    const code = await open();
    const device = await forRecycling();
    await load(code, device.code);
    const answers = await Promise.all([sign(code), sign(code, {}, crew.second)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  });

  it('is for the site’s own warehouse and coordinators', async () => {
    const code = await open();
    for (const path of ['recycling/batches', `recycling/batches/${code}`]) {
      expect((await workshop.request(crew.technician, 'GET', `/api/${path}`)).status).toBe(403);
    }
    const other = makeCode('document', 654_321);
    const unknown = await workshop.request(
      crew.warehouse,
      'GET',
      `/api/recycling/batches/${other}`,
    );
    expect(unknown.status).toBe(404);
    const nameless = await post(crew.warehouse, 'recycling/batches', { recycler: ' ' });
    expect(nameless).toMatchObject({ status: 422, body: { fields: [{ field: 'recycler' }] } });
  });
});
