import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode } from '../../api/domain/codes.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { placeOf } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let coordinator: Member;
let technician: Member;
let placeId: string;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
  placeId = await placeOf(workshop, 'area');
});
afterAll(() => workshop.close());

const post = (who: Member | null, path: string, body: Record<string, unknown>) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

const walkIn = (more: Record<string, unknown> = {}) => ({
  kind: 'laptop',
  make: 'Dell',
  model: 'Latitude 5480',
  serial: `S${randomUUID().slice(0, 8)}`,
  placeId,
  ...more,
});

interface Received {
  code: string;
  stage: string;
  donationCode: string;
  missing: string[];
  chargers: { code: string; volts: number; watts: number; connector: string }[];
}

async function receive(more: Record<string, unknown> = {}): Promise<Received> {
  const answer = await post(warehouse, '/api/intake/devices', walkIn(more));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Received;
}

describe('a walk-in', () => {
  it('is one request: donation, device, charger with its own code, custody', async () => {
    const device = await receive({ chargers: [{ text: '19.5V 3.34A 65W 4.5mm', make: 'Dell' }] });
    expect(device).toMatchObject({
      stage: 'received',
      missing: [],
      chargers: [{ volts: 19.5, watts: 65, connector: '4.5x3.0' }],
    });
    expect(device.chargers[0]?.code).toMatch(/^2\d{9}$/);
    expect(device.donationCode).toMatch(/^8\d{9}$/);
    const card = await readCard(warehouse.ctx, device.code);
    expect(card).toMatchObject({ placeId, accessories: [{ kind: 'charger' }] });
    const donation = await workshop.request(
      warehouse,
      'GET',
      `/api/donations/${device.donationCode}`,
    );
    expect(donation.body).toMatchObject({
      donor: { kind: 'anonymous' },
      counts: [{ kind: 'laptop', expected: 0, received: 1 }],
      chargers: [{ code: device.chargers[0]?.code }],
    });
  });

  it('is in somebody’s hands where no place was given', async () => {
    const device = await receive({ placeId: undefined });
    const card = await readCard(warehouse.ctx, device.code);
    expect(card).toMatchObject({ placeId: null, custodianId: warehouse.personId });
  });

  it('is refused by role and without what identifies it', async () => {
    expect((await post(technician, '/api/intake/devices', walkIn())).status).toBe(403);
    expect((await post(null, '/api/intake/devices', walkIn())).status).toBe(401);
    const nameless = await post(warehouse, '/api/intake/devices', walkIn({ make: '  ' }));
    expect(nameless).toMatchObject({ status: 422, body: { fields: [{ field: 'make' }] } });
    const elsewhere = await post(
      warehouse,
      '/api/intake/devices',
      walkIn({ placeId: randomUUID() }),
    );
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'place.not_found' } });
  });

  it('asks for reason and photo where there is no usable serial', async () => {
    const device = await receive({ serial: 'To be filled by O.E.M.' });
    expect(device.missing).toEqual(['serial']);
    const twin = await receive({ serial: 'To be filled by O.E.M.' });
    expect(twin.missing).toEqual(['serial']);
    const edited = await post(warehouse, `/api/devices/${device.code}/identity`, {
      serial: '',
      noSerialReason: 'sticker worn off',
    });
    expect(edited.body).toMatchObject({ missing: ['serial_photo'] });
  });

  it('with a swollen battery goes to quarantine with a safety hold at once', async () => {
    const device = await receive({ unsafe: true });
    expect(device.stage).toBe('quarantined');
    const card = await readCard(coordinator.ctx, device.code);
    expect(card).toMatchObject({
      stageBefore: 'received',
      placeId: await placeOf(workshop, 'quarantine'),
      holds: [{ kind: 'safety' }],
    });
  });

  it('answers a replay with the first answer', async () => {
    const body = { requestId: randomUUID(), ...walkIn() };
    const first = await workshop.request(warehouse, 'POST', '/api/intake/devices', body);
    const second = await workshop.request(warehouse, 'POST', '/api/intake/devices', body);
    expect(second.body).toEqual(first.body);
  });

  it('is taken back whole within fifteen minutes, its charger back in stock', async () => {
    const device = await receive({ chargers: [{ text: '20V 3.25A USB-C' }] });
    const undone = await post(warehouse, `/api/devices/${device.code}/undo`, {});
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect(await readCard(warehouse.ctx, device.code)).toMatchObject({
      stage: 'void',
      placeId: null,
      accessories: [],
    });
  });

  it('offers makes and models of late as choices', async () => {
    const answer = await workshop.request(warehouse, 'GET', '/api/intake/recent');
    expect(answer.body).toContainEqual(
      expect.objectContaining({ kind: 'laptop', make: 'Dell', model: 'Latitude 5480' }),
    );
    expect((await workshop.request(technician, 'GET', '/api/intake/recent')).status).toBe(403);
  });
});

