import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sanitisationDetails } from '#domain/media-details.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import type { ReportAnswer } from '../../api/hardware-reports/receive.service.ts';
import type { WipeAnswer } from '../../api/hardware-reports/wipe-logs.ts';
import { contentHash } from '../../api/lib/file-store.ts';
import { mediaRecords } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { nwipeLog } from '../support/hardware-reports.ts';
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

async function drop(texts: readonly string[], sending: Sending = {}): Promise<ReportAnswer> {
  const response = await sendReports(workshop, texts, { by: technician, ...sending });
  expect(response.status).toBe(200);
  return (await response.json()) as ReportAnswer;
}

const wipesOf = ({ reports }: ReportAnswer): WipeAnswer[] => reports.flatMap(({ wipes }) => wipes);

async function deviceWith(type: string, serial: string) {
  const device = await receivedDevice(workshop, warehouse);
  const { post } = bench(workshop, device.code);
  const added = await post(technician, 'media', { type, serial });
  expect(added.status).toBe(200);
  return { device, post, mediumId: (added.body as { mediumId: string }).mediumId };
}

const card = (code: string) => readCard(technician.ctx, code);

async function newestRecord(mediumId: string) {
  const rows = await database.db
    .select()
    .from(mediaRecords)
    .where(eq(mediaRecords.mediumId, mediumId))
    .orderBy(mediaRecords.recordedAt);
  return rows.at(-1);
}

