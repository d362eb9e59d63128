import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode } from '../../api/domain/codes.ts';
import { PLACE_RANKS, type PlaceKind } from '../../api/domain/places.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let auditor: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  auditor = await workshop.member('auditor');
});
afterAll(() => workshop.close());

const post = (who: Member, path: string, body: Record<string, unknown>) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

interface Made {
  id: string;
  code: string;
}

async function make(kind: PlaceKind, name: string, parentId?: string): Promise<Made> {
  const answer = await post(warehouse, '/api/places', { kind, name, parentId });
  const { places } = answer.body as { places: Made[] };
  const [place] = places;
  if (!place) throw new Error('no place made');
  return place;
}

const lies = (child: Made, parentCode: string | null, who = warehouse) =>
  post(who, `/api/places/${child.code}/parent`, { parentCode });

describe('places in each other', () => {
  it('lie as site, area, shelf, bin, and say what they lie in', async () => {
    const area = await make('area', 'Store 1');
    const shelf = await make('shelf', 'S-1', area.id);
    const bin = await make('bin', 'S-1-a', shelf.id);
    const read = await workshop.request(warehouse, 'GET', `/api/places/${bin.code}`);
    const path = (read.body as { path: { name: string }[] }).path.map(({ name }) => name);
    expect(path).toEqual(['Store 1', 'S-1']);
    const above = await workshop.request(warehouse, 'GET', `/api/places/${shelf.code}`);
    expect(above.body).toMatchObject({ inside: [{ name: 'S-1-a' }] });
  });

  it('are moved with what lies in them', async () => {
    const from = await make('area', 'Store 2');
    const to = await make('area', 'Store 3');
    const shelf = await make('shelf', 'S-2', from.id);
    const bin = await make('bin', 'S-2-a', shelf.id);
    expect((await lies(shelf, to.code)).status).toBe(200);
    const read = await workshop.request(warehouse, 'GET', `/api/places/${bin.code}`);
    expect(read.body).toMatchObject({ path: [{ name: 'Store 3' }, { name: 'S-2' }] });
    expect((await lies(shelf, null)).body).toEqual({ parentId: null });
  });

  it('never lie in themselves, by the service and by the database', async () => {
    const area = await make('area', 'Store 4');
    const shelf = await make('shelf', 'S-4', area.id);
    const bin = await make('bin', 'S-4-a', shelf.id);
    for (const [child, parent] of [
      [area, bin],
      [shelf, bin],
      [shelf, shelf],
    ] as const) {
      const answer = await lies(child, parent.code);
      expect(answer).toMatchObject({ status: 422, body: { code: 'places.wrong_parent' } });
      const direct = database.sql`update places set parent_id = ${parent.id} where id = ${child.id}`;
      await expect(direct).rejects.toMatchObject({ constraint_name: 'places_parent' });
    }
    const wrong = await post(warehouse, '/api/places', {
      kind: 'area',
      name: 'In a bin',
      parentId: bin.id,
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'places.wrong_parent' } });
  });

  it('have the same ranks in the database as in the rules', async () => {
    for (const [kind, rank] of Object.entries(PLACE_RANKS)) {
      const [row] = await database.sql<{ rank: number }[]>`select place_rank(${kind}) as rank`;
      expect(row?.rank).toBe(rank);
    }
  });

  it('are closed from the inside out, and only when nothing is there', async () => {
    const area = await make('area', 'Store 5');
    const shelf = await make('shelf', 'S-5', area.id);
    const close = (place: Made) =>
      post(warehouse, `/api/places/${place.code}/closing`, { closed: true });
    expect(await close(area)).toMatchObject({ status: 409, body: { code: 'places.not_last' } });
    await post(warehouse, '/api/boxes', { placeCode: shelf.code });
    expect(await close(shelf)).toMatchObject({
      status: 409,
      body: { code: 'places.not_empty', params: { count: 1 } },
    });
  });

  it('are arranged by those who may, at their own site', async () => {
    const shelf = await make('shelf', 'S-6');
    expect((await lies(shelf, null, auditor)).status).toBe(403);
    expect((await lies(shelf, makeCode('place', 9_999_998))).status).toBe(404);
  });
});

describe('taking things in hand', () => {
  it('makes the person answer for them until they are put down', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const taken = await post(warehouse, '/api/custody', { codes: [device.code] });
    expect(taken.body).toMatchObject({ done: [{ code: device.code, subject: 'device' }] });
    const read = () => workshop.request(warehouse, 'GET', `/api/devices/${device.code}`);
    expect((await read()).body).toMatchObject({ placeId: null, custodianId: warehouse.personId });
    const shelf = await make('shelf', 'S-7');
    await post(warehouse, `/api/places/${shelf.code}/contents`, { codes: [device.code] });
    expect((await read()).body).toMatchObject({ placeId: shelf.id, custodianId: null });
  });

  it('is refused for what is unknown, and by role', async () => {
    const answer = await post(warehouse, '/api/custody', {
      codes: [makeCode('device', 9_999_999)],
    });
    expect(answer.body).toMatchObject({ refused: [{ reason: 'code.unknown' }] });
    expect(
      (await post(auditor, '/api/custody', { codes: [makeCode('device', 9_999_999)] })).status,
    ).toBe(403);
  });
});
