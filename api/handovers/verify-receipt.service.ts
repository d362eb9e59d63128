/** What anybody may ask of a receipt on paper: whether it holds. No person, no request, no serial number. */
import { eq } from 'drizzle-orm';
import { readVerifyCode } from '#domain/certificate.ts';
import {
  accessories,
  accessoryGifts,
  devices,
  handovers,
  needs,
  settings,
  sites,
} from '../../db/schema/index.ts';
import type { System } from '../lib/context.ts';
import { voidNotice } from './handover-record.service.ts';
import type { HandoverSnapshot } from './kit-snapshot.ts';
import { type ReceiptContent, receiptHash } from './receipt-content.ts';

export interface VerifiedReceipt {
  state: 'receipt_valid' | 'receipt_void';
  number: string;
  /** Number of the receipt that took its place, if there is one. */
  replacedBy: string | null;
  /** In the site's zone, `YYYY-MM-DD`. */
  day: string;
  organisation: { programme: string; site: string };
  /** Null where a card was given alone. */
  device: { kind: string; make: string; model: string; publicCode: string } | null;
  contentHash: string;
}

/** @returns null for a code that no receipt has, and for a receipt whose stored facts no longer give its hash */
export async function verifyReceipt(system: System, text: string): Promise<VerifiedReceipt | null> {
  const verifyCode = readVerifyCode(text);
  if (!verifyCode) return null;
  return (await handoverBehind(system, verifyCode)) ?? (await giftBehind(system, verifyCode));
}

async function handoverBehind(system: System, verifyCode: string): Promise<VerifiedReceipt | null> {
  const { db } = system.database;
  const [found] = await db
    .select({ handover: handovers, device: devices, needCode: needs.code, site: sites })
    .from(handovers)
    .innerJoin(devices, eq(devices.id, handovers.deviceId))
    .innerJoin(needs, eq(needs.id, handovers.needId))
    .innerJoin(sites, eq(sites.id, handovers.siteId))
    .where(eq(handovers.verifyCode, verifyCode));
  if (!found) return null;
  const { handover, device, needCode, site } = found;
  const { receiptCode, happenedAt, warrantyEnd, contentHash } = handover;
  const { kit } = handover.snapshot as HandoverSnapshot;
  const content = { receiptCode, needCode, code: device.code, happenedAt, warrantyEnd, kit };
  if (receiptHash(content) !== contentHash) return null;
  const voided = await voidNotice(db, handover);
  const { kind, make, model, publicCode } = device;
  return {
    ...(await stated(system, site, content)),
    state: voided ? 'receipt_void' : 'receipt_valid',
    replacedBy: voided?.replacedBy ?? null,
    device: { kind, make, model, publicCode },
    contentHash,
  };
}

async function giftBehind(system: System, verifyCode: string): Promise<VerifiedReceipt | null> {
  const [found] = await system.database.db
    .select({ gift: accessoryGifts, code: accessories.code, needCode: needs.code, site: sites })
    .from(accessoryGifts)
    .innerJoin(accessories, eq(accessories.id, accessoryGifts.accessoryId))
    .innerJoin(needs, eq(needs.id, accessoryGifts.needId))
    .innerJoin(sites, eq(sites.id, needs.siteId))
    .where(eq(accessoryGifts.verifyCode, verifyCode));
  const { receiptCode, happenedAt, contentHash, endedAt } = found?.gift ?? {};
  if (!found || !receiptCode || !happenedAt || !contentHash) return null;
  const { code, needCode, site } = found;
  const content = { receiptCode, needCode, code, happenedAt, warrantyEnd: null, kit: [] };
  if (receiptHash(content) !== contentHash) return null;
  return {
    ...(await stated(system, site, content)),
    state: endedAt ? 'receipt_void' : 'receipt_valid',
    replacedBy: null,
    device: null,
    contentHash,
  };
}

async function stated(
  { database }: System,
  site: typeof sites.$inferSelect,
  { receiptCode, happenedAt }: ReceiptContent,
) {
  const [programme] = await database.db.select({ name: settings.programmeName }).from(settings);
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: site.timeZone, dateStyle: 'short' });
  return {
    number: receiptCode,
    day: format.format(happenedAt),
    organisation: { programme: programme?.name ?? '', site: site.name },
  };
}
