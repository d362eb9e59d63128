import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveDevice } from '../../api/intake/receive.service.ts';
import { placeOf } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { LabelPrinter } from '../support/label-printer.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const printer = new LabelPrinter();
let workshop: Workshop;
let warehouse: Member;
let technician: Member;
let coordinator: Member;
let to: { host: string; port: number; silent: true };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  technician = await workshop.member('technician');
  coordinator = await workshop.member('coordinator');
  const port = await printer.open(Array.from({ length: 10 }, (_, index) => 9100 + index));
  to = { host: '127.0.0.1', port, silent: true };
});
afterAll(async () => {
  await printer.close();
  await workshop.close();
});

const send = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });
const get = (who: Member, path: string) => workshop.request(who, 'GET', path);
const settings = {
  name: 'Zebra at the door',
  medium: { id: 'roll-50x25' },
  cardMedium: 'card-85x54',
  dpi: 203,
  symbol: 'qr',
  output: 'zpl_send',
  host: '192.168.1.50',
  port: 9100,
  offsetXMm: 0.5,
  offsetYMm: -1.25,
  darkness: 18,
  speed: 4,
};

async function blankJob(count: number, more: Record<string, unknown> = {}) {
  const subject = { what: 'blanks', count };
  const job = { subject, medium: { id: 'roll-50x25' }, format: 'zpl', toPrinter: true, ...more };
  const answer = await send(warehouse, '/api/labels/prints', job);
  expect(answer.status).toBe(200);
  return answer.body as { id: string; codes: string[]; total: number };
}
const portion = (id: string) =>
  workshop.request(warehouse, 'POST', `/api/labels/prints/${id}/send`, to);
const codesOn = (texts: readonly string[]) => texts.map((text) => />;(\d{10})/.exec(text)?.[1]);

describe('printers of a site', () => {
  it('are set up by who manages places, chosen by everybody who prints', async () => {
    expect((await send(technician, '/api/labels/printers', settings)).status).toBe(403);
    const first = await send(warehouse, '/api/labels/printers', settings);
    expect(first.status).toBe(200);
    const { id } = first.body as { id: string };
    const second = await send(coordinator, '/api/labels/printers', {
      ...settings,
      name: 'Office laser',
      medium: {
        id: 'custom',
        custom: { widthMm: 60, heightMm: 30, grid: null },
      },
      output: 'pdf',
      scaleXPercent: 101.5,
      isDefault: true,
    });
    expect(second.status).toBe(200);
    const placeId = await placeOf(workshop, 'area');
    const choice = { profileId: id };
    const path = `/api/labels/places/${placeId}/printer`;
    expect((await send(technician, path, choice)).status).toBe(200);
    expect((await get(technician, '/api/labels/printers')).body).toMatchObject([
      { name: 'Office laser', isDefault: true, scaleXPercent: 101.5, places: [] },
      { ...settings, id, isDefault: false, places: [{ id: placeId }] },
    ]);
    expect((await send(warehouse, `/api/labels/printers/${id}/closing`)).status).toBe(200);
    expect((await send(technician, path, choice)).status).toBe(404);
    expect((await get(technician, '/api/labels/printers')).body).toMatchObject([{ places: [] }]);
  });

  it('name the field that cannot be', async () => {
    const wrong: [string, Record<string, unknown>][] = [
      ['name', { name: 'Office laser' }],
      ['host', { host: '8.8.8.8' }],
      ['host', { host: 'printer.example.org' }],
      ['port', { port: 22 }],
      ['medium', { medium: { id: 'avery-l7160' } }],
      ['offsetXMm', { offsetXMm: 25 }],
      ['darkness', { darkness: 31 }],
      ['speed', { speed: 0 }],
      ['scaleYPercent', { scaleYPercent: 50 }],
    ];
    for (const [field, change] of wrong) {
      const refused = await send(warehouse, '/api/labels/printers', { ...settings, ...change });
      expect(refused, field).toMatchObject({ status: 422, body: { fields: [{ field }] } });
    }
    const elsewhere = `/api/labels/printers/${randomUUID()}`;
    expect((await send(warehouse, elsewhere, settings)).status).toBe(404);
  });

  it('are tried out: reached, not reached, not looked for outside the workshop', async () => {
    const { host, port } = to;
    const test = (address: Record<string, unknown>, what = 'connection') =>
      workshop.request(warehouse, 'POST', `/api/labels/printer-test/${what}`, address);
    const before = printer.printed.length;
    expect(await test({ host, port })).toMatchObject({ status: 200, body: { state: null } });
    const label = { host, port, medium: { id: 'roll-40x20' }, dpi: 300, symbol: 'code128' };
    expect((await test({ ...label, correction: { darkness: 7 } }, 'label')).status).toBe(200);
    expect(printer.printed).toHaveLength(before + 1);
    expect(printer.received).toContain('~SD07');
    const outside = await test({ host: '93.184.216.34', port });
    expect(outside).toMatchObject({ status: 422, body: { fields: [{ field: 'host' }] } });
    const closed = new LabelPrinter();
    const free = await closed.open(Array.from({ length: 10 }, (_, index) => 9100 + index));
    await closed.close();
    expect(await test({ host, port: free })).toMatchObject({
      status: 503,
      body: { code: 'printer.unreachable' },
    });
  });
});

