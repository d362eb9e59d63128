import { describe, expect, it } from 'vitest';
import { formOf } from '#domain/form-cards.ts';
import { COMMAND_STAGE } from '#domain/bench.ts';
import { makeCode } from '#domain/codes.ts';
import {
  cardFor,
  cardRefusal,
  cardsFor,
  COMMAND_CARDS,
  type CommandCard,
  commandFor,
} from '#domain/command-cards.ts';
import { FAULT_CODES } from '#domain/faults.ts';
import { MOVES } from '#domain/moves.ts';
import { ROLES } from '#domain/roles.ts';

const card = (action: string) => COMMAND_CARDS.find((one) => one.action === action)!;
const own = cardsFor(['technician'], [...FAULT_CODES, 'A0', 'FAN', 'ZZZ', 'ZZZZ']).filter(
  ({ action, parameter }) => action === 'fault' && !FAULT_CODES.some((one) => one === parameter),
);
const everyRole = [null, ...ROLES];

/** Every card printed for every role at some sites. */
function everyPrint(): CommandCard[] {
  const sites = [null, 1, 2, 144, 145, 249];
  return [...COMMAND_CARDS, ...own].flatMap((one) =>
    sites.flatMap((site) => everyRole.map((role) => cardFor(one, { role, site }))),
  ) as CommandCard[];
}

describe('cards printed for one role or one site', () => {
  it('each have a number of their own that says what the card does and for whom', () => {
    const prints = everyPrint().filter((one) => one !== null);
    const meanings = new Map<string, string>();
    for (const print of prints) {
      const { action, parameter, scope } = print;
      const meaning = JSON.stringify({ action, parameter, scope });
      expect(meanings.get(print.code) ?? meaning).toBe(meaning);
      meanings.set(print.code, meaning);
      expect(commandFor(print.code)).toEqual(print);
    }
    expect(meanings.size).toBeGreaterThan(COMMAND_CARDS.length * 12);
  });

  // They hang on walls: a changed number would be somebody else's card.
  it.each([
    [3_001_004, 'qa_passed', { role: 'technician', site: null }],
    [3_003_004, 'qa_passed', { role: 'coordinator', site: null }],
    [3_008_015, 'pause', { role: null, site: 1 }],
    [3_026_011, 'move_here', { role: 'warehouse', site: 3 }],
    [5_007_799, 'fault', { role: null, site: 1 }],
  ])('number %i is %s for %o', (number, action, scope) => {
    expect(commandFor(makeCode('command', number))).toMatchObject({ action, scope });
  });

  it('are not made where there is no room, or for a role that may not use them', () => {
    expect(cardFor(card('pause'), { role: null, site: 250 })).toBeNull();
    expect(cardFor(card('stock_count'), { role: 'technician', site: null })).toBeNull();
    expect(own.map((one) => cardFor(one, { role: null, site: 144 }) !== null)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(own.map((one) => cardFor(one, { role: null, site: 145 }))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(cardFor(own[1]!, { role: 'technician', site: null })).toEqual(own[1]);
  });

  it('are refused for anybody else', () => {
    const here = cardFor(card('move_here'), { role: 'warehouse', site: 2 })!;
    const refusal = (roles: ('warehouse' | 'technician')[], siteNumber: number, one = here) =>
      cardRefusal(one, { roles, siteNumber });
    expect(refusal(['warehouse'], 2)).toBeNull();
    expect(refusal(['warehouse'], 1)).toBe('scan.card_other_site');
    expect(refusal(['technician'], 2)).toBe('scan.card_other_role');
    expect(refusal(['technician'], 9, card('move_here'))).toBeNull();
    expect(refusal(['warehouse'], 9, card('qa_passed'))).toBe('access.forbidden');
  });
});

describe('a card for every move', () => {
  it('leads to every stage that a scan alone or a form may reach', () => {
    const reached = new Set([
      ...Object.values(COMMAND_STAGE),
      ...COMMAND_CARDS.flatMap(({ action }) => {
        const form = formOf(action);
        return form?.opens === 'move' ? [form.to] : [];
      }),
      // By scanning the label back.
      'labelled',
    ]);
    const stages = MOVES.filter(({ onlyThrough }) => {
      return !onlyThrough || onlyThrough === 'handover' || onlyThrough === 'return';
    }).map(({ to }) => to);
    // Reserving asks for a request; receiving is the intake's.
    const elsewhere = ['reserved', 'received', 'offered'];
    expect(stages.filter((to) => !reached.has(to) && !elsewhere.includes(to))).toEqual([]);
  });
});
