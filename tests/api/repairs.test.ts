import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Repair } from '../../api/repairs/read-repair.service.ts';
import { readRepair } from '../../api/repairs/read-repair.service.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { repairTasks, workOrders } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
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

/** A device in repair, with everything but the work done. */
async function inRepair(fault: Record<string, unknown> = { fault: 'CAM', item: 'camera' }) {
  const device = await confirmedDevice(workshop, warehouse);
  const on = bench(workshop, device.code);
  await on.move(warehouse, 'received', 'labelled');
  await on.move(technician, 'labelled', 'diagnosing');
  await on.fillEvidence(technician);
  const added = await on.post(technician, 'faults', { decision: 'repair', ...fault });
  const { faultId } = added.body as { faultId: string };
  await on.move(technician, 'diagnosing', 'repairing');
  const read = (): Promise<Repair> => readRepair(technician.ctx, device.code);
  const next = async (to: string) =>
    (await readCard(technician.ctx, device.code)).next
      .find((move) => move.to === to)
      ?.blockers.map(({ code, params }) => ({ code, params }));
  return { ...on, device, faultId, read, next };
}

const closing = { outcome: 'fixed', minutes: 10 };

describe('a work order', () => {
  it('opens with the move to repair, closes on leaving it, and is kept', async () => {
    const { post, move, read, faultId } = await inRepair({ fault: 'KBD' });
    const opened = await read();
    expect(opened.order).toMatchObject({
      ownerId: technician.personId,
      outcome: null,
      closedAt: null,
    });
    await post(technician, `faults/${faultId}/closing`, closing);
    await move(technician, 'repairing', 'qa');
    const closed = await read();
    expect(closed.order).toBeNull();
    expect(closed.earlier).toMatchObject([{ id: opened.order?.id, outcome: 'repaired' }]);
    const items = [{ item: 'camera', fault: 'CAM' }];
    expect((await post(second, 'qa/failures', { items })).status).toBe(200);
    const again = await read();
    expect(again.order).toMatchObject({ ownerId: null });
    expect(again.order?.id).not.toBe(opened.order?.id);
    expect(again.earlier).toHaveLength(1);
  });

  it('goes with the move when that is taken back, and is the same when its end is', async () => {
    const { post, move, read, faultId } = await inRepair({ fault: 'KBD' });
    expect((await post(technician, 'undo', {})).status).toBe(200);
    expect(await read()).toMatchObject({ order: null, earlier: [] });
    await move(technician, 'diagnosing', 'repairing');
    const { order } = await read();
    await post(technician, `faults/${faultId}/closing`, closing);
    await move(technician, 'repairing', 'qa');
    expect((await post(technician, 'undo', {})).status).toBe(200);
    expect((await read()).order).toMatchObject({ id: order?.id, outcome: null });
  });

  it('opens by the command card too', async () => {
    const { read, post } = await inRepair({ fault: 'KBD' });
    await post(technician, 'moves', { from: 'repairing', to: 'diagnosing' });
    expect((await read()).earlier).toMatchObject([{ outcome: 'superseded' }]);
    await post(technician, 'moves', { from: 'diagnosing', to: 'repairing' });
    expect((await read()).order).not.toBeNull();
  });
});

