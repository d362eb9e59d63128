import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import type { CreatedDevice } from '../../api/devices/create-device.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice, receivedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { LATITUDE_CHARGER, charger } from '../support/kits.ts';
import { armed, card, makeShelf, scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let technician: Member;
let checker: Member;
let warehouse: Member;
let coordinator: Member;
let shelf: { id: string; code: string };
let device: CreatedDevice;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  technician = await workshop.member('technician');
  checker = await workshop.member('technician');
  warehouse = await workshop.member('warehouse');
  coordinator = await workshop.member('coordinator');
  shelf = await makeShelf(coordinator, 'B-07');
});
beforeEach(async () => {
  device = await confirmedDevice(workshop, warehouse);
});
afterAll(() => workshop.close());

const { scanOf, send, one } = scanner(() => workshop);
const stageOf = async (code: string) => (await readCard(coordinator.ctx, code)).stage;
const eventsOf = async (id: string) =>
  Number(
    (await database.superuser`select count(*) as n from events where device_id = ${id}`)[0]?.n,
  );

describe('scans in order', () => {
  it('carries them out one after the other, each on its own', async () => {
    const unknown = makeCode('device', 9_000_001);
    const answers = await send(
      technician,
      scanOf(device.code, armed('label_confirmed')),
      scanOf(unknown, armed('start_diagnostics')),
      scanOf(device.code, armed('start_diagnostics')),
      scanOf(device.code, armed('to_repair')),
    );
    expect(answers.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['done', 'scan.label_confirmed'],
      ['refused', 'scan.unknown_code'],
      ['done', 'scan.moved'],
      ['refused', 'move.refused'],
    ]);
    expect(answers[2]).toMatchObject({ deviceCode: device.code, undoable: true });
    expect(answers[3]?.blockers).toMatchObject([
      { code: 'gate.evidence_open_task', where: 'faults' },
    ]);
    expect(await stageOf(device.code)).toBe('diagnosing');
  });

  it('answers a replay with the first answer, done or refused, and changes nothing', async () => {
    const scans = [
      scanOf(device.code, armed('start_diagnostics')),
      scanOf(device.code, armed('label_confirmed')),
      scanOf(device.code, armed('start_diagnostics')),
    ];
    const first = await send(technician, ...scans);
    expect(first.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'done']);
    const before = await eventsOf(device.id);
    const again = await Promise.all([send(technician, ...scans), send(technician, ...scans)]);
    expect(again).toEqual([first, first]);
    expect(await eventsOf(device.id)).toBe(before);
  });

  it('makes one change of many parallel sendings of the same scan', async () => {
    const scan = scanOf(device.code, armed('label_confirmed'));
    const before = await eventsOf(device.id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => one(technician, scan)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await eventsOf(device.id)).toBe(before + 2);
  });

  it('refuses a request id that stood for another scan, and scans of another person', async () => {
    const scan = scanOf(device.code);
    await one(technician, scan);
    expect((await one(technician, { ...scan, text: shelf.code })).code).toBe('request.reused');
    const context = { ...NO_CONTEXT, personId: checker.personId };
    const theirs = scanOf(device.code, { context });
    expect((await one(technician, theirs)).code).toBe('scan.other_person');
    // It waits for its own person, and counts when that one is back.
    expect((await one(checker, theirs)).code).toBe('scan.opened_device');
  });
});

