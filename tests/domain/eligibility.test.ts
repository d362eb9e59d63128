import { describe, expect, it } from 'vitest';
import {
  consentValid,
  kindSuits,
  mayCheckSelf,
  needFact,
  reservationExpiry,
  warrantyEnd,
} from '#domain/eligibility.ts';
import type { NeedRecord, ReservationRequest } from '#domain/eligibility.ts';
import type { GateFacts } from '#domain/gates.ts';
import { judgeGate } from '#domain/gates.ts';

const at = new Date('2026-03-02T10:00:00Z');
const before = new Date('2026-02-20T10:00:00Z');
const after = new Date('2026-03-03T10:00:00Z');

const need: NeedRecord = {
  kind: 'laptop',
  status: 'approved',
  decidedById: 'approver',
  consentAt: before,
  consentWithdrawnAt: null,
  servedElsewhere: false,
  otherReservation: false,
};

const request: ReservationRequest = {
  need,
  deviceKind: 'laptop',
  specMet: true,
  reserverId: 'coordinator',
  at,
};

describe('needFact (G10)', () => {
  it.each<[Partial<NeedRecord>, Partial<ReservationRequest>, string[]]>([
    [{}, {}, []],
    [{ status: 'requested', decidedById: null }, {}, ['need_not_approved']],
    [{ status: 'rejected' }, {}, ['need_not_approved']],
    [{}, { reserverId: 'approver' }, ['need_same_person']],
    [{}, { reserverId: 'approver', selfCheck: true }, []],
    [{ consentAt: null }, {}, ['need_consent']],
    [{ consentWithdrawnAt: before }, {}, ['need_consent']],
    [{ status: 'served' }, {}, ['need_served']],
    [{ servedElsewhere: true }, {}, ['need_served']],
    [{ otherReservation: true }, {}, ['need_reserved']],
    [{}, { deviceKind: 'tablet' }, ['need_unsuitable']],
    [{}, { specMet: false }, ['need_unsuitable']],
  ])('need %o, request %o: %o', (needChange, change, codes) => {
    const fact = needFact('N-1', { ...request, need: { ...need, ...needChange }, ...change });
    const blockers = judgeGate('G10', { need: fact, waived: [] } as unknown as GateFacts);
    expect(blockers.map((why) => why.code)).toEqual(codes.map((code) => `gate.${code}`));
  });
});

describe('mayCheckSelf', () => {
  it.each([
    [null, before, 'small team', false],
    [30, null, 'small team', false],
    [30, before, ' ', false],
    [30, before, 'small team', true],
    [0, at, 'small team', true],
    [30, new Date(at.getTime() - 29 * 60_000), 'small team', false],
  ])('after %s minutes since %s because "%s": %s', (minutes, since, why, may) => {
    expect(mayCheckSelf(minutes, since, at, why)).toBe(may);
  });
});

describe('consentValid', () => {
  it.each([
    [before, null, true],
    [at, null, true],
    [after, null, false],
    [null, null, false],
    [before, before, false],
    [before, after, true],
  ])('given %s, withdrawn %s: %s', (consentAt, consentWithdrawnAt, valid) => {
    expect(consentValid({ consentAt, consentWithdrawnAt }, at)).toBe(valid);
  });
});

describe('kinds and dates', () => {
  it.each([
    ['desktop', 'aio', true],
    ['aio', 'desktop', true],
    ['laptop', 'laptop', true],
    ['laptop', 'desktop', false],
    ['tablet', 'laptop', false],
  ] as const)('a %s is served by a %s: %s', (wanted, offered, suits) => {
    expect(kindSuits(wanted, offered)).toBe(suits);
  });

  it('counts warranty and reservation in days', () => {
    expect(warrantyEnd(at).toISOString()).toBe('2026-05-31T10:00:00.000Z');
    expect(warrantyEnd(at, 365).toISOString()).toBe('2027-03-02T10:00:00.000Z');
    expect(reservationExpiry(at).toISOString()).toBe('2026-03-16T10:00:00.000Z');
  });
});
