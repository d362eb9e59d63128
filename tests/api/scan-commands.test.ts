import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandAction } from '#domain/command-cards.ts';
import type { CreatedDevice } from '../../api/devices/create-device.ts';
import { readCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
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
/** On to the final check, repaired by `technician`. */
async function toFinalCheck(code: string): Promise<void> {
  const work = bench(workshop, code);
  await work.move(warehouse, 'received', 'labelled');
  await work.move(technician, 'labelled', 'diagnosing');
  await work.fillEvidence(technician);
  await work.move(technician, 'diagnosing', 'qa');
  const grades = await work.post(technician, 'grades', { cosmetic: 'B', functional: '1' });
  expect(grades.status).toBe(200);
}

describe('command cards', () => {
  it('into diagnostics, fault, repair, and a warning when it is there already', async () => {
    const scan = (action: CommandAction, parameter: string | null = null) =>
      scanOf(device.code, armed(action, parameter));
    const answers = await send(
      technician,
      scan('label_confirmed'),
      scan('start_diagnostics'),
      scan('start_diagnostics'),
      scan('fault', 'BAT'),
      scan('to_repair'),
      scan('to_final_check'),
    );
    expect(answers.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual([
      'done scan.label_confirmed',
      'done scan.moved',
      'warning scan.already_there',
      'done scan.fault_noted',
      'done scan.moved',
      'refused move.refused',
    ]);
    expect(await readCard(technician.ctx, device.code)).toMatchObject({
      stage: 'repairing',
      ownerId: technician.personId,
      faults: [{ fault: 'BAT' }],
    });
  });

  it('all observed good, wipe evidence seen, and final check', async () => {
    await bench(workshop, device.code).move(warehouse, 'received', 'labelled');
    await one(technician, scanOf(device.code, armed('start_diagnostics')));
    const noProof = await one(technician, scanOf(device.code, armed('wipe_evidence_seen')));
    expect(noProof).toMatchObject({ code: 'scan.no_wipe_evidence', blockers: [{ gate: 'G2' }] });
    const good = await one(technician, scanOf(device.code, armed('all_observed_good')));
    expect(good.code).toBe('scan.all_good');
    await bench(workshop, device.code).fillEvidence(technician);
    const answers = await send(
      technician,
      scanOf(device.code, armed('wipe_evidence_seen')),
      scanOf(device.code, armed('to_final_check')),
    );
    expect(answers.map(({ code }) => code)).toEqual(['scan.wipe_seen', 'scan.moved']);
    expect(await stageOf(device.code)).toBe('qa');
  });

  it('QA passed records the check and moves in one act, or does neither', async () => {
    await toFinalCheck(device.code);
    await database.superuser`update devices set cosmetic_grade = null where id = ${device.id}`;
    const refused = await one(checker, scanOf(device.code, armed('qa_passed')));
    expect(refused).toMatchObject({ code: 'move.refused', blockers: [{ gate: 'G7' }] });
    expect((await readCard(checker.ctx, device.code)).qa).toBeNull();
    await database.superuser`update devices set cosmetic_grade = 'B' where id = ${device.id}`;
    const passed = await one(checker, scanOf(device.code, armed('qa_passed')));
    expect(passed).toMatchObject({ code: 'scan.qa_passed', undoable: true });
    expect(await readCard(checker.ctx, device.code)).toMatchObject({
      stage: 'kitting',
      qa: { personId: checker.personId },
    });
    await one(checker, scanOf(card('undo')));
    expect(await readCard(checker.ctx, device.code)).toMatchObject({ stage: 'qa', qa: null });
  });

  it('QA passed refuses own repairs aloud', async () => {
    await toFinalCheck(device.code);
    await database.superuser`update devices set last_repairer_id = ${checker.personId} where id = ${device.id}`;
    const refused = await one(checker, scanOf(device.code, armed('qa_passed')));
    expect(refused).toMatchObject({ outcome: 'refused', code: 'qa.same_person' });
  });

  it('back to repair after the final check, by another person', async () => {
    await toFinalCheck(device.code);
    const answers = await send(
      checker,
      scanOf(device.code, armed('fault', 'CAM')),
      scanOf(device.code, armed('back_to_repair')),
    );
    expect(answers.map(({ code }) => code)).toEqual(['scan.fault_noted', 'scan.moved']);
    expect(await stageOf(device.code)).toBe('repairing');
  });

  it('to kitting asks for the check, ready on shelf for kit and shelf', async () => {
    await toFinalCheck(device.code);
    const early = await one(checker, scanOf(device.code, armed('to_kitting')));
    expect(early.blockers).toMatchObject([{ code: 'gate.qa_missing', where: 'qa' }]);
    await one(checker, scanOf(device.code, armed('qa_passed')));
    const noShelf = await one(warehouse, scanOf(device.code, armed('ready_on_shelf')));
    expect(noShelf.blockers?.map(({ code }) => code)).toContain('gate.evidence_place');
    const onShelf = armed('ready_on_shelf', null, { placeCode: shelf.code });
    const noKit = await one(warehouse, scanOf(device.code, onShelf));
    expect(noKit.blockers?.map(({ gate }) => gate)).toContain('G9');
    await bench(workshop, device.code).post(coordinator, 'waivers', { gate: 'G9', reason: 'test' });
    expect(await one(warehouse, scanOf(device.code, onShelf))).toMatchObject({
      code: 'scan.on_shelf',
      params: { place: 'B-07' },
    });
    expect(await readCard(warehouse.ctx, device.code)).toMatchObject({
      stage: 'ready',
      placeName: 'B-07',
    });
  });

  it('holds, safety and release', async () => {
    const hold = (kind: string) => scanOf(device.code, armed('hold', kind));
    expect(await one(warehouse, hold('awaiting_parts'))).toMatchObject({ code: 'scan.held' });
    expect(await one(warehouse, hold('awaiting_parts'))).toMatchObject({
      outcome: 'warning',
      code: 'scan.already_held',
    });
    const release = () => scanOf(device.code, armed('release_hold'));
    expect(await one(warehouse, release())).toMatchObject({ code: 'access.forbidden' });
    await one(warehouse, hold('label_mismatch'));
    expect(await one(coordinator, release())).toMatchObject({ code: 'scan.several_holds' });
    await one(warehouse, scanOf(card('undo')));
    expect(await one(technician, release())).toMatchObject({
      code: 'scan.released',
      params: { hold: 'hold.awaiting_parts' },
    });
    expect(await one(technician, release())).toMatchObject({ code: 'scan.no_hold' });
    const safety = await one(technician, scanOf(device.code, armed('safety_hold')));
    expect(safety.code).toBe('scan.held_in_quarantine');
    expect(await readCard(coordinator.ctx, device.code)).toMatchObject({
      stage: 'quarantined',
      placeKind: 'quarantine',
      holds: [{ kind: 'safety' }],
    });
    expect(await one(technician, scanOf(card('undo')))).toMatchObject({ code: 'scan.undone' });
    expect(await readCard(coordinator.ctx, device.code)).toMatchObject({
      stage: 'received',
      placeName: 'Reception',
      holds: [],
    });
    expect(await one(technician, scanOf(card('undo')))).toMatchObject({ code: 'undo.nothing' });
  });
});