describe('a job for a network printer', () => {
  it('goes out in portions, each once', async () => {
    printer.behaviour = {};
    const before = printer.printed.length;
    const job = await blankJob(45, { correction: { offsetXMm: 1, darkness: 12, speed: 3 } });
    expect(job.total).toBe(45);
    for (const handed of [20, 40, 45, 45]) {
      expect(await portion(job.id)).toMatchObject({
        status: 200,
        body: { handed, perhaps: handed, total: 45, stopped: null },
      });
    }
    const printed = printer.printed.slice(before);
    expect(codesOn(printed)).toEqual(job.codes);
    expect(printed[0]).toContain('^PR3');
    expect(printer.received.slice(-400_000)).toContain('~SD12');
  });

  it('that was cut off waits until somebody has looked, and goes on from any label', async () => {
    printer.behaviour = { cutsAfter: 7 };
    const job = await blankJob(50);
    const before = printer.printed.length;
    const cut = await portion(job.id);
    expect(cut.body).toMatchObject({
      handed: 0,
      perhaps: 20,
      stopped: { code: 'printer.interrupted' },
    });
    printer.behaviour = {};
    expect(await portion(job.id)).toMatchObject({
      status: 409,
      body: { code: 'labels.look_first', params: { from: 1, to: 20 } },
    });
    expect((await get(warehouse, '/api/labels/jobs')).body).toMatchObject([
      { id: job.id, total: 50, handed: 0, perhaps: 20, nextCode: job.codes[0] },
    ]);
    const path = `/api/labels/prints/${job.id}/from`;
    expect((await send(warehouse, path, { from: 51 })).status).toBe(422);
    expect((await send(technician, path, { from: 8 })).status).toBe(404);
    expect((await get(technician, '/api/labels/jobs')).body).toEqual([]);
    expect((await get(coordinator, '/api/labels/jobs')).body).toMatchObject([
      { id: job.id, own: false, by: warehouse.ctx.actor.name, perhaps: 20 },
    ]);
    expect((await send(coordinator, path, { from: 8 })).body).toEqual({
      from: 8,
      total: 50,
      again: 0,
    });
    for (const handed of [27, 47, 50]) {
      expect((await portion(job.id)).body).toMatchObject({ handed, stopped: null });
    }
    expect(codesOn(printer.printed.slice(before))).toEqual(job.codes);

    const silent = await send(warehouse, path, { from: 49 });
    expect(silent).toMatchObject({ status: 422, body: { fields: [{ field: 'reason' }] } });
    const again = await send(warehouse, path, { from: 49, reason: 'crumpled' });
    expect(again.body).toEqual({ from: 49, total: 50, again: 2 });
    expect((await portion(job.id)).body).toMatchObject({ handed: 50 });
    expect(codesOn(printer.printed.slice(before + 50))).toEqual(job.codes.slice(48));
    const [last = ''] = job.codes.slice(-1);
    expect((await get(coordinator, `/api/labels/prints?code=${last}`)).body).toMatchObject({
      rows: [
        { jobId: job.id, reason: 'crumpled', count: 1, voided: 0, codes: [last] },
        { jobId: job.id, reason: '', count: 1, voided: 1 },
      ],
      before: null,
    });
  });

  it('can be given up: what did not come out is no print', async () => {
    printer.behaviour = {};
    const { id, codes } = await blankJob(30);
    await portion(id);
    const path = `/api/labels/prints/${id}`;
    expect((await send(technician, `${path}/closing`)).status).toBe(404);
    expect((await send(warehouse, `${path}/closing`)).body).toEqual({ handed: 20, total: 30 });
    expect(await portion(id)).toMatchObject({ status: 409, body: { code: 'labels.job_closed' } });
    expect((await send(warehouse, `${path}/from`, { from: 21 })).status).toBe(409);
    expect((await get(warehouse, '/api/labels/jobs')).body).toEqual([]);
    const log = await get(coordinator, '/api/labels/prints?limit=2');
    const shown = { jobId: id, count: 30, voided: 10, medium: 'roll-50x25', format: 'zpl' };
    expect(log.body).toMatchObject({ rows: [{ ...shown, codes: codes.slice(0, 5) }] });
    const older = (log.body as { before: string }).before;
    const next = await get(coordinator, `/api/labels/prints?limit=2&before=${older}`);
    expect((next.body as { rows: { jobId: string }[] }).rows[0]?.jobId).not.toBe(id);
    expect((await get(technician, '/api/labels/prints')).status).toBe(403);
  });

  it('goes out once, however many send it', async () => {
    printer.behaviour = {};
    const before = printer.printed.length;
    const job = await blankJob(60);
    const answers = await Promise.all([1, 2, 3].map(() => portion(job.id)));
    const done = answers.filter(({ status }) => status === 200).length;
    expect(done).toBeGreaterThan(0);
    for (const { status, body } of answers) {
      if (status !== 200) expect(body).toMatchObject({ code: 'labels.being_sent' });
    }
    for (let handed = done * 20; handed < 60; handed += 20) await portion(job.id);
    expect(codesOn(printer.printed.slice(before))).toEqual(job.codes);
  });
});

