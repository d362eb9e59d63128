import { describe, expect, it } from 'vitest';
import { HOLD_KINDS, holdsBlocking } from '#domain/holds.ts';
import {
  isCorrectable,
  moveFor,
  movesBetween,
  stageAfterQuarantine,
  stagePairs,
} from '#domain/lifecycle.ts';
import { MOVES } from '#domain/moves.ts';
import { ROLES, type Role } from '#domain/roles.ts';
import { FINAL_STAGES, STAGES, type Stage } from '#domain/stages.ts';

/** The transition table of the design, written down a second time: from → to: who. */
const EXPECTED = `
offered>received: warehouse coordinator collection
offered>reserved: coordinator
offered>void: coordinator
received>labelled: technician warehouse coordinator collection
labelled>diagnosing: technician
diagnosing>repairing: technician
diagnosing>qa: technician
repairing>qa: technician
repairing>diagnosing: technician
qa>repairing: technician coordinator
qa>kitting: technician coordinator
kitting>ready: warehouse coordinator
ready>kitting: warehouse coordinator
kitting>diagnosing: technician warehouse coordinator
ready>diagnosing: technician warehouse coordinator
reserved>diagnosing: technician warehouse coordinator
ready>reserved: coordinator
reserved>ready: coordinator
reserved>handed_over: coordinator collection
reserved>received: warehouse collection
handed_over>returned: warehouse coordinator collection
handed_over>reserved: coordinator
returned>diagnosing: technician
missing>quarantined: warehouse coordinator
for_recycling>recycled: coordinator
for_recycling>diagnosing: coordinator
harvesting>for_recycling: technician
diagnosing>harvesting: technician warehouse coordinator
repairing>harvesting: technician warehouse coordinator
qa>harvesting: technician warehouse coordinator
received>for_recycling: technician warehouse coordinator
labelled>for_recycling: technician warehouse coordinator
diagnosing>for_recycling: technician warehouse coordinator
repairing>for_recycling: technician warehouse coordinator
qa>for_recycling: technician warehouse coordinator
returned>for_recycling: technician warehouse coordinator
quarantined>for_recycling: technician warehouse coordinator
quarantined>harvesting: coordinator
quarantined>withdrawn: coordinator
quarantined>received: coordinator
quarantined>labelled: coordinator
quarantined>diagnosing: coordinator
quarantined>repairing: coordinator
quarantined>qa: coordinator
quarantined>returned: coordinator
`
  .trim()
  .split('\n');

const table = new Map<string, Set<string>>(
  EXPECTED.map((row) => {
    const [pair, who] = row.split(': ');
    return [pair ?? '', new Set(who?.split(' '))] as const;
  }),
);
const custody: Stage[] = [
  'received',
  'labelled',
  'diagnosing',
  'repairing',
  'qa',
  'kitting',
  'ready',
  'reserved',
  'returned',
  'quarantined',
  'harvesting',
  'for_recycling',
];
for (const from of custody) {
  table.set(`${from}>missing`, new Set(['warehouse', 'coordinator']));
  if (from !== 'quarantined') {
    const staff = ['technician', 'warehouse', 'coordinator', 'collection', 'admin'];
    table.set(`${from}>quarantined`, new Set(staff));
  }
}
for (const from of ['received', 'labelled', 'diagnosing', 'repairing', 'qa', 'kitting', 'ready']) {
  table.set(`${from}>withdrawn`, new Set(['coordinator']));
  table.set(`${from}>void`, new Set(['coordinator']));
}

describe('every from × to × role', () => {
  for (const from of STAGES) {
    it(`from ${from}`, () => {
      for (const to of STAGES) {
        const allowed = table.get(`${from}>${to}`) ?? new Set();
        for (const role of ROLES) {
          const move = moveFor(from, to, [role]);
          expect(move !== null, `${from} > ${to} by ${role}`).toBe(allowed.has(role));
        }
      }
    });
  }
});

describe('the table itself', () => {
  it('leaves final stages never', () => {
    for (const stage of FINAL_STAGES) {
      expect(STAGES.flatMap((to) => movesBetween(stage, to))).toEqual([]);
    }
  });

  it('asks a coordinator to confirm taking apart and giving up', () => {
    for (const from of ['diagnosing', 'repairing', 'qa'] as const) {
      expect(moveFor(from, 'harvesting', ['technician'])?.confirmedBy).toEqual(['coordinator']);
      expect(moveFor(from, 'for_recycling', ['warehouse'])?.confirmedBy).toEqual(['coordinator']);
    }
    expect(moveFor('quarantined', 'for_recycling', ['coordinator'])?.id).toBe('T23');
    expect(moveFor('quarantined', 'for_recycling', ['warehouse'])?.id).toBe('T11');
  });

  it('has a reference pair for every move, undo and correction, and no other', () => {
    const pairs = stagePairs();
    for (const move of MOVES) {
      for (const from of move.from) {
        if (from) expect(pairs).toContainEqual({ from, to: move.to, kind: 'move' });
      }
    }
    expect(pairs).toContainEqual({ from: 'received', to: 'void', kind: 'undo' });
    expect(pairs.some((pair) => pair.from === 'recycled')).toBe(false);
    expect(pairs.some((pair) => pair.kind === 'undo' && pair.from === 'withdrawn')).toBe(false);
    expect(pairs.some((pair) => pair.kind === 'undo' && pair.from === 'handed_over')).toBe(false);
  });

  it('never corrects into or out of what other verbs own', () => {
    expect(isCorrectable('repairing', 'qa')).toBe(true);
    for (const stage of ['reserved', 'handed_over', 'quarantined', 'missing', 'void'] as const) {
      expect(STAGES.some((other) => isCorrectable(stage, other))).toBe(false);
      expect(STAGES.some((other) => isCorrectable(other, stage))).toBe(false);
    }
  });

  it('sends late devices from quarantine back to diagnostics', () => {
    expect(stageAfterQuarantine('received')).toBe('received');
    expect(stageAfterQuarantine('qa')).toBe('qa');
    for (const late of ['kitting', 'ready', 'reserved'] as const) {
      expect(stageAfterQuarantine(late)).toBe('diagnosing');
    }
  });
});

describe('holds', () => {
  it('blocks the way to a student for all but a wait for parts', () => {
    for (const move of ['T13', 'T14', 'T17', 'T19', 'D1', 'D2'] as const) {
      for (const hold of HOLD_KINDS) {
        expect(holdsBlocking(move, [hold]).length).toBe(hold === 'awaiting_parts' ? 0 : 1);
      }
    }
  });

  it('blocks disposal while the owner is not settled', () => {
    for (const move of ['T10', 'T11', 'T27', 'T28'] as const) {
      const blocking = HOLD_KINDS.filter((hold) => holdsBlocking(move, [hold]).length > 0);
      expect(blocking).toEqual(['theft_check', 'donor_recall', 'investigate']);
    }
  });

  it('never blocks the ways out of trouble', () => {
    for (const move of ['T12', 'T15', 'T16', 'T18', 'T22', 'T23', 'T24', 'T25', 'T26'] as const) {
      expect(holdsBlocking(move, HOLD_KINDS)).toEqual([]);
    }
  });
});

it('knows its roles', () => {
  const used = new Set<Role>(MOVES.flatMap((move) => [...move.roles]));
  expect([...used].toSorted()).toEqual([
    'admin',
    'collection',
    'coordinator',
    'technician',
    'warehouse',
  ]);
});
