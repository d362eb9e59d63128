import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCard } from '../../api/devices/device-card.service.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { bench } from '../support/evidence.ts';
import { armed, card, scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let repairer: Member;
let checker: Member;
let coordinator: Member;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  repairer = await workshop.member('technician');
  checker = await workshop.member('technician');
  coordinator = await workshop.member('coordinator');
});
afterAll(() => workshop.close());

const { scanOf, send, one } = scanner(() => workshop);
const stageOf = async (code: string) => (await readCard(coordinator.ctx, code)).stage;
const scan = (code: string) => scanOf(code, armed('qa_passed'));

/** In the final check, last repaired by `by`. */
async function waiting(by: Member, graded = true): Promise<string> {
  const { code } = await confirmedDevice(workshop, warehouse);
  const work = bench(workshop, code);
  await work.move(warehouse, 'received', 'labelled');
  await work.move(by, 'labelled', 'diagnosing');
  await work.fillEvidence(by);
  const fault = await work.post(by, 'faults', { fault: 'KBD', decision: 'repair' });
  await work.move(by, 'diagnosing', 'repairing');
  const { faultId } = fault.body as { faultId: string };
  await work.post(by, `faults/${faultId}/closing`, { outcome: 'fixed', minutes: 5 });
  await work.move(by, 'repairing', 'qa');
  if (graded) await work.post(by, 'grades', { cosmetic: 'B', functional: '1' });
  return code;
}

describe('a final check by card, device after device', () => {
  it('passes the good ones, refuses own repairs, holds and missing grades with the reason, and takes the last one back', async () => {
    const good = [await waiting(repairer), await waiting(repairer), await waiting(repairer)];
    const own = await waiting(checker);
    const held = await waiting(repairer);
    await bench(workshop, held).post(repairer, 'holds', { kind: 'investigate', reason: 'smells' });
    const bare = await waiting(repairer, false);
    const [first = '', second = '', third = ''] = good;
    const answers = await send(
      checker,
      scanOf(card('qa_passed')),
      ...[first, own, second, held, bare, third].map(scan),
    );
    expect(answers.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual([
      'done scan.armed',
      'done scan.qa_passed',
      'refused qa.same_person',
      'done scan.qa_passed',
      'refused move.refused',
      'refused move.refused',
      'done scan.qa_passed',
    ]);
    expect(answers[4]?.blockers).toMatchObject([{ params: { hold: 'investigate' } }]);
    expect(answers[5]?.blockers?.map(({ code }) => code)).toEqual([
      'gate.grade_cosmetic_missing',
      'gate.grade_functional_missing',
    ]);
    for (const code of good) expect(await stageOf(code)).toBe('kitting');
    for (const code of [own, held, bare]) {
      expect(await stageOf(code)).toBe('qa');
      expect((await readCard(coordinator.ctx, code)).qa).toBeNull();
    }
    const undone = await one(checker, scanOf(card('undo'), { context: scan(third).context }));
    expect(undone).toMatchObject({ outcome: 'done', code: 'scan.undone', deviceCode: third });
    expect(await stageOf(third)).toBe('qa');
    expect((await readCard(coordinator.ctx, third)).qa).toBeNull();
    expect(await one(checker, scan(third))).toMatchObject({ code: 'scan.qa_passed' });
    const [record] = await database.superuser<{ video_call: boolean; marks_removed: boolean }[]>`
      select video_call, marks_removed from qa_records q join devices d on d.id = q.device_id
      where d.code = ${first}`;
    expect(record).toEqual({ video_call: true, marks_removed: true });
  });

  it('sends a bad one back with the fault card and the card for repair', async () => {
    const code = await waiting(repairer);
    const answers = await send(
      checker,
      scanOf(code, armed('fault', 'CAM')),
      scanOf(code, armed('back_to_repair')),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const row = await readCard(coordinator.ctx, code);
    expect(row.stage).toBe('repairing');
    expect(row.faults.find(({ fault }) => fault === 'CAM')?.closedAt).toBeNull();
    const own = await waiting(checker);
    expect(await one(checker, scanOf(own, armed('back_to_repair')))).toMatchObject({
      outcome: 'refused',
    });
  });
});
