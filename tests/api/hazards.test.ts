/** What a batch takes beside devices: hazardous things from a quarantine bin, counted pieces from theirs. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { events } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { countedMouse } from '../support/counted.ts';
import { placeOf } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { type Crew, crewOf } from '../support/handovers.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const post = (by: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(by, 'POST', `/api/${path}`, { requestId: randomUUID(), ...body });

async function open(): Promise<string> {
  const answer = await post(crew.warehouse, 'recycling/batches', { recycler: 'Green Metals' });
  return (answer.body as { code: string }).code;
}

describe('hazardous things', () => {
  it('lie counted in a quarantine bin, and the device’s history says where they came from', async () => {
    const device = await deviceIn(workshop, crew.technician, 'diagnosing');
    const placeId = await placeOf(workshop, 'quarantine');
    const body = { kind: 'battery_swollen', pieces: 1, placeId, deviceCode: device.code };
    const { id } = (await post(crew.technician, 'hazards', body)).body as { id: string };
    const list = await workshop.request(crew.collection, 'GET', '/api/hazards');
    expect((list.body as { hazards: unknown[] }).hazards).toContainEqual(
      expect.objectContaining({ id, pieces: 1, weightKg: null, days: 0, deviceCode: device.code }),
    );
    expect((await post(crew.warehouse, `hazards/${id}`, { pieces: 1, weightKg: 0.3 })).status).toBe(
      200,
    );
    const history = await database.db.select().from(events).where(eq(events.deviceId, device.id));
    expect(history.at(-1)).toMatchObject({ kind: 'recycling', data: { action: 'hazard' } });

    const code = await open();
    await post(crew.warehouse, `recycling/batches/${code}/hazards`, { hazardId: id });
    expect(await post(crew.warehouse, `hazards/${id}/removal`)).toMatchObject({
      status: 409,
      body: { code: 'hazard.on_batch', params: { batch: code } },
    });
    await post(crew.warehouse, `recycling/batches/${code}/cancellation`);
    expect((await post(crew.warehouse, `hazards/${id}/removal`)).status).toBe(200);
    expect((await post(crew.warehouse, `hazards/${id}/removal`)).status).toBe(404);
  });

  it('go nowhere but into a quarantine bin', async () => {
    const bin = await shelf(workshop, crew.warehouse, 'R-06');
    const body = { kind: 'battery', pieces: 1, placeId: bin.id };
    expect(await post(crew.technician, 'hazards', body)).toMatchObject({
      status: 409,
      body: { code: 'hazard.not_a_quarantine_bin', params: { place: 'R-06' } },
    });
    const none = { ...body, pieces: 0, kind: 'dynamite' };
    expect(await post(crew.technician, 'hazards', none)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'kind' }, { field: 'pieces' }] },
    });
    const approver = await workshop.member('approver');
    expect((await post(approver, 'hazards', body)).status).toBe(403);
  });
});

describe('counted pieces on a batch', () => {
  it('keep it from being signed once they lie somewhere else', async () => {
    const code = await open();
    const from = await shelf(workshop, crew.warehouse, 'R-04');
    const to = await shelf(workshop, crew.warehouse, 'R-05');
    const mice = await countedMouse(crew.warehouse, [from.id]);
    await post(crew.warehouse, `recycling/batches/${code}/lines`, { code: mice.code });
    const way = { fromCode: from.code, toCode: to.code, quantity: 5 };
    expect((await post(crew.warehouse, `parts/items/${mice.code}/moves`, way)).status).toBe(200);
    const path = `/api/recycling/batches/${code}`;
    const { body } = await workshop.request(crew.warehouse, 'GET', path);
    const { version, lines } = body as { version: number; lines: object[] };
    expect(lines).toMatchObject([{ problem: { code: 'recycling.too_few', params: { left: 0 } } }]);
    const witness = await bench(workshop, '').withPassword(crew.warehouse, 'secret 333');
    const signature = { version, pieces: 1, weightKg: 0.1, witness };
    expect(
      await post(crew.coordinator, `recycling/batches/${code}/signature`, signature),
    ).toMatchObject({
      status: 409,
      body: { code: 'recycling.line_problem', params: { code: mice.code, item: 'USB mouse' } },
    });
  });
});
