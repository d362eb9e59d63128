import { describe, expect, it } from 'vitest';
import type { GateFacts } from '#domain/gates.ts';
import { blockersOf } from '#domain/lifecycle.ts';
import { MOVES } from '#domain/moves.ts';

const clean: GateFacts = {
  identity: { missing: [], labelConfirmed: true },
  media: { recorded: 1, noneConfirmed: false, open: [] },
  locks: { unanswered: [], locked: [], notRechecked: [] },
  checklist: { missing: [], failed: [], safetyMissing: [], safetyFailed: [] },
  spec: { verdict: 'pass', reasons: [] },
  grades: { cosmetic: 'B', functional: '1' },
  qa: { personId: 'q', selfCheck: false },
  lastRepairerId: 'r',
  repair: { openTasks: [], waitingFor: null, toRetest: [] },
  kit: { open: [], lines: 2 },
  need: {
    code: 'N-1',
    approved: true,
    approvedBySameAsReserver: false,
    consentValid: true,
    alreadyServed: false,
    otherReservation: false,
    suits: true,
  },
  handover: {
    deviceScanned: true,
    unscannedAccessories: [],
    identitySeen: true,
    signed: true,
    receiptNumber: true,
  },
  recycling: { recycler: true, pieces: 1, weightKg: 1, signers: 2 },
  waived: [],
};

function codes(id: string, facts: Partial<GateFacts>, actorId = 'q', selfCheckAllowed = false) {
  const move = MOVES.find((one) => one.id === id);
  if (!move) throw new Error(id);
  const given = [...move.evidence];
  const attempt = {
    actorId,
    given,
    openHolds: [],
    selfCheckAllowed,
    facts: { ...clean, ...facts },
  };
  return blockersOf(move, attempt).map((blocker) => blocker.code);
}

describe('gates', () => {
  it('lets every move pass when all is well', () => {
    for (const move of MOVES) expect(codes(move.id, {})).toEqual([]);
  });

  it.each<[string, Partial<GateFacts>, string]>([
    ['T04', { identity: { missing: ['make'], labelConfirmed: true } }, 'gate.identity_make'],
    ['T04', { identity: { missing: [], labelConfirmed: false } }, 'gate.label_not_confirmed'],
    ['T08', { media: { recorded: 0, noneConfirmed: false, open: [] } }, 'gate.media_unlisted'],
    [
      'T08',
      {
        media: {
          recorded: 1,
          noneConfirmed: false,
          open: [{ name: 'm', reason: 'media.no_proof' }],
        },
      },
      'media.no_proof',
    ],
    [
      'T07',
      { locks: { unanswered: ['bios'], locked: [], notRechecked: [] } },
      'gate.lock_unanswered',
    ],
    ['T07', { locks: { unanswered: [], locked: ['bios'], notRechecked: [] } }, 'gate.lock_locked'],
    ['T13', { grades: { cosmetic: null, functional: '1' } }, 'gate.grade_cosmetic_missing'],
    ['T13', { grades: { cosmetic: 'A', functional: '3' } }, 'gate.grade_functional_low'],
    ['T13', { qa: null }, 'gate.qa_missing'],
    ['T14', { kit: { lines: 0, open: [] } }, 'gate.kit_not_started'],
    ['T17', { need: null }, 'gate.need_missing'],
    ['T19', { handover: null }, 'gate.handover_missing'],
    ['T28', { recycling: null }, 'gate.manifest_missing'],
  ])('%s names what is missing', (id, facts, code) => {
    expect(codes(id, facts)).toContain(code);
  });

  it('never lets a waiver stand in for proof of erasure', () => {
    const open = {
      recorded: 1,
      noneConfirmed: false,
      open: [{ name: 'm', reason: 'media.no_proof' }],
    };
    expect(codes('T08', { media: open, waived: ['G2'] })).toContain('media.no_proof');
    expect(codes('T14', { kit: { lines: 0, open: [] }, waived: ['G9'] })).toEqual([]);
  });

  it('compares persons, not roles, in the final check', () => {
    expect(codes('T13', { lastRepairerId: 'q' })).toContain('gate.qa_same_person');
    expect(codes('T12', { lastRepairerId: 'q' })).toContain('gate.qa_same_person');
    const selfCheck = { personId: 'q', selfCheck: true };
    expect(codes('T13', { lastRepairerId: 'q', qa: selfCheck }, 'q', true)).toEqual([]);
    expect(codes('T13', { lastRepairerId: 'q', qa: selfCheck }, 'q', false)).toContain(
      'gate.qa_same_person',
    );
  });

  it('asks for the evidence of each move', () => {
    for (const move of MOVES) {
      const attempt = {
        actorId: 'q',
        given: [],
        openHolds: [],
        selfCheckAllowed: false,
        facts: clean,
      };
      const found = blockersOf(move, attempt).map((blocker) => blocker.code);
      expect(found).toEqual(move.evidence.map((evidence) => `gate.evidence_${evidence}`));
    }
  });
});
