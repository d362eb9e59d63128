import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import type { ReportAnswer } from '../../api/hardware-reports/receive.service.ts';
import type { ReceivedReport } from '../../api/hardware-reports/received-report.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice, receivedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { lshwReport, nwipeLog } from '../support/hardware-reports.ts';
import { type Sending, sendReports } from '../support/report-sending.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

const send = (texts: readonly string[], sending: Sending = {}) =>
  sendReports(workshop, texts, sending);

async function sendOk(texts: readonly string[], sending: Sending = {}): Promise<ReportAnswer> {
  const response = await send(texts, { by: technician, ...sending });
  expect(response.status).toBe(200);
  return (await response.json()) as ReportAnswer;
}

async function sendOne(text: string, sending: Sending = {}): Promise<ReceivedReport> {
  const { reports } = await sendOk([text], sending);
  expect(reports).toHaveLength(1);
  return reports[0] as ReceivedReport;
}

const card = (code: string) => readCard(technician.ctx, code);

const SSD = { model: 'SAMSUNG SSD 860 EVO', bytes: 250_059_350_016 };
const HDD = { model: 'TOSHIBA MQ04ABF100', bytes: 1_000_204_886_016, rotating: true };

describe('a report of a machine', () => {
  it('finds its device by the serial and fills what was empty', async () => {
    const device = await receivedDevice(workshop, warehouse, { serial: 'FILL001', model: '' });
    const disk = { ...SSD, serial: 'S3YJ001' };
    const report = await sendOne(lshwReport({ serial: 'FILL001', disks: [disk] }));
    expect(report).toMatchObject({ status: 'matched', reason: '', deviceCode: device.code });
    expect(report.filled).toEqual(['model', 'cpu', 'memoryMib', 'storageGb', 'storageKind']);
    expect(report).toMatchObject({ differing: [], mediaAdded: 1 });
    expect(await card(device.code)).toMatchObject({
      make: 'Dell',
      model: 'Latitude 5490',
      memoryMib: 8192,
      storageGb: 250,
      storageKind: 'ssd',
      media: [{ serial: 'S3YJ001', type: 'sata_ssd', status: 'unknown' }],
    });
  });

  it('leaves what a person wrote, and offers the difference until it is settled', async () => {
    const device = await receivedDevice(workshop, warehouse, { serial: 'DIFF001' });
    const text = lshwReport({ serial: 'DIFF001', product: 'Latitude 7490' });
    expect((await sendOne(text)).differing).toEqual(['model']);
    const shown = () =>
      workshop.request(technician, 'GET', `/api/devices/${device.code}/hardware-reports`);
    expect((await shown()).body).toMatchObject({
      reports: [{ status: 'matched', via: 'upload', files: [{ name: 'r0' }] }],
      facts: expect.arrayContaining([
        expect.objectContaining({ field: 'model', current: 'Latitude 5480', state: 'differs' }),
      ]),
    });
    const differences = async () => {
      const path = `/api/devices/${device.code}/hardware-report/differences`;
      return (await workshop.request(technician, 'GET', path)).body;
    };
    expect(await differences()).toEqual({ differences: 1 });
    const decide = (field: string, reported: string, take: boolean) =>
      workshop.request(
        technician,
        'POST',
        `/api/devices/${device.code}/hardware-report/decisions`,
        {
          requestId: randomUUID(),
          field,
          reported,
          take,
        },
      );
    expect((await decide('model', 'Latitude 7490', false)).status).toBe(200);
    expect((await card(device.code)).model).toBe('Latitude 5480');
    expect(await differences()).toEqual({ differences: 0 });
    expect((await sendOne(text)).differing).toEqual([]);
    expect((await decide('model', 'Latitude 7490', true)).body).toMatchObject({
      facts: expect.arrayContaining([expect.objectContaining({ field: 'model', state: 'same' })]),
    });
    expect((await card(device.code)).model).toBe('Latitude 7490');
    expect(await decide('model', 'Latitude 9999', true)).toMatchObject({
      status: 409,
      body: { code: 'report.fact_gone' },
    });
    const found = await workshop.request(technician, 'GET', '/api/search?text=latitude%207490');
    expect(JSON.stringify(found.body)).toContain(device.code);
  });

  it('says what changed since the last one', async () => {
    await receivedDevice(workshop, warehouse, { serial: 'AGAIN01' });
    const first = { ...SSD, serial: 'OLD001' };
    await sendOne(lshwReport({ serial: 'AGAIN01', memory: 4, disks: [first] }));
    const later = await sendOne(
      lshwReport({ serial: 'AGAIN01', memory: 16, disks: [{ ...SSD, serial: 'NEW001' }] }),
    );
    expect(later.changes).toEqual([
      { what: 'memory', from: 4096, to: 16384 },
      { what: 'disk_gone', disk: 'SAMSUNG SSD 860 EVO OLD001' },
      { what: 'disk_added', disk: 'SAMSUNG SSD 860 EVO NEW001' },
    ]);
  });

  it('lists a disk of another device as unproven, and says where it was', async () => {
    const before = await receivedDevice(workshop, warehouse, { serial: 'FROM001' });
    await receivedDevice(workshop, warehouse, { serial: 'INTO001' });
    const disks = [{ ...SSD, serial: 'TRAVEL1' }];
    await sendOne(lshwReport({ serial: 'FROM001', disks }));
    expect(await sendOne(lshwReport({ serial: 'INTO001', disks }))).toMatchObject({
      mediaAdded: 1,
      disksElsewhere: [{ serial: 'TRAVEL1', deviceCode: before.code }],
    });
  });

  it('is kept as it was sent, to the byte, and answers a repetition the same', async () => {
    await receivedDevice(workshop, warehouse, { serial: 'BYTES01' });
    const text = lshwReport({ serial: 'BYTES01' });
    const requestId = randomUUID();
    const first = await sendOk([text], { requestId });
    expect(await sendOk([text], { requestId })).toEqual(first);
    const path = `/api/hardware-reports/files/${first.uploadId}/0`;
    const headers = { cookie: `${SESSION_COOKIE}=${technician.token}` };
    const file = await workshop.app.request(`http://localhost${path}`, { headers });
    expect(await file.text()).toBe(text);
  });
});

