import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistFor } from '#domain/checklists.ts';
import type { DeviceCard } from '../../api/devices/device-card.service.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { bench } from '../support/evidence.ts';
import { confirmedDevice } from '../support/devices.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

async function atBench() {
  const device = await confirmedDevice(workshop, warehouse);
  const on = bench(workshop, device.code);
  await on.move(warehouse, 'received', 'labelled');
  await on.move(technician, 'labelled', 'diagnosing');
  return { ...on, device };
}

const card = (code: string): Promise<DeviceCard> => readCard(coordinator.ctx, code);

describe('the checklist', () => {
  it('starts with the first answer, judges values and suggests faults', async () => {
    const { device, post } = await atBench();
    const answers = [
      { item: 'keyboard', result: 'fail', note: 'key 7' },
      { item: 'battery_health', result: null, value: 72 },
      { item: 'battery_runtime', result: null, value: 20 },
    ];
    const answer = await post(technician, 'checklist/answers', { answers });
    expect(answer.body).toEqual({
      answered: [
        { item: 'keyboard', result: 'fail', warning: false },
        { item: 'battery_health', result: 'pass', warning: true },
        { item: 'battery_runtime', result: 'fail', warning: false },
      ],
      suggests: [
        { item: 'keyboard', fault: 'KBD' },
        { item: 'battery_runtime', fault: 'BAT' },
      ],
    });
    expect((await card(device.code)).runStartedAt).not.toBeNull();
  });

  it('refuses what is no answer, line by line', async () => {
    const { post } = await atBench();
    const answers = [
      { item: 'locks', result: 'pass' },
      { item: 'power_on', result: 'na' },
      { item: 'battery_health', result: null, value: 500 },
      { item: 'wings', result: 'pass' },
    ];
    const refused = await post(technician, 'checklist/answers', { answers });
    expect(refused.status).toBe(422);
    expect((refused.body as { fields: { code: string }[] }).fields.map((one) => one.code)).toEqual([
      'checklist.locks_follow',
      'checklist.na_not_allowed',
      'checklist.value_outside',
      'checklist.unknown_item',
    ]);
    const good = { answers: [{ item: 'power_on', result: 'pass' }] };
    expect((await post(warehouse, 'checklist/answers', good)).status).toBe(403);
  });

  it('passes all observed lines at once but the exceptions, numbers and locks', async () => {
    const { device, post } = await atBench();
    await post(technician, 'checklist/all-good', { except: ['camera'] });
    const { answers } = await card(device.code);
    const observed = checklistFor('laptop').filter((item) => item.input.type === 'observe');
    expect(answers).toHaveLength(observed.length - 1);
    expect(answers.some((answer) => answer.item === 'camera')).toBe(false);
  });

  it('starts anew and keeps the earlier run', async () => {
    const { device, post } = await atBench();
    await post(technician, 'checklist/all-good', {});
    await post(technician, 'checklist/runs', {});
    expect((await card(device.code)).answers).toEqual([]);
    const [{ runs } = { runs: 0 }] = await database.superuser<{ runs: number }[]>`
      select count(*)::int as runs from checklist_runs where device_id = ${device.id}`;
    expect(runs).toBe(2);
  });
});

describe('locks', () => {
  it('are clear only when looked at again online; a locked one holds the device', async () => {
    const { device, post } = await atBench();
    await post(technician, 'locks/all-clear', {});
    const blockers = (await readCard(technician.ctx, device.code)).next.find(
      (next) => next.to === 'qa',
    )?.blockers;
    expect(blockers?.some((one) => one.code === 'gate.lock_not_rechecked')).toBe(true);
    await post(technician, 'locks/online', {});
    const later = (await readCard(technician.ctx, device.code)).next.find(
      (next) => next.to === 'qa',
    )?.blockers;
    expect(later?.filter((one) => one.where === 'locks')).toEqual([]);
    const locks = [{ lock: 'absolute', status: 'locked' }];
    expect((await post(technician, 'locks', { locks })).body).toEqual({ held: true });
    const [hold] = (await card(device.code)).holds;
    expect(hold?.kind).toBe('locked');
    const release = { note: 'owner removed it' };
    expect((await post(technician, `holds/${hold?.id}/release`, release)).status).toBe(403);
    expect(await post(coordinator, `holds/${hold?.id}/release`, release)).toMatchObject({
      body: { code: 'hold.still_locked' },
    });
  });

  it('answers a replay once', async () => {
    const { post } = await atBench();
    const body = { requestId: randomUUID(), online: true };
    const first = await post(technician, 'locks/all-clear', body);
    expect(await post(technician, 'locks/all-clear', body)).toEqual(first);
  });
});
