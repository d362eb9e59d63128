/**
 * What a receipt's hash stands for: facts that never change after the handover and name nobody, so that it can be
 * checked as long as the handover is known, also when the recipient's data are erased.
 */
import { createHash, randomBytes } from 'node:crypto';
import { makeVerifyCode } from '#domain/certificate.ts';
import type { Code } from '#domain/codes.ts';

export interface ReceiptContent {
  receiptCode: Code;
  needCode: string;
  /** Of the device, or of a card given alone. */
  code: Code;
  happenedAt: Date;
  /** Null for a card. */
  warrantyEnd: Date | null;
  /** What went along, as the snapshot of the handover holds it; empty for a card. */
  kit: readonly { line: string; quantity: number; code: Code | null }[];
}

/** One line per fact, in this order for ever; lines of the kit in the order of their text. */
export function receiptText(content: ReceiptContent): string {
  const kit = content.kit.map(({ line, quantity, code }) => `${line} ${quantity} ${code ?? '-'}`);
  return [
    'rework receipt 1',
    content.receiptCode,
    content.needCode,
    content.code,
    content.happenedAt.toISOString(),
    content.warrantyEnd?.toISOString() ?? '-',
    ...kit.toSorted((a, b) => (a < b ? -1 : 1)),
  ].join('\n');
}

/** @returns sha256, base64url */
export function receiptHash(content: ReceiptContent): string {
  return createHash('sha256').update(receiptText(content)).digest('base64url');
}

/** What a new receipt is stored with. */
export function receiptProof(content: ReceiptContent): { verifyCode: string; contentHash: string } {
  return { verifyCode: makeVerifyCode(randomBytes(16)), contentHash: receiptHash(content) };
}
