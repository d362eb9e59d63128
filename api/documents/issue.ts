/** What every printed document says about its issuer, its number and a device. */
import { eq } from 'drizzle-orm';
import { verifyQrText } from '#domain/certificate.ts';
import type { CardRow } from '../../db/device-card.ts';
import { settings, sites } from '../../db/schema/index.ts';
import type { Context } from '../lib/context.ts';
import type {
  DocumentDevice,
  DocumentIssuer,
  DocumentNumber,
  ReceiptProof,
} from './document-data.ts';

export async function readIssuer(ctx: Context): Promise<DocumentIssuer> {
  const { db } = ctx.database;
  const [programme] = await db.select({ name: settings.programmeName }).from(settings);
  const [site] = await db
    .select({ province: sites.province, contact: sites.contact })
    .from(sites)
    .where(eq(sites.id, ctx.actor.siteId));
  return {
    programme: programme?.name ?? '',
    site: ctx.actor.siteName,
    address: site?.province || null,
    phone: site?.contact || null,
    timeZone: ctx.actor.timeZone,
  };
}

export const documentNumberOf = (code: string): DocumentNumber => ({ code, qrText: code });

/** A receipt that anybody can check: its QR code leads to the page that does, where the installation has an address. */
export function receiptIssue(
  ctx: Context,
  receipt: { code: string; verifyCode: string | null; contentHash: string },
): { receipt: DocumentNumber; proof: ReceiptProof | null } {
  const { code, verifyCode, contentHash } = receipt;
  if (!verifyCode) return { receipt: documentNumberOf(code), proof: null };
  const publicUrl = ctx.config.publicUrl ?? null;
  return {
    receipt: { code, qrText: verifyQrText(publicUrl, verifyCode, code) },
    proof: { verifyCode, contentHash, verifyAddress: publicUrl && `${publicUrl}/v` },
  };
}

type DeviceFields = Pick<
  CardRow,
  'code' | 'kind' | 'make' | 'model' | 'serial' | 'cpu' | 'memoryMib' | 'storageGb' | 'storageKind'
>;

export function documentDevice(device: DeviceFields): DocumentDevice {
  const { code, kind, make, model, serial } = device;
  const specification = specificationOf(device);
  return {
    code,
    kind,
    make: make || null,
    model: model || null,
    serial: serial || null,
    specification: specification || null,
  };
}

/** `i5-7300U · 8 GB · SSD 256 GB`; memory as sold, since graphics take a share before the system counts. */
function specificationOf(device: DeviceFields): string {
  const { cpu, memoryMib, storageGb, storageKind } = device;
  const memory = memoryMib ? `${Math.ceil(memoryMib / 1024)} GB` : '';
  const storage = storageGb ? `${storageKind?.toUpperCase() ?? ''} ${storageGb} GB`.trim() : '';
  return [cpu, memory, storage].filter(Boolean).join(' · ');
}
