import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONLINE_LEARNING_BASIC } from '#domain/spec-requirements.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { findFreeDevices } from '../../api/reservations/suggestions.service.ts';
import type { ProfileView } from '../../api/spec-profiles/spec-profiles.service.ts';
import { deviceIn } from '../support/stock.ts';
import { testDatabase } from '../support/database.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let admin: Member;
let technician: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  admin = await workshop.member('admin');
  technician = await workshop.member('technician');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const { requirements } = ONLINE_LEARNING_BASIC;
const BASIC = ONLINE_LEARNING_BASIC.id;
const exams = {
  ...requirements,
  laptop: { ...requirements.laptop, memoryGb: 8, targetMemoryGb: 16 },
};

const post = (path: string, body: Record<string, unknown> = {}, by = admin) =>
  workshop.request(by, 'POST', `/api/spec-profiles${path}`, { requestId: randomUUID(), ...body });
const list = async () => {
  const answer = await workshop.request(technician, 'GET', '/api/spec-profiles');
  return answer.body as { gate: string; profiles: ProfileView[] };
};
const laptop = {
  kind: 'laptop' as const,
  memoryMib: 4096,
  storageGb: 256,
  storageKind: 'ssd' as const,
  screenInch: 14,
  hasCamera: true,
};
const verdict = async (code: string) => {
  const { next } = await readCard(technician.ctx, code);
  const to = next.find((move) => move.to === 'qa');
  return to?.blockers.filter(({ gate }) => gate === 'G6').map(({ code: reason }) => reason);
};

describe('minimum-spec profiles', () => {
  it('begin with the built-in one, which gate G6 asks for', async () => {
    const { gate, profiles } = await list();
    expect(gate).toBe(BASIC);
    expect(profiles).toMatchObject([{ id: BASIC, version: 0, name: '', requirements }]);
  });

  it('are copied, chosen for the gate, and judge every device at once', async () => {
    const device = await deviceIn(workshop, coordinator, 'repairing', laptop);
    const ready = await deviceIn(workshop, coordinator, 'ready', laptop);
    const free = async () =>
      (await findFreeDevices(coordinator.ctx, { kind: 'laptop', requirements: {} }, 20)).map(
        ({ code }) => code,
      );
    expect(await verdict(device.code)).toEqual([]);
    expect(await free()).toContain(ready.code);
    const made = await post('', { name: 'Exams', requirements: exams });
    const { id } = made.body as { id: string };
    expect(await verdict(device.code)).toEqual([]);
    expect((await post(`/${id}/gate`)).status).toBe(200);
    expect(await verdict(device.code)).toEqual(['spec.memory_low']);
    expect(await free()).not.toContain(ready.code);
    expect((await list()).gate).toBe(id);
    expect((await post(`/${BASIC}/gate`)).status).toBe(200);
    expect(await verdict(device.code)).toEqual([]);
  });

  it('keep every version, with who wrote it; the newest counts', async () => {
    const device = await deviceIn(workshop, coordinator, 'repairing', laptop);
    const stricter = { version: 0, name: '', requirements: exams };
    expect(await post(`/${BASIC}/versions`, stricter)).toMatchObject({ body: { version: 1 } });
    expect(await verdict(device.code)).toEqual(['spec.memory_low']);
    expect(await post(`/${BASIC}/versions`, stricter)).toMatchObject({
      status: 409,
      body: { code: 'spec_profile.changed' },
    });
    const again = { version: 1, name: 'Lessons', requirements };
    expect((await post(`/${BASIC}/versions`, again)).status).toBe(200);
    expect(await verdict(device.code)).toEqual([]);
    const path = `/api/spec-profiles/${BASIC}/versions`;
    const { versions } = (await workshop.request(admin, 'GET', path)).body as {
      versions: ProfileView[];
    };
    expect(versions.map(({ version, changedBy }) => [version, changedBy])).toEqual([
      [2, admin.ctx.actor.name],
      [1, admin.ctx.actor.name],
      [0, null],
    ]);
    expect((await list()).profiles[0]).toMatchObject({ version: 2, name: 'Lessons' });
  });

  it('are refused when they make no sense, naming the field', async () => {
    const wrong = {
      ...requirements,
      laptop: { ...requirements.laptop, targetMemoryGb: 2 },
    };
    expect(await post('', { name: 'X', requirements: wrong })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'requirements.laptop.targetMemoryGb' }] },
    });
    const huge = { ...requirements, tablet: { ...requirements.tablet, screenInch: 900 } };
    expect(await post('', { name: 'X', requirements: huge })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'requirements.tablet.screenInch' }] },
    });
    expect(await post('', { name: ' ', requirements })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'name' }] },
    });
  });

  it('are changed by administrators only, and unknown ones are not found', async () => {
    expect((await post('', { name: 'Mine', requirements }, technician)).status).toBe(403);
    expect((await post(`/${BASIC}/gate`, {}, coordinator)).status).toBe(403);
    expect((await post('/unknown/gate')).status).toBe(404);
    const change = { version: 0, name: 'X', requirements };
    expect((await post('/unknown/versions', change)).status).toBe(404);
    const history = '/api/spec-profiles/unknown/versions';
    expect((await workshop.request(admin, 'GET', history)).status).toBe(404);
  });
});