describe('files of a thousand labels', () => {
  it('come piece by piece, and from any label on', async () => {
    const job = await blankJob(1000, { toPrinter: false, format: 'pdf' });
    expect((await portion(job.id)).body).toMatchObject({ handed: 1000, total: 1000 });
    const file = `/api/labels/prints/${job.id}/labels`;
    const zpl = await get(warehouse, `${file}.zpl?from=400`);
    const texts = String(zpl.body).match(/\^XA[^]*?\^XZ/g) ?? [];
    expect(codesOn(texts)).toEqual(job.codes.slice(399));
    const answer = await workshop.app.request(`http://localhost${file}.pdf?from=901`, {
      headers: { cookie: `rework_session=${warehouse.token}` },
    });
    const pieces: Buffer[] = [];
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      pieces.push(Buffer.from(piece));
    }
    expect(pieces.length).toBeGreaterThan(5);
    const text = Buffer.concat(pieces).toString('latin1');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(100);
    expect((await get(warehouse, `${file}.pdf?from=1001`)).status).toBe(422);
    const path = `/api/labels/prints/${job.id}/from`;
    const again = await send(warehouse, path, { from: 990, reason: 'jam' });
    expect(again.body).toEqual({ from: 990, total: 1000, again: 11 });
  }, 60_000);

  it('say before the first byte what cannot be', async () => {
    const custom = { widthMm: 28, heightMm: 10, grid: null };
    const job = await blankJob(2, { medium: { id: 'custom', custom }, toPrinter: false });
    const pdf = await get(warehouse, `/api/labels/prints/${job.id}/labels.pdf`);
    expect([200, 422]).toContain(pdf.status);
    expect((await get(technician, `/api/labels/prints/${job.id}/labels.pdf`)).status).toBe(404);
  });

  it('has a label for papers too, without a word about people', async () => {
    const { donationCode } = await receiveDevice(warehouse.ctx, {
      requestId: randomUUID(),
      dropOff: 'office',
      kind: 'laptop',
      make: 'Lenovo',
      model: 'T470',
      serial: 'PF0001XY',
      placeId: await placeOf(workshop, 'area'),
    });
    const subject = { what: 'codes', codes: [donationCode], boxes: 12 };
    const job = await send(warehouse, '/api/labels/prints', {
      subject,
      medium: { id: 'roll-62x29' },
      format: 'zpl',
    });
    expect(job).toMatchObject({ status: 200, body: { total: 12 } });
    const { id } = job.body as { id: string };
    const zpl = await get(warehouse, `/api/labels/prints/${id}/labels.zpl?from=11`);
    expect(String(zpl.body).match(/\^XA/g)).toHaveLength(2);
    const [eleventh, twelfth] = String(zpl.body).split('^PQ1^XZ');
    expect(eleventh).not.toBe(twelfth);
  });
});
