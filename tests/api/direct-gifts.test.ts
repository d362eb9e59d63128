import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    expect(await needStatus(needCode)).toMatchObject({ status: 'approved' });
  });
});
