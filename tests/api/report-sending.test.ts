import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { lshwReport } from '../support/hardware-reports.ts';
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

const codeOfError = async (response: Response) =>
  ((await response.json()) as { code: string }).code;

describe('a one-device token', () => {
  async function token(code: string): Promise<string> {
    const path = `/api/devices/${code}/report-tokens`;
    const made = await workshop.request(technician, 'POST', path, { requestId: randomUUID() });
    expect(made.status).toBe(200);
    return (made.body as { token: string }).token;
  }

  it('sends one report without a session, for its device only', async () => {
    const device = await receivedDevice(workshop, warehouse, { serial: '' });
    const pass = await token(device.code);
    const answer = await send([lshwReport({ serial: 'TOKEN01' })], {
      token: pass,
      accept: 'text/plain',
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/^Received for device .+: \d fields filled/);
    expect(await readCard(technician.ctx, device.code)).toMatchObject({
      serial: 'TOKEN01',
      memoryMib: 8192,
    });
    const again = await send([lshwReport()], { token: pass });
    expect(again.status).toBe(401);
    expect(await codeOfError(again)).toBe('report.token_used');
  });

  it('is refused when it is unknown, too old, or used elsewhere', async () => {
    const unknown = await send([lshwReport()], { token: 'x'.repeat(8) });
    expect([unknown.status, await codeOfError(unknown)]).toEqual([401, 'report.token_wrong']);
    const device = await receivedDevice(workshop, warehouse);
    const pass = await token(device.code);
    const other = await workshop.app.request('http://localhost/api/needs', {
      headers: { authorization: `Bearer ${pass}` },
    });
    expect(other.status).toBe(401);
    workshop.advance(5 * 3_600_000);
    const late = await send([lshwReport()], { token: pass });
    expect([late.status, await codeOfError(late)]).toEqual([401, 'report.token_expired']);
  });

  it('is used once when two reports come at the same time', async () => {
    const device = await receivedDevice(workshop, warehouse, { serial: 'RACE001' });
    const pass = await token(device.code);
    const text = lshwReport({ serial: 'RACE001' });
    const answers = await Promise.all([
      send([text], { token: pass }),
      send([text], { token: pass }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]));
  });
});

describe('bad input', () => {
  it('is refused with what to do, and nothing is kept', async () => {
    const waitingBefore = await workshop.request(technician, 'GET', '/api/hardware-reports/review');
    const nothing = await send([], { by: technician });
    expect([nothing.status, await codeOfError(nothing)]).toEqual([422, 'report.nothing_sent']);
    const letter = await send(['Dear workshop,\nplease find enclosed a laptop.'], {
      by: technician,
    });
    expect([letter.status, await codeOfError(letter)]).toEqual([422, 'report.unreadable']);
    const huge = await send(['x'.repeat(25 * 1024 * 1024)], { by: technician });
    expect([huge.status, await codeOfError(huge)]).toEqual([413, 'report.too_large']);
    const stranger = await send([lshwReport()]);
    expect(stranger.status).toBe(403);
    const noRole = await send([lshwReport()], { by: warehouse });
    expect(noRole.status).toBe(403);
    const waiting = await workshop.request(technician, 'GET', '/api/hardware-reports/review');
    expect(waiting.body).toEqual(waitingBefore.body);
  });

  it('of twenty machines at once loses none', async () => {
    const serials = Array.from({ length: 20 }, (_, index) => `MANY${100 + index}`);
    for (const serial of serials) await receivedDevice(workshop, warehouse, { serial });
    const answers = await Promise.all(
      serials.map((serial) => send([lshwReport({ serial })], { by: technician })),
    );
    for (const answer of answers) {
      expect(await answer.json()).toMatchObject({ reports: [{ status: 'matched' }] });
    }
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });
});
