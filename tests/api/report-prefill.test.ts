import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import type { ReportAnswer } from '../../api/hardware-reports/receive.service.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { lshwReport, powerSupplyReport, smartctlReport } from '../support/hardware-reports.ts';
import { sendReports } from '../support/report-sending.ts';
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

const SSD = { model: 'SAMSUNG SSD 860 EVO', bytes: 250_059_350_016 };

async function send(texts: string[], code?: string) {
  const response = await sendReports(workshop, texts, {
    by: technician,
    ...(code ? { code } : {}),
  });
  expect(response.status).toBe(200);
  const { reports } = (await response.json()) as ReportAnswer;
  expect(reports).toHaveLength(1);
  return reports[0] ?? expect.fail('no report');
}

/** Value or result of each answered line, with its source. */
async function answered(code: string): Promise<Record<string, string>> {
  const { answers } = await readCard(technician.ctx, code);
  return Object.fromEntries(
    answers.map(({ item, result, value, source }) => [item, `${value || result} ${source}`]),
  );
}

describe('a hardware report', () => {
  it('answers what it measured, again after a repair, and leaves a person’s word', async () => {
    const { code } = await receivedDevice(workshop, warehouse, { serial: 'MEAS001' });
    const before = [
      lshwReport({ serial: 'MEAS001', memory: 4, disks: [{ ...SSD, serial: 'SMART01' }] }),
      smartctlReport({ serial: 'SMART01', passed: false, reallocated: 60 }),
      powerSupplyReport(55, 812),
    ];
    expect((await send(before)).measured.toSorted()).toEqual([
      'battery_cycles',
      'battery_health',
      'memory_size',
      'storage_health',
      'storage_pending',
      'storage_reallocated',
    ]);
    expect(await answered(code)).toMatchObject({
      battery_health: '55 report',
      memory_size: '4 report',
      storage_health: 'fail report',
    });
    const own = [{ item: 'battery_health', result: null, value: 70 }];
    await bench(workshop, code).post(technician, 'checklist/answers', { answers: own });
    const after = [
      lshwReport({ serial: 'MEAS001', memory: 16, disks: [{ ...SSD, serial: 'SMART02' }] }),
      smartctlReport({ serial: 'SMART02' }),
      powerSupplyReport(99, 3),
    ];
    await send(after);
    expect(await answered(code)).toMatchObject({
      battery_health: '70 person',
      battery_cycles: '3 report',
      memory_size: '16 report',
      storage_reallocated: '0 report',
    });
  });

  it('takes back what it said of a disk that is another now', async () => {
    const { code } = await receivedDevice(workshop, warehouse, { serial: 'SWAP001' });
    const report = (serial: string) =>
      lshwReport({ serial: 'SWAP001', disks: [{ ...SSD, serial }] });
    await send([report('FIRST01'), smartctlReport({ serial: 'FIRST01' })]);
    expect(await answered(code)).toHaveProperty('storage_health');
    await send([report('SECOND1')]);
    expect(await answered(code)).toEqual({ memory_size: '8 report' });
  });

  it('does not call the storage healthy while a listed disk says nothing', async () => {
    const { code } = await receivedDevice(workshop, warehouse, { serial: 'TWODISK' });
    await send([lshwReport({ serial: 'TWODISK', disks: [{ ...SSD, serial: 'SILENT1' }] })]);
    await send(
      [
        lshwReport({ serial: 'TWODISK', disks: [{ ...SSD, serial: 'SPEAKS1' }] }),
        smartctlReport({ serial: 'SPEAKS1' }),
      ],
      code,
    );
    expect(await answered(code)).not.toHaveProperty('storage_health');
  });

  it('that waited answers when it is given to its device', async () => {
    const waiting = await send([lshwReport({ serial: 'WAITS01', memory: 8 })]);
    expect(waiting).toMatchObject({ status: 'review', measured: [] });
    const { code } = await receivedDevice(workshop, warehouse, { serial: '' });
    const given = await workshop.request(
      technician,
      'POST',
      `/api/hardware-reports/${waiting.id}/assignment`,
      { requestId: randomUUID(), code },
    );
    expect(given).toMatchObject({ status: 200, body: { measured: ['memory_size'] } });
    expect(await answered(code)).toEqual({ memory_size: '8 report' });
  });

  it('of a device that has left answers nothing', async () => {
    const away = { serial: 'LEFT001', stage: 'offered' as const, placeId: null };
    const { code } = await receivedDevice(workshop, warehouse, away);
    expect(await send([lshwReport({ serial: 'LEFT001' })])).toMatchObject({ measured: [] });
    expect(await answered(code)).toEqual({});
  });

  it('shows what it found at the lines to those who work on the device', async () => {
    const { code } = await receivedDevice(workshop, warehouse, { serial: 'FIND001' });
    const path = `/api/devices/${code}/hardware-report/findings`;
    expect(await workshop.request(technician, 'GET', path)).toMatchObject({
      body: { findings: [] },
    });
    await send([lshwReport({ serial: 'FIND001' })]);
    expect(await workshop.request(technician, 'GET', path)).toMatchObject({
      status: 200,
      body: {
        findings: [
          { item: 'id_plate', code: 'finding.machine', params: { serial: 'FIND001' } },
          { item: 'memory_size', code: 'finding.processor' },
        ],
      },
    });
    const auditor = await workshop.member('auditor');
    expect((await workshop.request(auditor, 'GET', path)).status).toBe(403);
  });
});
