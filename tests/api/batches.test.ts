import { randomUUID } from 'node:crypto';
import { makeCode } from '../../api/domain/codes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChains } from '../../db/events-verify.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { placeOf } from '../support/devices.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let second: Member;
let technician: Member;
let donationCode: string;
let placeId: string;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  second = await workshop.member('warehouse');
  technician = await workshop.member('technician');
  placeId = await placeOf(workshop, 'area');
  const opened = await post(warehouse, '/api/donations', { donor: { kind: 'anonymous' } });
  donationCode = (opened.body as { code: string }).code;
});
afterAll(() => workshop.close());

const post = (who: Member, path: string, body: Record<string, unknown>) =>
  workshop.request(who, 'POST', path, { requestId: randomUUID(), ...body });

async function openBatch(expected: number, template: Record<string, unknown> = {}) {
  const answer = await post(warehouse, '/api/batches', {
    donationCode,
    placeId,
    expected,
    template: { kind: 'desktop', make: 'HP', model: 'EliteDesk 800 G3', ...template },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { code: string }).code;
}

async function blanks(count: number, type = 'device'): Promise<string[]> {
  const answer = await post(warehouse, '/api/labels/prints', {
    subject: { what: 'blanks', count, type },
    medium: { id: 'roll-50x25' },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { codes: string[] }).codes;
}

const progress = async (code: string) =>
  (await workshop.request(warehouse, 'GET', `/api/batches/${code}`)).body as {
    received: number;
    expected: number;
    undoable: boolean;
    units: { code: string; serial: string; stage: string }[];
  };

describe('a batch of 200', () => {
  it('goes on at unit 117 after an interruption, at another bench', async () => {
    const code = await openBatch(200, { memoryMib: 8192, chargerText: '19.5V 65W 4.5mm' });
    const labels = await blanks(200);
    const unit = (who: Member, index: number) =>
      post(who, `/api/batches/${code}/units`, {
        serial: `CZC${String(index).padStart(7, '0')}`,
        labelCode: labels[index],
      });
    for (let index = 0; index < 117; index++) {
      const answer = await unit(warehouse, index);
      expect(answer, `unit ${index}`).toMatchObject({ status: 200, body: { stage: 'labelled' } });
    }
    const resumed = await progress(code);
    expect(resumed).toMatchObject({ received: 117, expected: 200 });
    expect(resumed.units[0]?.serial).toBe('CZC0000116');
    for (let index = 117; index < 200; index++) {
      expect((await unit(second, index)).status, `unit ${index}`).toBe(200);
    }
    expect((await progress(code)).received).toBe(200);
    const card = await readCard(warehouse.ctx, labels[199] ?? '');
    expect(card).toMatchObject({
      stage: 'labelled',
      memoryMib: 8192,
      chargerWatts: 65,
      placeId,
      make: 'HP',
    });
    const closed = await post(warehouse, `/api/batches/${code}/closing`, { closed: true });
    expect(closed.status).toBe(200);
    const late = await post(warehouse, `/api/batches/${code}/units`, {
      serial: 'LATE1234',
      labelCode: (await blanks(1))[0],
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'intake.batch_closed' } });
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  }, 120_000);
});

describe('in the loop', () => {
  it('refuses scans in the wrong order and labels that are taken', async () => {
    const code = await openBatch(3);
    const [one = '', two = ''] = await blanks(2);
    const path = `/api/batches/${code}/units`;
    const swapped = await post(warehouse, path, { serial: one, labelCode: two });
    expect(swapped).toMatchObject({ status: 422, body: { code: 'intake.serial_is_code' } });
    const noSerial = await post(warehouse, path, { serial: '', labelCode: two });
    expect(noSerial).toMatchObject({ status: 422, body: { code: 'intake.serial_needed' } });
    expect((await post(warehouse, path, { serial: 'A1B2C3', labelCode: one })).status).toBe(200);
    const taken = await post(warehouse, path, { serial: 'A1B2C4', labelCode: one });
    expect(taken).toMatchObject({ status: 409, body: { code: 'labels.taken' } });
    const unknown = await post(warehouse, path, {
      serial: 'A1B2C4',
      labelCode: makeCode('device', 9_999_999),
    });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'labels.unknown' } });
    const [charger = ''] = await blanks(1, 'accessory');
    const wrong = await post(warehouse, path, { serial: 'A1B2C4', labelCode: charger });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'labels.wrong_type' } });
    expect((await post(technician, path, { serial: 'A1B2C4', labelCode: two })).status).toBe(403);
  });

  it('lets exactly one of two benches have a label', async () => {
    const code = await openBatch(9);
    const [label = ''] = await blanks(1);
    const answers = await Promise.all(
      [warehouse, second].map((who, index) =>
        post(who, `/api/batches/${code}/units`, { serial: `RACE000${index}`, labelCode: label }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
  });

  it('warns about a serial that is known', async () => {
    const code = await openBatch(3);
    const [one = '', two = ''] = await blanks(2);
    const path = `/api/batches/${code}/units`;
    await post(warehouse, path, { serial: 'TWIN0001', labelCode: one });
    const twin = await post(warehouse, path, { serial: 'TWIN0001', labelCode: two });
    expect(twin).toMatchObject({
      status: 409,
      body: { code: 'intake.same_device', params: { code: one } },
    });
    expect((await progress(code)).received).toBe(1);
  });

  it('takes back the last unit: the record is void, the label blank again', async () => {
    const code = await openBatch(3, { chargerText: '65W', chargerCame: true });
    const [label = ''] = await blanks(1);
    const path = `/api/batches/${code}/units`;
    await post(warehouse, path, { serial: 'WRONG001', labelCode: label });
    const before = await progress(code);
    expect(before).toMatchObject({ received: 1, undoable: true });
    const others = await post(second, `/api/batches/${code}/undo`, {});
    expect(others).toMatchObject({ status: 422, body: { code: 'undo.not_yours' } });
    const undone = await post(warehouse, `/api/batches/${code}/undo`, {});
    expect(undone).toMatchObject({ status: 200, body: { code: label, serial: 'WRONG001' } });
    expect((await progress(code)).received).toBe(0);
    const again = await post(warehouse, path, { serial: 'RIGHT001', labelCode: label });
    expect(again).toMatchObject({ status: 200, body: { code: label, stage: 'labelled' } });
    const chargers = (again.body as { chargers: unknown[] }).chargers;
    expect(chargers).toHaveLength(1);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
    workshop.advance(16 * 60_000);
    const late = await post(warehouse, `/api/batches/${code}/undo`, {});
    expect(late).toMatchObject({ status: 422, body: { code: 'undo.too_late' } });
  });
});
