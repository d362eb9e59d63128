/** What each command card does to the device scanned after it. Every rule is asked again behind it. */
import { type ScanTarget, COMMAND_STAGE } from '#domain/bench.ts';
import type { CommandAction, CommandCard } from '#domain/command-cards.ts';
import { type FormAction, formOf } from '#domain/form-cards.ts';
import { awaitsValidation } from '#domain/certificate.ts';
import { judgeGate } from '#domain/gates.ts';
import { type HoldKind, isHoldKind, rolesToRelease } from '#domain/holds.ts';
import type { Evidence } from '#domain/moves.ts';
import type { Stage } from '#domain/stages.ts';
import type { CardRow } from '../../db/device-card.ts';
import { readMediaEvidence } from '../certificates/media-evidence.ts';
import { vouchFor } from '../certificates/validation.service.ts';
import { gateFacts } from '../devices/gate-facts.ts';
import { moveDevice } from '../devices/moves.service.ts';
import { answerAllGood } from '../evidence/checklist.service.ts';
import { addFault } from '../evidence/faults.service.ts';
import { placeHold, releaseHold } from '../evidence/holds.service.ts';
import { setWiping, writeWiping } from '../evidence/media.service.ts';
import { recordQa } from '../evidence/qa.service.ts';
import { requirePermission } from '../lib/context.ts';
import { takeWork } from '../repairs/owner.service.ts';
import { requireShelf } from '../kits/finish-kit.service.ts';
import { openForm } from './open-form.ts';
import { AppError, forbidden } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';

export interface CommandInput {
  row: CardRow;
  target: ScanTarget;
  parameter: string | null;
  /** The place scanned with the command. */
  place: { id: string; kind: string; name: string } | null;
}

/** What is said when it is done. */
export interface Effect {
  code: string;
  params?: Record<string, string | number>;
  /** Nothing had to be changed. */
  warning?: boolean;
  undoable?: boolean;
}

type Perform = (unit: Unit, input: CommandInput) => Promise<Effect>;

type DeviceAction = Exclude<
  CommandAction,
  | 'undo'
  | 'pause'
  | 'move_here'
  | 'take_custody'
  | 'label_confirmed'
  | 'line_pass'
  | 'line_fail'
  | 'line_na'
  | 'rest_is_there'
  | 'pair_check'
  | 'stock_count'
  | FormAction
>;

const EFFECTS: Record<DeviceAction, Perform> = {
  start_diagnostics: moveTo('start_diagnostics'),
  to_repair: moveTo('to_repair'),
  take_work: take,
  to_final_check: moveTo('to_final_check'),
  back_to_repair: moveTo('back_to_repair'),
  to_kitting: moveTo('to_kitting'),
  ready_on_shelf: moveTo('ready_on_shelf'),
  qa_passed: passFinalCheck,
  all_observed_good: async (unit, { row }) => {
    await answerAllGood(unit, { ...about(unit, row), except: [] });
    return { code: 'scan.all_good' };
  },
  wipe_evidence_seen: seeWipeEvidence,
  wipe_started: startWiping,
  safety_hold: (unit, { row, place }) => hold(unit, row, 'safety', quarantineOf(place)),
  hold: (unit, { row, parameter, place }) => {
    if (!parameter || !isHoldKind(parameter)) throw new AppError('scan.unknown_command');
    return hold(unit, row, parameter, quarantineOf(place));
  },
  release_hold: letGo,
  fault: async (unit, { row, parameter }) => {
    if (!parameter) throw new AppError('scan.unknown_command');
    const fault = { fault: parameter, item: '', decision: null, note: '' };
    await addFault(unit, { ...about(unit, row), ...fault });
    return { code: 'scan.fault_noted', params: { fault: `fault.${parameter}` } };
  },
};

export async function applyCommand(
  unit: Unit,
  card: CommandCard,
  input: CommandInput,
): Promise<Effect> {
  const form = formOf(card.action);
  if (form) return openForm(unit, input.row, form);
  const perform = (EFFECTS as Partial<Record<CommandAction, Perform>>)[card.action];
  if (!perform) throw new AppError('scan.unknown_command');
  return perform(unit, input);
}

const about = (unit: Unit, row: CardRow) => ({ requestId: unit.requestId, code: row.code });

function moveTo(action: CommandAction): Perform {
  return async (unit, input) => {
    const to = COMMAND_STAGE[action];
    if (!to) throw new AppError('scan.unknown_command');
    const { row } = input;
    if (row.stage === to)
      return { code: 'scan.already_there', params: { to: `stage.${to}` }, warning: true };
    const placeId = action === 'ready_on_shelf' ? shelfFor(input) : undefined;
    const confirms: Evidence[] = input.target.by === 'serial' ? [] : ['label_again'];
    await move(unit, row, to, { placeId, confirms });
    const params = { to: `stage.${to}`, place: input.place?.name ?? row.placeName ?? '' };
    return { code: placeId ? 'scan.on_shelf' : 'scan.moved', params, undoable: true };
  };
}

