import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_CARDS } from '../../api/domain/command-cards.ts';
import { makeCode } from '../../api/domain/codes.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { receiveDevice } from '../../api/intake/receive.service.ts';
import { issueBadge } from '../../api/people/badges.service.ts';
import { placeOf, receivedDevice } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let technician: Member;
let auditor: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  technician = await workshop.member('technician');
  auditor = await workshop.member('auditor');
});
afterAll(() => workshop.close());

const medium = { id: 'roll-50x25' };
const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });
const get = (who: Member, path: string) => workshop.request(who, 'GET', path);
const print = (who: Member, subject: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  post(who, '/api/labels/prints', { subject, medium, ...more });
const codesOf = (answer: { body: unknown }) => (answer.body as { codes: string[] }).codes;
const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id;

describe('printing', () => {
  it('records each print; a reprint asks why, voids the first and clears the scan-back', async () => {
    const { code, id } = await receivedDevice(workshop, warehouse);
    const subject = { what: 'codes', codes: [code] };
    const first = await print(warehouse, subject);
    expect(first).toMatchObject({ status: 200, body: { codes: [code], reprinted: 0 } });
    await post(warehouse, '/api/labels/confirm', { code });
    const silent = await print(warehouse, subject);
    expect(silent).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'reason', code: 'labels.reprint_reason' }] },
    });
    const again = await print(technician, subject, { reason: 'torn off' });
    expect(again).toMatchObject({ status: 200, body: { reprinted: 1 } });
    const card = await readCard(warehouse.ctx, code);
    expect(card.labelConfirmedAt).toBeNull();
    const prints = await database.superuser<{ reason: string; voided: boolean }[]>`
      select reason, voided_at is not null as voided from label_prints where code = ${code}
      order by printed_at, id`;
    expect([...prints]).toEqual([
      { reason: '', voided: true },
      { reason: 'torn off', voided: false },
    ]);
    const [{ count } = { count: 0 }] = await database.superuser<{ count: number }[]>`
      select count(*)::int as count from events where device_id = ${id} and kind = 'label_printed'`;
    expect(count).toBe(2);
  });

  it('a replay prints nothing twice and gives the same file', async () => {
    const { code } = await receivedDevice(workshop, warehouse);
    const requestId = randomUUID();
    const body = { requestId, subject: { what: 'codes', codes: [code] }, medium };
    const first = await workshop.request(warehouse, 'POST', '/api/labels/prints', body);
    const second = await workshop.request(warehouse, 'POST', '/api/labels/prints', body);
    expect(second.body).toEqual(first.body);
    const pdf = await get(warehouse, `/api/labels/prints/${requestId}/labels.pdf`);
    expect(String(pdf.body).slice(0, 5)).toBe('%PDF-');
    expect((await get(technician, `/api/labels/prints/${requestId}/labels.pdf`)).status).toBe(404);
  });

  it('a technician reprints but does not print first labels; others not at all', async () => {
    const { code } = await receivedDevice(workshop, warehouse);
    const subject = { what: 'codes', codes: [code] };
    expect((await print(technician, subject)).status).toBe(403);
    expect((await print(auditor, subject)).status).toBe(403);
    expect((await print(technician, { what: 'blanks', count: 2 })).status).toBe(403);
    expect((await workshop.request(null, 'GET', '/api/labels/media')).status).toBe(401);
  });

  it('puts the charger after its device, and a donation prints what was not printed yet', async () => {
    const placeId = await placeOf(workshop, 'area');
    const device = await receiveDevice(warehouse.ctx, {
      requestId: randomUUID(),
      dropOff: 'office',
      kind: 'laptop',
      make: 'Lenovo',
      model: 'T470',
      serial: 'PF0001XY',
      placeId,
      chargers: [{ text: '20V 65W slim tip' }],
    });
    const subject = { what: 'donation', code: device.donationCode };
    const printed = await print(warehouse, subject);
    expect(codesOf(printed)).toEqual([device.code, device.chargers[0]?.code]);
    const nothing = await print(warehouse, subject);
    expect(nothing).toMatchObject({ status: 409, body: { code: 'labels.nothing_to_print' } });
  });

  it('200 blanks are one PDF', async () => {
    const job = await print(warehouse, { what: 'blanks', count: 200 });
    expect(new Set(codesOf(job)).size).toBe(200);
    const pdf = await get(warehouse, `/api/labels/prints/${idOf(job)}/labels.pdf`);
    expect(pdf.status).toBe(200);
  }, 30_000);

  it('prints command cards and places; badges only for who manages people', async () => {
    const cards = COMMAND_CARDS.slice(0, 3).map((card) => ({ code: card.code, title: 'کارت' }));
    const sheet = await print(
      warehouse,
      { what: 'cards', cards },
      { medium: { id: 'a4-cards-85x54' }, locale: 'fa', startAt: 4 },
    );
    expect(sheet.status).toBe(200);
    const pdf = await get(warehouse, `/api/labels/prints/${idOf(sheet)}/labels.pdf`);
    expect(pdf.status).toBe(200);
    const unknown = [{ code: makeCode('command', 999), title: 'x' }];
    expect((await print(warehouse, { what: 'cards', cards: unknown })).status).toBe(404);
    const badge = await issueBadge(workshop.admin.ctx, {
      requestId: randomUUID(),
      personId: warehouse.personId,
    });
    const subject = { what: 'codes', codes: [badge.code] };
    expect((await print(warehouse, subject)).status).toBe(403);
    expect((await print(workshop.admin, subject)).status).toBe(200);
  });

  it('takes any sheet by numbers and names the number at fault', async () => {
    const grid = {
      pageWidthMm: 210,
      pageHeightMm: 297,
      marginLeftMm: 10,
      marginTopMm: 10,
      pitchXMm: 62,
      pitchYMm: 32,
      columns: 3,
      rows: 8,
    };
    const sheet = { id: 'custom', custom: { widthMm: 60, heightMm: 30, grid } };
    const blanks = { what: 'blanks', count: 1 };
    expect((await print(warehouse, blanks, { medium: sheet })).status).toBe(200);
    const wide = { ...sheet, custom: { ...sheet.custom, grid: { ...grid, columns: 5 } } };
    expect(await print(warehouse, blanks, { medium: wide })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'medium.columns', code: 'labels.wrong_size' }] },
    });
    expect((await print(warehouse, blanks, { medium: { id: 'nothing' } })).status).toBe(422);
  });

  it('shows a label before it is printed, and a page to measure the printer', async () => {
    const { code } = await receivedDevice(workshop, warehouse, {
      make: '<script>',
      model: '\u202E',
    });
    const svg = await get(warehouse, `/api/labels/preview.svg?code=${code}&locale=fa`);
    expect(svg.status).toBe(200);
    expect(String(svg.body)).toMatch(/^<svg .*<\/svg>$/s);
    expect(String(svg.body)).not.toContain('script');
    const page = await get(warehouse, '/api/labels/calibration.pdf?medium=avery-l7160&dpi=300');
    expect(String(page.body).slice(0, 5)).toBe('%PDF-');
    const far = await get(warehouse, '/api/labels/preview.svg?correction={"offsetXMm":"far"}');
    expect(far).toMatchObject({ status: 422, body: { fields: [{ field: 'correction' }] } });
    const broken = await get(warehouse, '/api/labels/preview.svg?custom=%7Bnonsense');
    expect(broken.status).toBe(400);
  });
});

