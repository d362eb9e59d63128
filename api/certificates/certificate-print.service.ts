/** A certificate on paper, from what it stated when it was issued. */
import { and, eq, or } from 'drizzle-orm';
import { verifyQrText } from '#domain/certificate.ts';
import { certificates, devices, sites } from '../../db/schema/index.ts';
import { DOCUMENT_LOCALES, type DocumentLocale } from '../documents/document-locale.ts';
import { wipeCertificatePdf } from '../documents/wipe-certificate.pdf.ts';
import type { Context } from '../lib/context.ts';
import { notFound } from '../lib/errors.ts';
import { readCertificatesOf } from './read-certificates.ts';

/**
 * @param locale null prints the person's own language
 * @throws AppError `certificate.not_found` (404)
 */
export async function printCertificate(
  ctx: Context,
  number: string,
  locale: DocumentLocale | null,
): Promise<Uint8Array> {
  const [found] = await ctx.database.db
    .select({ deviceId: certificates.deviceId, timeZone: sites.timeZone })
    .from(certificates)
    .innerJoin(sites, eq(sites.id, certificates.siteId))
    .innerJoin(devices, eq(devices.id, certificates.deviceId))
    .where(
      and(
        eq(certificates.number, number),
        // The site that issued it, and the one the device is at now.
        or(eq(certificates.siteId, ctx.actor.siteId), eq(devices.siteId, ctx.actor.siteId)),
      ),
    );
  const all = found ? await readCertificatesOf(ctx, found.deviceId) : [];
  const known = all.find((one) => one.number === number);
  if (!found || !known) throw notFound('certificate', { code: number });
  const publicUrl = ctx.config.publicUrl ?? null;
  const own = DOCUMENT_LOCALES.find((one) => one === ctx.actor.locale) ?? 'en';
  const { content, contentHash, verifyCode, state, supersededBy } = known;
  return wipeCertificatePdf(
    {
      content,
      contentHash,
      verifyCode,
      qrText: verifyQrText(publicUrl, verifyCode, number),
      verifyAddress: publicUrl && `${publicUrl}/v`,
      superseded: state === 'superseded' ? { by: supersededBy } : null,
      timeZone: found.timeZone,
    },
    locale ?? own,
  );
}