describe('a drop of logs', () => {
  it('goes to the medium of whatever device it names, and says of each why it counts or not', async () => {
    const one = await deviceWith('hdd', 'DROPHDD1');
    const two = await deviceWith('sata_ssd', 'DROPSSD1');
    const three = await deviceWith('hdd', 'DROPHDD3');
    const answer = await drop(
      [
        nwipeLog({ serial: 'DROPHDD1', status: 'Erased' }),
        nwipeLog({ serial: 'DROPSSD1', status: 'Erased' }),
        nwipeLog({ serial: 'DROPHDD3' }),
        nwipeLog({ serial: 'DROPLOST', status: 'Erased' }),
      ],
      // Dropped on the page of the first device: the others find theirs all the same.
      { code: one.device.code },
    );
    expect(wipesOf(answer)).toMatchObject([
      {
        serial: 'DROPHDD1',
        fileName: 'r0',
        answer: 'recorded',
        accepted: true,
        method: 'clear',
        deviceCode: one.device.code,
        medium: { id: one.mediumId, status: 'sanitised' },
      },
      {
        serial: 'DROPSSD1',
        accepted: false,
        reasons: [{ code: 'sanitisation.overwrite_on_flash' }],
        next: 'other_technique',
        deviceCode: two.device.code,
      },
      {
        serial: 'DROPHDD3',
        accepted: false,
        reasons: [{ code: 'sanitisation.log_cut' }],
        next: 'whole_log',
        deviceCode: three.device.code,
      },
      { serial: 'DROPLOST', answer: 'no_medium', deviceCode: null, medium: null },
    ]);
    expect(answer.reports.at(-1)).toMatchObject({ status: 'review', reason: 'report.no_medium' });
  });

  it('keeps with each record the hash of its file and everything the certificate asks for', async () => {
    const { mediumId } = await deviceWith('hdd', 'HASHED01');
    const text = nwipeLog({ serial: 'HASHED01', status: 'Erased' });
    const { uploadId } = await drop([text]);
    const record = await newestRecord(mediumId);
    expect(record).toMatchObject({
      accepted: true,
      tool: 'nwipe',
      toolVersion: '0.37',
      standard: 'NIST SP 800-88 Rev. 2; IEEE 2883-2022',
      logHash: contentHash(new TextEncoder().encode(text)),
      startedAt: new Date('2026-05-12T10:12:02Z'),
      endedAt: new Date('2026-05-12T14:03:11Z'),
    });
    expect(sanitisationDetails(record?.details)).toMatchObject({
      origin: 'log',
      reasons: [],
      log: {
        uploadId,
        position: 0,
        fileName: 'r0',
        methodName: 'DoD Short',
        durationSeconds: 13_869,
        rounds: 1,
        errorParts: { pass: 0, verify: 0, sync: 0 },
        startedAtText: '2026-05-12 10:12:02',
      },
    });
  });

  it('counts once: the same log again adds nothing, nor proves a disk that came back', async () => {
    const { mediumId } = await deviceWith('hdd', 'TWICE001');
    const text = nwipeLog({ serial: 'TWICE001', status: 'Erased' });
    await drop([text]);
    expect(wipesOf(await drop([text]))).toMatchObject([{ answer: 'already' }]);
    const rows = await database.db
      .select()
      .from(mediaRecords)
      .where(eq(mediaRecords.mediumId, mediumId));
    expect(rows).toHaveLength(1);
  });

  it('bears out what a person typed, and stays beside it', async () => {
    const { post, mediumId, device } = await deviceWith('hdd', 'TYPED001');
    const typed = {
      technique: 'overwrite',
      tool: 'nwipe',
      toolVersion: '0.37',
      startedAt: '2026-05-12T10:00:00Z',
      endedAt: '2026-05-12T14:00:00Z',
      verification: 'full',
      errors: 0,
    };
    expect((await post(technician, `media/${mediumId}/sanitisations`, typed)).status).toBe(200);
    await drop([nwipeLog({ serial: 'TYPED001', status: 'Erased' })]);
    const path = `/api/devices/${device.code}/evidence`;
    const { body } = await workshop.request(technician, 'GET', path);
    const { records } = body as { records: { details: unknown; accepted: boolean }[] };
    expect(records.map(({ details }) => sanitisationDetails(details).origin)).toEqual([
      'log',
      'typed',
    ]);
    expect(records.every(({ accepted }) => accepted)).toBe(true);
  });

  it('of a wipe that failed stops the device', async () => {
    const { device } = await deviceWith('hdd', 'BADDISK1');
    const answer = await drop([nwipeLog({ serial: 'BADDISK1', status: 'FAILED' })]);
    expect(wipesOf(answer)).toMatchObject([
      { accepted: false, next: 'destroy', reasons: [{ code: 'sanitisation.errors' }] },
    ]);
    expect((await card(device.code)).holds).toMatchObject([{ kind: 'wipe_failed' }]);
  });

  it('of a disk of unknown type asks for the type, and counts once that is said', async () => {
    const { post, mediumId } = await deviceWith('other', 'WHATISIT1');
    const text = nwipeLog({ serial: 'WHATISIT1', status: 'Erased' });
    expect(wipesOf(await drop([text]))).toMatchObject([
      { reasons: [{ code: 'sanitisation.type_unknown' }], next: 'name_type' },
    ]);
    const path = `media/${mediumId}/description`;
    expect((await post(warehouse, path, { type: 'hdd', serial: 'WHATISIT1' })).status).toBe(403);
    expect((await post(technician, path, { type: 'hdd', serial: 'WHATISIT1' })).status).toBe(200);
    expect(wipesOf(await drop([text]))).toMatchObject([{ accepted: true }]);
    expect(await post(technician, path, { type: 'sata_ssd' })).toMatchObject({
      status: 409,
      body: { code: 'media.described' },
    });
  });

  it('without a serial is a reading that waits or stays with the device it was sent for', async () => {
    const { device } = await deviceWith('nvme', 'NVREAD01');
    const log = 'Sanitize Status                        (SSTAT) :  0x101\n';
    expect(wipesOf(await drop([log], { code: device.code }))).toMatchObject([
      { answer: 'no_serial', deviceCode: device.code },
    ]);
    expect(await drop([log])).toMatchObject({ reports: [{ status: 'review' }] });
    expect((await card(device.code)).media).toMatchObject([{ status: 'unknown' }]);
  });
});