describe('the same make and serial twice', () => {
  it('warns with the existing record and goes on with a reason', async () => {
    const first = await receive({ serial: 'ABC-123 45' });
    const again = walkIn({ make: 'DELL', serial: 'abc-12345' });
    const warned = await post(warehouse, '/api/intake/devices', again);
    expect(warned).toMatchObject({
      status: 409,
      body: { code: 'intake.same_device', params: { code: first.code, stage: 'received' } },
    });
    const silent = await post(warehouse, '/api/intake/devices', {
      ...again,
      confirmDuplicate: true,
    });
    expect(silent).toMatchObject({ status: 422, body: { fields: [{ field: 'duplicateReason' }] } });
    const other = await post(warehouse, '/api/intake/devices', {
      ...again,
      confirmDuplicate: true,
      duplicateReason: 'cloned board, both are here',
    });
    expect(other.status).toBe(200);
  });

  it('warns when a serial is corrected to one that is known', async () => {
    const first = await receive({ serial: 'KNOWN-1' });
    const second = await receive({ serial: 'KNOWN-2' });
    const edit = { serial: 'KNOWN-1' };
    const path = `/api/devices/${second.code}/identity`;
    const warned = await post(technician, path, edit);
    expect(warned).toMatchObject({ status: 409, body: { params: { code: first.code } } });
    const same = await post(technician, path, { serial: 'KNOWN-2', model: 'Latitude 5490' });
    expect(same.status).toBe(200);
    const found = await workshop.request(warehouse, 'GET', '/api/search?text=5490');
    expect(JSON.stringify(found.body)).toContain(second.code);
    const auditor = await workshop.member('auditor');
    expect((await post(auditor, path, edit)).status).toBe(403);
  });
});

describe('hostile text', () => {
  it.each([
    ['a megabyte', 'x'.repeat(1_000_000), 'input.too_long'],
    ['a right-to-left override', 'Dell \u202Ellaw', 'input.direction_override'],
    ['a control character', 'De\u0007ll', 'input.control_characters'],
    ['half a character', 'a\uD800b', 'input.broken_character'],
  ])('%s is refused', async (_name, make, code) => {
    const answer = await post(warehouse, '/api/intake/devices', walkIn({ make }));
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ field: 'make', code }] } });
  });

  it('three megabytes are not even read', async () => {
    const huge = walkIn({ make: 'x'.repeat(3_000_000) });
    expect((await post(warehouse, '/api/intake/devices', huge)).status).toBe(413);
  });

  it('a formula is kept as text, and the receipt stays a PDF', async () => {
    const device = await receive({ make: '=cmd|calc!A1', model: 'ماشین 👾' });
    const path = `/api/donations/${device.donationCode}/receipt.pdf?locale=fa`;
    const receipt = await workshop.request(warehouse, 'GET', path);
    expect(receipt.status).toBe(200);
    expect(String(receipt.body).slice(0, 5)).toBe('%PDF-');
  });
});