describe('ZPL', () => {
  it('goes nowhere else', async () => {
    const job = await print(warehouse, { what: 'blanks', count: 1 }, { format: 'zpl' });
    const path = `/api/labels/prints/${idOf(job)}/send`;
    for (const host of [
      '8.8.8.8',
      'example.org',
      '127.0.0.1.example.org',
      '0.0.0.0',
      '169.254.169.254',
      '2001:db8::1',
    ]) {
      const answer = await workshop.request(warehouse, 'POST', path, { host, port: 9100 });
      expect(answer, host).toMatchObject({
        status: 422,
        body: { fields: [{ code: 'labels.printer_not_local' }] },
      });
    }
    const server = { host: '127.0.0.1', port: 9100 };
    expect(await workshop.request(technician, 'POST', path, server)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'host', code: 'labels.printer_is_server' }] },
    });
    const ssh = await workshop.request(warehouse, 'POST', path, { host: '127.0.0.1', port: 22 });
    expect(ssh).toMatchObject({ status: 422, body: { fields: [{ field: 'port' }] } });
    const sheet = { medium: { id: 'avery-l7160' }, format: 'zpl' };
    const wrong = await print(warehouse, { what: 'blanks', count: 1 }, sheet);
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ field: 'medium' }] } });
  });
});