async function move(
  unit: Unit,
  row: CardRow,
  to: Stage,
  more: { placeId?: string | undefined; confirms?: readonly Evidence[] } = {},
): Promise<void> {
  await moveDevice(unit, { ...about(unit, row), from: row.stage as Stage, to, ...more });
}

/** Whoever scans a device has it in their hands: it is theirs, and whose it was is said. */
async function take(unit: Unit, { row }: CommandInput): Promise<Effect> {
  const { already, from } = await takeWork(unit, { ...about(unit, row), takeOver: true });
  if (already) return { code: 'scan.already_mine', warning: true };
  return from
    ? { code: 'scan.taken_over', params: { by: from }, warning: true }
    : { code: 'scan.work_taken' };
}

/** The shelf scanned with the card, else the shelf or bin the device stands on already. */
function shelfFor({ place, row }: CommandInput): string | undefined {
  if (place?.kind === 'quarantine') throw new AppError('places.quarantine_by_hold');
  if (place) return requireShelf(place).id;
  const stands = row.placeKind === 'shelf' || row.placeKind === 'bin';
  return stands ? (row.placeId ?? undefined) : undefined;
}

/** The check is recorded and the device moves on, or neither. */
async function passFinalCheck(unit: Unit, { row }: CommandInput): Promise<Effect> {
  if (row.stage === 'kitting') {
    return { code: 'scan.already_there', params: { to: 'stage.kitting' }, warning: true };
  }
  const done = { videoCall: true, marksRemoved: true, reason: '' };
  await recordQa(unit, { ...about(unit, row), ...done });
  await move(unit, row, 'kitting');
  return { code: 'scan.qa_passed', undoable: true };
}

async function startWiping(unit: Unit, { row }: CommandInput): Promise<Effect> {
  if (row.wipingSince) return { code: 'scan.wiping_already', warning: true };
  await setWiping(unit, { ...about(unit, row), running: true });
  return { code: 'scan.wiping_started' };
}

/** The second person vouches for all that waits: it counts only when every disk has its proof. */
async function seeWipeEvidence(unit: Unit, { row }: CommandInput): Promise<Effect> {
  requirePermission(unit, 'media.validate');
  const blockers = judgeGate('G2', gateFacts(unit, row));
  if (blockers.length > 0) throw new AppError('scan.no_wipe_evidence', { blockers });
  const waiting = (await readMediaEvidence(unit.tx, row.id)).filter(awaitsValidation);
  if (waiting.length === 0 && row.media.length > 0) {
    return { code: 'scan.wipe_validated_already', warning: true };
  }
  if (row.wipingSince) await writeWiping(unit, row, null);
  const { personId } = unit.actor;
  await vouchFor(unit, row, { media: waiting, validatorId: personId, note: '' });
  if (waiting.length === 0) {
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data: { step: 'seen' } });
  }
  return { code: 'scan.wipe_seen', params: { count: waiting.length } };
}

function quarantineOf(place: CommandInput['place']): string | undefined {
  return place?.kind === 'quarantine' ? place.id : undefined;
}

async function hold(
  unit: Unit,
  row: CardRow,
  kind: HoldKind,
  placeId: string | undefined,
): Promise<Effect> {
  const params = { hold: `hold.${kind}` };
  if (row.holds.some((open) => open.kind === kind)) {
    return { code: 'scan.already_held', params, warning: true };
  }
  const placed = await placeHold(unit, { ...about(unit, row), kind, reason: '', placeId });
  const code = placed.quarantined ? 'scan.held_in_quarantine' : 'scan.held';
  return { code, params, undoable: true };
}

/** Lets go of the one hold this person may release; more than one is a choice to make on the screen. */
async function letGo(unit: Unit, { row }: CommandInput): Promise<Effect> {
  const [first] = row.holds;
  if (!first) return { code: 'scan.no_hold', warning: true };
  const mine = row.holds.filter(({ kind }) => isHoldKind(kind) && mayRelease(unit, kind));
  if (mine.length > 1) throw new AppError('scan.several_holds', { params: { count: mine.length } });
  const [open] = mine;
  if (!open) {
    const roles = isHoldKind(first.kind) ? rolesToRelease(first.kind).join(',') : '';
    throw forbidden({ hold: first.kind, roles });
  }
  await releaseHold(unit, { ...about(unit, row), holdId: open.id, note: null });
  return { code: 'scan.released', params: { hold: `hold.${open.kind}` } };
}

function mayRelease(unit: Unit, kind: HoldKind): boolean {
  return rolesToRelease(kind).some((role) => unit.actor.roles.includes(role));
}
