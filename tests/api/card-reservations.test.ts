import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeMatches } from '../../api/matching/propose.service.ts';
import { expireReservations } from '../../api/reservations/expiry.service.ts';
import { testDatabase } from '../support/database.ts';
import { pairsOf, sessionsOf } from '../support/handover-sessions.ts';
import { type Crew, crewOf } from '../support/handovers.ts';
import { kitOf } from '../support/kits.ts';
import { deviceIn } from '../support/stock.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const tools = () => sessionsOf(workshop, () => crew);
const RESERVE = '/api/matching/reservations';

describe('a card alone', () => {
  async function simCard(): Promise<string> {
    const body = { kind: 'sim', count: 1, make: 'Viettel' };
    const { codes } = await tools().must<{ codes: string[] }>(
      crew.warehouse,
      '/api/accessories',
      body,
    );
    return codes[0] ?? '';
  }

  it('is proposed, reserved, kept out of kits, released, and given', async () => {
    const { approvedNeed, session, must, post, view } = tools();
    const code = await simCard();
    const needCode = await approvedNeed();
    await database.superuser`update needs set kind = 'sim' where code = ${needCode}`;
    const day = await session([needCode]);
    const found = await tools().proposal(`session=${day}`);
    expect(pairsOf(found)).toEqual([{ needCode, code }]);
    const pairs = pairsOf(found);
    await must(crew.coordinator, RESERVE, { pairs });
    expect(await view(crew.coordinator, day)).toMatchObject({
      progress: { ready: 1 },
      entries: [{ needCode, device: null, card: { code, make: 'Viettel' } }],
    });
    const list = await workshop.request(crew.coordinator, 'GET', '/api/reservations');
    expect(list.body).toMatchObject({
      reservations: expect.arrayContaining([
        expect.objectContaining({ code, kind: 'sim', needCode }),
      ]),
    });
    const laptop = await deviceIn(workshop, crew.warehouse, 'kitting', {});
    const kitted = await kitOf(workshop, laptop.code).scan(crew.warehouse, code);
    expect(kitted).toMatchObject({ status: 409, body: { code: 'kit.card_reserved' } });

    const path = `/api/accessories/${code}/reservation`;
    await must(crew.coordinator, `${path}/extension`);
    expect(await post(crew.coordinator, `${path}/extension`)).toMatchObject({ status: 409 });
    await must(crew.coordinator, `${path}/release`, { reason: 'mistake' });
    expect(await post(crew.coordinator, `${path}/release`, { reason: 'mistake' })).toMatchObject({
      status: 409,
      body: { code: 'reservation.no_card' },
    });
    await must(crew.coordinator, RESERVE, { pairs });
    await must(crew.coordinator, `/api/needs/${needCode}/gifts`, { accessoryCode: code });
    expect((await view(crew.coordinator, day)).progress).toMatchObject({ served: 1 });
  });

  it('is free again when nobody collected it', async () => {
    const { approvedNeed, must } = tools();
    const code = await simCard();
    const needCode = await approvedNeed();
    await database.superuser`update needs set kind = 'sim' where code = ${needCode}`;
    await must(crew.coordinator, RESERVE, { pairs: [{ needCode, code }] });
    workshop.advance(14 * 86_400_000 + 60_000);
    expect(await expireReservations(workshop.system)).toBeGreaterThan(0);
    const again = await proposeMatches(crew.coordinator.ctx, { needCodes: [needCode] });
    expect(pairsOf(again)).toEqual([{ needCode, code }]);
  });
});