describe('reports in doubt', () => {
  const queue = async () =>
    (
      (await workshop.request(technician, 'GET', '/api/hardware-reports/review')).body as {
        reports: { id: string; reason: string }[];
      }
    ).reports;

  it('wait when no device fits, until a person gives them to one', async () => {
    const report = await sendOne(lshwReport({ serial: 'NOBODY1' }));
    expect(report).toMatchObject({ status: 'review', reason: 'report.no_device', filled: [] });
    expect(await queue()).toContainEqual(expect.objectContaining({ id: report.id }));
    const device = await receivedDevice(workshop, warehouse, { serial: '' });
    const given = await workshop.request(
      technician,
      'POST',
      `/api/hardware-reports/${report.id}/assignment`,
      { requestId: randomUUID(), code: device.code },
    );
    expect(given).toMatchObject({ status: 200, body: { deviceCode: device.code } });
    expect((await card(device.code)).serial).toBe('NOBODY1');
    expect((await queue()).map(({ id }) => id)).not.toContain(report.id);
  });

  it('wait when the serial speaks against the device they were sent for', async () => {
    const one = await receivedDevice(workshop, warehouse, { serial: 'WRONG01' });
    await receivedDevice(workshop, warehouse, { serial: 'RIGHT01' });
    const foreign = await sendOne(lshwReport({ serial: 'RIGHT01' }), { code: one.code });
    expect(foreign).toMatchObject({ status: 'review', reason: 'report.other_device' });
    const unknown = await sendOne(lshwReport({ serial: 'THIRD01' }), { code: one.code });
    expect(unknown).toMatchObject({ status: 'review', reason: 'report.serial_differs' });
    const dismissed = await workshop.request(
      technician,
      'POST',
      `/api/hardware-reports/${unknown.id}/dismissal`,
      { requestId: randomUUID() },
    );
    expect(dismissed.status).toBe(200);
    expect((await queue()).map(({ id }) => id)).not.toContain(unknown.id);
    const recall = () =>
      workshop.request(technician, 'POST', `/api/hardware-reports/${unknown.id}/recall`, {
        requestId: randomUUID(),
      });
    expect((await recall()).status).toBe(200);
    expect((await queue()).map(({ id }) => id)).toContain(unknown.id);
    expect(await recall()).toMatchObject({ status: 404, body: { code: 'report.not_found' } });
  });

  it('are split when one drop holds two machines', async () => {
    const a = await receivedDevice(workshop, warehouse, { serial: 'TWOAAA1' });
    const b = await receivedDevice(workshop, warehouse, { serial: 'TWOBBB1' });
    const texts = [lshwReport({ serial: 'TWOAAA1' }), lshwReport({ serial: 'TWOBBB1', memory: 4 })];
    const { reports } = await sendOk(texts);
    expect(new Set(reports.map(({ deviceCode }) => deviceCode))).toEqual(new Set([a.code, b.code]));
    expect((await card(b.code)).memoryMib).toBe(4096);
  });
});

