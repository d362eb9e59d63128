import { describe, expect, it } from 'vitest';
import { makeCode } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import {
  type PickFamily,
  type PickStep,
  familyInHand,
  isComplete,
  pickMeaning,
  stillMissing,
} from '#domain/picking.ts';

const SESSION = makeCode('batch', 1);
const BAG = makeCode('accessory', 900);
const REST = COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')?.code ?? '';

const family = (number: number, more: Partial<PickFamily> = {}): PickFamily => ({
  needCode: `N-${number}`,
  state: 'waiting',
  device: { code: makeCode('device', number), alsoKnownAs: [`PF-0${number}.X`] },
  card: null,
  pieces: [
    { line: 'charger', quantity: 1, code: makeCode('accessory', number), item: null, detail: null },
    { line: 'bag', quantity: 1, code: null, item: BAG, detail: null },
  ],
  ...more,
});

const [first, second] = [family(1), family(2)];
const card = family(3, { device: null, card: makeCode('accessory', 300), pieces: [] });
const [device, charger, otherDevice, otherCharger] = [1, 2].flatMap((number) => [
  makeCode('device', number),
  makeCode('accessory', number),
]) as [string, string, string, string];
const spare = { code: makeCode('device', 50), alsoKnownAs: [] };
const list = { families: [first, second, card], spares: [spare] };

const meaning = (text: string, together: string[] = [], step: PickStep = 'pick') =>
  pickMeaning(text, list, { session: SESSION, step, together });

describe('a scan of a session', () => {
  it.each([
    ['a device', device, [], { do: 'seen', together: [device] }],
    ['a maker’s number, as it is written', 'pf01x', [], { do: 'seen', together: [device] }],
    ['its charger', charger, [device], { do: 'seen', together: [device, charger] }],
    ['another’s charger', otherCharger, [device], { do: 'foreign', family: second, hand: first }],
    ['the label of the bag', BAG, [device], { do: 'seen', together: [device, 'bag'] }],
    ['a bag for nobody', BAG, [], { do: 'hand_empty' }],
    ['a bag for a card', BAG, [card.card ?? ''], { do: 'not_in_kit', hand: card }],
    ['the rest', REST, [device], { do: 'seen', together: [device, 'bag'] }],
    ['the rest of nothing', REST, [], { do: 'hand_empty' }],
    ['a spare', spare.code, [], { do: 'spare' }],
    ['a stranger', makeCode('device', 99), [], { do: 'unknown' }],
    ['a wrong digit', '1000000100', [], { do: 'mistyped' }],
  ])('%s', (_name, text, together, expected) => {
    expect(meaning(text, together)).toMatchObject(expected);
  });

  it.each([makeCode('place', 1), makeCode('badge', 1), makeCode('batch', 2), ''])(
    'leaves %s to everybody else',
    (text) => expect(meaning(text)).toBeNull(),
  );

  it('goes on to the next device along the shelves, but not at the packing table', () => {
    expect(meaning(otherDevice, [device])).toMatchObject({ do: 'seen', together: [otherDevice] });
    expect(meaning(otherDevice, [device], 'pair')).toMatchObject({ do: 'foreign', piece: null });
  });
});

it('is complete when everything was seen, in any order', () => {
  const all = ['bag', charger, device];
  expect(isComplete(first, all)).toBe(true);
  expect(familyInHand(list, all)).toBe(first);
  for (const one of all) {
    const rest = all.filter((other) => other !== one);
    expect(isComplete(first, rest)).toBe(false);
  }
  expect(stillMissing(first, ['bag'])).toMatchObject({
    thing: device,
    pieces: [{ code: charger }],
  });
  expect(isComplete(card, [card.card ?? ''])).toBe(true);
  expect(familyInHand(list, ['bag'])).toBeNull();
});