describe('donations', () => {
  const organisation = { kind: 'organisation', name: 'Trường Nguyễn Huệ', phone: '0901 234 567' };

  async function open(more: Record<string, unknown> = {}): Promise<string> {
    const answer = await post(coordinator, '/api/donations', { donor: organisation, ...more });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return (answer.body as { code: string }).code;
  }

  it('count what was announced against what came', async () => {
    const code = await open({
      dropOff: 'home_pickup',
      lines: [
        { kind: 'laptop', expected: 3 },
        { kind: 'tablet', expected: 1 },
      ],
    });
    await receive({ donationCode: code });
    await receive({ donationCode: code });
    const read = await workshop.request(coordinator, 'GET', `/api/donations/${code}`);
    expect(read.body).toMatchObject({
      counts: [
        { kind: 'laptop', expected: 3, received: 2 },
        { kind: 'tablet', expected: 1, received: 0 },
      ],
    });
    const list = await workshop.request(coordinator, 'GET', '/api/donations?limit=5');
    expect(list.body).toMatchObject({
      donations: expect.arrayContaining([
        expect.objectContaining({ code, expected: 4, received: 2 }),
      ]) as unknown,
    });
  });

  it('find their donors without tones, for those who may see donors', async () => {
    await open();
    const found = await workshop.request(coordinator, 'GET', '/api/donors?q=nguyen%20hue');
    expect(found.body).toContainEqual(expect.objectContaining({ name: organisation.name }));
    expect((await workshop.request(warehouse, 'GET', '/api/donors?q=a')).status).toBe(403);
  });

  it('hide private persons from those who may not see donors', async () => {
    const code = await open({ donor: { kind: 'person', name: 'Trần An', phone: '0909' } });
    const read = await workshop.request(warehouse, 'GET', `/api/donations/${code}`);
    expect(read.body).toMatchObject({ donor: { name: '', phone: '' } });
    const full = await workshop.request(coordinator, 'GET', `/api/donations/${code}`);
    expect(full.body).toMatchObject({ donor: { name: 'Trần An' } });
  });

  it('take no more devices once closed', async () => {
    const code = await open();
    await post(coordinator, `/api/donations/${code}`, { closed: true, accessoriesNote: '3 mice' });
    const late = await post(warehouse, '/api/intake/devices', walkIn({ donationCode: code }));
    expect(late).toMatchObject({ status: 409, body: { code: 'intake.donation_closed' } });
  });

  it('announce devices that arrive by a move', async () => {
    const code = await open();
    const path = `/api/donations/${code}/offers`;
    const refused = await post(warehouse, path, { kind: 'tablet', count: 2 });
    expect(refused).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    const offered = await post(coordinator, path, { kind: 'tablet', count: 2 });
    const [first] = (offered.body as { codes: string[] }).codes;
    const move = { from: 'offered', to: 'received' };
    const without = await post(warehouse, `/api/devices/${first}/moves`, move);
    expect(without).toMatchObject({ status: 422, body: { code: 'move.refused' } });
    const came = await post(warehouse, `/api/devices/${first}/moves`, { ...move, placeId });
    expect(came.status).toBe(200);
    expect((await readCard(warehouse.ctx, first ?? '')).receivedAt).not.toBeNull();
    const read = await workshop.request(coordinator, 'GET', `/api/donations/${code}`);
    expect(read.body).toMatchObject({ counts: [{ kind: 'tablet', received: 1 }] });
  });

  it('answer 404 for codes of nothing', async () => {
    const path = `/api/donations/${makeCode('document', 9_999_999)}`;
    expect((await workshop.request(coordinator, 'GET', path)).status).toBe(404);
    expect((await workshop.request(coordinator, 'GET', `${path}/receipt.pdf`)).status).toBe(404);
  });
});
