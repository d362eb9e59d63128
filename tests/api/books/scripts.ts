/** Random days: single rounds, and work that goes on for several of them. */
import fc from 'fast-check';
import type { Acts, Step } from './steps.ts';

/** Work that goes on for several rounds, each done by several people at once. */
const JOURNEYS: readonly (readonly string[])[][] = [
  [['pack', 'pack', 'pack'], ['send'], ['arrive', 'arrive'], ['arrive', 'settle', 'notArrived']],
  [['intoBox', 'intoBox'], ['pack', 'intoBox'], ['send'], ['arrive'], ['settle', 'outOfBox']],
  [
    ['pack', 'intoBox'],
    ['send', 'pack', 'shelve'],
    ['cancel', 'arrive'],
    ['settle', 'settle'],
  ],
  [
    ['countPlace', 'countPlace'],
    ['countThing', 'countThing'],
    ['countPlace'],
    ['putRight'],
    ['putRight', 'undoCount'],
  ],
  [
    ['countThing', 'shelve'],
    ['countPlace', 'intoBox'],
    ['putRight', 'putRight', 'pack'],
    ['undoCount'],
  ],
  [
    ['loseDevice', 'chargerStatus'],
    ['countThing', 'countThing', 'countThing'],
    ['putRight'],
    ['undoCount'],
  ],
  [['giveUp', 'load', 'swollen'], ['load', 'loadHazard'], ['signBatch', 'shelve'], ['signBatch']],
  [
    ['harvest', 'harvest'],
    ['useLabelled', 'usePieces'],
    ['putBack', 'undo'],
    ['load', 'intoBox'],
  ],
  [
    ['usePieces', 'usePieces', 'movePieces'],
    ['putBack', 'countBin'],
    ['undo', 'undo'],
  ],
  [
    ['safetyHold', 'swollen'],
    ['pack', 'releaseHold'],
    ['undo', 'send'],
  ],
  [
    ['fillKit', 'countIntoKit'],
    ['emptyKit', 'chargerStatus'],
    ['countIntoKit', 'pack'],
  ],
  [['handOver'], ['takeBack', 'takeBack'], ['undo', 'quarantine']],
];

/** Rounds one after the other; what is in one round is done by several people at once. */
export function script(acts: Acts): fc.Arbitrary<Step[][]> {
  const step = (...names: string[]) =>
    fc.record({ act: fc.constantFrom(...names), n: fc.nat(997), m: fc.nat(991) });
  const any = fc.array(step(...Object.keys(acts)), { minLength: 1, maxLength: 4 });
  const journeys = JOURNEYS.map((rounds) =>
    fc.tuple(...rounds.map((round) => fc.tuple(...round.map((name) => step(name))))),
  );
  const piece = fc.oneof(
    any.map((round) => [round]),
    ...journeys,
  );
  return fc
    .array(piece, { minLength: 2, maxLength: 5 })
    .map((pieces) => pieces.flatMap((rounds) => rounds.map((round) => [...round])));
}
