/** A device that left for good is given anew: a new record that continues the old one. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { placeOf } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

const receive = async (serial: string, more: Record<string, unknown> = {}) =>
  post(warehouse, '/api/intake/devices', {
    kind: 'laptop',
    make: 'Dell',
    serial,
    placeId: await placeOf(workshop, 'area'),
    ...more,
  });
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code;

/** Received once, and taken back by its donor. */
async function withdrawn(serial: string): Promise<string> {
  const code = codeOf(await receive(serial));
  const gone = await post(coordinator, `/api/devices/${code}/moves`, {
    from: 'received',
    to: 'withdrawn',
    reason: 'needs it again',
    confirms: ['identity'],
  });
  expect(gone.status, JSON.stringify(gone.body)).toBe(200);
  return code;
}

describe('a device given anew', () => {
  it('is offered its old record, and goes on without a reason as its next cycle', async () => {
    const old = await withdrawn('CYCLE-1');
    expect(await receive('CYCLE-1')).toMatchObject({
      status: 409,
      body: { code: 'intake.same_device', params: { code: old, meeting: 'new_cycle' } },
    });
    const again = await receive('cycle-1', { confirmDuplicate: true });
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    const code = codeOf(again);
    expect(await readCard(warehouse.ctx, code)).toMatchObject({
      earlier: { code: old, stage: 'withdrawn' },
      later: null,
      events: [{ kind: 'intake' }],
    });
    expect(await readCard(warehouse.ctx, old)).toMatchObject({
      stage: 'withdrawn',
      earlier: null,
      later: { code, stage: 'received' },
    });
    const third = await receive('CYCLE-1', { confirmDuplicate: true });
    expect(third).toMatchObject({ status: 422, body: { fields: [{ field: 'duplicateReason' }] } });
  });

  it('is the one that its serial number leads to', async () => {
    await withdrawn('CYCLE-SCAN-2');
    const code = codeOf(await receive('CYCLE-SCAN-2', { confirmDuplicate: true }));
    expect(await one(warehouse, scanOf('CYCLE-SCAN-2'))).toMatchObject({
      outcome: 'done',
      deviceCode: code,
    });
  });

  it('may be taken back, and given anew again', async () => {
    const old = await withdrawn('CYCLE-3');
    const first = codeOf(await receive('CYCLE-3', { confirmDuplicate: true }));
    expect((await post(warehouse, `/api/devices/${first}/undo`)).status).toBe(200);
    expect(await readCard(warehouse.ctx, old)).toMatchObject({ later: null });
    const second = codeOf(await receive('CYCLE-3', { confirmDuplicate: true }));
    expect(await readCard(warehouse.ctx, old)).toMatchObject({ later: { code: second } });
  });

  it('gets one next cycle though two people receive it at once', async () => {
    const old = await withdrawn('CYCLE-4');
    const answers = await Promise.all(
      [1, 2, 3].map(() => receive('CYCLE-4', { confirmDuplicate: true })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 409, 422]).toContain(status);
    expect((await readCard(warehouse.ctx, old)).later).not.toBeNull();
  });

  it('is no new cycle while it is only missing', async () => {
    const code = codeOf(await receive('CYCLE-5'));
    const lost = { from: 'received', to: 'missing', reason: 'not on its shelf' };
    expect((await post(warehouse, `/api/devices/${code}/moves`, lost)).status).toBe(200);
    expect(await receive('CYCLE-5')).toMatchObject({
      status: 409,
      body: { params: { code, meeting: 'found' } },
    });
    expect((await receive('CYCLE-5', { confirmDuplicate: true })).status).toBe(422);
  });
});
