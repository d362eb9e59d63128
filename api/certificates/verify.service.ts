/** What anybody may ask of a certificate or receipt on paper: whether it holds. No person, no whole serial, no list. */
import { eq } from 'drizzle-orm';
import { type CertificateContent, readVerifyCode } from '#domain/certificate.ts';
import { certificates, sites } from '../../db/schema/index.ts';
import { lastOfSerial } from '../documents/device-facts.ts';
import { type VerifiedReceipt, verifyReceipt } from '../handovers/verify-receipt.service.ts';
import type { System } from '../lib/context.ts';
import { type KnownCertificate, readCertificatesOf } from './read-certificates.ts';

export interface VerifiedMedium {
  type: string;
  make: string;
  model: string;
  /** The last four characters at most, `…4242`. */
  serialEnd: string;
  status: string;
  method: string;
  technique: string;
  standard: string;
  /** Days in the site's zone, `YYYY-MM-DD`. */
  day: string;
  validatedDay: string;
}

export type Verification = { state: 'unknown' } | VerifiedCertificate | VerifiedReceipt;

export type VerifiedCertificate = {
  state: 'valid' | 'superseded';
  number: string;
  /** Number of the certificate that took its place, if there is one. */
  supersededBy: string | null;
  scope: CertificateContent['scope'];
  issuedDay: string;
  organisation: CertificateContent['organisation'];
  device: { kind: string; make: string; model: string; publicCode: string };
  media: VerifiedMedium[];
  contentHash: string;
};

/** An unknown code and one that never could be one get the same answer. */
export async function verifyPaper(system: System, text: string): Promise<Verification> {
  const verifyCode = readVerifyCode(text);
  if (!verifyCode) return { state: 'unknown' };
  const [found] = await system.database.db
    .select({ deviceId: certificates.deviceId, timeZone: sites.timeZone })
    .from(certificates)
    .innerJoin(sites, eq(sites.id, certificates.siteId))
    .where(eq(certificates.verifyCode, verifyCode));
  if (!found) return (await verifyReceipt(system, text)) ?? { state: 'unknown' };
  const all = await readCertificatesOf(system, found.deviceId);
  const known = all.find((one) => one.verifyCode === verifyCode);
  return known ? publicPart(known, found.timeZone) : { state: 'unknown' };
}

function publicPart(known: KnownCertificate, timeZone: string): VerifiedCertificate {
  const { content } = known;
  const { kind, make, model, publicCode } = content.device;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const day = (moment: string) => format.format(new Date(moment));
  return {
    state: known.state,
    number: known.number,
    supersededBy: known.supersededBy,
    scope: content.scope,
    issuedDay: day(content.issuedAt),
    organisation: content.organisation,
    device: { kind, make, model, publicCode },
    media: content.media.map((medium) => ({
      type: medium.type,
      make: medium.make,
      model: medium.model,
      serialEnd: lastOfSerial(medium.serial) ?? '',
      status: medium.status,
      method: medium.method,
      technique: medium.technique,
      standard: medium.standard,
      day: day(medium.endedAt ?? medium.recordedAt),
      validatedDay: day(medium.validatedAt),
    })),
    contentHash: known.contentHash,
  };
}
