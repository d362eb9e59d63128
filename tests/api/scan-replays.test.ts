/** Batches of scans as a bad network brings them: doubled, late, at the same time, cut in the middle, altered. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_CONTEXT, type QueuedScan, type ScanAnswer } from '#domain/bench.ts';
import { MAX_SCAN_LENGTH } from '#domain/codes.ts';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { confirmedDevice } from '../support/devices.ts';
import { armed, card, makeShelf, scanner } from '../support/scans.ts';
import { type Member, type Workshop, openWorkshop } from '../support/workshop.ts';

const database = await testDatabase();
let workshop: Workshop;
let warehouse: Member;
let shelf: { code: string };

beforeAll(async () => {
  workshop = await openWorkshop(database);
  warehouse = await workshop.member('warehouse');
  shelf = await makeShelf(await workshop.member('coordinator'), 'R-01');
});
afterAll(() => workshop.close());

const { scanOf, send } = scanner(() => workshop);
const post = (by: Member, scans: readonly unknown[]) =>
  workshop.request(by, 'POST', '/api/scans', { scans });

async function eventsOf(requestIds: readonly string[]): Promise<string[]> {
  const rows = await database.superuser<{ words: string }[]>`
    select concat_ws(' ', kind, from_stage, to_stage, move_kind) as words
    from events where request_id = any(${requestIds}) order by seq`;
  return rows.map(({ words }) => words);
}

/** What a bench does with one device; the order decides what comes of it. */
const STEPS = {
  label: (code: string) => scanOf(code, armed('label_confirmed')),
  diagnose: (code: string) => scanOf(code, armed('start_diagnostics')),
  repair: (code: string) => scanOf(code, armed('to_repair')),
  battery: (code: string) => scanOf(code, armed('fault', 'BAT')),
  hold: (code: string) => scanOf(code, armed('hold', 'investigate')),
  release: (code: string) => scanOf(code, armed('release_hold')),
  place: (code: string) => scanOf(code, { context: { ...NO_CONTEXT, placeCode: shelf.code } }),
  undo: () => scanOf(card('undo')),
  open: (code: string) => scanOf(code),
} satisfies Record<string, (code: string) => QueuedScan>;

const stepNames = Object.keys(STEPS) as (keyof typeof STEPS)[];
const told = (answers: readonly ScanAnswer[]) =>
  answers.map(({ outcome, code, params }) => ({ outcome, code, params }));

it('however batches are cut, doubled and delayed, the answers are those of a quiet day', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...stepNames), { minLength: 2, maxLength: 8 }),
      fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), copies: fc.nat(2) }), {
        minLength: 8,
        maxLength: 8,
      }),
      async (names, cuts) => {
        const [quiet, stormy] = await Promise.all(
          [0, 1].map(async () => {
            const person = await workshop.member('technician', 'warehouse');
            const { code } = await confirmedDevice(workshop, warehouse);
            return { person, scans: names.map((name) => STEPS[name](code)) };
          }),
        );
        const expected = await send(quiet!.person, ...quiet!.scans);
        const { person, scans } = stormy!;
        const answers = new Map<string, ScanAnswer>();
        const late: (() => Promise<unknown>)[] = [];
        const underway: Promise<unknown>[] = [];
        for (let at = 0, turn = 0; at < scans.length; turn += 1) {
          const { size, copies } = cuts[turn % cuts.length]!;
          const batch = scans.slice(at, at + size);
          // Copies arrive with it, and some only after later ones.
          underway.push(...Array.from({ length: copies }, () => post(person, batch)));
          late.push(() => post(person, batch));
          for (const answer of await send(person, ...batch)) answers.set(answer.requestId, answer);
          at += size;
        }
        await Promise.all([...underway, ...late.toReversed().map((again) => again())]);
        expect(told(scans.map(({ requestId }) => answers.get(requestId)!))).toEqual(told(expected));
        const ids = (all: readonly QueuedScan[]) => all.map(({ requestId }) => requestId);
        expect(await eventsOf(ids(scans))).toEqual(await eventsOf(ids(quiet!.scans)));
      },
    ),
    { numRuns: 8 },
  );
  expect((await verifyChains(database.superuser)).broken).toEqual([]);
});

