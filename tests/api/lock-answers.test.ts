import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locksFor } from '#domain/locks.ts';
import type { DeviceCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { PIXEL } from '../support/evidence.ts';
import { lockedDevice } from '../support/locked.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let coordinator: Member;
let warehouse: Member;
let technician: Member;
let collection: Member;
let auditor: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  coordinator = await workshop.member('coordinator');
  warehouse = await workshop.member('warehouse');
  technician = await workshop.member('technician');
  collection = await workshop.member('collection');
  auditor = await workshop.member('auditor');
});
afterAll(() => workshop.close());

const post = (who: Member, path: string, body: Record<string, unknown> = {}) =>
  workshop.request(who, 'POST', `/api/devices/${path}`, { requestId: randomUUID(), ...body });
const card = async (code: string, who = coordinator) =>
  (await workshop.request(who, 'GET', `/api/devices/${code}`)).body as DeviceCard;
const lockOf = async (code: string, lock: string, who = coordinator) =>
  (await card(code, who)).locks.find((one) => one.lock === lock);
const allClear = (code: string, who: Member, more: Record<string, unknown> = {}) =>
  post(who, `${code}/locks`, {
    locks: locksFor('laptop').map((lock) => ({ lock, status: 'clear' })),
    ...more,
  });

describe('the lock check at intake', () => {
  it('is for those who receive too, keeps the hint out of sight of others, and starts the clock', async () => {
    const { code } = await lockedDevice(workshop, collection);
    const found = await lockOf(code, 'mdm_autopilot', warehouse);
    expect(found).toMatchObject({ status: 'locked', hint: 'Contoso, a•••@contoso.example' });
    expect(await lockOf(code, 'mdm_autopilot', auditor)).toMatchObject({ hint: '' });
    const [hold] = (await card(code)).holds;
    const days = (Date.parse(hold?.dueAt ?? '') - Date.parse(hold?.placedAt ?? '')) / 86_400_000;
    expect(days).toBe(14);
    const tracking = await workshop.request(
      null,
      'GET',
      `/api/tracking/${(await card(code)).publicCode}`,
    );
    expect(JSON.stringify(tracking.body)).not.toMatch(/contoso|lock/i);
  });

  it('leaves open what nobody can tell, and takes an answer back', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    await post(warehouse, `${code}/locks`, { locks: [{ lock: 'bios', status: 'clear' }] });
    expect(await lockOf(code, 'bios')).toMatchObject({ status: 'clear', recheckedAt: null });
    await post(warehouse, `${code}/locks`, { locks: [{ lock: 'bios', status: null }] });
    expect(await lockOf(code, 'bios')).toBeUndefined();
    const cleared = [{ lock: 'mdm_autopilot', status: 'clear', hint: 'stays with nobody' }];
    await post(warehouse, `${code}/locks`, { locks: cleared });
    expect(await lockOf(code, 'mdm_autopilot')).toMatchObject({ hint: '' });
  });

  it('leaves the second look after the reset to technicians, and names what it refuses', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    expect((await allClear(code, warehouse, { online: true })).status).toBe(403);
    expect((await allClear(code, auditor)).status).toBe(403);
    const wrong = await post(warehouse, `${code}/locks`, {
      locks: [{ lock: 'bios', status: 'open', hint: 'x'.repeat(200) }],
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'input.invalid' } });
    const fields = (wrong.body as { fields: { field: string }[] }).fields;
    expect(fields.map(({ field }) => field)).toEqual(['locks.0.status', 'locks.0.hint']);
  });

  it('puts ids and words of ours into the event, never what the screen shows', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    const { events } = await card(code);
    expect(events[0]).toMatchObject({ kind: 'lock', data: { locks: { mdm_autopilot: 'locked' } } });
    expect(JSON.stringify(events)).not.toMatch(/contoso/i);
  });
});

