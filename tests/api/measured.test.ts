import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { changeDevice } from '../../api/evidence/change-device.ts';
import type { AnswerInput } from '../../api/evidence/checklist-runs.ts';
import { type Measurement, writeMeasured } from '../../api/evidence/measured.service.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
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

async function opened() {
  const { code } = await confirmedDevice(workshop, warehouse);
  const measure = (answers: AnswerInput[], by: Partial<Measurement> = {}) =>
    changeDevice(
      technician.ctx,
      'diagnostics.record',
      { requestId: randomUUID(), code },
      (unit, row) =>
        writeMeasured(unit, row, answers, { source: 'report', sourceId: randomUUID(), ...by }),
    );
  const answered = async (item: string) =>
    (await readCard(technician.ctx, code)).answers.find((answer) => answer.item === item);
  return { ...bench(workshop, code), code, measure, answered };
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('measured answers', () => {
  it('start a run, are judged by the limits and say where they come from', async () => {
    const { code, measure, answered } = await opened();
    const given = [
      { item: 'battery_health', result: null, value: 55 },
      { item: 'memory_size', result: null, value: 8 },
    ];
    expect(await measure(given)).toEqual({ taken: ['battery_health', 'memory_size'] });
    expect(await answered('battery_health')).toMatchObject({
      result: 'fail',
      value: '55',
      source: 'report',
    });
    const { runStartedAt, events } = await readCard(technician.ctx, code);
    expect(runStartedAt).not.toBeNull();
    expect(events[0]).toMatchObject({
      kind: 'checklist',
      data: { source: 'report', items: { battery_health: 'fail', memory_size: 'pass' } },
    });
  });

  it('pass over what is no answer to a line of this kind, and the locks', async () => {
    const { measure } = await opened();
    const given: AnswerInput[] = [
      { item: 'locks', result: 'pass' },
      { item: 'sensors', result: 'pass' },
      { item: 'battery_health', result: null, value: 900 },
      { item: 'power_on', result: 'na' },
      { item: 'keyboard', result: 'pass' },
    ];
    expect(await measure(given, { source: 'test_page' })).toEqual({ taken: ['keyboard'] });
    expect(await measure(given.slice(0, 4))).toEqual({ taken: [] });
  });

  it('give way to a person, whose word stays', async () => {
    const { post, measure, answered } = await opened();
    const health = (value: number) => [{ item: 'battery_health', result: null, value }];
    await measure(health(55));
    await post(technician, 'checklist/answers', { answers: health(82) });
    expect(await answered('battery_health')).toMatchObject({ value: '82', source: 'person' });
    expect(await measure(health(60))).toEqual({ taken: [] });
    expect(await answered('battery_health')).toMatchObject({ value: '82', source: 'person' });
  });

  it('give way to a later measurement only', async () => {
    const { measure, answered } = await opened();
    const camera = (result: 'pass' | 'fail') => [{ item: 'camera', result }];
    await measure(camera('fail'), { measuredAt: minutesAgo(10) });
    await measure(camera('pass'), { source: 'test_page', measuredAt: minutesAgo(5) });
    expect(await answered('camera')).toMatchObject({ result: 'pass', source: 'test_page' });
    expect(await measure(camera('fail'), { measuredAt: minutesAgo(8) })).toEqual({ taken: [] });
    expect(await answered('camera')).toMatchObject({ result: 'pass', source: 'test_page' });
  });
});
