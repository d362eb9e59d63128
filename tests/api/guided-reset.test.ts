import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EARLY_RESET_STEPS } from '#domain/guided-reset.ts';
import { locksFor } from '#domain/locks.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { locksOf } from '../../api/devices/gate-facts.ts';
import { readCardRow } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { receivedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
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

const clear = locksFor('tablet').map((lock) => ({ lock, status: 'clear' }));

async function tablet() {
  const device = await receivedDevice(workshop, warehouse, { kind: 'tablet' });
  const { post } = bench(workshop, device.code);
  const added = await post(technician, 'media', { type: 'emmc' });
  const { mediumId } = added.body as { mediumId: string };
  const path = `media/${mediumId}/reset`;
  const step = (name: string, by = technician, system = 'android') =>
    post(by, `${path}/steps`, { system, step: name });
  const end = (locks: unknown = clear, by = technician) =>
    post(by, `${path}/end`, { systemVersion: '13', locks });
  const read = async () =>
    (await workshop.request(technician, 'GET', `/api/devices/${device.code}/${path}`)).body;
  return { device, post, mediumId, step, end, read };
}

describe('the guided reset of a tablet', () => {
  it('is done step by step, continued by another person, and counts with the locks looked at', async () => {
    const { device, step, end, read } = await tablet();
    await step('encrypted');
    expect(await step('reset_done')).toMatchObject({
      status: 409,
      body: { code: 'reset.not_next' },
    });
    await step('accounts_removed');
    workshop.advance(60_000);
    await step('reset_done', second);
    await step('setup_screen', second);
    expect(await read()).toMatchObject({
      system: 'android',
      next: 'locks_rechecked',
      steps: EARLY_RESET_STEPS.map((name, index) => ({
        step: name,
        personId: index < 2 ? technician.personId : second.personId,
      })),
    });
    const done = await end(clear, second);
    expect(done).toMatchObject({
      status: 200,
      body: { accepted: true, method: 'clear', held: false, status: 'sanitised' },
    });
    expect((await readCard(technician.ctx, device.code)).media).toMatchObject([
      { status: 'sanitised', accepted: true },
    ]);
    expect(locksOf(await readCardRow(technician.ctx, device.code)).satisfied).toBe(true);
    const path = `/api/devices/${device.code}/evidence`;
    expect((await workshop.request(technician, 'GET', path)).body).toMatchObject({
      records: [{ tool: 'Android', toolVersion: '13', details: { origin: 'guided' } }],
    });
  });

  it('is validated by nobody who confirmed a step of it', async () => {
    const { device, step, end, post } = await tablet();
    await step('encrypted');
    await step('accounts_removed');
    await step('reset_done', second);
    await step('setup_screen', second);
    await end(clear, second);
    const evidence = `/api/devices/${device.code}/evidence`;
    const { records } = (await workshop.request(technician, 'GET', evidence)).body as {
      records: { id: string }[];
    };
    const recordId = records[0]?.id ?? '';
    for (const person of [technician, second]) {
      expect(await post(person, 'validations', { recordIds: [recordId] })).toMatchObject({
        status: 422,
        body: { code: 'validation.own_record' },
      });
      const direct = database.sql`insert into media_validations ${database.sql({
        record_id: recordId,
        done_by_id: second.personId,
        validated_by_id: person.personId,
        validated_at: new Date(),
      })}`;
      await expect(direct).rejects.toMatchObject({
        constraint_name: 'media_validations_second_person',
      });
    }
    const third = await workshop.member('technician');
    expect(await post(third, 'validations', { recordIds: [recordId] })).toMatchObject({
      status: 200,
      body: { validated: 1 },
    });
  });

  it('with a lock found is no proof; the device is on hold', async () => {
    const { device, step, end } = await tablet();
    for (const name of EARLY_RESET_STEPS) await step(name, technician, 'ipados');
    const locks = clear.map((one) =>
      one.lock === 'activation_lock' ? { ...one, status: 'locked' } : one,
    );
    expect(await end(locks)).toMatchObject({ body: { held: true, accepted: false } });
    const card = await readCard(technician.ctx, device.code);
    expect(card.media).toMatchObject([{ status: 'unknown', accepted: null }]);
    expect(card.holds.map(({ kind }) => kind)).toContain('locked');
    expect(await end()).toMatchObject({ body: { accepted: true } });
  });

  it('ends only after every step, and begins anew when asked', async () => {
    const { step, end, read } = await tablet();
    expect(await end()).toMatchObject({ status: 409, body: { code: 'reset.not_next' } });
    await step('encrypted');
    expect(await step('accounts_removed', technician, 'ipados')).toMatchObject({
      status: 409,
      body: { code: 'reset.other_system' },
    });
    await step('restart');
    expect(await read()).toMatchObject({ steps: [], next: 'encrypted', system: null });
    expect((await step('encrypted', technician, 'ipados')).status).toBe(200);
  });

  it('is for tablets, for who may erase, and for what is there', async () => {
    const { step, post, device } = await tablet();
    expect((await step('encrypted', warehouse)).status).toBe(403);
    const disk = await post(technician, 'media', { type: 'hdd', serial: 'NOTABLET' });
    const path = `media/${(disk.body as { mediumId: string }).mediumId}/reset/steps`;
    const body = { system: 'android', step: 'encrypted' };
    expect(await post(technician, path, body)).toMatchObject({
      body: { code: 'reset.not_tablet' },
    });
    expect((await post(technician, `media/${randomUUID()}/reset/steps`, body)).status).toBe(404);
    expect(
      (
        await workshop.request(
          technician,
          'GET',
          `/api/devices/${device.code}/media/${randomUUID()}/reset`,
        )
      ).status,
    ).toBe(404);
  });

  it('cannot be typed', async () => {
    const { post, mediumId } = await tablet();
    const typed = { technique: 'guided_factory_reset', tool: 'Android', toolVersion: '13' };
    expect(await post(technician, `media/${mediumId}/sanitisations`, typed)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'technique', code: 'sanitisation.reset_by_steps' }] },
    });
  });
});

