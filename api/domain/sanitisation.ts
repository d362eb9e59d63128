import { refuseReset } from './guided-reset.ts';
import type { GuidedReset } from './guided-reset.ts';
import type { ErasureResult } from './hardware-report/shape.ts';
import { normaliseSerial } from './identity.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';
import { isFlash, isRemovedOnly, methodOf, TECHNIQUES } from './sanitisation-techniques.ts';
import type { MediaType, SanitisationMethod, Technique } from './sanitisation-techniques.ts';

/** Proof that one medium was sanitised, as a tool's log or a person states it. */
export interface SanitisationRecord {
  type: MediaType;
  /** Serial of the medium itself, not of the device. Soldered memory (eMMC) has none to read. */
  serial: string | null;
  /** Null where a log names a method that nobody here knows. */
  technique: Technique | null;
  /** What the record claims to be; null claims only what the technique gives. */
  claimedMethod: SanitisationMethod | null;
  tool: string | null;
  toolVersion: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  verification: 'full' | 'sample' | 'none' | null;
  /** Read, write and verification errors together; null when the tool did not say. */
  errors: number | null;
  /** Only for the guided reset of a tablet. */
  reset?: GuidedReset | null;
  /** Only where a tool's log is read: how it ends, and what it could not reach. */
  log?: LogState | null;
  /** The server's time and, for a medium that came back, since when its data counts as unknown again. */
  known?: { at: Date; reopenedAt: Date | null };
}

/** How a log ends: with a result, before one, while the tool still runs, or without a word about it. */
export type LogEnd = 'said' | 'log_cut' | 'running' | 'unsaid';

export interface LogState {
  result: ErasureResult;
  end: LogEnd;
  hiddenSectors: boolean | null;
  methodName: string | null;
}

/** What a person does next about a refused record. */
export type SanitisationStep =
  | 'complete_record'
  | 'other_technique'
  | 'repeat'
  | 'remove'
  | 'destroy'
  | 'wait'
  | 'whole_log'
  | 'name_type';

export type SanitisationJudgement =
  | { accepted: true; method: SanitisationMethod }
  | { accepted: false; reasons: Reason[]; next: SanitisationStep };

/**
 * Whether a record proves that a medium may stay in a device that leaves us.
 * Media without a technique of their own (cards, sticks, discs) are removed instead.
 */
export function judgeSanitisation(record: SanitisationRecord): SanitisationJudgement {
  const refused =
    refuseFailed(record) ??
    refuseTechnique(record) ??
    refuseLog(record) ??
    refuseTimes(record) ??
    refuseMissing(record);
  if (refused) return { accepted: false, ...refused };
  return { accepted: true, method: (record.technique && methodOf(record.technique)) ?? 'clear' };
}

type Refusal = { reasons: Reason[]; next: SanitisationStep } | null;

function refusal(code: string, next: SanitisationStep, params?: Reason['params']): Refusal {
  return { reasons: [reason(`sanitisation.${code}`, params)], next };
}

/** Nothing mends a drive that reports errors: NIST SP 800-88 then leaves only destruction. */
function refuseFailed({ errors, log }: SanitisationRecord): Refusal {
  if ((errors ?? 0) > 0) return refusal('errors', 'destroy', { count: errors ?? 0 });
  return log?.result === 'failed' ? refusal('log_failed', 'destroy') : null;
}

function refuseTechnique(record: SanitisationRecord): Refusal {
  const { type, technique, claimedMethod, reset, log } = record;
  if (type === 'other') return refusal('type_unknown', 'name_type');
  if (technique === null) {
    if (isRemovedOnly(type)) return refusal('remove_instead', 'remove');
    // A log that ends too early may not have named its method yet.
    if (log?.end !== 'said') return null;
    return log.methodName
      ? refusal('technique_unknown', 'complete_record', { method: log.methodName })
      : refusal('technique_missing', 'complete_record');
  }
  const method = methodOf(technique);
  if (method === 'destroy') return refusal('record_as_destruction', 'destroy');
  if (isRemovedOnly(type)) return refusal('remove_instead', 'remove');
  if (method === null) return refusal(`refused_${technique}`, 'other_technique');
  if (technique === 'overwrite' && isFlash(type)) {
    return refusal('overwrite_on_flash', 'other_technique');
  }
  const accepted: readonly MediaType[] = TECHNIQUES[technique].accepted;
  if (!accepted.includes(type)) return refusal('wrong_technique', 'other_technique');
  if (claimedMethod === 'purge' && method === 'clear')
    return refusal('not_purge', 'complete_record');
  if (claimedMethod === 'destroy') return refusal('record_as_destruction', 'complete_record');
  if (technique !== 'guided_factory_reset') return null;
  const reasons = refuseReset(reset ?? null);
  return reasons.length > 0 ? { reasons, next: 'repeat' } : null;
}

