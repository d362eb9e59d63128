/** Where the media of one device stand on the way to a certificate, with the evidence a second person looks at. */
import { and, eq } from 'drizzle-orm';
import { awaitsValidation, missingForDevice, missingForMedium } from '#domain/certificate.ts';
import type { Reason } from '#domain/reason.ts';
import { mediaRecords, reportFiles, reportUploads } from '../../db/schema/index.ts';
import { readCardRow } from '../devices/device-card.service.ts';
import { mediumName } from '../devices/gate-facts.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { readKeptFile } from '../lib/file-store.ts';
import { type EvidenceMedium, readMediaEvidence } from './media-evidence.ts';
import { type KnownCertificate, readCertificatesOf } from './read-certificates.ts';

export interface ShownCertificate {
  number: string;
  verifyCode: string;
  mediumId: string | null;
  contentHash: string;
  issuedBy: string;
  issuedAt: string;
  state: 'valid' | 'superseded';
  supersededBy: string | null;
}

export interface CertifiableMedium extends EvidenceMedium {
  name: string;
  /** Waits for a second person. */
  awaits: boolean;
  /** The signed-in person made the newest record, so another one validates it. */
  own: boolean;
  missing: Reason[];
}

export interface DeviceCertificates {
  media: CertifiableMedium[];
  /** What the device's own certificate still waits for. */
  missing: Reason[];
  /** Newest first; `mediumId` is null on those of the whole device. */
  certificates: ShownCertificate[];
}

/** @throws AppError `device.not_found` */
export async function readDeviceCertificates(
  ctx: Context,
  code: string,
): Promise<DeviceCertificates> {
  const row = await readCardRow(ctx, code);
  const [media, known] = await Promise.all([
    readMediaEvidence(ctx.database.db, row.id),
    readCertificatesOf(ctx, row.id),
  ]);
  const shown = media.map((medium) => ({
    ...medium,
    name: mediumName(medium),
    awaits: awaitsValidation(medium),
    own: medium.record?.performerIds.includes(ctx.actor.personId) ?? false,
    missing: missingForMedium(medium),
  }));
  return {
    media: shown,
    missing: missingForDevice(shown, row.mediaNoneConfirmed),
    certificates: known.map(toShown),
  };
}

function toShown(known: KnownCertificate): ShownCertificate {
  const { number, verifyCode, mediumId, contentHash, issuedBy, issuedAt, state } = known;
  const { supersededBy } = known;
  return {
    number,
    verifyCode,
    mediumId,
    contentHash,
    issuedBy,
    state,
    supersededBy,
    issuedAt: issuedAt.toISOString(),
  };
}

/** More of a log helps nobody who reads it on a screen. */
const MAX_LOG_BYTES = 512 * 1024;

/**
 * The log a record was read from, as text.
 * @throws AppError `log.not_found` (404): a person typed the record, or the file is not in the data folder
 */
export async function readRecordLog(ctx: Context, recordId: string): Promise<string> {
  const [found] = await ctx.database.db
    .select({ hash: reportFiles.contentHash })
    .from(mediaRecords)
    .innerJoin(reportFiles, eq(reportFiles.contentHash, mediaRecords.logHash))
    .innerJoin(reportUploads, eq(reportUploads.id, reportFiles.uploadId))
    .where(and(eq(mediaRecords.id, recordId), eq(reportUploads.siteId, ctx.actor.siteId)))
    .limit(1);
  const bytes = found ? await readKeptFile(ctx, found.hash) : null;
  if (!bytes) throw notFound('log');
  return bytes.subarray(0, MAX_LOG_BYTES).toString('utf8');
}