describe('what a code is', () => {
  it('opens devices by code, tracking address and serial, and says what else there is', async () => {
    const card1 = await readCard(technician.ctx, device.code);
    const texts = [device.code, `HTTPS://REWORK.EXAMPLE/T/${card1.publicCode}`, card1.serial];
    for (const text of texts) {
      expect(await one(technician, scanOf(text))).toMatchObject({
        outcome: 'done',
        code: 'scan.opened_device',
        deviceCode: device.code,
        subject: { kind: 'device', stage: 'received' },
      });
    }
    const path = `/api/lookup?text=${encodeURIComponent(shelf.code)}`;
    expect((await workshop.request(technician, 'GET', path)).body).toMatchObject({
      kind: 'found',
      found: { kind: 'place', label: 'B-07' },
    });
    const other = await workshop.request(technician, 'GET', `/api/lookup?text=${card('undo')}`);
    expect(other.body).toMatchObject({ kind: 'command', titleKey: 'command.undo' });
  });

  it('refuses mistyped, unknown, doubled and hostile texts, and lists them until dealt with', async () => {
    const serial = `TWICE${randomUUID().slice(0, 6)}`;
    await receivedDevice(workshop, warehouse, { serial });
    await receivedDevice(workshop, warehouse, { serial });
    const who = await workshop.member('technician');
    const wrong = `${device.code.slice(0, 9)}${(Number(device.code.at(-1)) + 1) % 10}`;
    const texts = [wrong, 'NOT-A-SERIAL-OF-OURS', serial, '\u0000\u202e', makeCode('badge', 77)];
    const answers = await send(who, ...texts.map((text) => scanOf(text)));
    expect(answers.map(({ code }) => code)).toEqual([
      'code.mistyped',
      'scan.unknown_code',
      'scan.several',
      'scan.empty',
      'scan.badge_not_here',
    ]);
    const listed = await workshop.request(who, 'GET', '/api/scans/refused');
    const { scans } = listed.body as { scans: { requestId: string; text: string }[] };
    expect(scans.map(({ text }) => text)).toEqual([
      makeCode('badge', 0),
      '',
      serial,
      texts[1],
      wrong,
    ]);
    const path = `/api/scans/${scans[0]?.requestId}/dismiss`;
    const dismiss = () => workshop.request(who, 'POST', path, { requestId: randomUUID() });
    const colleague = await workshop.request(checker, 'POST', path, { requestId: randomUUID() });
    expect(colleague).toMatchObject({ status: 403, body: { code: 'scan.not_yours' } });
    expect((await dismiss()).status).toBe(200);
    expect((await dismiss()).status).toBe(404);
    const left = await workshop.request(who, 'GET', '/api/scans/refused');
    expect(left.body).toMatchObject({ scans: { length: 4 } });
  });

  it('is refused by role: a card of another role arms nothing', async () => {
    const answer = await one(warehouse, scanOf(card('qa_passed')));
    expect(answer).toMatchObject({ outcome: 'refused', code: 'access.forbidden' });
    expect(answer.params.roles).toBe('technician,coordinator');
    expect(await one(technician, scanOf(card('qa_passed')))).toMatchObject({ code: 'scan.armed' });
  });
});

describe('places', () => {
  it('a place, then devices: they move there; undo brings them back', async () => {
    const before = await readCard(technician.ctx, device.code);
    const context = { ...NO_CONTEXT, placeCode: shelf.code };
    const answers = await send(technician, scanOf(shelf.code), scanOf(device.code, { context }));
    expect(answers[0]).toMatchObject({ code: 'scan.place_set', params: { place: 'B-07' } });
    expect(answers[1]).toMatchObject({ code: 'scan.placed', undoable: true });
    expect((await readCard(technician.ctx, device.code)).placeName).toBe('B-07');
    expect(await one(technician, scanOf(card('undo')))).toMatchObject({
      code: 'scan.undone',
      deviceCode: device.code,
    });
    expect((await readCard(technician.ctx, device.code)).placeId).toBe(before.placeId);
    expect(await one(technician, scanOf(card('undo')))).toMatchObject({ code: 'undo.nothing' });
  });

  it('undo takes back nothing when something else was scanned since', async () => {
    const context = { ...NO_CONTEXT, placeCode: shelf.code };
    const undo = () => one(technician, scanOf(card('undo')));
    const here = async () => (await readCard(technician.ctx, device.code)).placeName;
    await one(technician, scanOf(device.code, { context }));
    const power = await charger(warehouse, LATITUDE_CHARGER);
    expect(await one(technician, scanOf(power, { context }))).toMatchObject({
      code: 'scan.placed',
    });
    expect(await undo()).toMatchObject({ code: 'undo.not_by_card', params: { text: power } });
    expect(await here()).toBe('B-07');

    const other = await confirmedDevice(workshop, warehouse);
    await one(technician, scanOf(device.code, armed('hold', 'investigate')));
    const refused = await one(technician, scanOf(other.code, armed('qa_passed')));
    expect(refused).toMatchObject({ outcome: 'refused' });
    await send(technician, scanOf(card('pause')), scanOf(shelf.code));
    const nothing = { code: 'undo.changed_nothing', params: { text: other.code } };
    expect(await undo()).toMatchObject(nothing);
    expect(await undo()).toMatchObject(nothing);
    // The device it was done to, opened again, is the one that is meant.
    await one(technician, scanOf(device.code));
    expect(await undo()).toMatchObject({ code: 'scan.undone', deviceCode: device.code });
    expect(await here()).toBe('B-07');
  });

  it('refuses a place that is not there', async () => {
    const answer = await one(technician, scanOf(makeCode('place', 8_000_000)));
    expect(answer).toMatchObject({ outcome: 'refused', code: 'place.not_found' });
  });
});

