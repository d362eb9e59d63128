import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_CONTEXT, meaningOf } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import { COMMAND_CARDS } from '#domain/command-cards.ts';
import { deviceOf, judgePair, type PairThing } from '#domain/pair-check.ts';
import type { PickPiece } from '#domain/picking.ts';

const laptop = makeCode('device', 1);
const other = makeCode('device', 2);
const charger = makeCode('accessory', 1);
const sim = makeCode('accessory', 2);
const bag = makeCode('accessory', 900);
const receipt = makeCode('document', 1);
const strange = makeCode('accessory', 3);

const thing = (kind: PairThing['kind'], code: string, of: string | null): PairThing => ({
  text: code,
  code,
  kind,
  name: kind,
  of,
});
const piece = (line: PickPiece['line'], code: string | null, item: string | null = null) => ({
  line,
  quantity: 1,
  code,
  item,
  detail: null,
});
const KIT = [piece('charger', charger), piece('sim', sim), piece('bag', null, bag)];
const SET = [
  thing('device', laptop, laptop),
  thing('accessory', charger, laptop),
  thing('accessory', sim, laptop),
  thing('item', bag, null),
  thing('receipt', receipt, laptop),
];
const anyOrder = fc.shuffledSubarray(SET, { minLength: SET.length });

describe('pair-check', () => {
  it('finds the set right in any order', () => {
    fc.assert(
      fc.property(anyOrder, (things) => {
        expect(judgePair(things, KIT)).toMatchObject({ device: laptop, receipt, wrong: [] });
        expect(judgePair(things, KIT).right).toBe(true);
      }),
    );
  });

  it('names the wrong member, wherever it comes', () => {
    const foreign = thing('accessory', strange, other);
    const wrong = fc.tuple(anyOrder, fc.nat(SET.length));
    fc.assert(
      fc.property(wrong, ([things, at]) => {
        const verdict = judgePair(things.toSpliced(at, 0, foreign), KIT);
        expect(verdict).toMatchObject({ device: laptop, wrong: [foreign], right: false });
      }),
    );
    const loose = thing('accessory', strange, null);
    const second = thing('device', other, other);
    for (const one of [loose, second, thing('receipt', strange, other)]) {
      expect(judgePair([...SET, one], KIT)).toMatchObject({ wrong: [one], right: false });
    }
    const item = thing('item', makeCode('accessory', 901), null);
    expect(judgePair([...SET, item], KIT).wrong).toEqual([item]);
  });

  it('is not right as long as something is missing, and says what', () => {
    fc.assert(
      fc.property(fc.subarray(SET), (things) => {
        const { right, pieces, deviceSeen } = judgePair(things, deviceOf(things) ? KIT : null);
        const seen = (code: string) => things.some((one) => one.code === code);
        expect(right).toBe([laptop, charger, sim, bag].every(seen));
        expect(deviceSeen).toBe(seen(laptop));
        for (const one of pieces) expect(one.seen).toBe(seen(one.code ?? one.item ?? ''));
      }),
    );
  });

  it('takes the word of a person for counted things only', () => {
    const [device, plug, card] = SET;
    expect(judgePair([device!, plug!, card!], KIT, true).right).toBe(true);
    expect(judgePair([device!, plug!], KIT, true).right).toBe(false);
  });

  it('tells a wrong member without knowing what lies in the kit, and never that it is right', () => {
    const foreign = thing('accessory', strange, other);
    expect(judgePair([...SET, foreign], null)).toMatchObject({ wrong: [foreign], right: false });
    expect(judgePair(SET, null)).toMatchObject({ wrong: [], right: false });
  });

  it('takes things, receipts and the card for the rest; all else means what it means everywhere', () => {
    const rest = COMMAND_CARDS.find(({ action }) => action === 'rest_is_there')!.code;
    const pause = COMMAND_CARDS.find(({ action }) => action === 'pause')!.code;
    const meaning = (text: string) => meaningOf(text, { ...NO_CONTEXT, pairing: [] }).do;
    expect([laptop, charger, receipt, rest, 'PF2K7QXR'].map(meaning)).toEqual(
      Array.from({ length: 5 }, () => 'pair'),
    );
    expect([pause, makeCode('place', 1), makeCode('badge', 1), '1000012384'].map(meaning)).toEqual([
      'pause',
      'set_place',
      'switch_person',
      'refuse',
    ]);
  });
});