describe('standards of sanitisation', () => {
  const settings = '/api/settings/standards';

  it('are listed, added to and made current by an administrator; old records keep theirs', async () => {
    const list = async () =>
      (await workshop.request(workshop.admin, 'GET', settings)).body as {
        standards: { id: string; name: string; revision: string; current: boolean }[];
      };
    expect((await list()).standards).toMatchObject([
      { name: 'NIST SP 800-88', revision: 'Rev. 2', current: true },
      { name: 'NIST SP 800-88', revision: 'Rev. 1', current: false },
      { name: 'IEEE 2883', revision: '2022', current: true },
    ]);
    const next = { name: 'IEEE 2883', revision: '2027', rules: 'technique', published: '2027' };
    const add = (by: Member, body: object) =>
      workshop.request(by, 'POST', settings, { requestId: randomUUID(), ...body });
    const added = await add(workshop.admin, next);
    expect(added.status).toBe(200);
    expect(await add(workshop.admin, next)).toMatchObject({
      status: 409,
      body: { code: 'standard.twice' },
    });
    expect((await add(workshop.admin, { ...next, published: 'soon' })).status).toBe(422);
    expect((await add(technician, next)).status).toBe(403);
    const { id } = added.body as { id: string };
    const current = (of: string, by = workshop.admin) =>
      workshop.request(by, 'POST', `${settings}/${of}/current`, { requestId: randomUUID() });
    expect((await current(id, technician)).status).toBe(403);
    expect((await current(randomUUID())).status).toBe(404);
    expect((await current(id)).status).toBe(200);
    const { device, post } = await tablet();
    const disk = await post(technician, 'media', { type: 'hdd', serial: 'STANDARD1' });
    const { mediumId } = disk.body as { mediumId: string };
    await post(technician, `media/${mediumId}/sanitisations`, {
      technique: 'overwrite',
      failed: true,
    });
    const path = `/api/devices/${device.code}/evidence`;
    expect((await workshop.request(technician, 'GET', path)).body).toMatchObject({
      records: [{ standard: 'NIST SP 800-88 Rev. 2; IEEE 2883-2027' }],
    });
  });
});
