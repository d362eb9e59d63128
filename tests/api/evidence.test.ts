import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceCard } from '../../api/devices/device-card.service.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { bench } from '../support/evidence.ts';
import { confirmedDevice } from '../support/devices.ts';
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

async function atBench() {
  const device = await confirmedDevice(workshop, warehouse);
  const on = bench(workshop, device.code);
  await on.move(warehouse, 'received', 'labelled');
  await on.move(technician, 'labelled', 'diagnosing');
  return { ...on, device };
}

const card = (code: string): Promise<DeviceCard> => readCard(coordinator.ctx, code);

describe('two benches and one line of the checklist', () => {
  it('keep what was answered last, also when the earlier answer comes late', async () => {
    const { device, post } = await atBench();
    const answer = (result: string) => ({ answers: [{ item: 'casing', result }] });
    const early = new Date().toISOString();
    workshop.advance(60_000);
    await post(second, 'checklist/answers', answer('fail'));
    const late = { ...answer('pass'), happenedAt: early };
    expect(await post(technician, 'checklist/answers', late)).toMatchObject({
      status: 200,
      body: { answered: [] },
    });
    expect((await card(device.code)).answers).toMatchObject([{ item: 'casing', result: 'fail' }]);
    expect(await post(technician, 'checklist/answers', answer('pass'))).toMatchObject({
      body: { answered: [{ item: 'casing', result: 'pass' }] },
    });
    expect((await card(device.code)).answers).toMatchObject([{ item: 'casing', result: 'pass' }]);
  });
});

describe('the whole way of a device through the routes', () => {
  it('goes from label to kitting when every gate has its evidence', async () => {
    const { device, post, move } = await atBench();
    expect(await post(technician, 'faults', { fault: 'KBD', decision: 'repair' })).toMatchObject({
      status: 200,
    });
    await move(technician, 'diagnosing', 'repairing');
    const early = await post(technician, 'moves', { from: 'repairing', to: 'qa' });
    expect(early.status).toBe(422);
    const wanted = (early.body as { blockers: { where: string }[] }).blockers;
    expect(new Set(wanted.map((blocker) => blocker.where))).toEqual(
      new Set(['media', 'locks', 'checklist', 'spec', 'faults']),
    );
    await bench(workshop, device.code).fillEvidence(technician);
    const [fault] = (await card(device.code)).faults;
    const closing = { outcome: 'part_replaced', minutes: 20, parts: 'keyboard' };
    await post(technician, `faults/${fault?.id}/closing`, closing);
    await move(technician, 'repairing', 'qa');
    expect((await card(device.code)).lastRepairerId).toBe(technician.personId);
    await post(second, 'grades', { cosmetic: 'B', functional: '1' });
    await post(second, 'qa', { videoCall: true, marksRemoved: true });
    await move(second, 'qa', 'kitting');
    expect((await card(device.code)).stage).toBe('kitting');
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
  });
});

