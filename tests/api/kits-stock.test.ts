import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '#domain/bench.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { readKit } from '../../api/kits/kit-view.service.ts';
import { testDatabase } from '../support/database.ts';
import { LATITUDE_CHARGER, charger, kitOf, laptopInKitting } from '../support/kits.ts';
import { armed, scanner } from '../support/scans.ts';
import { deviceIn, shelf } from '../support/stock.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let coordinator: Member;
let shelfB07: { id: string; code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  shelfB07 = await shelf(workshop, warehouse, 'B-07');
});
afterAll(() => workshop.close());

const kit = (code: string) => readKit(warehouse.ctx, code);
const lineOf = async (code: string, line: string) =>
  (await kit(code)).lines.find((one) => one.line === line);

describe('scanning at the kitting table', () => {
  const { scanOf, one, send } = scanner(() => workshop);
  const inHand = (deviceCode: string) => ({ context: { ...NO_CONTEXT, deviceCode } });

  it('fills the kit of the device in hand, refuses aloud, and ends with the shelf', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const weak = await charger(warehouse, '19.5V 2.31A 45W 4.5mm');
    const fitting = await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfB07.code });
    expect(await one(warehouse, scanOf(weak, inHand(device.code)))).toMatchObject({
      outcome: 'refused',
      code: 'kit.does_not_fit_take',
      params: { place: 'B-07' },
      blockers: [{ code: 'kit.charger_watts', where: 'kit' }],
    });
    const again = scanOf(fitting, inHand(device.code));
    const [first] = await send(warehouse, again);
    expect(first).toMatchObject({ outcome: 'done', code: 'scan.kit_added' });
    expect(await send(warehouse, again)).toEqual([first]);
    await kitOf(workshop, device.code).tickCounted(warehouse);
    const last = armed('ready_on_shelf', null, { placeCode: shelfB07.code });
    const onShelf = await one(warehouse, scanOf(device.code, last));
    expect(onShelf).toMatchObject({ outcome: 'done', code: 'scan.on_shelf' });
    expect(await kit(device.code)).toMatchObject({ stage: 'ready' });
  });

  it('says of a wrong one that a fitting one is in the kit already, not where to fetch another', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const weak = await charger(warehouse, '19.5V 2.31A 45W 4.5mm');
    const inKit = await charger(warehouse, LATITUDE_CHARGER);
    await charger(warehouse, LATITUDE_CHARGER, { placeCode: shelfB07.code });
    await kitOf(workshop, device.code).scan(warehouse, inKit);
    expect(await one(warehouse, scanOf(weak, inHand(device.code)))).toMatchObject({
      outcome: 'refused',
      code: 'kit.does_not_fit_have',
      params: { kept: inKit },
      blockers: [{ code: 'kit.charger_watts' }],
    });
    expect(await lineOf(device.code, 'charger')).toMatchObject({ accessory: { code: inKit } });
  });

  it('only shows the accessory to somebody who does not keep the stock', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const fitting = await charger(warehouse, LATITUDE_CHARGER);
    expect(await one(technician, scanOf(fitting, inHand(device.code)))).toMatchObject({
      code: 'scan.opened_accessory',
    });
    expect(await lineOf(device.code, 'charger')).toMatchObject({ status: 'open' });
  });
});

