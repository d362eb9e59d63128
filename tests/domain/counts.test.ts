import { describe, expect, it } from 'vitest';
import { NO_CONTEXT, meaningOf } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import {
  type DifferenceKind,
  type LineFacts,
  actsFor,
  differenceOf,
  piecesExpected,
  piecesToMove,
} from '#domain/counts.ts';

const line = (facts: Partial<LineFacts>): LineFacts => ({
  subject: 'device',
  expected: 1,
  found: 0,
  placeDone: true,
  state: 'held',
  here: true,
  movedSinceStart: false,
  movedSinceFound: false,
  foundElsewhere: false,
  foundElsewhereLater: false,
  netMoved: 0,
  ...facts,
});

describe('a line of a count', () => {
  it.each<[string, Partial<LineFacts>, DifferenceKind | null]>([
    ['expected and found', { found: 1 }, null],
    ['expected and found, moved away later', { found: 1, here: false }, null],
    ['not found where it should be', {}, 'missing'],
    ['not found yet', { placeDone: false }, null],
    ['not found, but it has left', { here: false }, null],
    ['not found, but it came later', { movedSinceStart: true }, null],
    ['not found, but found elsewhere', { foundElsewhere: true }, null],
    ['found, belongs elsewhere', { expected: 0, found: 1, here: false }, 'elsewhere'],
    ['found, put right since', { expected: 0, found: 1 }, null],
    ['found, moved on since', { expected: 0, found: 1, here: false, movedSinceFound: true }, null],
    ['found at two places, here last', { found: 1, foundElsewhere: true }, 'twice'],
    [
      'found at two places, there last',
      { found: 1, foundElsewhere: true, foundElsewhereLater: true },
      null,
    ],
    ['was missing', { expected: 0, found: 1, here: false, state: 'missing' }, 'found_again'],
    ['had left', { expected: 0, found: 1, here: false, state: 'gone' }, 'unexpected'],
    ['on its way', { expected: 0, found: 1, here: false, state: 'in_transit' }, 'unexpected'],
    ['too few pieces', { subject: 'item', expected: 5, found: 3 }, 'short'],
    ['too many pieces', { subject: 'item', expected: 5, found: 6 }, 'over'],
    ['as many pieces', { subject: 'item', expected: 5, found: 5 }, null],
    ['pieces used before', { subject: 'item', expected: 5, found: 3, netMoved: -2 }, null],
    ['pieces not counted yet', { subject: 'item', expected: 5, placeDone: false }, null],
  ])('%s', (_what, facts, kind) => {
    expect(differenceOf(line(facts))).toBe(kind);
  });

  it('offers what the rules allow, the usual act first', () => {
    expect(actsFor('missing', { subject: 'device', state: 'held' })).toEqual(['missing', 'leave']);
    expect(actsFor('missing', { subject: 'box', state: 'held' })).toEqual(['leave']);
    expect(actsFor('elsewhere', { subject: 'part', state: 'held' })).toEqual([
      'move_here',
      'leave',
    ]);
    expect(actsFor('elsewhere', { subject: 'accessory', state: 'in_kit' })).toEqual(['leave']);
    expect(actsFor('unexpected', { subject: 'device', state: 'gone' })).toEqual(['leave']);
    expect(actsFor('short', { subject: 'item', state: 'held' })).toEqual(['adjust', 'leave']);
  });

  it('corrects a number by what is missing or too many, and never expects less than none', () => {
    expect(piecesToMove(5, 3)).toEqual({ kind: 'lost', quantity: 2 });
    expect(piecesToMove(5, 9)).toEqual({ kind: 'found', quantity: 4 });
    expect(piecesExpected(line({ subject: 'item', expected: 1, netMoved: -4 }))).toBe(0);
  });
});

describe('a scan while counting', () => {
  const place = makeCode('place', 7);
  const device = makeCode('device', 8);
  const countId = 'c0ffee00-0000-4000-8000-000000000000';
  const meaning = (text: string, placeCode: string | null = place) =>
    meaningOf(text, { ...NO_CONTEXT, countId, placeCode });

  it('counts things at the place, and never moves them', () => {
    expect(meaning(device)).toMatchObject({ do: 'count_thing', place, pieces: null });
    expect(meaning(makeCode('batch', 3))).toMatchObject({ do: 'count_thing' });
    expect(meaning('PF0ABCD1')).toMatchObject({ target: { by: 'serial', text: 'PF0ABCD1' } });
    expect(meaning(device, null)).toEqual({ do: 'refuse', reason: 'count.place_first' });
  });

  it('begins places, and ends the one that is scanned again', () => {
    expect(meaning(place, null)).toMatchObject({ do: 'count_place', before: null });
    expect(meaning(place)).toMatchObject({ do: 'count_place', before: place });
  });

  it('leaves badges and command cards their meaning, and refuses what lies on no shelf', () => {
    expect(meaning(makeCode('badge', 4))).toMatchObject({ do: 'switch_person' });
    const undo = COMMAND_CARDS.find(({ action }) => action === 'undo');
    expect(meaning(undo?.code ?? '')).toMatchObject({ do: 'undo' });
    expect(meaning(makeCode('document', 4))).toMatchObject({ reason: 'count.not_countable' });
    expect(meaning('1000000199')).toMatchObject({ reason: 'code.mistyped' });
  });
});
