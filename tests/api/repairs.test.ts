import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { repairTasks } from '../../db/schema/index.ts';
import { testDatabase } from '../support/database.ts';
import { deviceInRepair } from '../support/repairs.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let second: Member;
let warehouse: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  second = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
});
afterAll(() => workshop.close());

const inRepair = (fault: Record<string, unknown> = { fault: 'CAM', item: 'camera' }) =>
  deviceInRepair(workshop, { warehouse, technician }, fault);

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
    const added = await post(technician, 'repair/tasks', { kind: 'clean' });
    const { taskId } = added.body as { taskId: string };
    const done = { outcome: 'done', minutes: 5 };
    await post(technician, `repair/tasks/${taskId}/closing`, done);
    await post(technician, `faults/${faultId}/closing`, closing);
    const late = { outcome: 'fixed', minutes: 1 };
    expect(await post(technician, `faults/${faultId}/closing`, late)).toMatchObject({
      status: 409,
      body: { code: 'fault.closed' },
    });
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
    expect(await post(technician, `repair/tasks/${taskId}/reopening`, {})).toMatchObject({
      status: 409,
      body: { code: 'repair.order_closed' },
    });
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
    const { post, blocks, faultId, move } = await inRepair();
    expect(await blocks('qa')).toEqual([{ code: 'gate.evidence_no_open_task', params: {} }]);
    await post(technician, `faults/${faultId}/closing`, closing);
    const untested = [{ code: 'gate.repair_not_retested', params: { item: 'camera' } }];
    expect(await blocks('qa')).toEqual(untested);
    expect(await post(technician, 'moves', { from: 'repairing', to: 'qa' })).toMatchObject({
      status: 422,
      body: { code: 'move.refused', blockers: [{ code: 'gate.repair_not_retested' }] },
    });
    await post(technician, 'checklist/answers', { answers: [{ item: 'camera', result: 'pass' }] });
    expect(await blocks('qa')).toEqual([]);
    await move(technician, 'repairing', 'qa');
  });

  it('is closed while a task is open, also from diagnostics', async () => {
    const { post, blocks, faultId, move, read } = await inRepair({ fault: 'KBD' });
    await post(technician, `faults/${faultId}/closing`, closing);
    const added = await post(technician, 'repair/tasks', { kind: 'other', title: 'glue a foot' });
    const { taskId } = added.body as { taskId: string };
    const open = [
      { code: 'gate.repair_task_open', params: { task: 'other', title: '(glue a foot)' } },
    ];
    expect(await blocks('qa')).toEqual(open);
    await move(technician, 'repairing', 'diagnosing');
    expect(await blocks('qa')).toEqual(open);
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
    const { post, blocks, read, device, faultId } = await inRepair({ fault: 'BAT' });
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
    expect(await blocks('qa')).toEqual([
      { code: 'gate.repair_paused', params: { part: 'Battery 45N1' } },
    ]);
    expect((await post(technician, 'repair/resumption', {})).status).toBe(200);
    expect((await readCard(technician.ctx, device.code)).holds).toEqual([]);
    expect(await blocks('qa')).toEqual([]);
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