describe('a log that waits for a person', () => {
  const assign = (id: string, body: Record<string, unknown>, by = technician) =>
    workshop.request(by, 'POST', `/api/hardware-reports/${id}/assignment`, {
      requestId: randomUUID(),
      ...body,
    });

  async function stranger(serial: string): Promise<string> {
    const { reports } = await drop([nwipeLog({ serial, status: 'Erased' })]);
    expect(reports).toMatchObject([{ status: 'review' }]);
    return reports[0]?.id ?? '';
  }

  it('becomes a new medium of the device that a person names, once its type is said', async () => {
    const id = await stranger('NEWDISK1');
    const device = await receivedDevice(workshop, warehouse);
    expect(await assign(id, { code: device.code })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'mediumType' }] },
    });
    expect((await assign(id, { code: device.code, mediumType: 'hdd' }, warehouse)).status).toBe(
      403,
    );
    const given = await assign(id, { code: device.code, mediumType: 'hdd' });
    expect(given).toMatchObject({ status: 200, body: { wipes: [{ accepted: true }] } });
    expect((await card(device.code)).media).toMatchObject([
      { serial: 'NEWDISK1', type: 'hdd', status: 'sanitised' },
    ]);
  });

  it('goes to a listed medium whose serial nobody had read', async () => {
    const id = await stranger('READ0001');
    const { device, mediumId } = await deviceWith('hdd', '');
    expect(await assign(id, { code: device.code, mediumId })).toMatchObject({ status: 200 });
    expect((await card(device.code)).media).toMatchObject([
      { serial: 'READ0001', status: 'sanitised' },
    ]);
  });

  it('never goes to a medium with another serial', async () => {
    const id = await stranger('FOREIGN1');
    const { device, mediumId } = await deviceWith('hdd', 'HOME0001');
    expect(await assign(id, { code: device.code, mediumId })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'serial', code: 'media.serial_differs' }] },
    });
  });
});

describe('a medium on its way', () => {
  it('is wiped after it was taken out, and carries that into another device', async () => {
    const { post, mediumId, device } = await deviceWith('hdd', 'TRAVEL01');
    const path = `media/${mediumId}/removals`;
    expect((await post(technician, path, { destination: 'stock' })).status).toBe(200);
    const answer = await drop([nwipeLog({ serial: 'TRAVEL01', status: 'Erased' })]);
    expect(wipesOf(answer)).toMatchObject([{ accepted: true, medium: { status: 'removed' } }]);
    const into = await deviceWith('hdd', 'TRAVEL01');
    expect(into.mediumId).toBe(mediumId);
    expect((await card(into.device.code)).media).toMatchObject([
      { id: mediumId, status: 'sanitised', serial: 'TRAVEL01' },
    ]);
    expect((await card(device.code)).media).toEqual([]);
  });

  it('that moves without a wipe is unknown again', async () => {
    const from = await deviceWith('hdd', 'MOVED001');
    await drop([nwipeLog({ serial: 'MOVED001', status: 'Erased' })]);
    const into = await receivedDevice(workshop, warehouse);
    const { post } = bench(workshop, into.code);
    expect(await post(technician, 'media', { type: 'hdd', serial: 'MOVED001' })).toMatchObject({
      body: { mediumId: from.mediumId, movedFrom: from.device.code },
    });
    expect((await card(into.code)).media).toMatchObject([{ status: 'unknown' }]);
  });

  it('stays with a device that has left: a new one is listed', async () => {
    const gone = await receivedDevice(workshop, warehouse);
    const first = await bench(workshop, gone.code).post(technician, 'media', {
      type: 'hdd',
      serial: 'LEFT0001',
    });
    await bench(workshop, gone.code).move(warehouse, 'received', 'missing', { reason: 'stolen' });
    expect(wipesOf(await drop([nwipeLog({ serial: 'LEFT0001', status: 'Erased' })]))).toMatchObject(
      [{ answer: 'device_left' }],
    );
    const into = await deviceWith('hdd', 'LEFT0001');
    expect(into.mediumId).not.toBe((first.body as { mediumId: string }).mediumId);
  });
});
