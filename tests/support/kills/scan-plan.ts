/** What a bench scans: runs of cards, places, devices and mistakes whose order matters. All of it digits. */
import type { CommandAction } from '#domain/command-cards.ts';
import { makeCode } from '#domain/codes.ts';
import type { Random } from '../random.ts';
import { card } from '../scans.ts';

export interface BenchThings {
  devices: readonly string[];
  places: readonly string[];
}

const CARDS: readonly (readonly [CommandAction, string?])[] = [
  ['label_confirmed'],
  ['start_diagnostics'],
  ['start_diagnostics'],
  ['to_repair'],
  ['take_work'],
  ['take_custody'],
  ['fault', 'BAT'],
  ['fault', 'KBD'],
  ['hold', 'awaiting_parts'],
  ['hold', 'investigate'],
  ['release_hold'],
  ['all_observed_good'],
];

/** @returns one text after the other, for ever */
export function* scanPlan(random: Random, { devices, places }: BenchThings): Generator<string> {
  const some = function* (): Generator<string> {
    for (let left = 1 + random.below(4); left > 0; left--) yield random.pick(devices);
  };
  for (;;) {
    switch (random.weighed({ card: 40, place: 25, undo: 12, pause: 10, open: 5, wrong: 8 })) {
      case 'card':
        yield card(...random.pick(CARDS));
        yield* some();
        break;
      case 'place':
        yield card('pause');
        yield random.pick(places);
        yield* some();
        break;
      case 'undo':
        yield random.pick(devices);
        yield card('undo');
        break;
      case 'pause':
        yield card('pause');
        break;
      case 'open':
        yield* some();
        break;
      case 'wrong':
        yield random.pick([mistyped(random.pick(devices)), makeCode('device', 9_000_001)]);
        break;
    }
  }
}

function mistyped(code: string): string {
  return `${code.slice(0, 9)}${(Number(code.at(-1)) + 1) % 10}`;
}
