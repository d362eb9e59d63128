import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Code } from '#domain/codes.ts';
import { type CommandAction, cardFor, commandFor } from '#domain/command-cards.ts';
import type { Role } from '#domain/roles.ts';
import type { CreatedDevice } from '../../api/devices/create-device.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { armed, card, makeShelf, scanner } from '../support/scans.ts';
import { type SecondSite, secondSite } from '../support/sites.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let warehouse: Member;
let coordinator: Member;
let south: SecondSite;
let device: CreatedDevice;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  south = await secondSite(workshop, 'Workshop South');
});
beforeEach(async () => {
  device = await confirmedDevice(workshop, warehouse);
});
afterAll(() => workshop.close());

const { scanOf, one } = scanner(() => workshop);
const siteOf = async ({ token }: Member) => {
  const { body } = await workshop.request({ token } as Member, 'GET', '/api/session');
  return (body as { site: { number: number } }).site.number;
};
function printed(action: CommandAction, role: Role | null, site: number | null): Code {
  const known = commandFor(card(action));
  const print = known && cardFor(known, { role, site });
  if (!print) throw new Error(`no card ${action}`);
  return print.code;
}

describe('a card printed for one role', () => {
  it('works for that role, and names it to everybody else', async () => {
    const code = printed('move_here', 'warehouse', null);
    expect(await one(warehouse, scanOf(code))).toMatchObject({ code: 'scan.armed' });
    for (const by of [technician, coordinator]) {
      expect(await one(by, scanOf(code))).toMatchObject({
        outcome: 'refused',
        code: 'scan.card_other_role',
        params: { roles: 'warehouse' },
      });
    }
    expect(await one(technician, scanOf(card('move_here')))).toMatchObject({ code: 'scan.armed' });
  });

  it('does nothing to devices either, where it was turned on without a network', async () => {
    const shelf = await makeShelf(coordinator, 'C-01');
    const on = { context: { ...armed('move_here').context, placeCode: shelf.code } };
    on.context.command = printed('move_here', 'warehouse', null);
    const refused = await one(technician, scanOf(device.code, on));
    expect(refused).toMatchObject({ outcome: 'refused', code: 'scan.card_other_role' });
    expect(await one(warehouse, scanOf(device.code, on))).toMatchObject({ code: 'scan.placed' });
  });
});

describe('a card printed for one site', () => {
  it('works there, and is refused elsewhere with the name of that site', async () => {
    const [here, there] = [
      await siteOf(technician),
      await siteOf(await south.member('technician')),
    ];
    expect(here).not.toBe(there);
    const code = printed('start_diagnostics', null, there);
    const other = { outcome: 'refused', params: { site: 'Workshop South' } };
    expect(await one(technician, scanOf(code))).toMatchObject(other);
    const on = { context: { ...armed('start_diagnostics').context, command: code } };
    expect(await one(technician, scanOf(device.code, on))).toMatchObject(other);
    expect(await one(technician, scanOf(printed('pause', null, there)))).toMatchObject(other);
    const mine = printed('start_diagnostics', null, here);
    expect(await one(technician, scanOf(mine))).toMatchObject({ code: 'scan.armed' });
  });

  it('is printed with the signs of places, and prints no place of another site', async () => {
    const shelf = await makeShelf(coordinator, 'C-02');
    const abroad = await south.place('area');
    const print = (codes: string[]) => {
      const cards = codes.map((code) => ({ code, title: 'Move here', lines: [] }));
      const subject = { what: 'cards', cards };
      const medium = { id: 'a4-cards-85x54' };
      const body = { requestId: randomUUID(), subject, medium };
      return workshop.request(warehouse, 'POST', '/api/labels/prints', body);
    };
    const mine = printed('move_here', 'warehouse', await siteOf(warehouse));
    const job = await print([mine, shelf.code]);
    expect(job.body).toMatchObject({ codes: [shelf.code], cards: [{ code: mine }] });
    expect((await print([abroad.code])).status).toBe(404);
  });
});

describe('cards that open a form', () => {
  const open = (by: Member, action: CommandAction) => one(by, scanOf(device.code, armed(action)));

  it('open it where the move may be made, and say why elsewhere', async () => {
    const events = async () =>
      (await database.superuser`select kind from events where device_id = ${device.id}`).length;
    const before = await events();
    expect(await open(technician, 'to_recycling')).toMatchObject({
      code: 'move.refused',
      blockers: [{ gate: 'G2', where: 'media' }],
    });
    expect(await open(technician, 'quarantine')).toMatchObject({
      outcome: 'done',
      code: 'scan.form_opened',
      deviceCode: device.code,
    });
    expect(await open(technician, 'reopen_kit')).toMatchObject({
      code: 'move.unknown',
      params: { from: 'stage.received', to: 'stage.kitting' },
    });
    expect(await open(technician, 'donor_takes_back')).toMatchObject({
      code: 'access.forbidden',
      params: { roles: 'coordinator' },
    });
    expect(await open(coordinator, 'donor_takes_back')).toMatchObject({ code: 'scan.form_opened' });
    expect(await open(technician, 'print_label')).toMatchObject({ code: 'scan.form_opened' });
    expect(await events()).toBe(before);
  });

  it('start the wiping once; pair-check and stock count begin for whom they are for', async () => {
    const work = bench(workshop, device.code);
    await work.move(warehouse, 'received', 'labelled');
    await work.move(technician, 'labelled', 'diagnosing');
    expect(await open(technician, 'wipe_started')).toMatchObject({ code: 'scan.wiping_started' });
    expect(await open(technician, 'wipe_started')).toMatchObject({
      outcome: 'warning',
      code: 'scan.wiping_already',
    });
    expect((await readCard(technician.ctx, device.code)).wipingSince).not.toBeNull();
    const begun = (by: Member, action: CommandAction) => one(by, scanOf(card(action)));
    expect(await begun(technician, 'pair_check')).toMatchObject({ code: 'scan.begun_pair_check' });
    expect(await begun(warehouse, 'stock_count')).toMatchObject({
      code: 'scan.begun_stock_count',
    });
    expect(await begun(technician, 'stock_count')).toMatchObject({ code: 'access.forbidden' });
  });
});
