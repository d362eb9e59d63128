/** What a tablet may have written: checked after it was opened, since nobody could look at it before. */
import { z } from 'zod';
import type { SealedRecord } from '#domain/table-package.ts';
import { openRecord } from '#domain/table-seal.ts';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { SIGNER_ROLES } from '../handovers/signature.ts';
import { code, filledLine, line } from '../lib/input.ts';

/** 200 kB of PNG in base64. */
const picture = z.string().max(280_000, 'handover.signature_too_large').nullable();

const base = {
  id: z.uuid(),
  needCode: z.string().max(40),
  happenedAt: z.iso.datetime({ offset: true }),
};

const given = {
  ...base,
  scanned: z.array(code).max(20),
  identitySeen: z.boolean(),
  signature: z.object({
    name: filledLine(120),
    role: z.enum(SIGNER_ROLES),
    image: picture,
    childImage: picture,
  }),
  witnessName: line(120),
  locale: z.enum(DOCUMENT_LOCALES),
};

const tableRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('handover'), ...given, deviceCode: code }),
  z.object({ kind: z.literal('card'), ...given, accessoryCode: code }),
  z.object({
    kind: z.literal('exchange'),
    ...given,
    deviceCode: code,
    deadDeviceCode: code,
    fault: z.string().max(20),
  }),
  z.object({ kind: z.literal('absent'), ...base }),
]);

export type CheckedRecord = z.infer<typeof tableRecord>;

export const sealedRecord = z.object({
  id: z.uuid('input.wrong_request_id'),
  ephemeralKey: z.string().max(200, 'input.too_long'),
  iv: z.string().max(40, 'input.too_long'),
  ciphertext: z.string().max(1_700_000, 'input.too_long'),
});

export type Opened =
  | { ok: true; record: CheckedRecord }
  /** `content`: all that is known of it, to be kept. */
  | { ok: false; reason: 'table_record.unreadable' | 'table_record.invalid'; content: unknown };

/** @param privateKey null where it is gone */
export async function openSealed(
  privateKey: Uint8Array | null,
  sealed: SealedRecord,
): Promise<Opened> {
  const plain = privateKey && (await openRecord(privateKey, sealed).catch(() => null));
  if (!plain) return { ok: false, reason: 'table_record.unreadable', content: { sealed } };
  return checkRecord(plain, sealed.id);
}

export function checkRecord(plain: unknown, id: string): Opened {
  const checked = tableRecord.safeParse(plain);
  if (!checked.success || checked.data.id !== id) {
    return { ok: false, reason: 'table_record.invalid', content: plain };
  }
  return { ok: true, record: checked.data };
}
