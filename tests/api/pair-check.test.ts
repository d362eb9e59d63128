import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import type { PairView } from '../../api/pair-check/pair-check.service.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, SECRET, crewOf, handoversOf } from '../support/handovers.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
import { card, makeShelf, scanner } from '../support/scans.ts';
import { secondSite } from '../support/sites.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let crew: Crew;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  crew = await crewOf(workshop);
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const tools = () => handoversOf(workshop, () => crew);
const REST = card('rest_is_there');

function pair(text: string, together: string[] = [], by: Member = crew.technician) {
  return one(by, scanOf(text, { context: { ...scanOf('').context, pairing: together } }));
}

async function view(texts: string[], by: Member = crew.technician): Promise<PairView> {
  const path = `/api/pair-check?texts=${encodeURIComponent(texts.join('\n'))}`;
  const answer = await workshop.request(by, 'GET', path);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as PairView;
}

const checksOf = async (code: string) =>
  (await readCard(crew.coordinator.ctx, code)).events.filter(
    ({ kind, data }) => kind === 'kit' && (data as { action?: string }).action === 'checked',
  ).length;

describe('pair-check', () => {
  it('is right in any order, and on record once for each time it was whole', async () => {
    const laptop = await tools().readyLaptop();
    expect(await pair(laptop.charger)).toMatchObject({
      outcome: 'done',
      code: 'scan.pair_device_missing',
      params: { device: laptop.code },
    });
    const twice = [laptop.charger, laptop.charger];
    expect(await pair(laptop.publicCode.toLowerCase(), twice)).toMatchObject({
      code: 'scan.unknown_code',
    });
    const address = `https://example.org/t/${laptop.publicCode.toLowerCase()}`;
    expect(await pair(address, twice)).toMatchObject({
      code: 'scan.pair_missing',
      params: { device: laptop.code, count: 3, more: 2 },
    });
    expect(await checksOf(laptop.code)).toBe(0);
    const right = await pair(REST, [laptop.charger, address]);
    expect(right).toMatchObject({ outcome: 'done', code: 'scan.pair_right' });
    expect(await checksOf(laptop.code)).toBe(1);
    const seen = await view([laptop.charger, address, REST]);
    expect(seen).toMatchObject({
      device: laptop.code,
      name: 'Lenovo T480',
      right: true,
      wrong: [],
    });
    expect(seen.pieces.map(({ line, seen: there }) => `${line} ${there}`).toSorted()).toEqual([
      'bag true',
      'charger true',
      'guide true',
      'power_cord true',
    ]);
  });

  it('names whose the wrong charger is, whether it comes first or last', async () => {
    const [first, second] = [await tools().readyLaptop(), await tools().readyLaptop()];
    const named = {
      outcome: 'refused',
      code: 'pair.belongs_to',
      params: { code: first.charger, what: 'acc.charger', device: first.code, hand: second.code },
    };
    expect(await pair(first.charger, [second.code])).toMatchObject(named);
    expect(await pair(second.code, [first.charger])).toMatchObject(named);
    expect(await pair(second.code, [first.code])).toMatchObject({
      code: 'pair.other_device',
      params: { code: second.code, hand: first.code },
    });
    expect(await view([first.charger, second.code])).toMatchObject({
      device: second.code,
      wrong: [{ code: first.charger, of: first.code }],
      right: false,
    });
  });

  it('begins the next set after a whole one, also where the answer was not heard yet', async () => {
    const [first, second] = [await tools().readyLaptop(), await tools().readyLaptop()];
    const whole = [first.code, first.charger, REST];
    expect(await pair(second.code, whole)).toMatchObject({
      code: 'scan.pair_missing',
      params: { device: second.code, count: 4 },
    });
  });

  it('knows a receipt by its code alone, and names nobody', async () => {
    const given = await tools().handedOverLaptop();
    const stranger = await tools().readyLaptop();
    expect(await pair(given.receiptCode)).toMatchObject({
      code: 'scan.pair_device_missing',
      params: { device: given.code },
    });
    const right = await pair(REST, [given.receiptCode, given.charger, given.code]);
    expect(right).toMatchObject({ code: 'scan.pair_right' });
    const wrong = await pair(given.receiptCode, [stranger.code]);
    expect(wrong).toMatchObject({
      code: 'pair.belongs_to',
      params: { what: 'doc.handover', device: given.code, hand: stranger.code },
    });
    const told = JSON.stringify([right, wrong, await view([given.receiptCode, given.code])]);
    for (const words of Object.values(SECRET)) expect(told).not.toContain(words);
  });

  it('says what is in no set, and refuses whoever handles no devices', async () => {
    const laptop = await tools().readyLaptop();
    const loose = await charger(crew.warehouse, LATITUDE_CHARGER);
    expect(await pair(loose, [laptop.code])).toMatchObject({ code: 'pair.loose' });
    const shelf = await makeShelf(crew.coordinator, 'P-01');
    expect(await pair(shelf.code, [laptop.code])).toMatchObject({ code: 'scan.place_set' });
    expect(await pair(REST)).toMatchObject({ code: 'pair.device_first' });
    expect(await pair(laptop.code, [], crew.approver)).toMatchObject({ code: 'access.forbidden' });
    const south = await secondSite(workshop, 'Workshop South');
    expect(await pair(laptop.code, [], await south.member('technician'))).toMatchObject({
      code: 'scan.unknown_code',
    });
  });
});
