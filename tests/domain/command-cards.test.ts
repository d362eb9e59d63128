import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeType, isValidCode, makeCode } from '#domain/codes.ts';
import { ownFaultNumber, ownFaultOf } from '#domain/own-fault-cards.ts';
import { cardsFor, COMMAND_ACTIONS, COMMAND_CARDS, commandFor } from '#domain/command-cards.ts';
import { FAULT_CODES, isFaultCode } from '#domain/faults.ts';
import { HOLD_KINDS } from '#domain/holds.ts';

describe('command cards', () => {
  it('have valid, different codes of their own type', () => {
    const codes = COMMAND_CARDS.map((card) => card.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => isValidCode(code) && codeType(code) === 'command')).toBe(true);
  });

  it('cover every action, every fault and every hold', () => {
    expect(new Set(COMMAND_CARDS.map((card) => card.action))).toEqual(new Set(COMMAND_ACTIONS));
    const parameters = (action: string) =>
      COMMAND_CARDS.filter((card) => card.action === action).map((card) => card.parameter);
    expect(parameters('fault')).toEqual(FAULT_CODES);
    expect(parameters('hold')).toEqual(HOLD_KINDS);
  });

  // Cards hang on walls: a changed number would do something else than is printed on it.
  it.each([
    [1, 'start_diagnostics', null],
    [2, 'to_repair', null],
    [3, 'to_final_check', null],
    [4, 'qa_passed', null],
    [5, 'back_to_repair', null],
    [6, 'to_kitting', null],
    [7, 'ready_on_shelf', null],
    [8, 'all_observed_good', null],
    [9, 'wipe_evidence_seen', null],
    [10, 'label_confirmed', null],
    [11, 'move_here', null],
    [12, 'safety_hold', null],
    [13, 'release_hold', null],
    [14, 'undo', null],
    [15, 'pause', null],
    [16, 'line_pass', null],
    [17, 'line_fail', null],
    [20, 'take_work', null],
    [18, 'line_na', null],
    [19, 'take_custody', null],
    [21, 'rest_is_there', null],
    [22, 'wipe_started', null],
    [23, 'add_proof', null],
    [24, 'open_tests', null],
    [25, 'open_grades', null],
    [26, 'quarantine', null],
    [27, 'to_harvest', null],
    [28, 'to_recycling', null],
    [29, 'defect_found', null],
    [30, 'reopen_kit', null],
    [31, 'hand_over', null],
    [32, 'take_back', null],
    [33, 'missing', null],
    [34, 'found_again', null],
    [35, 'donor_takes_back', null],
    [36, 'print_label', null],
    [37, 'pair_check', null],
    [38, 'stock_count', null],
    [103, 'fault', 'BAT'],
    [129, 'fault', 'UNK'],
    [204, 'hold', 'safety'],
    [208, 'hold', 'investigate'],
  ])('number %i is %s %s', (number, action, parameter) => {
    expect(commandFor(makeCode('command', number))).toMatchObject({ action, parameter });
  });

  it('knows no card by another number', () => {
    for (const number of [999, 2_999_999, 3_000_001, 9_999_999]) {
      expect(commandFor(makeCode('command', number))).toBeNull();
    }
    expect(commandFor(makeCode('device', 1))).toBeNull();
  });

  it.each([
    ['A0', 1_000_000],
    ['FAN', 1_007_799],
    ['ZZZZ', 2_247_687],
  ])("the workshop's own fault %s is %i", (fault, number) => {
    expect(ownFaultNumber(fault)).toBe(number);
    const card = commandFor(makeCode('command', number));
    expect(card).toMatchObject({
      action: 'fault',
      parameter: fault,
      parameterKey: `fault.${fault}`,
    });
  });

  it('gives every own code of up to four characters a number, and back', () => {
    const drawn = fc.stringMatching(/^[A-Z][A-Z0-9]{1,3}$/).filter((one) => !isFaultCode(one));
    fc.assert(
      fc.property(drawn, (code) => {
        expect(ownFaultOf(ownFaultNumber(code) ?? 0)).toBe(code);
      }),
    );
    expect(['PWR', 'LONGER', 'A', 'fan'].map(ownFaultNumber)).toEqual([null, null, null, null]);
    expect([999_999, 2_247_688].map(ownFaultOf)).toEqual([null, null]);
  });

  it('prints what the workshop offers: own faults too, hidden ones not', () => {
    const cards = cardsFor(['technician'], ['PWR', 'FAN', 'LONGER']);
    const faults = cards.filter(({ action }) => action === 'fault');
    expect(faults.map(({ parameter }) => parameter)).toEqual(['PWR', 'FAN']);
    expect(cards.at(-1)?.action).toBe('hold');
  });

  it('offers a role what it may use', () => {
    const actions = (role: 'warehouse' | 'technician') =>
      new Set(cardsFor([role]).map((card) => card.action));
    expect(actions('warehouse').has('qa_passed')).toBe(false);
    expect(actions('warehouse').has('ready_on_shelf')).toBe(true);
    expect(actions('technician').has('fault')).toBe(true);
    expect(actions('technician').has('safety_hold')).toBe(true);
  });

  it('does undo, pause and answers to what is at hand at once', () => {
    const immediate = COMMAND_CARDS.filter((card) => card.immediate).map((card) => card.action);
    expect(immediate).toEqual([
      'line_pass',
      'line_fail',
      'line_na',
      'undo',
      'pause',
      'rest_is_there',
      'pair_check',
      'stock_count',
    ]);
  });
});
