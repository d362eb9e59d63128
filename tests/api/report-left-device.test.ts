import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import type { ReportAnswer } from '../../api/hardware-reports/receive.service.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import { devices } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { lshwReport } from '../support/hardware-reports.ts';
import { sendReports } from '../support/report-sending.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const card = (code: string) => readCard(crew.technician.ctx, code);
const disks = [{ model: 'SAMSUNG SSD 860 EVO', serial: 'S3YGONE', bytes: 250_059_350_016 }];

async function send(text: string): Promise<ReportAnswer> {
  const answer = await sendReports(workshop, [text], { by: crew.technician });
  return (await answer.json()) as ReportAnswer;
}

describe('a report of a device that has left', () => {
  it('handed over, is kept and flagged, and changes nothing', async () => {
    const device = await handoversOf(workshop, () => crew).handedOverLaptop();
    await workshop.system.database.db
      .update(devices)
      .set({ serial: 'GONE001', serialKey: 'GONE001' })
      .where(eq(devices.id, device.id));
    const before = await card(device.code);
    const text = lshwReport({ serial: 'GONE001', memory: 64, disks });
    const { uploadId, reports } = await send(text);
    const flagged = { status: 'matched', reason: 'report.device_left' };
    expect(reports).toMatchObject([
      { ...flagged, deviceCode: device.code, filled: [], mediaAdded: 0, measured: [] },
    ]);
    const { memoryMib, cpu, model, serial, stage, media, kit, faults, holds } = await card(
      device.code,
    );
    expect(before).toMatchObject({
      memoryMib,
      cpu,
      model,
      serial,
      stage,
      media,
      kit,
      faults,
      holds,
    });
    const path = `/api/devices/${device.code}/hardware-reports`;
    const shown = await workshop.request(crew.technician, 'GET', path);
    expect(shown.body).toMatchObject({ reports: [{ ...flagged, files: [{ uploadId }] }] });
    const headers = { cookie: `${SESSION_COOKIE}=${crew.technician.token}` };
    const file = `http://localhost/api/hardware-reports/files/${uploadId}/0`;
    expect(await (await workshop.app.request(file, { headers })).text()).toBe(text);
  });

  it('given to it by a person is kept there, and changes nothing either', async () => {
    const gone = { serial: '', stage: 'offered' as const, placeId: null };
    const device = await receivedDevice(workshop, crew.warehouse, gone);
    const [report] = (await send(lshwReport({ serial: 'GONE002', disks }))).reports;
    const path = `/api/hardware-reports/${report?.id}/assignment`;
    const body = { requestId: randomUUID(), code: device.code };
    expect(await workshop.request(crew.technician, 'POST', path, body)).toMatchObject({
      status: 200,
      body: { deviceCode: device.code, reason: 'report.device_left', filled: [] },
    });
    expect(await card(device.code)).toMatchObject({ serial: '', memoryMib: null, media: [] });
  });
});
