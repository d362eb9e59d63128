import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceCard } from '../../api/devices/device-card.service.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice, placeOf } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
const small = await testDatabase();
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

const card = (code: string): Promise<DeviceCard> => readCard(coordinator.ctx, code);

async function repairedIn(place: Workshop, by: Member, receiver: Member) {
  const device = await confirmedDevice(place, receiver);
  const on = bench(place, device.code);
  await on.move(receiver, 'received', 'labelled');
  await on.move(by, 'labelled', 'diagnosing');
  const added = await on.post(by, 'faults', { fault: 'KBD', decision: 'repair' });
  const { faultId } = added.body as { faultId: string };
  await on.move(by, 'diagnosing', 'repairing');
  await on.fillEvidence(by);
  await on.post(by, `faults/${faultId}/closing`, { outcome: 'fixed', minutes: 5 });
  await on.move(by, 'repairing', 'qa');
  return { ...on, device, faultId };
}

const passed = { videoCall: true, marksRemoved: true };

describe('faults', () => {
  it('close only with a decision, a fitting outcome and, where it matters, a note', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post, move } = bench(workshop, device.code);
    await move(warehouse, 'received', 'labelled');
    await move(technician, 'labelled', 'diagnosing');
    const added = await post(technician, 'faults', { fault: 'HNG', item: 'hinge' });
    const { faultId } = added.body as { faultId: string };
    const close = (body: Record<string, unknown>) =>
      post(technician, `faults/${faultId}/closing`, body);
    expect(await close({ outcome: 'fixed' })).toMatchObject({
      status: 422,
      body: { code: 'fault.needs_decision' },
    });
    await post(technician, `faults/${faultId}/decision`, { decision: 'accept' });
    expect(await close({ outcome: 'fixed' })).toMatchObject({
      body: { code: 'fault.outcome_does_not_fit' },
    });
    expect(await close({ outcome: 'accepted' })).toMatchObject({
      body: { code: 'fault.needs_note' },
    });
    expect((await close({ outcome: 'accepted', note: 'stiff, holds' })).status).toBe(200);
    expect(await close({ outcome: 'accepted', note: 'again' })).toMatchObject({
      status: 409,
      body: { code: 'fault.closed' },
    });
    expect(await card(device.code)).toMatchObject({ lastRepairerId: technician.personId });
    expect((await post(technician, `faults/${faultId}/reopening`, {})).status).toBe(200);
    expect((await card(device.code)).faults[0]?.closedAt).toBeNull();
    expect((await post(warehouse, 'faults', { fault: 'HNG' })).status).toBe(403);
  });
});

describe('the final check', () => {
  it('is for another person than the last repairer', async () => {
    const { device, post, move } = await repairedIn(workshop, technician, warehouse);
    expect(await post(technician, 'qa', passed)).toMatchObject({
      status: 422,
      body: { code: 'qa.same_person' },
    });
    expect(await post(second, 'qa', { ...passed, videoCall: false })).toMatchObject({
      body: { fields: [{ field: 'videoCall' }] },
    });
    expect((await post(warehouse, 'qa', passed)).status).toBe(403);
    expect((await post(coordinator, 'grades', { cosmetic: 'A' })).status).toBe(200);
    expect((await post(second, 'grades', { functional: '1' })).body).toEqual({
      r2: { cosmetic: 'C6+', functional: 'F5' },
      reasons: [],
    });
    expect((await post(second, 'qa', passed)).body).toEqual({ selfCheck: false });
    await move(coordinator, 'qa', 'kitting');
    expect((await card(device.code)).qa).toMatchObject({ personId: second.personId });
  });

  it('that fails sends the device back to repair with what was found', async () => {
    const { device, post } = await repairedIn(workshop, technician, warehouse);
    const items = [{ item: 'camera', fault: 'CAM', note: 'picture flickers' }];
    expect((await post(technician, 'qa/failures', { items })).status).toBe(422);
    const failed = await post(second, 'qa/failures', { items });
    expect(failed).toMatchObject({ status: 200, body: { stage: 'repairing' } });
    const back = await card(device.code);
    expect(back.stage).toBe('repairing');
    expect(back.faults.filter((fault) => fault.closedAt === null)).toMatchObject([
      { fault: 'CAM', checklistItem: 'camera', decision: 'repair' },
    ]);
  });

  it('may be made by oneself after the time the site allows, with a reason', async () => {
    const tiny = await openWorkshop(small, { selfCheckMinutes: 30 });
    const alone = await tiny.member('technician', 'warehouse', 'coordinator');
    const { device, post, move } = await repairedIn(tiny, alone, alone);
    expect(await post(alone, 'qa', passed)).toMatchObject({
      status: 422,
      body: { code: 'qa.too_soon', params: { minutes: 30 } },
    });
    tiny.advance(29 * 60_000);
    expect(await post(alone, 'qa', passed)).toMatchObject({ body: { code: 'qa.too_soon' } });
    tiny.advance(60_000);
    expect(await post(alone, 'qa', passed)).toMatchObject({
      body: { fields: [{ field: 'reason', code: 'qa.self_check_reason' }] },
    });
    const reason = 'nobody else is here today';
    expect((await post(alone, 'qa', { ...passed, reason })).body).toEqual({ selfCheck: true });
    await post(alone, 'grades', { cosmetic: 'C', functional: '1' });
    await move(alone, 'qa', 'kitting');
    const known = await readCard(alone.ctx, device.code);
    expect(known.qa).toMatchObject({ selfCheck: true, reason });
    await tiny.close();
  });
});

