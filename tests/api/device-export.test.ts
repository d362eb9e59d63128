import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPersianHeadings } from '../support/csv.ts';
import { deviceIn } from '../support/stock.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let coordinator: Member;
let technician: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  coordinator = await workshop.member('coordinator');
  technician = await workshop.member('technician');
});
afterAll(() => workshop.close());

describe('devices as CSV', () => {
  it('have R2 REC codes and data status, no person and no serial, run no formula, and are logged', async () => {
    const graded = await deviceIn(workshop, coordinator, 'qa', {
      make: '=1+1',
      model: '@SUM(A1)',
      serial: 'SN-SECRET-77',
      cosmeticGrade: 'C',
      functionalGrade: '1',
      batteryHealth: 64,
    });
    const bare = await deviceIn(workshop, coordinator, 'repairing', { kind: 'desktop' });
    const media = { requestId: randomUUID() };
    await workshop.request(technician, 'POST', `/api/devices/${graded.code}/media/none`, media);
    const answer = await workshop.request(coordinator, 'GET', '/api/devices.csv');
    const [head, ...lines] = String(answer.body).trim().split('\r\n');
    const row = (code: string) => {
      const cells = lines.find((line) => line.startsWith(code))?.split(',') ?? [];
      return Object.fromEntries(head?.split(',').map((name, i) => [name, cells[i]]) ?? []);
    };
    expect(row(graded.code)).toMatchObject({
      make: "'=1+1",
      model: "'@SUM(A1)",
      battery_percent: '64',
      battery_band: 'usable',
      r2_rec_functional: 'F5',
      r2_rec_cosmetic: 'C3',
      data_status: 'no_media',
    });
    expect(row(bare.code)).toMatchObject({ r2_rec_functional: '', data_status: 'unknown' });
    expect(String(answer.body)).not.toContain('SN-SECRET-77');
    const inWords = await workshop.request(coordinator, 'GET', '/api/devices.csv?locale=fa');
    expectPersianHeadings(inWords.body);
    const log = await database.superuser<{ data: string }[]>`
      select data from admin_log where action = 'export.devices' and actor_id = ${coordinator.personId}`;
    expect(log.map(({ data }) => JSON.parse(data).rows)).toEqual([lines.length, lines.length]);
  });
});
