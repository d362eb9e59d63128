import { afterAll, beforeAll, expect, it } from 'vitest';
import { RETENTION_RULES, retentionCutoff } from '#domain/retention.ts';
import { runRetentionDaily } from '../../api/privacy/retention.service.ts';
import { testDatabase } from '../support/database.ts';
import { type Crew, crewOf, handoversOf } from '../support/handovers.ts';
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

type Rules = { rules: { id: string; due: number; codes: string[] }[]; runs: { dryRun: boolean }[] };
const preview = async () =>
  (await workshop.request(workshop.admin, 'GET', '/api/privacy/retention')).body as Rules;
const dueBy = async (id: string) => (await preview()).rules.find((rule) => rule.id === id);

/** The moment at which what began then is due, and one second before it. */
const border = (id: string) => {
  const months = RETENTION_RULES.find((rule) => rule.id === id)?.months ?? 0;
  const cutoff = retentionCutoff(months, workshop.system.now());
  // Every request moves the clock on; a minute is no border of anything else.
  return { over: cutoff, notYet: new Date(cutoff.getTime() + 60_000) };
};

it('each rule begins at its border and not before, tries without erasing, and erases what is due', async () => {
  const { handedOverLaptop, need, must, post } = tools();
  const device = await handedOverLaptop();
  const rejected = await need();
  await must(crew.approver, `/api/needs/${rejected}/decision`, {
    decision: 'reject',
    rejection: 'not_eligible',
  });
  const waits = await need();
  const sql = database.superuser;
  const at: Record<string, (moment: Date) => Promise<unknown>> = {
    recipient_served: (moment) =>
      sql`update handovers set warranty_end = ${moment} where receipt_code = ${device.receiptCode}`,
    recipient_unserved: (moment) =>
      sql`update needs set decided_at = ${moment} where code = ${rejected}`,
    signature: (moment) =>
      sql`update handovers set happened_at = ${moment} where receipt_code = ${device.receiptCode}`,
  };
  const code: Record<string, string> = {
    recipient_served: device.needCode,
    recipient_unserved: rejected,
    signature: device.receiptCode,
  };
  for (const [id, move] of Object.entries(at)) {
    const { over, notYet } = border(id);
    await move(notYet);
    expect((await dueBy(id))?.codes, id).not.toContain(code[id]);
    await move(over);
    expect((await dueBy(id))?.codes, id).toContain(code[id]);
  }
  const words = async () => {
    const rows = await sql<{ code: string; named: boolean }[]>`
      select n.code, r.student_name <> '' as named from recipient.recipients r join needs n on n.id = r.need_id`;
    return Object.fromEntries(rows.map((row) => [row.code, row.named]));
  };
  const tried = await must(workshop.admin, '/api/privacy/retention', { dryRun: true });
  expect(tried).toEqual({
    dryRun: true,
    counts: { recipient_served: 1, recipient_unserved: 1, signature: 1 },
  });
  expect(Object.values(await words())).not.toContain(false);

  expect(await runRetentionDaily(workshop.system)).toBe(true);
  expect(await words()).toEqual({ [device.needCode]: false, [rejected]: false, [waits]: true });
  const [signature] = await sql`
    select signer_name, image, erased_at is not null as erased from recipient.signatures`;
  expect(signature).toEqual({ signer_name: '', image: null, erased: true });
  expect(await runRetentionDaily(workshop.system)).toBe(false);
  expect((await preview()).runs.map(({ dryRun }) => dryRun)).toEqual([false, true]);

  const { over, notYet } = border('person_key');
  const move = (moment: Date) => sql`update recipient.recipients set created_at = ${moment}`;
  await move(notYet);
  expect((await dueBy('person_key'))?.due).toBe(0);
  await move(over);
  // The one that still waits keeps its key, however old it is.
  expect((await dueBy('person_key'))?.due).toBe(2);
  await must(workshop.admin, '/api/privacy/retention', { dryRun: false });
  expect((await dueBy('person_key'))?.due).toBe(0);
  expect((await post(crew.coordinator, '/api/privacy/retention', { dryRun: true })).status).toBe(
    403,
  );
});

it('calls families a month after the handover, three times at most; a problem is noted once', async () => {
  const { handedOverLaptop, must, post } = tools();
  const [first, second] = [await handedOverLaptop(), await handedOverLaptop()];
  const list = async () =>
    (await workshop.request(crew.coordinator, 'GET', '/api/follow-ups')).body as {
      calls: { receiptCode: string; attempts: number; recipient: { guardianPhone: string } }[];
    };
  expect((await list()).calls).toEqual([]);
  await database.superuser`update handovers set happened_at = now() - interval '26 days'
    where receipt_code in (${first.receiptCode}, ${second.receiptCode})`;
  expect((await list()).calls.map((one) => one.receiptCode)).toEqual([
    first.receiptCode,
    second.receiptCode,
  ]);
  expect((await list()).calls[0]?.recipient.guardianPhone).toBe('0912345678');
  const undo = `/api/follow-ups/${first.receiptCode}/undo`;
  expect(await post(crew.coordinator, undo)).toMatchObject({ body: { code: 'undo.nothing' } });
  await must(crew.coordinator, `/api/follow-ups/${first.receiptCode}`, { outcome: 'works' });
  expect(await post(crew.second, undo)).toMatchObject({ body: { code: 'undo.not_yours' } });
  await must(crew.coordinator, undo);
  expect((await list()).calls).toHaveLength(2);
  await must(crew.coordinator, `/api/follow-ups/${first.receiptCode}`, { outcome: 'problem' });
  expect(
    await post(crew.second, `/api/follow-ups/${first.receiptCode}`, { outcome: 'works' }),
  ).toMatchObject({ status: 409, body: { code: 'follow_up.done' } });
  for (const attempts of [1, 2, 3]) {
    expect((await list()).calls).toMatchObject([
      { receiptCode: second.receiptCode, attempts: attempts - 1 },
    ]);
    await must(crew.coordinator, `/api/follow-ups/${second.receiptCode}`, {
      outcome: 'not_reached',
    });
    expect((await list()).calls).toEqual([]);
    await database.superuser`update follow_ups set next_on = next_on - 3`;
  }
  expect((await list()).calls).toEqual([]);
  expect((await workshop.request(crew.collection, 'GET', '/api/follow-ups')).status).toBe(403);
  expect((await workshop.request(crew.warehouse, 'GET', '/api/follow-ups')).status).toBe(403);
});