it('a request id with anything else in it is refused, and changes nothing for the others', async () => {
  const person = await workshop.member('technician', 'warehouse');
  const { code } = await confirmedDevice(workshop, warehouse);
  const scan = scanOf(code, armed('label_confirmed'));
  const [first] = await send(person, scan);
  const others: QueuedScan[] = [
    { ...scan, text: shelf.code },
    { ...scan, source: 'camera' },
    { ...scan, happenedAt: new Date(0).toISOString() },
    { ...scan, context: { ...scan.context, command: card('undo') } },
  ];
  const next = scanOf(code, armed('start_diagnostics'));
  const answers = await send(person, ...others, next, scan);
  expect(answers.slice(0, 4).map((answer) => answer.code)).toEqual(
    others.map(() => 'request.reused'),
  );
  expect(answers[4]).toMatchObject({ outcome: 'done', code: 'scan.moved' });
  expect(answers[5]).toEqual(first);
  const stranger = await workshop.member('technician');
  const [refused] = await send(stranger, scan);
  expect(refused?.code).toBe('request.reused');
});

it('a batch that the database cuts in the middle is answered so far, and goes on with the next sending', async () => {
  const person = await workshop.member('technician', 'warehouse');
  const [free, held] = await Promise.all([0, 1].map(() => confirmedDevice(workshop, warehouse)));
  const scans = [
    scanOf(free!.code, armed('label_confirmed')),
    scanOf(held!.code, armed('label_confirmed')),
    scanOf(held!.code, armed('start_diagnostics')),
    scanOf(free!.code, armed('start_diagnostics')),
  ];
  let cut: ScanAnswer[] = [];
  await database.superuser.begin(async (tx) => {
    await tx`select 1 from devices where code = ${held!.code} for update`;
    const sending = send(person, ...scans);
    // As a statement that ran into its time limit.
    await cancelBlocked();
    cut = await sending;
  });
  expect(told(cut)).toMatchObject([{ outcome: 'done', code: 'scan.label_confirmed' }]);
  const all = await send(person, ...scans);
  expect(all[0]).toEqual(cut[0]);
  expect(all.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
  expect(await eventsOf(scans.map(({ requestId }) => requestId))).toHaveLength(6);
});

/** Cancels the statement that waits for a lock, as soon as there is one. */
async function cancelBlocked(): Promise<void> {
  for (;;) {
    const cancelled = await database.superuser`
      select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (cancelled.length > 0) return;
  }
}

it('the first scan that cannot be tried now is no answer: everything is sent again', async () => {
  const person = await workshop.member('technician', 'warehouse');
  const { code } = await confirmedDevice(workshop, warehouse);
  const scan = scanOf(code, armed('label_confirmed'));
  await database.superuser.begin(async (tx) => {
    await tx`select 1 from devices where code = ${code} for update`;
    const sending = post(person, [scan]);
    await cancelBlocked();
    expect((await sending).status).toBeGreaterThanOrEqual(500);
  });
  const [answer] = await send(person, scan);
  expect(answer).toMatchObject({ outcome: 'done', code: 'scan.label_confirmed' });
});

it('too many, too long and too large are refused as a whole, with the code of our own refusal', async () => {
  const { code } = await confirmedDevice(workshop, warehouse);
  const scan = scanOf(code);
  const many = Array.from({ length: 101 }, () => ({ ...scan, requestId: randomUUID() }));
  const long = { ...scan, text: 'x'.repeat(2 * MAX_SCAN_LENGTH + 1) };
  const wrong = { ...scan, requestId: 'not-an-id' };
  for (const scans of [many, [long], [wrong], []]) {
    const { status, body } = await post(warehouse, scans);
    expect([status, (body as { code: string }).code]).toEqual([422, 'input.invalid']);
  }
  const large = await post(warehouse, [{ ...scan, text: 'x'.repeat(2_200_000) }]);
  expect(large.status).toBe(413);
  expect(large.body).toMatchObject({ code: 'input.too_large' });
});
