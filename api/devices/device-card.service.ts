/** Reads one device whole and says what its next moves are and what blocks them. */
import { readScan } from '#domain/codes.ts';
import type { ChecklistProgress } from '#domain/checklists.ts';
import type { Blocker, GateFacts } from '#domain/gates.ts';
import { isHoldKind, type HoldKind } from '#domain/holds.ts';
import { blockersOf, isAllowed, movesFrom, stageAfterQuarantine } from '#domain/lifecycle.ts';
import type { LocksVerdict } from '#domain/locks.ts';
import type { Evidence, Move } from '#domain/moves.ts';
import { may } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { type CardRow, SCAN_CARD } from '../../db/device-card.ts';
import { bindStatement } from '../../db/statements.ts';
import { readDefinition } from '../checklists/definitions.ts';
import type { Context } from '../lib/context.ts';
import { AppError, notFound } from '../lib/errors.ts';
import { type Unit, isUnit } from '../lib/unit.ts';
import { checklistProgress, gateFacts, locksOf } from './gate-facts.ts';

/** A move as the bench offers it. */
export interface NextMove {
  move: string;
  to: Stage;
  /** Made as a proposal that somebody else confirms. */
  proposal: boolean;
  /** Evidence that the person gives with the move itself. */
  asks: Evidence[];
  blockers: Blocker[];
  /** The usual way on from here. */
  usual: boolean;
}

export interface DeviceCard extends CardRow {
  stage: Stage;
  next: NextMove[];
  /** The one thing that blocks the usual move; null when it is free. */
  blocker: Blocker | null;
  /** Where the current test run stands. */
  checklist: ChecklistProgress;
  lockState: LocksVerdict;
}

/** The next step of the working line, which the bench shows as the one big button. */
const USUAL: Partial<Record<Stage, readonly Stage[]>> = {
  offered: ['received'],
  received: ['labelled'],
  labelled: ['diagnosing'],
  diagnosing: ['repairing', 'qa'],
  repairing: ['qa'],
  qa: ['kitting'],
  kitting: ['ready'],
  returned: ['diagnosing'],
  harvesting: ['for_recycling'],
  missing: ['quarantined'],
};

/** Evidence that the device's own records give, so that nobody is asked for it. */
export function evidenceOnRecord(card: CardRow): Evidence[] {
  const open = card.faults.filter((fault) => fault.closedAt === null);
  const given: Evidence[] = [open.length > 0 ? 'open_task' : 'no_open_task'];
  if (card.answers.some((answer) => answer.result === 'fail') || open.length > 0) {
    given.push('failed_items');
  }
  if (card.route === 'direct') given.push('direct_route');
  return given;
}

const FROM_RECORDS: readonly Evidence[] = [
  'open_task',
  'no_open_task',
  'failed_items',
  'direct_route',
];

/** @throws AppError `device.not_found` (404); devices of another site are not shown. */
export async function readCard(ctx: Context, code: string): Promise<DeviceCard> {
  return toCard(ctx, await readCardRow(ctx, code));
}

/** Inside a write, pass its unit to see the write's own changes. */
export async function readCardRow(ctx: Context, text: string): Promise<CardRow> {
  const scan = readScan(text);
  if (scan.kind === 'mistyped') throw new AppError('code.mistyped', { status: 422 });
  if (scan.kind !== 'own') throw notFound('device', { code: text.slice(0, 40) });
  const row = await (isUnit(ctx) ? readInside(ctx, scan.code) : readRow(ctx, scan.code));
  if (!row || row.siteId !== ctx.actor.siteId) throw notFound('device', { code: scan.code });
  await readDefinition(ctx, row.checklistVersion);
  return row;
}

async function readRow(ctx: Context, code: string): Promise<CardRow | undefined> {
  const [row] = await ctx.database.sql.unsafe<CardRow[]>(SCAN_CARD, [code], { prepare: true });
  return row;
}