describe('scan-back', () => {
  it('makes a received device labelled at once, by code or by tracking address', async () => {
    const one = await receivedDevice(workshop, warehouse);
    const two = await receivedDevice(workshop, warehouse);
    const byCode = await post(technician, '/api/labels/confirm', { code: one.code });
    expect(byCode).toMatchObject({ status: 200, body: { stage: 'labelled', already: false } });
    const address = `HTTPS://REWORK.EXAMPLE.ORG/T/${two.publicCode}`;
    const byAddress = await post(warehouse, '/api/labels/confirm', { code: address });
    expect(byAddress).toMatchObject({ body: { code: two.code, stage: 'labelled' } });
    const again = await post(warehouse, '/api/labels/confirm', { code: one.code });
    expect(again).toMatchObject({ body: { already: true, stage: 'labelled' } });
  });

  it('says what is missing and keeps the device in the queue of what needs a label', async () => {
    const { code } = await receivedDevice(workshop, warehouse, { serial: 'None' });
    const queue = () => get(warehouse, '/api/labels/waiting');
    expect((await queue()).body).toContainEqual(
      expect.objectContaining({ code, printed: false, missing: ['serial'] }),
    );
    const scanned = await post(warehouse, '/api/labels/confirm', { code });
    expect(scanned).toMatchObject({ body: { stage: 'received', missing: ['serial'] } });
    await post(warehouse, `/api/devices/${code}/identity`, { serial: '5CG7280XYZ' });
    const complete = await post(warehouse, '/api/labels/confirm', { code });
    expect(complete).toMatchObject({ body: { stage: 'labelled', missing: [] } });
    expect((await get(auditor, '/api/labels/waiting')).status).toBe(403);
  });

  it('refuses blanks, places, mistyped and unknown codes', async () => {
    const [blank = ''] = codesOf(await print(warehouse, { what: 'blanks', count: 1 }));
    const scan = async (code: string) =>
      (await post(warehouse, '/api/labels/confirm', { code })).body as { code: string };
    expect((await scan(blank)).code).toBe('labels.still_blank');
    expect((await scan(makeCode('device', 9_999_998))).code).toBe('labels.unknown');
    expect((await scan(`${blank.slice(0, 9)}${(Number(blank[9]) + 1) % 10}`)).code).toBe(
      'code.mistyped',
    );
    expect((await scan('5CG7280XYZ')).code).toBe('labels.unknown');
    expect((await post(auditor, '/api/labels/confirm', { code: blank })).status).toBe(403);
  });

  it('ties a blank to a known device; the first code stays an alias', async () => {
    const device = await receivedDevice(workshop, warehouse);
    const [blank = ''] = codesOf(await print(warehouse, { what: 'blanks', count: 1 }));
    const path = `/api/labels/blanks/${blank}/device`;
    const tied = await post(warehouse, path, { deviceCode: device.code });
    expect(tied).toMatchObject({ status: 200, body: { code: blank, stage: 'labelled' } });
    expect(await readCard(warehouse.ctx, device.code)).toMatchObject({ code: blank });
    const twice = await post(warehouse, path, { deviceCode: device.code });
    expect(twice).toMatchObject({ status: 409, body: { code: 'labels.taken' } });
  });
});
