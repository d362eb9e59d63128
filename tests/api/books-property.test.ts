/** The books stay exact whatever people do, several at once: random scripts of real services on a real database. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCode } from '#domain/codes.ts';
import { stockItems } from '../../db/schema/index.ts';
import { brokenInvariants } from '../support/books-invariants.ts';
import { ACTS, type Stage, play, script } from '../support/books-script.ts';
import { testDatabase } from '../support/database.ts';
import { placeOf } from '../support/devices.ts';
import { crewOf } from '../support/handovers.ts';
import { shelf } from '../support/stock.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';

/** A large number takes its time: `REWORK_PROPERTY_RUNS=500 npx vitest run --project api tests/api/books-property.test.ts`. */
const RUNS = Number(process.env.REWORK_PROPERTY_RUNS ?? 12);

const database = await testDatabase();
let workshop: Workshop;
let stage: Stage;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  const crew = await crewOf(workshop);
  const { warehouse } = crew;
  const shelves = [];
  for (const name of ['A-01', 'A-02', 'B-01']) shelves.push(await shelf(workshop, warehouse, name));
  const items = Array.from({ length: 3 }, (_, index) => ({
    id: randomUUID(),
    code: makeCode('medium', 900 + index),
    family: 'part' as const,
    type: 'ram',
    name: `DDR4 ${index}`,
    tracking: 'counted' as const,
    facts: {},
    createdById: warehouse.personId,
    createdAt: new Date(),
  }));
  await database.db.insert(stockItems).values(items);
  stage = {
    workshop,
    database,
    crew,
    places: shelves,
    quarantineId: await placeOf(workshop, 'quarantine'),
    items: items.map(({ id }) => id),
  };
});
afterAll(() => workshop.close());

it(
  'in = out + stock + loss, one holder each, chains whole, after every random day',
  { timeout: 60_000 + RUNS * 20_000 },
  async () => {
    const tally: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(script(ACTS), async (rounds) => {
        await play(stage, ACTS, rounds, tally);
        expect(await brokenInvariants(database, [stage.crew.warehouse])).toEqual([]);
      }),
      // What was done cannot be done again to a database that has changed: the first failure is the answer.
      { numRuns: RUNS, endOnFailure: true },
    );
    const done = Object.entries(tally).filter(([outcome]) => outcome.endsWith(' done'));
    expect(done.reduce((sum, [, times]) => sum + times, 0)).toBeGreaterThan(RUNS);
    if (process.env.REWORK_PROPERTY_RUNS) console.log(tally);
  },
);