describe('the way to the final check', () => {
  it('is closed until a line that failed was tested again and passed', async () => {
    const { post, next, faultId, move } = await inRepair();
    expect(await next('qa')).toEqual([{ code: 'gate.evidence_no_open_task', params: {} }]);
    await post(technician, `faults/${faultId}/closing`, closing);
    const untested = [{ code: 'gate.repair_not_retested', params: { item: 'camera' } }];
    expect(await next('qa')).toEqual(untested);
    expect(await post(technician, 'moves', { from: 'repairing', to: 'qa' })).toMatchObject({
      status: 422,
      body: { code: 'move.refused', blockers: [{ code: 'gate.repair_not_retested' }] },
    });
    await post(technician, 'checklist/answers', { answers: [{ item: 'camera', result: 'pass' }] });
    expect(await next('qa')).toEqual([]);
    await move(technician, 'repairing', 'qa');
  });

  it('is closed while a task is open, also from diagnostics', async () => {
    const { post, next, faultId, move, read } = await inRepair({ fault: 'KBD' });
    await post(technician, `faults/${faultId}/closing`, closing);
    const added = await post(technician, 'repair/tasks', { kind: 'other', title: 'glue a foot' });
    const { taskId } = added.body as { taskId: string };
    const open = [
      { code: 'gate.repair_task_open', params: { task: 'other', title: ' (glue a foot)' } },
    ];
    expect(await next('qa')).toEqual(open);
    await move(technician, 'repairing', 'diagnosing');
    expect(await next('qa')).toEqual(open);
    await post(technician, 'faults', { fault: 'HNG', decision: 'repair' });
    await move(technician, 'diagnosing', 'repairing');
    expect((await read()).order?.tasks).toMatchObject([{ id: taskId, outcome: null }]);
    const done = { outcome: 'done', minutes: 5 };
    expect((await post(technician, `repair/tasks/${taskId}/closing`, done)).status).toBe(200);
    expect(await post(second, `repair/tasks/${taskId}/closing`, done)).toMatchObject({
      status: 409,
      body: { code: 'repair.task_closed' },
    });
    expect((await post(technician, `repair/tasks/${taskId}/reopening`, {})).status).toBe(200);
    expect((await read()).order?.tasks).toMatchObject([{ outcome: null }]);
  });

  it('is guarded by the database as well', async () => {
    const { device, post, faultId, read } = await inRepair({ fault: 'KBD' });
    await post(technician, `faults/${faultId}/closing`, closing);
    const { order } = await read();
    await database.db.insert(repairTasks).values({
      id: randomUUID(),
      workOrderId: order!.id,
      kind: 'clean',
      details: {},
      createdById: technician.personId,
      createdAt: new Date(),
    });
    const leave = database.sql`
      insert into events (id, device_id, seq, kind, from_stage, to_stage, move_kind, actor_id, site_id,
        happened_at, recorded_at, data, hash)
      select gen_random_uuid(), id, seq + 1, 'stage', 'repairing', 'qa', 'move', ${technician.personId}, site_id,
        now(), now(), '{}', 'x' from devices where id = ${device.id}`;
    await expect(leave).rejects.toMatchObject({ constraint_name: 'repair_tasks_done' });
  });
});

describe('a wait for a part', () => {
  it('names the part, holds the device, and ends with the hold', async () => {
    const { post, next, read, device, faultId } = await inRepair({ fault: 'BAT' });
    await post(technician, `faults/${faultId}/closing`, closing);
    expect(await post(technician, 'repair/pause', {})).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'part' }] },
    });
    expect(await post(technician, 'repair/pause', { itemCode: '1234' })).toMatchObject({
      body: { fields: [{ field: 'itemCode', code: 'repair.item_unknown' }] },
    });
    expect((await post(technician, 'repair/pause', { part: 'Battery 45N1' })).status).toBe(200);
    expect(await post(second, 'repair/pause', { part: 'Other' })).toMatchObject({
      status: 409,
      body: { code: 'repair.paused_already', params: { part: 'Battery 45N1' } },
    });
    const held = await readCard(technician.ctx, device.code);
    expect(held.holds).toMatchObject([{ kind: 'awaiting_parts', reason: 'Battery 45N1' }]);
    expect(await next('qa')).toEqual([
      { code: 'gate.repair_paused', params: { part: 'Battery 45N1' } },
    ]);
    expect((await post(technician, 'repair/resumption', {})).status).toBe(200);
    expect((await readCard(technician.ctx, device.code)).holds).toEqual([]);
    expect(await next('qa')).toEqual([]);
    expect(await post(technician, 'repair/resumption', {})).toMatchObject({ status: 409 });
    await post(technician, 'repair/pause', { part: 'Battery 45N1' });
    const [hold] = (await readCard(technician.ctx, device.code)).holds;
    await post(technician, `holds/${hold?.id}/release`, { note: 'it came' });
    expect((await read()).order?.pausedAt).toBeNull();
  });

  it('is taken back with one press', async () => {
    const { post, read } = await inRepair({ fault: 'BAT' });
    await post(technician, 'repair/pause', { part: 'Battery' });
    expect((await post(technician, 'undo', {})).status).toBe(200);
    expect((await read()).order).toMatchObject({ pausedAt: null, waitingFor: '' });
  });
});

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
    expect((refused?.body as { params: { by: string } }).params.by).toBe(ownerName);
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
