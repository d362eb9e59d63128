/** The books stay exact whatever people do, several at once: random scripts of real services on a real database. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChains } from '../../db/events-verify.ts';
import { testDatabase } from '../support/database.ts';
import { type Workshop, openWorkshop } from '../support/workshop.ts';
import { BOX_ACTS } from './books/acts-boxes.ts';
import { COUNT_ACTS } from './books/acts-counts.ts';
import { DEVICE_ACTS } from './books/acts-devices.ts';
import { KIT_ACTS } from './books/acts-kits.ts';
import { PART_ACTS } from './books/acts-parts.ts';
import { RECYCLING_ACTS } from './books/acts-recycling.ts';
import { TRANSFER_ACTS } from './books/acts-transfers.ts';
import { type Catalogue, begin, catalogueOf } from './books/beginning.ts';
import { brokenInvariants } from './books/invariants.ts';
import { type Cast, castOf, freshStage } from './books/stage.ts';
import { script } from './books/scripts.ts';
import { play } from './books/steps.ts';

/** docs/books.md says how to run thousands: `REWORK_PROPERTY_RUNS=500 REWORK_PROPERTY_SEED=7`. */
const RUNS = Number(process.env.REWORK_PROPERTY_RUNS ?? 7);
const SEED = process.env.REWORK_PROPERTY_SEED;

const ACTS = {
  ...DEVICE_ACTS,
  ...KIT_ACTS,
  ...PART_ACTS,
  ...BOX_ACTS,
  ...TRANSFER_ACTS,
  ...COUNT_ACTS,
  ...RECYCLING_ACTS,
};

const database = await testDatabase();
let workshop: Workshop;
let cast: Cast;
let catalogue: Catalogue;

beforeAll(async () => {
  workshop = await openWorkshop(database);
  cast = await castOf(workshop);
  catalogue = await catalogueOf((await freshStage(workshop, database, cast)).sites[0]);
});
afterAll(() => workshop.close());

it(
  'in = out + stock + loss, one holder each, boxes, lists and chains whole, after every random day',
  { timeout: 60_000 + RUNS * 10_000 },
  async () => {
    const tally: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(script(ACTS), async (rounds) => {
        const stage = await freshStage(workshop, database, cast);
        await begin(stage, catalogue);
        await play(stage, ACTS, rounds, tally);
        expect(await brokenInvariants(stage)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true, ...(SEED ? { seed: Number(SEED) } : {}) },
    );
    expect((await verifyChains(database.superuser)).broken).toEqual([]);
    const done = Object.entries(tally).filter(([outcome]) => outcome.endsWith(' done'));
    expect(done.reduce((sum, [, times]) => sum + times, 0)).toBeGreaterThan(RUNS);
    if (process.env.REWORK_PROPERTY_RUNS) console.log(tally);
  },
);
