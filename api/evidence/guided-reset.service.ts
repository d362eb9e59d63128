/** The guided reset of a tablet: its steps are events of the device, so that another technician can go on. */
import { asc, eq, inArray } from 'drizzle-orm';
import {
  type ConfirmedStep,
  type EARLY_RESET_STEPS,
  type ResetStep,
  type ResetSystem,
  nextResetStep,
} from '#domain/guided-reset.ts';
import type { LockKind, LockStatus } from '#domain/locks.ts';
import type { CardMedium } from '../../db/device-card.ts';
import { events, people } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import type { Context } from '../lib/context.ts';
import { requirePermission } from '../lib/context.ts';
import { AppError } from '../lib/errors.ts';
import { isUnit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { setLocks } from './locks.service.ts';
import { mediumOf } from './media.service.ts';
import { type SanitisationAnswer, recordEvidence } from './sanitisation.service.ts';

export interface ResetProgress {
  system: ResetSystem | null;
  steps: (ConfirmedStep & { person: string })[];
  next: ResetStep | null;
}

/** @throws AppError `medium.not_found` */
export async function readReset(
  ctx: Context,
  code: string,
  mediumId: string,
): Promise<ResetProgress> {
  requirePermission(ctx, 'device.view');
  const row = await readCardRow(ctx, code);
  mediumOf(row, mediumId);
  const { system, steps } = await stepsSoFar(ctx, row.id, mediumId);
  const names = await namesOf(ctx, steps);
  const shown = steps.map((one) => ({ ...one, person: names.get(one.personId) ?? '' }));
  return { system, steps: shown, next: nextResetStep(steps) };
}

interface Progress {
  system: ResetSystem | null;
  steps: ConfirmedStep[];
}

/** What was confirmed since the last record, restart or return of the device. */
async function stepsSoFar(ctx: Context, deviceId: string, mediumId: string): Promise<Progress> {
  const reader = isUnit(ctx) ? ctx.tx : ctx.database.db;
  const rows = await reader
    .select({
      toStage: events.toStage,
      kind: events.kind,
      data: events.data,
      at: events.recordedAt,
      personId: events.actorId,
    })
    .from(events)
    .where(eq(events.deviceId, deviceId))
    .orderBy(asc(events.seq));
  let progress: Progress = { system: null, steps: [] };
  for (const { toStage, kind, data, at, personId } of rows) {
    const said = data as {
      step?: string;
      medium?: string;
      reset?: ResetStep;
      system?: ResetSystem;
    };
    if (toStage === 'returned') progress = { system: null, steps: [] };
    if (kind !== 'medium' || said.medium !== mediumId) continue;
    if (said.step !== 'reset_step') progress = { system: null, steps: [] };
    else if (said.reset && said.system && personId) {
      const step = { step: said.reset, at: at.toISOString(), personId };
      progress = { system: said.system, steps: [...progress.steps, step] };
    }
  }
  return progress;
}

async function namesOf(
  ctx: Context,
  steps: readonly ConfirmedStep[],
): Promise<Map<string, string>> {
  if (steps.length === 0) return new Map();
  const ids = steps.map(({ personId }) => personId);
  const rows = await ctx.database.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Confirms the next step, or takes all back.
 * @throws AppError `reset.not_next` (409) with the step that is next, `reset.not_tablet`, `reset.other_system`
 */
export async function confirmResetStep(
  ctx: Context,
  input: DeviceInput & {
    mediumId: string;
    system: ResetSystem;
    step: (typeof EARLY_RESET_STEPS)[number] | 'restart';
  },
): Promise<{ next: ResetStep | null }> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    refuseOther(medium);
    const { step, system } = input;
    const { steps, system: begun } = await stepsSoFar(unit, row.id, medium.id);
    const next = nextResetStep(steps);
    if (step !== 'restart') {
      if (begun && begun !== system) throw new AppError('reset.other_system', { status: 409 });
      if (step !== next) {
        throw new AppError('reset.not_next', { status: 409, params: { step: next ?? '' } });
      }
    }
    const data =
      step === 'restart'
        ? { step: 'reset_restarted', medium: medium.id }
        : { step: 'reset_step', medium: medium.id, reset: step, system };
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
    const done = { step: step as ResetStep, at: '', personId: '' };
    return { next: nextResetStep(step === 'restart' ? [] : [...steps, done]) };
  });
}

function refuseOther({ type, status }: CardMedium): void {
  if (type !== 'emmc') throw new AppError('reset.not_tablet');
  if (status !== 'unknown' && status !== 'failed') {
    throw new AppError('media.wrong_status', { status: 409, params: { status, to: 'sanitised' } });
  }
}

export interface ResetEnd extends DeviceInput {
  mediumId: string;
  systemVersion: string;
  /** Every lock of the tablet as it was found with the network on, after the reset. */
  locks: readonly { lock: LockKind; status: LockStatus }[];
}

export interface ResetAnswer extends SanitisationAnswer {
  /** A lock was found: the device is on hold, and the reset is no proof until the lock is gone. */
  held: boolean;
}

const SYSTEM_NAMES: Record<ResetSystem, string> = { android: 'Android', ipados: 'iPadOS' };

/**
 * The last step: locks are looked at online, which gate G3 takes as well, and the record is made of all steps.
 * With a lock found nothing is recorded but the lock.
 * @throws AppError `reset.not_next` (409) while an earlier step is open
 */
export async function endReset(ctx: Context, input: ResetEnd): Promise<ResetAnswer> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    refuseOther(medium);
    const { system, steps } = await stepsSoFar(unit, row.id, medium.id);
    const next = nextResetStep(steps);
    if (system === null || next !== 'locks_rechecked') {
      throw new AppError('reset.not_next', { status: 409, params: { step: next ?? '' } });
    }
    const { requestId, code, locks } = input;
    const { held } = await setLocks(unit, { requestId, code, locks, online: true });
    if (held) {
      const { status } = medium;
      return { held, accepted: false, method: null, reasons: [], next: null, status };
    }
    const last = {
      step: 'locks_rechecked' as const,
      at: unit.recordedAt.toISOString(),
      personId: unit.actor.personId,
    };
    const data = { step: 'reset_step', medium: medium.id, reset: last.step, system };
    await recordEvent(unit, { deviceId: row.id, kind: 'medium', data });
    const answer = await recordEvidence(unit, row, medium, {
      origin: 'guided',
      record: {
        type: 'emmc',
        serial: medium.serial || null,
        technique: 'guided_factory_reset',
        claimedMethod: null,
        tool: SYSTEM_NAMES[system],
        toolVersion: input.systemVersion,
        startedAt: null,
        endedAt: null,
        verification: null,
        errors: null,
        reset: { system, steps: [...steps, last] },
      },
    });
    return { ...answer, held };
  });
}