describe('the release of a lock', () => {
  it('asks for evidence and for every lock clear', async () => {
    const { code, holdId } = await lockedDevice(workshop, coordinator);
    const release = (body: Record<string, unknown>, who = coordinator) =>
      post(who, `${code}/holds/${holdId}/release`, body);
    const donor = { evidence: { way: 'donor_confirmed' } };
    expect((await release(donor, technician)).status).toBe(403);
    const refused = await release(donor);
    expect(refused).toMatchObject({ status: 422, body: { code: 'hold.still_locked' } });
    const { blockers } = refused.body as { blockers: { code: string; where: string }[] };
    expect(blockers[0]).toMatchObject({ code: 'gate.lock_locked', where: 'locks' });
    expect(blockers.length).toBe(locksFor('laptop').length);
    await allClear(code, warehouse);
    expect(await release({ note: 'it is fine' })).toMatchObject({
      status: 422,
      body: { code: 'hold.evidence_missing', fields: [{ field: 'evidence' }] },
    });
    expect(await release({})).toMatchObject({ body: { fields: [{ field: 'evidence' }] } });
    const online = { evidence: { way: 'rechecked_online' } };
    expect(await release(online)).toMatchObject({ body: { code: 'hold.still_locked' } });
    const mistake = await release({ evidence: { way: 'mistake' } });
    expect(mistake).toMatchObject({ body: { fields: [{ field: 'note' }] } });
    await post(technician, `${code}/locks/online`);
    expect((await release(online)).status).toBe(200);
    expect((await card(code)).holds).toEqual([]);
  });

  it('keeps way, photo and note; a photo of another device is none', async () => {
    const { code, holdId } = await lockedDevice(workshop, coordinator);
    const other = await lockedDevice(workshop, coordinator);
    await allClear(code, warehouse);
    const photo = async (of: string) =>
      (await post(coordinator, `${of}/photos`, { purpose: 'evidence', image: PIXEL })).body as {
        photoId: string;
      };
    const release = (photoId: string) =>
      post(coordinator, `${code}/holds/${holdId}/release`, {
        note: 'letter of 20 November',
        evidence: { way: 'release_letter', photoId },
      });
    expect((await release((await photo(other.code)).photoId)).status).toBe(404);
    const { photoId } = await photo(code);
    expect((await release(photoId)).status).toBe(200);
    const [kept] = await database.superuser`
      select release_evidence as evidence, release_note as note from holds where id = ${holdId}`;
    expect(kept).toEqual({
      evidence: { way: 'release_letter', photoId },
      note: 'letter of 20 November',
    });
    const [event] = (await card(code)).events;
    expect(event).toMatchObject({ kind: 'hold_released', data: { way: 'release_letter' } });
  });

  it('is refused by the database as well', async () => {
    const { holdId } = await lockedDevice(workshop, coordinator);
    const release = (evidence: string | null) => database.superuser`
      update holds set released_at = now(), release_evidence = ${evidence}::jsonb where id = ${holdId}`;
    await expect(release('{"way":"mistake"}')).rejects.toThrow(/still locked/);
    await database.superuser`
      update lock_checks set status = 'clear' where device_id =
        (select device_id from holds where id = ${holdId})`;
    await expect(release(null)).rejects.toThrow(/holds_lock_evidence/);
  });

  it('takes a hold back at once with one tap, as ever', async () => {
    const { code } = await lockedDevice(workshop, coordinator);
    await allClear(code, warehouse);
    const [first] = (await card(code)).holds;
    await post(coordinator, `${code}/holds/${first?.id}/release`, {
      evidence: { way: 'donor_confirmed' },
    });
    await post(coordinator, `${code}/holds`, { kind: 'locked' });
    expect((await post(coordinator, `${code}/undo`)).status).toBe(200);
    expect((await card(code)).holds).toEqual([]);
  });
});

describe('more time', () => {
  it('counts from now, with a reason, by a coordinator, for locks only', async () => {
    const { code, holdId } = await lockedDevice(workshop, coordinator);
    const extend = (body: Record<string, unknown>, who = coordinator, id = holdId) =>
      post(who, `${code}/holds/${id}/extension`, body);
    const good = { days: 21, reason: 'their IT is on holiday' };
    expect((await extend(good, warehouse)).status).toBe(403);
    expect(await extend({ days: 31, reason: '' })).toMatchObject({
      body: { fields: [{ field: 'days' }, { field: 'reason' }] },
    });
    const before = workshop.system.now().getTime();
    const { dueAt } = (await extend(good)).body as { dueAt: string };
    expect(Math.round((Date.parse(dueAt) - before) / 86_400_000)).toBe(21);
    await post(coordinator, `${code}/holds`, { kind: 'investigate' });
    const other = (await card(code)).holds.find(({ kind }) => kind === 'investigate');
    expect(await extend(good, coordinator, other?.id)).toMatchObject({
      body: { code: 'hold.no_clock' },
    });
    expect((await extend(good, coordinator, randomUUID())).status).toBe(404);
  });
});
