import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { workOrders } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { deviceInRepair } from '../support/repairs.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let second: Member;
let warehouse: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  second = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const inRepair = (fault: Record<string, unknown> = { fault: 'CAM', item: 'camera' }) =>
  deviceInRepair(workshop, { warehouse, technician }, fault);

const closing = { outcome: 'fixed', minutes: 10 };

describe('the installation of a system', () => {
  const os = {
    image: 'Linux Mint 22.1',
    licence: 'none',
    activation: 'not_needed',
    coaSeen: false,
  };

  it('is recorded with licence and activation, and becomes the device’s system', async () => {
    const { post, read, device } = await inRepair({ fault: 'SW' });
    const added = await post(technician, 'repair/tasks', { kind: 'os_install' });
    const { taskId } = added.body as { taskId: string };
    const close = (more: Record<string, unknown>) =>
      post(technician, `repair/tasks/${taskId}/closing`, { outcome: 'done', ...more });
    expect(await close({})).toMatchObject({
      status: 422,
      body: {
        fields: [
          { field: 'os.image', code: 'repair.os_image_missing' },
          { field: 'os.licence' },
          { field: 'os.activation' },
        ],
      },
    });
    expect(
      await close({ os: { ...os, licence: 'oem_coa', activation: 'activated' } }),
    ).toMatchObject({ body: { fields: [{ field: 'os.coaSeen', code: 'repair.os_coa_unseen' }] } });
    expect((await close({ os, minutes: 30 })).status).toBe(200);
    const now = await read();
    expect(now.order?.tasks).toMatchObject([{ kind: 'os_install', os, minutes: 30 }]);
    expect(now.systems).toContainEqual(os);
    expect((await readCard(technician.ctx, device.code)).osName).toBe('Linux Mint 22.1');
  });
});

describe('tasks', () => {
  it('say what is wrong with them', async () => {
    const { post } = await inRepair({ fault: 'KBD' });
    expect(await post(technician, 'repair/tasks', { kind: 'other' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'title', code: 'input.required' }] },
    });
    expect(await post(technician, 'repair/tasks', { kind: 'dance' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'kind' }] },
    });
    expect(
      await post(technician, 'repair/tasks', { kind: 'clean', faultId: randomUUID() }),
    ).toMatchObject({ status: 404, body: { code: 'fault.not_found' } });
    expect((await post(warehouse, 'repair/tasks', { kind: 'clean' })).status).toBe(403);
    const added = await post(technician, 'repair/tasks', { kind: 'clean', unowned: true });
    const { taskId } = added.body as { taskId: string };
    expect(
      await post(technician, `repair/tasks/${taskId}/closing`, { outcome: 'failed' }),
    ).toMatchObject({ body: { code: 'repair.task_needs_note' } });
    expect(
      await post(coordinator, `repair/tasks/${taskId}/owner`, { personId: warehouse.personId }),
    ).toMatchObject({ body: { fields: [{ field: 'personId' }] } });
    expect(
      (await post(coordinator, `repair/tasks/${taskId}/owner`, { personId: second.personId }))
        .status,
    ).toBe(200);
  });

  it('of a fault end with it, and open with it again', async () => {
    const { post, read, faultId } = await inRepair({ fault: 'KBD' });
    await post(technician, 'repair/tasks', { kind: 'repair', faultId });
    await post(technician, `faults/${faultId}/closing`, closing);
    expect((await read()).order?.tasks).toMatchObject([{ outcome: 'done' }]);
    await post(technician, `faults/${faultId}/reopening`, {});
    expect((await read()).order?.tasks).toMatchObject([{ outcome: null }]);
  });

  it('need a device in repair', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    expect(await post(technician, 'repair/tasks', { kind: 'clean' })).toMatchObject({
      status: 422,
      body: { code: 'repair.not_in_repair', params: { stage: 'received' } },
    });
    expect(await post(technician, 'repair/taking', {})).toMatchObject({
      body: { code: 'repair.not_at_bench' },
    });
  });
});

describe('whose work it is', () => {
  it('is said when two want it at once', async () => {
    const { post, read, device } = await inRepair({ fault: 'KBD' });
    await post(coordinator, 'repair/owner', { personId: null });
    expect((await read()).order?.ownerId).toBeNull();
    const third = await workshop.member('technician');
    const both = await Promise.all([
      post(second, 'repair/taking', {}),
      post(third, 'repair/taking', {}),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'repair.owned' });
    const { ownerId, ownerName } = await readCard(technician.ctx, device.code);
    expect(refused?.body).toMatchObject({ params: { by: ownerName } });
    const over = await post(technician, 'repair/taking', { takeOver: true });
    expect(over.body).toEqual({ already: false, from: ownerName });
    expect((await read()).order?.ownerId).not.toBe(ownerId);
    expect((await post(warehouse, 'repair/taking', {})).status).toBe(403);
    expect((await post(warehouse, 'repair/owner', { personId: null })).status).toBe(403);
  });
});

describe('the queues', () => {
  it('count and list what is mine, nobody’s, old and waiting', async () => {
    const mine = await workshop.member('technician');
    const taken = await inRepair({ fault: 'KBD' });
    await taken.post(mine, 'repair/taking', { takeOver: true });
    const waiting = await inRepair({ fault: 'BAT' });
    await waiting.post(technician, 'repair/pause', { part: 'Battery 45N1' });
    await waiting.post(coordinator, 'repair/owner', { personId: null });
    const longAgo = new Date(Date.now() - 4 * 86_400_000);
    await database.db
      .update(workOrders)
      .set({ openedAt: longAgo })
      .where(eq(workOrders.deviceId, waiting.device.id));
    const list = async (queue: string) => {
      const answer = await workshop.request(mine, 'GET', `/api/repairs?queue=${queue}`);
      return answer.body as { counts: Record<string, number>; work: { code: string }[] };
    };
    const own = await list('mine');
    expect(own.work.map(({ code }) => code)).toEqual([taken.device.code]);
    expect(own.counts).toMatchObject({ mine: 1, arrived: 0 });
    for (const queue of ['unowned', 'old', 'waiting']) {
      expect((await list(queue)).work[0]).toMatchObject({
        code: waiting.device.code,
        waitingFor: 'Battery 45N1',
        faults: ['BAT'],
      });
    }
    const odd = await workshop.request(mine, 'GET', '/api/repairs?queue=odd');
    expect(odd.status).toBe(422);
  });
});
