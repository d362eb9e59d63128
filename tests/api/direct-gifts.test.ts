import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { createDevice } from '../../api/devices/create-device.ts';
import { write } from '../../api/lib/unit.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
import { placeOf } from '../support/devices.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => handoversOf(workshop, () => crew);
const needStatus = async (code: string) => {
  const [row] = await database.superuser<{ status: string; rank: number }[]>`
    select status, rank from needs where code = ${code}`;
  return row;
};

describe('a direct gift', () => {
  const offered = async () => {
    const { approvedNeed, must } = tools();
    const device = await write(crew.coordinator.ctx, { requestId: randomUUID() }, (unit) =>
      createDevice(unit, {
        kind: 'laptop',
        make: 'Asus',
        model: 'X441',
        serial: '',
        stage: 'offered',
        placeId: null,
        route: 'direct',
      }),
    );
    const needCode = await approvedNeed();
    await must(crew.coordinator, `/api/devices/${device.code}/reservation`, { needCode });
    return { ...device, needCode };
  };
  const declaration = { accountsRemoved: true, reset: true, chargerIncluded: true, works: true };

  it('is confirmed by the guardian with the donor’s declaration', async () => {
    const { post, stageOf } = tools();
    const { code, needCode } = await offered();
    const path = `/api/devices/${code}/direct-gift`;
    const body = { guardianConfirmed: true, declaration, locale: 'vi' };
    expect(
      await post(crew.coordinator, path, {
        ...body,
        declaration: { ...declaration, reset: false },
      }),
    ).toMatchObject({ status: 422, body: { fields: [{ field: 'declaration.reset' }] } });
    expect(await post(crew.coordinator, path, { ...body, guardianConfirmed: false })).toMatchObject(
      { body: { blockers: [{ code: 'gate.evidence_guardian_confirmation' }] } },
    );
    expect((await post(crew.collection, path, body)).status).toBe(403);
    expect((await post(crew.coordinator, path, body)).status).toBe(200);
    expect(await stageOf(code)).toBe('handed_over');
    expect(await needStatus(needCode)).toMatchObject({ status: 'served' });
  });

  it('may go the workshop’s way after all, and the need waits again', async () => {
    const { must, stageOf } = tools();
    const { code, needCode } = await offered();
    const placeId = await placeOf(workshop, 'area');
    await must(crew.warehouse, `/api/devices/${code}/moves`, {
      from: 'reserved',
      to: 'received',
      placeId,
    });
    expect(await stageOf(code)).toBe('received');
    expect(await readCard(crew.warehouse.ctx, code)).toMatchObject({ route: 'workshop' });
    expect(await needStatus(needCode)).toMatchObject({ status: 'approved' });
  });
});

describe('the way of giving', () => {
  const person = { kind: 'person', name: 'Trần An', phone: '0909 123 456' };
  const open = async (more: Record<string, unknown> = {}) => {
    const answer = await tools().post(crew.coordinator, '/api/donations', more);
    return { ...answer, code: (answer.body as { code: string }).code };
  };
  const announce = async (donation: string, more: Record<string, unknown> = {}) => {
    const path = `/api/donations/${donation}/offers`;
    const answer = await tools().post(crew.coordinator, path, {
      kind: 'laptop',
      count: 1,
      ...more,
    });
    return { ...answer, code: (answer.body as { codes?: string[] }).codes?.[0] ?? '' };
  };
  const routeOf = async (code: string) => (await readCard(crew.coordinator.ctx, code)).route;

  it('is chosen when a device is announced, the workshop by itself', async () => {
    const { code } = await open({ donor: person });
    expect(await routeOf((await announce(code)).code)).toBe('workshop');
    const direct = await announce(code, { route: 'direct' });
    expect(await routeOf(direct.code)).toBe('direct');
    const needCode = await tools().approvedNeed();
    await tools().must(crew.coordinator, `/api/devices/${direct.code}/reservation`, { needCode });
    expect(await tools().stageOf(direct.code)).toBe('reserved');
  });

  it('of a donation holds for what is announced in it', async () => {
    const { code } = await open({ donor: person, route: 'direct' });
    expect(await routeOf((await announce(code)).code)).toBe('direct');
    expect(await routeOf((await announce(code, { route: 'workshop' })).code)).toBe('workshop');
  });

  it('is never direct from a donor nobody can speak with', async () => {
    const refused = { status: 422, body: { code: 'intake.direct_needs_donor' } };
    expect(await open({ route: 'direct' })).toMatchObject(refused);
    const { code } = await open();
    expect(await announce(code, { route: 'direct' })).toMatchObject(refused);
  });

  it('is never direct for what is in hand', async () => {
    const body = { kind: 'laptop', make: 'Dell', donor: person, route: 'direct' };
    const answer = await tools().post(crew.warehouse, '/api/intake/devices', body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'intake.direct_in_hand' } });
  });

  it('becomes the workshop’s when the device arrives, until that is undone', async () => {
    const { post, must, stageOf } = tools();
    const donation = await open({ donor: person });
    const { code } = await announce(donation.code, { route: 'direct' });
    const move = { from: 'offered', to: 'received', placeId: await placeOf(workshop, 'area') };
    await must(crew.warehouse, `/api/devices/${code}/moves`, move);
    const card = await readCard(crew.coordinator.ctx, code);
    expect(card).toMatchObject({
      route: 'workshop',
      events: [{ data: { route: 'workshop' } }, {}],
    });
    expect((await post(crew.warehouse, `/api/devices/${code}/undo`)).status).toBe(200);
    expect(await stageOf(code)).toBe('offered');
    expect(await routeOf(code)).toBe('direct');
  });
});
