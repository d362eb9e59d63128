/** Issued certificates and whether they still hold. */
import { desc, eq } from 'drizzle-orm';
import { type CertificateContent, type MediaNow, stillHolds } from '#domain/certificate.ts';
import { certificates, devices, people } from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { readMediaEvidence } from './media-evidence.ts';

export interface KnownCertificate {
  number: string;
  verifyCode: string;
  siteId: string;
  deviceId: string;
  mediumId: string | null;
  content: CertificateContent;
  contentHash: string;
  issuedBy: string;
  issuedAt: Date;
  state: 'valid' | 'superseded';
  /** Number of the newest certificate about the same thing, when this is an older one. */
  supersededBy: string | null;
}

/** All certificates of a device, the newest first. */
export async function readCertificatesOf(
  system: System,
  deviceId: string,
): Promise<KnownCertificate[]> {
  const { db } = system.database;
  const rows = await db
    .select({ certificate: certificates, issuedBy: people.name })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.issuedById))
    .where(eq(certificates.deviceId, deviceId))
    .orderBy(desc(certificates.issuedAt), desc(certificates.id));
  if (rows.length === 0) return [];
  const now = await readMediaNow(system, deviceId);
  return rows.map(({ certificate, issuedBy }) => {
    const content = certificate.content as CertificateContent;
    const newest = rows.find((row) => row.certificate.mediumId === certificate.mediumId);
    const isNewest = newest?.certificate.id === certificate.id;
    const { number, verifyCode, siteId, mediumId, contentHash, issuedAt } = certificate;
    return {
      number,
      verifyCode,
      siteId,
      deviceId,
      mediumId,
      content,
      contentHash,
      issuedBy,
      issuedAt,
      state: isNewest && stillHolds(content, now) ? 'valid' : 'superseded',
      supersededBy: isNewest ? null : (newest?.certificate.number ?? null),
    };
  });
}

async function readMediaNow(system: System, deviceId: string): Promise<MediaNow> {
  const [device] = await system.database.db
    .select({ stage: devices.stage, none: devices.mediaNoneConfirmed, serial: devices.serial })
    .from(devices)
    .where(eq(devices.id, deviceId));
  const media = await readMediaEvidence(system.database.db, deviceId);
  return {
    stage: device?.stage ?? 'void',
    noneConfirmed: device?.none ?? false,
    serial: device?.serial ?? '',
    media: media.map(({ code, serial, status, record }) => ({
      code,
      serial,
      status,
      record: record?.id ?? null,
    })),
  };
}
