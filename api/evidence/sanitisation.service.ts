/** Proof that a medium was sanitised, from a person's word, a tool's log or the steps of a reset. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { resetTimes } from '#domain/guided-reset.ts';
import type { MediaStatus } from '#domain/media.ts';
import { mayBeWiped, statusAfterWipe } from '#domain/media.ts';
import type { SanitisationDetails } from '#domain/media-details.ts';
import { type Reason, reason } from '#domain/reason.ts';
import {
  type SanitisationJudgement,
  type SanitisationRecord,
  type SanitisationStep,
  judgeSanitisation,
} from '#domain/sanitisation.ts';
import type { MediaType, SanitisationMethod, Technique } from '#domain/sanitisation-techniques.ts';
import type { CardMedium, CardRow } from '../../db/device-card.ts';
import { events } from '../../db/schema/index.ts';
import { mediumName } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import { AppError, invalidField } from '../lib/errors.ts';
import { type Unit, recordEvent } from '../lib/unit.ts';
import { type DeviceInput, changeDevice } from './change-device.ts';
import { openHold } from './holds.service.ts';
import { agreedSerial, insertRecord } from './media-record-rows.ts';
import { mediumOf, setStatus, writeWiping } from './media.service.ts';
import { currentStandards } from './standards.service.ts';

export interface SanitisationInput extends DeviceInput {
  mediumId: string;
  technique: Technique;
  claimedMethod: SanitisationMethod | null;
  /** Serial as the tool printed it; fills an unknown one, must agree with a known one. */
  serial: string;
  tool: string;
  toolVersion: string;
  startedAt: string | null;
  endedAt: string | null;
  verification: 'full' | 'sample' | 'none' | null;
  errors: number | null;
  /** The tool gave up: nothing more needs to be known. */
  failed: boolean;
}

export interface SanitisationAnswer {
  accepted: boolean;
  method: SanitisationMethod | null;
  reasons: Reason[];
  next: SanitisationStep | null;
  status: MediaStatus;
}

/**
 * Records a wipe as a person states it. A refused record is kept with its reasons; a failed one stops the device.
 * @throws AppError `media.wrong_status` (409), `input.invalid` on `serial` when the record is of another medium,
 * on `technique` for a tablet's reset, which has steps of its own.
 */
export async function recordSanitisation(
  ctx: Context,
  input: SanitisationInput,
): Promise<SanitisationAnswer> {
  return changeDevice(ctx, 'media.record', input, async (unit, row) => {
    const medium = mediumOf(row, input.mediumId);
    const { technique, claimedMethod, tool, toolVersion, verification, errors, failed } = input;
    if (technique === 'guided_factory_reset' && !failed) {
      throw invalidField('technique', 'sanitisation.reset_by_steps');
    }
    return recordEvidence(unit, row, medium, {
      origin: 'typed',
      failed,
      record: {
        type: medium.type as MediaType,
        serial: agreedSerial(medium, input.serial),
        technique,
        claimedMethod,
        tool,
        toolVersion,
        startedAt: input.startedAt ? new Date(input.startedAt) : null,
        endedAt: input.endedAt ? new Date(input.endedAt) : null,
        verification,
        errors,
      },
    });
  });
}

export interface Evidence {
  origin: SanitisationDetails['origin'];
  record: SanitisationRecord;
  failed?: boolean;
  log?: SanitisationDetails['log'];
  /** SHA-256 of the log's file, in hexadecimal. */
  logHash?: string;
}

/**
 * Judges a record, keeps it, and does what follows for the medium and its device.
 * @throws AppError `media.wrong_status` (409) when the medium can no longer be wiped.
 */
export async function recordEvidence(
  unit: Unit,
  row: CardRow,
  medium: CardMedium,
  { origin, record, failed = false, log = null, logHash = '' }: Evidence,
): Promise<SanitisationAnswer> {
  if (!mayBeWiped(medium.status, origin)) {
    const params = { status: medium.status, to: 'sanitised' };
    throw new AppError('media.wrong_status', { status: 409, params });
  }
  const judgement = failed ? failedByWord(medium) : await judge(unit, row, record);
  const { accepted } = judgement;
  const reasons = judgement.accepted ? [] : judgement.reasons;
  const next = judgement.accepted ? null : judgement.next;
  const outcome = accepted ? 'sanitised' : next === 'destroy' ? 'failed' : 'refused';
  const status = statusAfterWipe(medium.status, outcome);
  const method = judgement.accepted ? judgement.method : null;
  await insertRecord(unit, row, medium, {
    ...rowOf(record),
    status: outcome === 'failed' ? 'failed' : 'sanitised',
    method: method ?? record.claimedMethod ?? '',
    standard: await currentStandards(unit),
    details: { origin, reasons, next, log, reset: record.reset ?? null },
    accepted,
    reason: reasons[0]?.code ?? '',
    logHash,
  });
  await setStatus(unit, medium, status, medium.serial || (record.serial ?? ''));
  if (status === 'failed') await openHold(unit, row, 'wipe_failed', 'hold.auto.wipe_failed');
  if (row.wipingSince && noneLeft(row, medium)) await writeWiping(unit, row, null);
  await recordEvent(unit, {
    deviceId: row.id,
    kind: 'medium',
    data: {
      step: outcome,
      medium: medium.id,
      technique: record.technique,
      reason: reasons[0]?.code ?? null,
    },
  });
  return { accepted, method, reasons, next, status };
}

function failedByWord(medium: CardMedium): SanitisationJudgement {
  const params = { medium: mediumName(medium) };
  return { accepted: false, reasons: [reason('media.failed_destroy', params)], next: 'destroy' };
}

async function judge(
  unit: Unit,
  row: CardRow,
  record: SanitisationRecord,
): Promise<SanitisationJudgement> {
  const reopenedAt = await returnedAt(unit, row.id);
  const times = record.reset ? resetTimes(record.reset) : null;
  return judgeSanitisation({ ...record, ...times, known: { at: unit.recordedAt, reopenedAt } });
}

/** When the device last came back from a recipient, which made the data on its media unknown again. */
async function returnedAt(unit: Unit, deviceId: string): Promise<Date | null> {
  const [back] = await unit.tx
    .select({ at: events.happenedAt })
    .from(events)
    .where(and(eq(events.deviceId, deviceId), eq(events.toStage, 'returned')))
    .orderBy(desc(sql`${events.seq}`))
    .limit(1);
  return back?.at ?? null;
}

function noneLeft(row: CardRow, done: CardMedium): boolean {
  return row.media.every((medium) => medium.id === done.id || medium.status !== 'unknown');
}

function rowOf(record: SanitisationRecord) {
  const { technique, tool, toolVersion, verification, errors, startedAt, endedAt, reset } = record;
  return {
    technique: technique ?? '',
    tool: tool ?? '',
    toolVersion: toolVersion ?? '',
    verification: verification ?? '',
    errors,
    startedAt,
    endedAt,
    ...(reset ? resetTimes(reset) : {}),
  };
}