describe('logs of wipes', () => {
  it('find the disks they speak of, whatever device holds them; strangers wait', async () => {
    const wiped = await confirmedDevice(workshop, warehouse);
    await bench(workshop, wiped.code).move(warehouse, 'received', 'labelled');
    await sendOne(lshwReport({ serial: '', disks: [{ ...HDD, serial: 'WIPED01' }] }), {
      code: wiped.code,
    });
    const broken = await receivedDevice(workshop, warehouse, { serial: 'BROKEN1' });
    await sendOne(lshwReport({ serial: 'BROKEN1', disks: [{ ...HDD, serial: 'FAILED1' }] }));
    const { reports } = await sendOk([
      nwipeLog({ serial: 'WIPED01', status: 'Erased' }),
      nwipeLog({ serial: 'FAILED1', status: 'FAILED' }),
      nwipeLog({ serial: 'STRANGE', status: 'Erased' }),
    ]);
    const about = (serial: string) =>
      reports.find(({ wipes }) => wipes.some((wipe) => wipe.serial === serial));
    expect(about('WIPED01')?.wipes).toMatchObject([{ answer: 'recorded', accepted: true }]);
    expect(about('FAILED1')?.wipes).toMatchObject([{ answer: 'recorded', accepted: false }]);
    expect(reports.filter(({ status }) => status === 'review')).toHaveLength(1);
    expect((await card(wiped.code)).media[0]).toMatchObject({ status: 'sanitised' });
    const failed = await card(broken.code);
    expect(failed.media[0]).toMatchObject({ status: 'failed' });
    expect(failed.holds.map(({ kind }) => kind)).toContain('wipe_failed');
  });

  it('cut before the summary are no proof, and overwriting does not purge an SSD', async () => {
    const device = await receivedDevice(workshop, warehouse, { serial: 'NOPROOF' });
    const disks = [
      { ...HDD, serial: 'CUTLOG1' },
      { ...SSD, serial: 'FLASH01' },
    ];
    await sendOne(lshwReport({ serial: 'NOPROOF', disks }));
    const { reports } = await sendOk([
      nwipeLog({ serial: 'CUTLOG1' }),
      nwipeLog({ serial: 'FLASH01', status: 'Erased' }),
    ]);
    const wipes = reports.flatMap((report) => report.wipes);
    expect(wipes.map(({ accepted }) => accepted)).toEqual([false, false]);
    const why = new Map(wipes.map(({ serial, reasons }) => [serial, reasons[0]?.code]));
    expect(Object.fromEntries(why)).toEqual({
      CUTLOG1: 'sanitisation.log_cut',
      FLASH01: 'sanitisation.overwrite_on_flash',
    });
    expect((await card(device.code)).media.map(({ status }) => status)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

describe('the review queue', () => {
  it('names the devices a report may belong to, and why', async () => {
    const disk = { ...HDD, serial: 'Y8K9CAND' };
    const meant = await receivedDevice(workshop, warehouse, { serial: 'CAND001' });
    const other = await receivedDevice(workshop, warehouse, { serial: 'CAND002' });
    await sendOne(lshwReport({ serial: 'CAND002', disks: [disk] }));
    const sent = await sendOne(lshwReport({ serial: 'CAND002', disks: [disk] }), {
      code: meant.code,
    });
    expect(sent).toMatchObject({ status: 'review', reason: 'report.other_device' });
    const queue = await workshop.request(technician, 'GET', '/api/hardware-reports/review');
    const { reports } = queue.body as { reports: { id: string; candidates: unknown[] }[] };
    expect(reports.find(({ id }) => id === sent.id)?.candidates).toEqual([
      expect.objectContaining({ code: other.code, reasons: ['serial', 'disk'] }),
      expect.objectContaining({ code: meant.code, reasons: ['sent_for'] }),
    ]);
  });
});