/** Inside a write the card shows what that write has changed; drizzle leaves moments as text. */
async function readInside(unit: Unit, code: string): Promise<CardRow | undefined> {
  const rows = await unit.tx.execute(bindStatement(SCAN_CARD, [code]));
  const [row] = rows as unknown as CardRow[];
  if (!row) return undefined;
  const moment = (value: Date | null) => (value ? new Date(value) : null);
  return {
    ...row,
    stageSince: new Date(row.stageSince),
    labelConfirmedAt: moment(row.labelConfirmedAt),
    wipingSince: moment(row.wipingSince),
    receivedAt: moment(row.receivedAt),
  };
}

export function toCard(ctx: Context, row: CardRow): DeviceCard {
  const stage = row.stage as Stage;
  const next = nextMoves(ctx, row);
  const usual = next.find((move) => move.usual);
  const lockState = locksOf(row);
  return {
    ...hidePersonal(ctx, row),
    stage,
    next,
    blocker: usual?.blockers[0] ?? null,
    checklist: checklistProgress(ctx, row, lockState),
    lockState,
  };
}

/** Serials and what a lock shows of its owner are for those who work on the device. */
function hidePersonal(ctx: Context, row: CardRow): CardRow {
  const { roles } = ctx.actor;
  const works = may(roles, 'device.edit') || roles.includes('admin');
  const seen = works
    ? row
    : { ...row, serial: row.serial.slice(-4), serialKey: row.serialKey.slice(-4) };
  if (may(roles, 'lock.check')) return seen;
  return { ...seen, locks: row.locks.map((lock) => ({ ...lock, hint: '' })) };
}

export function openHolds(row: CardRow): HoldKind[] {
  return row.holds.map((hold) => hold.kind).filter(isHoldKind);
}

export function blockersFor(
  ctx: Context,
  row: CardRow,
  move: Move,
  given: readonly Evidence[],
  facts: GateFacts = gateFacts(ctx, row),
): Blocker[] {
  return blockersOf(move, {
    actorId: ctx.actor.personId,
    given: [...evidenceOnRecord(row), ...given],
    openHolds: openHolds(row),
    selfCheckAllowed: ctx.actor.selfCheckMinutes !== null,
    facts,
  });
}

function nextMoves(ctx: Context, row: CardRow): NextMove[] {
  const stage = row.stage as Stage;
  const offered = new Map<Stage, Move>();
  for (const move of movesFrom(stage)) {
    if (!isAllowed(move, ctx.actor.roles) || !isPossible(row, move)) continue;
    const known = offered.get(move.to);
    if (!known || known.confirmedBy) offered.set(move.to, move);
  }
  const usual = usualTarget(row, offered);
  const facts = gateFacts(ctx, row);
  return [...offered.values()].map((move) => {
    const asks = move.evidence.filter((evidence) => !FROM_RECORDS.includes(evidence));
    return {
      move: move.id,
      to: move.to,
      proposal: move.confirmedBy !== undefined,
      asks,
      blockers: blockersFor(ctx, row, move, asks, facts),
      usual: move.to === usual,
    };
  });
}

/** Leaves out what can never be right for this device, such as the direct gift of a workshop device. */
function isPossible(row: CardRow, move: Move): boolean {
  if (move.evidence.includes('direct_route') && row.route !== 'direct') return false;
  if (move.id !== 'T23') return true;
  const elsewhere: readonly Stage[] = ['withdrawn', 'harvesting', 'for_recycling'];
  const before = stageAfterQuarantine((row.stageBefore ?? 'received') as Stage);
  return move.to === before || elsewhere.includes(move.to);
}

/** From diagnostics a device with open faults goes to repair, one without to the final check. */
function usualTarget(row: CardRow, offered: ReadonlyMap<Stage, Move>): Stage | undefined {
  const targets = USUAL[row.stage as Stage] ?? [];
  const openTask = row.faults.some((fault) => fault.closedAt === null);
  const preferred =
    row.stage === 'diagnosing' && !openTask ? targets.filter((to) => to === 'qa') : targets;
  return preferred.find((to) => offered.has(to));
}