describe('one charger and two devices', () => {
  it('goes to exactly one of many hands that take it at once; the others hear who has it', async () => {
    const one = await charger(warehouse, LATITUDE_CHARGER);
    const laptops = await Promise.all(
      Array.from({ length: 6 }, () => laptopInKitting(workshop, warehouse)),
    );
    const answers = await Promise.all(
      laptops.map(({ code }) => kitOf(workshop, code).scan(warehouse, one)),
    );
    const won = answers.filter((answer) => answer.status === 200);
    const lost = answers.filter((answer) => answer.status === 409);
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(5);
    const [winner] = won.map(({ body }) => (body as { deviceCode: string }).deviceCode);
    for (const { body } of lost) {
      const params = { code: one, device: winner };
      expect(body).toMatchObject({ code: 'kit.accessory_taken', params });
    }
  });

  it('goes back to stock where the device stands when another takes its line', async () => {
    const device = await laptopInKitting(workshop, warehouse);
    const [first, second] = [
      await charger(warehouse, LATITUDE_CHARGER),
      await charger(warehouse, LATITUDE_CHARGER),
    ];
    const { scan, post } = kitOf(workshop, device.code);
    await scan(warehouse, first);
    expect(await scan(warehouse, second)).toMatchObject({ body: { replaced: first } });
    const stock = await workshop.request(warehouse, 'GET', `/api/accessories/${first}`);
    const { placeCode } = await readCard(warehouse.ctx, device.code);
    expect(stock.body).toMatchObject({ status: 'in_stock', placeCode });
    expect((await post(warehouse, 'lines/charger/removal')).status).toBe(200);
    const log = await workshop.request(warehouse, 'GET', `/api/accessories/${second}`);
    expect((log.body as { events: { kind: string }[] }).events.map((one) => one.kind)).toEqual([
      'out_of_kit',
      'into_kit',
      'added',
    ]);
  });
});

describe('what lies in a kit', () => {
  it('is not moved without its device, in words that name it', async () => {
    const { scanOf, one } = scanner(() => workshop);
    const device = await laptopInKitting(workshop, warehouse);
    const inKit = await charger(warehouse, LATITUDE_CHARGER);
    await kitOf(workshop, device.code).scan(warehouse, inKit);
    const path = `/api/places/${shelfB07.code}/contents`;
    const body = { requestId: randomUUID(), codes: [inKit] };
    const moved = await workshop.request(warehouse, 'POST', path, body);
    const reason = { reason: 'places.in_kit', params: { device: device.code } };
    expect(moved).toMatchObject({ status: 200, body: { done: [], refused: [reason] } });
    const scan = scanOf(inKit, { context: { ...NO_CONTEXT, placeCode: shelfB07.code } });
    const refused = { outcome: 'refused', code: 'places.in_kit', params: { device: device.code } };
    expect(await one(warehouse, scan)).toMatchObject(refused);
  });
});

describe('what is not in stock', () => {
  it('is marked, counted by voltage and plug, and says when stock would serve it', async () => {
    const waiting = [];
    for (let index = 0; index < 3; index += 1) {
      waiting.push(
        await deviceIn(workshop, warehouse, 'kitting', {
          make: 'Asus',
          chargerVolts: 12,
          chargerWatts: 40,
          chargerConnector: '3.5x1.35',
        }),
      );
    }
    for (const { code } of waiting) {
      const marked = await kitOf(workshop, code).post(warehouse, 'lines/charger/shortage', {
        short: true,
      });
      expect(marked.status).toBe(200);
    }
    const shortages = async () => {
      const answer = await workshop.request(coordinator, 'GET', '/api/kits/shortages');
      const all = (answer.body as { shortages: { volts: number }[] }).shortages;
      return all.find((one) => one.volts === 12);
    };
    expect(await shortages()).toMatchObject({
      line: 'charger',
      connector: '3.5x1.35',
      watts: 40,
      waiting: 3,
      served: 0,
      devices: waiting.map((one) => one.code),
    });
    const arrived = await charger(warehouse, '12V 3.5A 3.5x1.35mm');
    expect(await shortages()).toMatchObject({ waiting: 3, served: 1 });
    const [first] = waiting;
    await kitOf(workshop, first?.code ?? '').scan(warehouse, arrived);
    expect(await shortages()).toMatchObject({ waiting: 2, served: 0 });
    const filled = await kitOf(workshop, first?.code ?? '').post(
      warehouse,
      'lines/charger/shortage',
      { short: true },
    );
    expect(filled).toMatchObject({ status: 422, body: { code: 'kit.line_filled' } });
  });
});
