import { randomUUID } from 'node:crypto';
import { makeCode } from '../../api/domain/codes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlaces, listPlaces } from '../../api/places/places.service.ts';
import { confirmedDevice, placeOf, receivedDevice } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
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

async function shelf(name: string): Promise<{ id: string; code: string }> {
  const input = { requestId: randomUUID(), kind: 'shelf' as const, name };
  const [place] = (await createPlaces(warehouse.ctx, input)).places;
  if (!place) throw new Error('no place made');
  return place;
}

async function codeOfPlace(id: string): Promise<string> {
  const place = (await listPlaces(warehouse.ctx)).find((one) => one.id === id);
  if (!place) throw new Error('no such place');
  return place.code;
}

describe('places', () => {
  it('makes several at once, each with a code of its own', async () => {
    const made = await post(warehouse, '/api/places', { kind: 'shelf', name: 'B-01…B-12' });
    expect(made.status).toBe(200);
    const { places } = made.body as { places: { name: string; code: string }[] };
    expect(places.map((place) => place.name)).toEqual(
      Array.from({ length: 12 }, (_, index) => `B-${String(index + 1).padStart(2, '0')}`),
    );
    expect(new Set(places.map((place) => place.code)).size).toBe(12);
    expect(places.every((place) => /^4\d{9}$/.test(place.code))).toBe(true);
    const again = await post(warehouse, '/api/places', { kind: 'shelf', name: 'B-12' });
    expect(again).toMatchObject({ status: 409, body: { code: 'places.name_taken' } });
  });

  it('are refused by role', async () => {
    const answer = await post(auditor, '/api/places', { kind: 'shelf', name: 'X' });
    expect(answer.status).toBe(403);
    expect((await workshop.request(auditor, 'GET', '/api/places')).status).toBe(200);
    expect((await workshop.request(null, 'GET', '/api/places')).status).toBe(401);
  });

  it('are renamed, closed when empty, and never found at another site', async () => {
    const place = await shelf('C-01');
    const renamed = await post(warehouse, `/api/places/${place.code}/name`, { name: 'C-02' });
    expect(renamed.body).toMatchObject({ name: 'C-02' });
    const device = await receivedDevice(workshop, warehouse);
    await post(warehouse, `/api/places/${place.code}/contents`, { codes: [device.code] });
    const full = await post(warehouse, `/api/places/${place.code}/closing`, { closed: true });
    expect(full).toMatchObject({ status: 409, body: { code: 'places.not_empty' } });
    const other = await shelf('C-03');
    await post(warehouse, `/api/places/${other.code}/contents`, { codes: [device.code] });
    const closed = await post(warehouse, `/api/places/${place.code}/closing`, { closed: true });
    expect(closed.status).toBe(200);
    const late = await post(warehouse, `/api/places/${place.code}/contents`, {
      codes: [device.code],
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'places.closed' } });
    const unknown = await workshop.request(warehouse, 'GET', '/api/places/4999999959');
    expect(unknown.status).toBe(404);
  });

  it('keeps the last quarantine bin', async () => {
    const code = await codeOfPlace(await placeOf(workshop, 'quarantine'));
    const answer = await post(warehouse, `/api/places/${code}/closing`, { closed: true });
    expect(answer).toMatchObject({ status: 409, body: { code: 'places.last_quarantine' } });
  });
});

describe('moving things to a place', () => {
  it('does what it can and says why the rest was refused', async () => {
    const place = await shelf('D-01');
    const device = await confirmedDevice(workshop, warehouse);
    const answer = await post(warehouse, `/api/places/${place.code}/contents`, {
      codes: [device.code, makeCode('device', 9_999_999), place.code],
    });
    expect(answer.body).toMatchObject({
      done: [{ code: device.code, subject: 'device' }],
      refused: [
        { code: makeCode('device', 9_999_999), reason: 'code.unknown' },
        { code: place.code, reason: 'places.not_movable' },
      ],
    });
    const read = await workshop.request(warehouse, 'GET', `/api/places/${place.code}`);
    expect(read.body).toMatchObject({ name: 'D-01', devices: [{ code: device.code }] });
    const lines = await listPlaces(warehouse.ctx);
    expect(lines.find((line) => line.code === place.code)?.devices).toBe(1);
  });

  it('leaves quarantine to holds', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const bin = await codeOfPlace(await placeOf(workshop, 'quarantine'));
    const into = await post(warehouse, `/api/places/${bin}/contents`, { codes: [device.code] });
    expect(into.body).toMatchObject({ refused: [{ reason: 'places.quarantine_by_hold' }] });
    await post(warehouse, `/api/devices/${device.code}/moves`, {
      from: 'received',
      to: 'quarantined',
      reason: 'smells burnt',
      placeId: await placeOf(workshop, 'quarantine'),
    });
    const place = await shelf('E-01');
    const out = await post(warehouse, `/api/places/${place.code}/contents`, {
      codes: [device.code],
    });
    expect(out.body).toMatchObject({ done: [], refused: [{ reason: 'places.quarantined_stays' }] });
  });

  it('answers a replay with the first answer', async () => {
    const place = await shelf('F-01');
    const device = await receivedDevice(workshop, warehouse);
    const body = { requestId: randomUUID(), codes: [device.code] };
    const path = `/api/places/${place.code}/contents`;
    const first = await workshop.request(warehouse, 'POST', path, body);
    const second = await workshop.request(warehouse, 'POST', path, body);
    expect(second.body).toEqual(first.body);
    const [{ count } = { count: 0 }] = await database.superuser<{ count: number }[]>`
      select count(*)::int as count from events where device_id = ${device.id} and kind = 'place'`;
    expect(count).toBe(1);
  });
});
