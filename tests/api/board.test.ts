import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Board } from '../../api/board/board.service.ts';
import { devices } from '../../db/schema/index.ts';
import { receivedDevice } from '../support/devices.ts';
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

describe('a search that is too short', () => {
  it('says so instead of finding half the workshop', async () => {
    const short = await workshop.request(coordinator, 'GET', '/api/search?text=de');
    expect(short.body).toMatchObject({ tooShort: true, devices: [] });
    const empty = await workshop.request(coordinator, 'GET', '/api/search?text=');
    expect(empty.body).toMatchObject({ tooShort: false, devices: [] });
  });
});

describe('the board', () => {
  const board = async (query = '') => {
    const answer = await workshop.request(coordinator, 'GET', `/api/board${query}`);
    expect(answer.status).toBe(200);
    return answer.body as Board;
  };

  it('counts every device once', async () => {
    const { stages } = await board();
    const [{ count } = { count: 0 }] = await database.superuser<{ count: number }[]>`
      select count(*)::int as count from devices`;
    expect(stages.reduce((sum, stage) => sum + stage.count, 0)).toBe(count);
  });

  it('takes the median over all kinds of a stage, and can show one kind alone', async () => {
    const start = (await board()).stages.find((stage) => stage.stage === 'returned');
    expect(start).toMatchObject({ count: 0, medianHours: null });
    await deviceIn(workshop, coordinator, 'returned', { kind: 'laptop' });
    workshop.advance(6 * 3_600_000);
    await deviceIn(workshop, coordinator, 'returned', { kind: 'laptop' });
    workshop.advance(2 * 3_600_000);
    const oldest = await deviceIn(workshop, coordinator, 'returned', { kind: 'tablet' });
    workshop.advance(3_600_000);
    const all = (await board()).stages.find((stage) => stage.stage === 'returned');
    expect(all?.kinds).toEqual({ laptop: 2, tablet: 1 });
    expect(all?.medianHours).toBeCloseTo(3, 1);
    expect(all?.oldestHours).toBeCloseTo(9, 1);
    const tablets = (await board('?kind=tablet')).stages.find((one) => one.stage === 'returned');
    expect(tablets).toMatchObject({ count: 1, oldestCode: oldest.code });
  });

  it('shows the flow of 30 days and how long devices stayed in a stage', async () => {
    const device = await deviceIn(workshop, coordinator, 'labelled');
    workshop.advance(4 * 3_600_000);
    const moved = await workshop.request(technician, 'POST', `/api/devices/${device.code}/moves`, {
      requestId: randomUUID(),
      from: 'labelled',
      to: 'diagnosing',
    });
    expect(moved.status).toBe(200);
    const { flow, stays } = await board();
    const entered = flow.filter((entry) => entry.stage === 'diagnosing');
    expect(entered).toMatchObject([{ count: 1, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]);
    const stay = stays.find((entry) => entry.stage === 'labelled');
    expect(stay).toMatchObject({ count: 1 });
    expect(stay?.medianHours).toBeCloseTo(4, 1);
  });

  it('is refused to those who are not signed in, and names a kind that is none', async () => {
    expect((await workshop.request(null, 'GET', '/api/board')).status).toBe(401);
    expect((await workshop.request(coordinator, 'GET', '/api/board?kind=toaster')).status).toBe(
      422,
    );
  });
});

describe('public tracking', () => {
  const follow = (code: string) => workshop.request(null, 'GET', `/api/tracking/${code}`);

  it('answers without a session, in any case, with stages and days but no person or serial', async () => {
    const serial = 'SECRET-SERIAL-9';
    const { publicCode, code } = await receivedDevice(workshop, coordinator, { serial });
    const answer = await follow(publicCode.toLowerCase());
    expect(answer).toMatchObject({
      status: 200,
      body: {
        publicCode,
        programme: 'Second Life',
        stage: 'received',
        route: 'workshop',
        steps: [{ stage: 'received', province: 'Tây Ninh' }],
      },
    });
    const text = JSON.stringify(answer.body);
    for (const secret of [code, serial, 'coordinator', coordinator.personId]) {
      expect(text).not.toContain(secret);
    }
  });

  it('keeps trouble inside: quarantine shows as being with the workshop', async () => {
    const { publicCode } = await deviceIn(workshop, coordinator, 'harvesting');
    expect((await follow(publicCode)).body).toMatchObject({ stage: 'diagnosing' });
  });

  it('says of a direct gift that the workshop did not test it', async () => {
    const { publicCode, id } = await receivedDevice(workshop, coordinator);
    await database.db.update(devices).set({ route: 'direct' }).where(eq(devices.id, id));
    expect((await follow(publicCode)).body).toMatchObject({ route: 'direct' });
  });

  it('answers the same for a code that never was and for one that is none', async () => {
    for (const code of ['ZZZZZZZZ', 'short', '%3Cscript%3E']) {
      expect(await follow(code), code).toMatchObject({
        status: 404,
        body: { code: 'tracking.not_found' },
      });
    }
  });
});