describe('after a gap in the network', () => {
  it('refuses what another person changed meanwhile, but never a hold', async () => {
    const scanned = new Date(workshop.system.now().getTime() - 10 * 60_000).toISOString();
    await one(warehouse, scanOf(device.code, armed('label_confirmed')));
    const late = scanOf(device.code, { ...armed('start_diagnostics'), happenedAt: scanned });
    const answer = await one(technician, late);
    expect(answer).toMatchObject({
      outcome: 'refused',
      code: 'device.changed',
      meanwhile: { what: 'stage', stage: 'labelled' },
    });
    const hold = scanOf(device.code, { ...armed('hold', 'investigate'), happenedAt: scanned });
    expect((await one(technician, hold)).outcome).toBe('done');
  });

  it('goes on with what the person changed alone, at the time it happened', async () => {
    const lonely = await confirmedDevice(workshop, technician);
    workshop.advance(20 * 60_000);
    const at = (minutes: number) =>
      new Date(workshop.system.now().getTime() - minutes * 60_000).toISOString();
    const answers = await send(
      technician,
      scanOf(lonely.code, { ...armed('label_confirmed'), happenedAt: at(10) }),
      scanOf(lonely.code, { ...armed('start_diagnostics'), happenedAt: at(9) }),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const { events } = await readCard(technician.ctx, lonely.code);
    const happened = new Date(events[0]?.happenedAt ?? 0).getTime();
    expect(Math.abs(happened - new Date(at(9)).getTime())).toBeLessThan(5_000);
  });

  it('corrects a bench clock that is wrong', async () => {
    await one(warehouse, scanOf(device.code, armed('label_confirmed')));
    const hour = 60 * 60_000;
    const slow = new Date(workshop.system.now().getTime() - hour).toISOString();
    const scan = scanOf(device.code, { ...armed('start_diagnostics'), happenedAt: slow });
    const { body } = await workshop.request(technician, 'POST', '/api/scans', {
      scans: [scan],
      sentAt: slow,
    });
    expect(body).toMatchObject({ answers: [{ outcome: 'done' }] });
  });

  it('knows a late scan of a clock that was ahead and has been put right since', async () => {
    const now = workshop.system.now().getTime();
    const [minute, ahead] = [60_000, 3 * 60 * 60_000];
    await one(warehouse, scanOf(device.code, armed('label_confirmed')));
    const happenedAt = new Date(now - 10 * minute + ahead).toISOString();
    const scan = scanOf(device.code, { ...armed('start_diagnostics'), happenedAt });
    const sentAt = new Date(now).toISOString();
    const { body } = await workshop.request(technician, 'POST', '/api/scans', {
      scans: [{ ...scan, clockError: -ahead }],
      sentAt,
    });
    expect(body).toMatchObject({ answers: [{ code: 'device.changed' }] });
  });
});

describe('my bench', () => {
  it('lists what is mine, waiting, wiping and stuck', async () => {
    const me = await workshop.member('technician');
    const mine = await confirmedDevice(workshop, warehouse);
    const wiping = await confirmedDevice(workshop, warehouse);
    for (const { code } of [mine, wiping]) {
      await send(
        me,
        scanOf(code, armed('label_confirmed')),
        scanOf(code, armed('start_diagnostics')),
      );
    }
    await bench(workshop, wiping.code).post(me, 'wiping', { running: true });
    await one(me, scanOf(mine.code, armed('hold', 'awaiting_parts')));
    const { status, body } = await workshop.request(me, 'GET', '/api/bench');
    expect(status).toBe(200);
    const codesOf = (list: { devices: { code: string }[] }) => list.devices.map(({ code }) => code);
    const lists = body as Record<'mine' | 'waiting' | 'wiping' | 'stuck', never>;
    expect(codesOf(lists.mine)).toEqual([mine.code, wiping.code]);
    expect(codesOf(lists.wiping)).toContain(wiping.code);
    expect(codesOf(lists.stuck)[0]).toBe(mine.code);
    expect(codesOf(lists.waiting)).not.toContain(mine.code);
  });
});

it('leaves every chain whole', async () => {
  expect((await verifyChains(database.superuser)).broken).toEqual([]);
});
