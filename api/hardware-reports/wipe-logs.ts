/** Logs of wipes find the medium they speak of, whatever device holds it, and become records of it. */
import { and, desc, eq } from 'drizzle-orm';
import { endOf, recordOfLog } from '#domain/erasure-evidence.ts';
import type { ErasureReading } from '#domain/hardware-report/shape.ts';
import { normaliseSerial } from '#domain/identity.ts';
import type { LogDetails } from '#domain/media-details.ts';
import { type MediaStatus, mayBeWiped } from '#domain/media.ts';
import type { Reason } from '#domain/reason.ts';
import { type SanitisationStep, judgeSanitisation } from '#domain/sanitisation.ts';
import type { MediaType, SanitisationMethod } from '#domain/sanitisation-techniques.ts';
import type { CardMedium, CardRow } from '../../db/device-card.ts';
import { media, mediaRecords } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { agreedSerial } from '../evidence/media-record-rows.ts';
import { type MediumElsewhere, mediaWithSerial } from '../evidence/media-moves.ts';
import { mediumOf } from '../evidence/media.service.ts';
import { recordEvidence } from '../evidence/sanitisation.service.ts';
import type { Unit } from '../lib/unit.ts';

export interface LogFile {
  uploadId: string;
  position: number;
  name: string;
  /** SHA-256 in hexadecimal. */
  contentHash: string;
}

export interface WipeAnswer {
  /** The serial of the log; empty when it gives none. */
  serial: string;
  fileName: string;
  /**
   * `recorded`: judged by the rules, see `accepted`. `already`: proof of this medium before.
   * `no_medium`: no medium of the site has this serial. `several`: more than one has. `no_serial`: a reading only.
   * `device_left`: its device is no longer here.
   */
  answer: 'recorded' | 'already' | 'no_medium' | 'several' | 'no_serial' | 'device_left';
  accepted: boolean;
  method: SanitisationMethod | null;
  reasons: Reason[];
  next: SanitisationStep | null;
  medium: { id: string; code: string; type: string; model: string; status: MediaStatus } | null;
  deviceCode: string | null;
}

export type Owner = MediumElsewhere | 'none' | 'several' | 'left';

/** The one medium of the site with this serial: in a device here before one taken out, never a guess. */
export async function ownerOf(unit: Unit, serial: string): Promise<Owner> {
  const all = await mediaWithSerial(unit, serial);
  const here = all.filter((medium) => medium.inCustody);
  if (all.length === 0) return 'none';
  if (here.length === 0) return 'left';
  const inside = here.filter((medium) => medium.inside);
  const [only, ...more] = inside.length > 0 ? inside : here;
  return only && more.length === 0 ? only : 'several';
}

export function answerFor(
  erasure: ErasureReading,
  file: LogFile | null,
  said: Partial<WipeAnswer>,
): WipeAnswer {
  return {
    serial: normaliseSerial(erasure.serial) ?? '',
    fileName: file?.name ?? '',
    answer: 'recorded',
    accepted: false,
    method: null,
    reasons: [],
    next: null,
    medium: null,
    deviceCode: null,
    ...said,
  };
}

/** Judges a log by the rules as evidence of this medium, and keeps the record. */
export async function recordLog(
  unit: Unit,
  code: string,
  mediumId: string,
  erasure: ErasureReading,
  file: LogFile | null,
): Promise<WipeAnswer> {
  const row = await readCardRow(unit, code);
  const medium = mediumOf(row, mediumId);
  const serial = agreedSerial(medium, erasure.serial ?? '');
  const record = { ...recordOfLog(erasure, medium.type as MediaType), serial };
  const about = (said: Partial<WipeAnswer>, status: MediaStatus = medium.status) =>
    answerFor(erasure, file, { ...said, deviceCode: row.code, medium: shown(medium, status) });
  const judged = judgeSanitisation(record);
  if (await isAlready(unit, row, medium, { judged, endedAt: record.endedAt, file })) {
    return about({ answer: 'already' });
  }
  const answer = await recordEvidence(unit, row, medium, {
    origin: 'log',
    record,
    log: file && detailsOf(erasure, file),
    logHash: file?.contentHash ?? '',
  });
  return about(answer, answer.status);
}

function shown({ id, code, type, model }: CardMedium, status: MediaStatus) {
  return { id, code, type, model, status };
}

interface Judged {
  judged: ReturnType<typeof judgeSanitisation>;
  endedAt: Date | null;
  file: LogFile | null;
}

/**
 * Nothing to add: this very log proved this disk before (also before it came back), the medium is gone, or it
 * counts as sanitised and the log neither bears that out nor speaks of a failure since.
 */
async function isAlready(
  unit: Unit,
  row: CardRow,
  medium: CardMedium,
  log: Judged,
): Promise<boolean> {
  if (!mayBeWiped(medium.status, 'log')) return true;
  const hash = log.file?.contentHash ?? '';
  if (hash && (await isUsed(unit, row, medium.serial, hash))) return true;
  if (medium.status !== 'sanitised' || log.judged.accepted) return false;
  if (log.judged.next !== 'destroy') return true;
  const [proof] = await unit.tx
    .select({ startedAt: mediaRecords.startedAt })
    .from(mediaRecords)
    .where(and(eq(mediaRecords.mediumId, medium.id), eq(mediaRecords.accepted, true)))
    .orderBy(desc(mediaRecords.recordedAt))
    .limit(1);
  return Boolean(log.endedAt && proof?.startedAt && log.endedAt < proof.startedAt);
}

async function isUsed(unit: Unit, row: CardRow, serial: string, hash: string): Promise<boolean> {
  const [used] = await unit.tx
    .select({ id: mediaRecords.id })
    .from(mediaRecords)
    .innerJoin(media, eq(media.id, mediaRecords.mediumId))
    .where(
      and(
        eq(mediaRecords.logHash, hash),
        eq(mediaRecords.accepted, true),
        eq(media.serial, serial),
        eq(media.siteId, row.siteId),
      ),
    )
    .limit(1);
  return used !== undefined;
}

function detailsOf(erasure: ErasureReading, file: LogFile): LogDetails {
  const { method, result, sizeBytes, bytesErased, durationSeconds } = erasure;
  const { rounds, hiddenSectors, errorParts, startedAt, endedAt } = erasure;
  return {
    uploadId: file.uploadId,
    position: file.position,
    fileName: file.name,
    methodName: method,
    result,
    end: endOf(erasure),
    sizeBytes,
    bytesErased,
    durationSeconds,
    rounds,
    hiddenSectors,
    errorParts,
    startedAtText: startedAt,
    endedAtText: endedAt,
  };
}
