/** The part that work waits for: it comes, the work is pulled, the part goes in; and the last one goes to one of many. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuedScan, ScanAnswer } from '#domain/bench.ts';
import { SESSION_COOKIE } from '../../api/people/session.routes.ts';
import type { Queues } from '../../api/repairs/queues.service.ts';
import { testDatabase } from '../support/database.ts';
import { newItem, openPartsWorkshop, receive, stocked, withDevice } from '../support/parts.ts';
import { deviceInRepair } from '../support/repairs.ts';
import { armed, scanner } from '../support/scans.ts';
import { deviceIn } from '../support/stock.ts';
import type { Member, Workshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let technician: Member;
let second: Member;
let bin: { id: string; code: string };
let other: { id: string; code: string };
const { scanOf, one } = scanner(() => workshop);

beforeAll(async () => {
  ({ workshop, warehouse, technician, bin, other } = await openPartsWorkshop(database));
  second = await workshop.member('technician');
});
afterAll(() => workshop.close());

const get = async <T>(by: Member, path: string) =>
  (await workshop.request(by, 'GET', path)).body as T;
const inQueue = async (by: Member, queue: string) =>
  (await get<Queues>(by, `/api/repairs?queue=${queue}`)).work.map(({ code }) => code);

async function waitingFor(item: string) {
  const repair = await deviceInRepair(workshop, { warehouse, technician }, { fault: 'KBD' });
  const paused = await repair.post(technician, 'repair/pause', { itemCode: item });
  expect(paused.status).toBe(200);
  return repair;
}

describe('work that waits for a part', () => {
  it('appears once the part is received, is pulled by a scan, and goes on when the part goes in', async () => {
    const { code: item } = await newItem(warehouse, { name: 'Keyboard T480' });
    const { device, read, faultId } = await waitingFor(item);
    expect(await inQueue(second, 'waiting')).toContain(device.code);
    expect(await inQueue(second, 'arrived')).toEqual([]);
    await receive(warehouse, item, bin.code, 2);
    expect(await inQueue(second, 'arrived')).toEqual([device.code]);
    const pulled = await one(second, scanOf(device.code, armed('take_work')));
    const by = technician.ctx.actor.name;
    expect(pulled).toMatchObject({ code: 'scan.taken_over', params: { by } });
    expect(await inQueue(second, 'mine')).toContain(device.code);
    const used = await one(second, scanOf(item, withDevice(device.code)));
    expect(used).toMatchObject({ code: 'scan.part_used', params: { place: 'B-07' } });
    expect((await read()).order).toMatchObject({ pausedAt: null, waitingFor: '' });
    expect(await inQueue(second, 'waiting')).toEqual([]);
    expect(await inQueue(second, 'arrived')).toEqual([]);
    const card = await get<{ holds: unknown[] }>(second, `/api/devices/${device.code}`);
    expect(card).toMatchObject({ holds: [] });
    expect((await read()).order?.parts).toMatchObject([{ code: item, causeId: faultId }]);
    const { movements } = await get<{ movements: unknown[] }>(
      warehouse,
      `/api/parts/items/${item}`,
    );
    expect(movements).toMatchObject([
      { kind: 'used', deviceCode: device.code, cause: { what: 'fault', code: 'KBD' } },
      { kind: 'received', cause: null },
    ]);
  });

  it('stays waiting while another part goes in, and the history of a labelled part names its work', async () => {
    const { code: item } = await newItem(warehouse);
    const { device, read, post } = await waitingFor(item);
    const task = { kind: 'upgrade', title: 'A larger battery' };
    const { taskId } = (await post(technician, 'repair/tasks', task)).body as { taskId: string };
    const battery = { type: 'battery', tracking: 'serialised', facts: {} } as const;
    const { codes } = await stocked(warehouse, bin.code, 2, battery);
    const history = async (code: string | undefined) =>
      (await get<{ part: { events: unknown[] } }>(technician, `/api/parts/${code}`)).part.events;
    const [first = '', next = ''] = codes;
    const used = await one(technician, scanOf(first, withDevice(device.code)));
    expect(used).toMatchObject({ code: 'scan.part_used' });
    expect((await read()).order?.pausedAt).not.toBeNull();
    expect((await history(first))[0]).toMatchObject({ kind: 'built_in', cause: { what: 'order' } });
    const chosen = await post(technician, 'parts', { partCode: next, taskId, anyway: true });
    expect(chosen.status).toBe(200);
    const named = { what: 'task', code: 'upgrade', title: 'A larger battery' };
    expect((await history(next))[0]).toMatchObject({ kind: 'built_in', cause: named });
    const wrong = { partCode: next, taskId: randomUUID() };
    expect(await post(technician, 'parts', wrong)).toMatchObject({
      status: 404,
      body: { code: 'repair_task.not_found' },
    });
  });
});

describe('the last piece of a bin', () => {
  it('goes to one of eight browsers over the network; the others hear who has it and where there is more', async () => {
    const { code } = await stocked(warehouse, bin.code, 1);
    await receive(warehouse, code, other.code, 3);
    const benches = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const by = await workshop.member('technician');
        return { by, device: (await deviceIn(workshop, by, 'repairing')).code };
      }),
    );
    const server = serve({ fetch: workshop.app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const send = async ({ token }: Member, scan: QueuedScan): Promise<ScanAnswer> => {
      const response = await fetch(`http://127.0.0.1:${port}/api/scans`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-rework': '1',
          cookie: `${SESSION_COOKIE}=${token}`,
        },
        body: JSON.stringify({ scans: [scan] }),
      });
      const { answers } = (await response.json()) as { answers: [ScanAnswer] };
      return answers[0];
    };
    try {
      const answers = await Promise.all(
        benches.map(({ by, device }) =>
          send(by, scanOf(code, withDevice(device, { placeCode: bin.code }))),
        ),
      );
      const winner = answers.findIndex(({ outcome }) => outcome === 'done');
      const by = benches[winner]?.by.ctx.actor.name;
      const losers = answers.filter((_, index) => index !== winner);
      for (const answer of losers) {
        expect(answer).toMatchObject({
          outcome: 'refused',
          code: 'part.last_taken_elsewhere',
          params: { by, place: 'B-07', elsewhere: 'B-09 (3)' },
        });
      }
      const item = await get<{ quantity: number }>(warehouse, `/api/parts/items/${code}`);
      expect(item.quantity).toBe(3);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