function refuseLog({ log, verification }: SanitisationRecord): Refusal {
  if (log?.end === 'running') return refusal('log_running', 'wait');
  if (log?.end === 'log_cut') return refusal('log_cut', 'whole_log');
  if (log && log.result !== 'erased') return refusal('log_no_result', 'repeat');
  if (log?.hiddenSectors) return refusal('hidden_sectors', 'repeat');
  return verification === 'none' ? refusal('not_verified', 'repeat') : null;
}

/** Logs name no time zone, so a moment is only surely wrong beyond the widest offset from UTC. */
const WIDEST_ZONE_MS = 14 * 3_600_000;

function refuseTimes({ startedAt, endedAt, known, log }: SanitisationRecord): Refusal {
  if (!startedAt || !endedAt) return null;
  if (endedAt < startedAt) return refusal('times_reversed', 'complete_record');
  if (!known) return null;
  // The clock of a donated machine may be wrong: its log is kept with the time of receipt beside its own.
  if (!log && endedAt.getTime() - WIDEST_ZONE_MS > known.at.getTime()) {
    return refusal('times_in_future', 'complete_record');
  }
  const { reopenedAt } = known;
  const before = reopenedAt && endedAt.getTime() + WIDEST_ZONE_MS < reopenedAt.getTime();
  return before ? refusal('before_return', 'repeat') : null;
}

/** The fields a certificate cannot do without (NIST SP 800-88, sample certificate). */
function refuseMissing(record: SanitisationRecord): Refusal {
  const soldered = record.type === 'emmc';
  const missing: [boolean, string][] = [
    [!soldered && normaliseSerial(record.serial) === null, 'serial_missing'],
    [record.technique === null, 'technique_missing'],
    [!record.tool?.trim(), 'tool_missing'],
    [!record.toolVersion?.trim(), 'tool_version_missing'],
    [record.startedAt === null || record.endedAt === null, 'times_missing'],
    [!soldered && record.verification === null, 'verification_missing'],
    [!soldered && record.errors === null, 'errors_missing'],
    [(record.errors ?? 0) < 0, 'errors_missing'],
  ];
  const reasons = missing
    .filter(([wrong]) => wrong)
    .map(([, code]) => reason(`sanitisation.${code}`));
  return reasons.length > 0 ? { reasons, next: 'complete_record' } : null;
}

export interface Destruction {
  serial: string | null;
  technique: Technique;
  personId: string;
  witnessId: string | null;
  photo: boolean;
}

/** Why a destruction does not count yet: two persons, photo, serial of the drive (R2v3, ADISA). */
export function refuseDestruction(destruction: Destruction): Reason[] {
  const { technique, personId, witnessId, photo, serial } = destruction;
  const wrong: [boolean, string][] = [
    [methodOf(technique) !== 'destroy', 'not_destruction'],
    [witnessId === null, 'witness_missing'],
    [witnessId === personId, 'witness_same_person'],
    [!photo, 'photo_missing'],
    [normaliseSerial(serial) === null, 'serial_missing'],
  ];
  return wrong.filter(([is]) => is).map(([, code]) => reason(`sanitisation.${code}`));
}

export interface Removal {
  type: MediaType;
  /** Where the medium went after it left the device. */
  destination: 'donor' | 'to_destroy' | 'stock' | null;
  /** The donor signed for the medium given back. */
  donorSigned: boolean;
}

/** Why a removal does not count yet. Soldered memory cannot be removed; only a drive may go back to stock. */
export function refuseRemoval({ type, destination, donorSigned }: Removal): Reason[] {
  const wrong: [boolean, string][] = [
    [type === 'emmc', 'soldered'],
    [destination === null, 'destination_missing'],
    [destination === 'donor' && !donorSigned, 'donor_signature_missing'],
    [destination === 'stock' && isRemovedOnly(type), 'not_for_stock'],
  ];
  return wrong.filter(([is]) => is).map(([, code]) => reason(`sanitisation.${code}`));
}