describe('media', () => {
  const accepted = {
    technique: 'nvme_sanitize_block',
    tool: 'nvme-cli',
    toolVersion: '2.9',
    startedAt: '2026-01-05T08:00:00Z',
    endedAt: '2026-01-05T08:21:00Z',
    verification: 'full',
    errors: 0,
  };

  it('are listed with a code of their own, once a serial', async () => {
    const { post } = await atBench();
    const nvme = { type: 'nvme', make: 'Samsung', model: 'PM981', serial: 's3 rt nx0k' };
    const added = await post(technician, 'media', nvme);
    expect(added.body).toMatchObject({ code: expect.stringMatching(/^3\d{9}$/) });
    expect(await post(technician, 'media', nvme)).toMatchObject({
      status: 409,
      body: { code: 'media.twice' },
    });
    expect((await post(warehouse, 'media', nvme)).status).toBe(403);
  });

  it('count as sanitised with a whole record; a refused one is kept with its reason and next step', async () => {
    const { device, post } = await atBench();
    const added = await post(technician, 'media', { type: 'nvme', serial: 'NV1234567' });
    const { mediumId } = added.body as { mediumId: string };
    const path = `media/${mediumId}/sanitisations`;
    const quick = await post(technician, path, { ...accepted, technique: 'quick_format' });
    expect(quick.body).toMatchObject({
      accepted: false,
      next: 'other_technique',
      status: 'unknown',
      reasons: [{ code: 'sanitisation.refused_quick_format' }],
    });
    const [refused] = (await card(device.code)).media;
    expect(refused).toMatchObject({ status: 'unknown', accepted: false });
    const done = await post(technician, path, accepted);
    expect(done.body).toMatchObject({ accepted: true, method: 'purge', status: 'sanitised' });
    const answer = await workshop.request(
      technician,
      'GET',
      `/api/devices/${device.code}/evidence`,
    );
    expect((answer.body as { records: unknown[] }).records).toHaveLength(2);
    expect((await post(technician, path, accepted)).status).toBe(409);
  });

  it('refuse the record of another medium', async () => {
    const { post } = await atBench();
    const added = await post(technician, 'media', { type: 'hdd', serial: 'WD-AAA111' });
    const { mediumId } = added.body as { mediumId: string };
    const other = { ...accepted, technique: 'overwrite', serial: 'WD-BBB222' };
    expect(await post(technician, `media/${mediumId}/sanitisations`, other)).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'serial', code: 'media.serial_differs' }] },
    });
  });

  it('that fail put the device on hold until they are destroyed by two persons', async () => {
    const { device, post } = await atBench();
    const added = await post(technician, 'media', { type: 'hdd', serial: 'WD-CCC333' });
    const { mediumId } = added.body as { mediumId: string };
    const failed = await post(technician, `media/${mediumId}/sanitisations`, {
      technique: 'overwrite',
      failed: true,
    });
    const params = { medium: 'hdd C333' };
    expect(failed.body).toMatchObject({ reasons: [{ code: 'media.failed_destroy', params }] });
    const held = await card(device.code);
    expect(held.holds).toMatchObject([{ kind: 'wipe_failed' }]);
    expect(held.media).toMatchObject([{ status: 'failed' }]);
    const [hold] = held.holds;
    const release = () => post(technician, `holds/${hold?.id}/release`, { note: 'disk is gone' });
    expect(await release()).toMatchObject({ status: 422, body: { code: 'hold.still_failed' } });

    const on = bench(workshop, device.code);
    const witness = await on.withPassword(warehouse, 'a long enough secret');
    const path = `media/${mediumId}/destructions`;
    const crush = { technique: 'crush', witness };
    expect(await post(technician, path, crush)).toMatchObject({
      body: {
        code: 'media.destruction_refused',
        blockers: [{ code: 'sanitisation.photo_missing' }],
      },
    });
    const photoId = await on.photo(technician);
    const alone = await on.withPassword(technician, 'another long secret');
    expect(await post(technician, path, { ...crush, photoId, witness: alone })).toMatchObject({
      body: { code: 'witness.same_person' },
    });
    const wrong = { ...witness, password: 'wrong' };
    expect(await post(technician, path, { ...crush, photoId, witness: wrong })).toMatchObject({
      status: 422,
      body: { code: 'witness.wrong' },
    });
    const outsider = await on.withPassword(await workshop.member('approver'), 'approves things');
    expect(await post(technician, path, { ...crush, photoId, witness: outsider })).toMatchObject({
      body: { code: 'witness.not_allowed' },
    });
    const done = await post(technician, path, { ...crush, photoId, witness });
    expect(done).toMatchObject({ status: 200, body: { status: 'destroyed' } });
    expect((await release()).status).toBe(200);
    expect((await card(device.code)).holds).toEqual([]);
  });

  it('leave the device with a place to go, and "none" is refused while one is inside', async () => {
    const { device, post } = await atBench();
    const added = await post(technician, 'media', { type: 'sd' });
    const { mediumId } = added.body as { mediumId: string };
    expect(await post(technician, 'media/none', {})).toMatchObject({
      body: { code: 'media.some_listed' },
    });
    const path = `media/${mediumId}/removals`;
    expect(await post(technician, path, { destination: 'donor' })).toMatchObject({
      body: { blockers: [{ code: 'sanitisation.donor_signature_missing' }] },
    });
    expect((await post(technician, path, { destination: 'to_destroy' })).status).toBe(200);
    expect((await post(technician, 'media/none', {})).status).toBe(200);
    expect((await card(device.code)).mediaNoneConfirmed).toBe(true);
  });

  it('found after the tests stop the device', async () => {
    const { device, post, move, fillEvidence } = await atBench();
    await fillEvidence(technician);
    await move(technician, 'diagnosing', 'qa');
    await post(technician, 'media', { type: 'sd' });
    const held = await card(device.code);
    expect(held.holds).toMatchObject([{ kind: 'wipe_failed' }]);
    expect(held.next.find((next) => next.to === 'kitting')?.blockers[0]).toMatchObject({
      code: 'gate.hold_open',
    });
  });

  it('show since when wiping runs, and a record ends it', async () => {
    const { device, post } = await atBench();
    const added = await post(technician, 'media', { type: 'nvme', serial: 'NV7654321' });
    await post(technician, 'wiping', { running: true });
    expect((await card(device.code)).wipingSince).not.toBeNull();
    expect((await post(technician, 'wiping', { running: true })).status).toBe(422);
    const { mediumId } = added.body as { mediumId: string };
    await post(technician, `media/${mediumId}/sanitisations`, accepted);
    expect((await card(device.code)).wipingSince).toBeNull();
  });
});
