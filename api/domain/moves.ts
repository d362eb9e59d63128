/**
 * Every move of the life cycle as data: who may make it, which gates and evidence it asks for,
 * and whether it may be undone. `lifecycle.ts` reads this table; nothing else decides a move.
 */
import type { Gate } from './gates.ts';
import type { Role } from './roles.ts';
import type { Stage } from './stages.ts';
import { IN_CUSTODY, stageRange } from './stages.ts';

export type MoveId = `T${string}` | `D${1 | 2 | 3}`;

/** What the person must bring along with the move, beside the gates. */
export type Evidence =
  | 'reason'
  | 'place'
  | 'quarantine_bin'
  | 'open_task'
  | 'no_open_task'
  | 'failed_items'
  | 'need'
  | 'second_person'
  | 'survivor'
  | 'condition'
  | 'direct_route'
  | 'guardian_confirmation'
  | 'identity'
  | 'decision_evidence'
  | 'within_seven_days'
  | 'label_again';

export interface Move {
  id: MoveId;
  /** `null` for a device that was not known before. */
  from: readonly (Stage | null)[];
  to: Stage;
  roles: readonly Role[];
  gates: readonly Gate[];
  evidence: readonly Evidence[];
  /** Undone by one tap within 15 minutes by the same person when nothing came after it. */
  reversible: boolean;
  /** Made as a proposal that another person with one of these roles confirms. */
  confirmedBy?: readonly Role[];
  /** The person must not be the one who last repaired the device. */
  notLastRepairer?: boolean;
  /** Made only by another service verb (hand over, reserve, …), never by a plain move. */
  onlyThrough?: 'intake' | 'reservation' | 'handover' | 'return' | 'recycling' | 'merge';
}

const T: Role = 'technician';
const W: Role = 'warehouse';
const C: Role = 'coordinator';
const P: Role = 'collection';
const A: Role = 'admin';

const quarantineReturns: readonly Stage[] = [
  'received',
  'labelled',
  'diagnosing',
  'repairing',
  'qa',
  'returned',
];

function move(
  id: MoveId,
  from: readonly (Stage | null)[],
  to: Stage,
  roles: readonly Role[],
  rest: Partial<Omit<Move, 'id' | 'from' | 'to' | 'roles'>> = {},
): Move {
  return { id, from, to, roles, gates: [], evidence: [], reversible: false, ...rest };
}

const undoable = { reversible: true } as const;

export const MOVES: readonly Move[] = [
  move('T01', [null], 'offered', [P, C], { onlyThrough: 'intake' }),
  move('T02', ['offered'], 'received', [P, W, C], { evidence: ['place'], ...undoable }),
  move('T03', [null], 'received', [P, W, C], { onlyThrough: 'intake', ...undoable }),
  move('T04', ['received'], 'labelled', [W, P, C, T], { gates: ['G1'], ...undoable }),
  move('T05', ['labelled'], 'diagnosing', [T], undoable),
  move('T06', ['diagnosing'], 'repairing', [T], { evidence: ['open_task'], ...undoable }),
  move('T07', ['diagnosing'], 'qa', [T], {
    gates: ['G2', 'G3', 'G4', 'G5', 'G6'],
    evidence: ['no_open_task'],
    ...undoable,
  }),
  move('T08', ['repairing'], 'qa', [T], {
    gates: ['G2', 'G3', 'G4', 'G5', 'G6'],
    evidence: ['no_open_task'],
    ...undoable,
  }),
  move('T09', ['repairing'], 'diagnosing', [T], undoable),
  move('T10', ['diagnosing', 'repairing', 'qa'], 'harvesting', [T, W, C], {
    gates: ['G2'],
    evidence: ['reason'],
    confirmedBy: [C],
    ...undoable,
  }),
  move(
    'T11',
    [...stageRange('received', 'qa'), 'returned', 'quarantined'],
    'for_recycling',
    [T, W, C],
    {
      gates: ['G2'],
      evidence: ['reason'],
      confirmedBy: [C],
      ...undoable,
    },
  ),
  move('T12', ['qa'], 'repairing', [T, C], {
    evidence: ['failed_items'],
    notLastRepairer: true,
    ...undoable,
  }),
  move('T13', ['qa'], 'kitting', [T, C], {
    gates: ['G5', 'G7', 'G8'],
    notLastRepairer: true,
    ...undoable,
  }),
  move('T14', ['kitting'], 'ready', [W, C], { gates: ['G9'], evidence: ['place'], ...undoable }),
  move('T15', ['ready'], 'kitting', [W, C], { evidence: ['reason'], ...undoable }),
  move('T16', ['kitting', 'ready', 'reserved'], 'diagnosing', [T, W, C], { evidence: ['reason'] }),
  move('T17', ['ready'], 'reserved', [C], {
    gates: ['G10'],
    evidence: ['need'],
    onlyThrough: 'reservation',
  }),
  move('T18', ['reserved'], 'ready', [C], { evidence: ['reason'], onlyThrough: 'reservation' }),
  move('T19', ['reserved'], 'handed_over', [C, P], { gates: ['G11'], onlyThrough: 'handover' }),
  move('T20', ['handed_over'], 'returned', [P, W, C], {
    evidence: ['reason', 'condition'],
    onlyThrough: 'return',
  }),
  move('T21', ['returned'], 'diagnosing', [T], {
    gates: ['G1'],
    evidence: ['label_again'],
    ...undoable,
  }),
  move(
    'T22',
    IN_CUSTODY.filter((stage) => stage !== 'quarantined'),
    'quarantined',
    [T, W, C, P, A],
    {
      evidence: ['reason', 'quarantine_bin'],
      ...undoable,
    },
  ),
  ...[
    ...quarantineReturns,
    'withdrawn' as const,
    'harvesting' as const,
    'for_recycling' as const,
  ].map((to) =>
    move('T23', ['quarantined'], to, [C], { evidence: ['reason', 'decision_evidence'] }),
  ),
  move('T24', [...stageRange('received', 'ready'), 'quarantined'], 'withdrawn', [C], {
    evidence: ['reason', 'identity'],
  }),
  move('T25', IN_CUSTODY, 'missing', [W, C], { evidence: ['reason'], ...undoable }),
  move('T26', ['missing'], 'quarantined', [W, C], {
    gates: ['G1'],
    evidence: ['quarantine_bin', 'label_again'],
    ...undoable,
  }),
  move('T27', ['harvesting'], 'for_recycling', [T], { evidence: ['reason'], ...undoable }),
  move('T28', ['for_recycling'], 'recycled', [C], {
    gates: ['G12'],
    evidence: ['second_person'],
    onlyThrough: 'recycling',
  }),
  move('T29', ['for_recycling'], 'diagnosing', [C], { evidence: ['reason'], ...undoable }),
  move('T30', stageRange('offered', 'ready'), 'void', [C], {
    evidence: ['reason', 'survivor'],
    onlyThrough: 'merge',
  }),
  move('T31', ['handed_over'], 'reserved', [C], {
    evidence: ['reason', 'second_person', 'within_seven_days'],
    onlyThrough: 'handover',
  }),
  move('D1', ['offered'], 'reserved', [C], {
    gates: ['G10'],
    evidence: ['direct_route', 'need'],
    onlyThrough: 'reservation',
  }),
  move('D2', ['reserved'], 'handed_over', [C], {
    evidence: ['direct_route', 'guardian_confirmation'],
    onlyThrough: 'handover',
  }),
  move('D3', ['reserved'], 'received', [P, W], { evidence: ['direct_route', 'place'] }),
];