describe('spec and charger', () => {
  it('answers whether the device suits, and reads the charger from its label', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    const spec = { memoryMib: 2048, storageGb: 500, storageKind: 'hdd', screenInch: 14 };
    const answer = await post(warehouse, 'spec', { spec, chargerText: '۱۹٫۵V 3.34A 4.5mm' });
    expect(answer.body).toMatchObject({ verdict: 'upgrade', missing: ['camera'] });
    expect(await card(device.code)).toMatchObject({
      chargerVolts: 19.5,
      chargerWatts: 65,
      memoryMib: 2048,
    });
    expect(await post(warehouse, 'spec', { chargerText: 'black one' })).toMatchObject({
      body: { fields: [{ field: 'chargerText', code: 'spec.charger_unreadable' }] },
    });
    const stale = { version: 1, spec: { memoryMib: 4096 } };
    expect(await post(warehouse, 'spec', stale)).toMatchObject({
      status: 409,
      body: { code: 'device.changed', meanwhile: { what: 'spec' } },
    });
    const auditor = await workshop.member('auditor');
    expect((await post(auditor, 'spec', { spec })).status).toBe(403);
  });
});

describe('holds', () => {
  it('of safety take the device to quarantine in one step', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    const held = await post(warehouse, 'holds', { kind: 'safety', reason: 'swollen' });
    expect(held).toMatchObject({ status: 200, body: { quarantined: true } });
    const now = await card(device.code);
    expect(now).toMatchObject({
      stage: 'quarantined',
      stageBefore: 'received',
      placeId: await placeOf(workshop, 'quarantine'),
    });
    expect(await post(warehouse, 'holds', { kind: 'safety' })).toMatchObject({
      status: 409,
      body: { code: 'hold.open' },
    });
    const [hold] = now.holds;
    const release = { note: 'battery taken out' };
    const path = `holds/${hold?.id}/release`;
    expect(await post(technician, path, release)).toMatchObject({
      status: 403,
      body: { params: { roles: 'coordinator' } },
    });
    expect((await post(coordinator, path, { note: ' ' })).status).toBe(422);
    expect((await post(coordinator, path, release)).body).toEqual({ kind: 'safety' });
  });

  it('of parts are released by a technician', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    const held = await post(technician, 'holds', { kind: 'awaiting_parts', reason: 'hinge' });
    const { holdId } = held.body as { holdId: string };
    const path = `holds/${holdId}/release`;
    expect((await post(technician, path, { note: 'came' })).status).toBe(200);
    expect((await post(technician, path, { note: 'came' })).status).toBe(404);
    const approver = await workshop.member('approver');
    expect((await post(approver, 'holds', { kind: 'investigate' })).status).toBe(403);
  });
});

describe('a waiver', () => {
  it('opens a gate for one device, with its reason for ever', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post, move } = bench(workshop, device.code);
    await move(warehouse, 'received', 'labelled');
    await move(technician, 'labelled', 'diagnosing');
    const reason = 'a school asked for this one as it is';
    expect((await post(technician, 'waivers', { gate: 'G6', reason })).status).toBe(403);
    expect(await post(coordinator, 'waivers', { gate: 'G2', reason })).toMatchObject({
      status: 422,
      body: { code: 'waiver.never' },
    });
    expect((await post(coordinator, 'waivers', { gate: 'G6', reason: '' })).status).toBe(422);
    expect((await post(coordinator, 'waivers', { gate: 'G6', reason })).status).toBe(200);
    expect((await post(coordinator, 'waivers', { gate: 'G6', reason })).status).toBe(409);
    const now = await readCard(technician.ctx, device.code);
    expect(now.waivers).toMatchObject([{ gate: 'G6', reason }]);
    const blockers = now.next.find((next) => next.to === 'qa')?.blockers ?? [];
    expect(blockers.some((blocker) => blocker.where === 'spec')).toBe(false);
  });
});

describe('notes', () => {
  it('are bound by a salted hash and can be erased without breaking the chain', async () => {
    const device = await confirmedDevice(workshop, warehouse);
    const { post } = bench(workshop, device.code);
    const text = 'Mrs. Hoa brought it.\nShe asks for the photos.';
    const added = await post(warehouse, 'notes', { text });
    const { noteId } = added.body as { noteId: string };
    const read = async () => {
      const path = `/api/devices/${device.code}/evidence`;
      const answer = await workshop.request(coordinator, 'GET', path);
      return (answer.body as { notes: { text: string; erased: boolean }[] }).notes;
    };
    expect(await read()).toMatchObject([{ text, erased: false }]);
    const [event] = (await card(device.code)).events;
    expect(JSON.stringify(event?.data)).not.toContain('Hoa');
    const path = `/api/notes/${noteId}/erasure`;
    const body = { requestId: crypto.randomUUID() };
    expect((await workshop.request(warehouse, 'POST', path, body)).status).toBe(403);
    expect((await workshop.request(coordinator, 'POST', path, body)).status).toBe(200);
    expect(await read()).toMatchObject([{ text: '', erased: true }]);
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
    expect((await post(warehouse, 'notes', { text: '  ' })).status).toBe(422);
  });
});
