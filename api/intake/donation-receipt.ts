/** The paper a donor takes home. */
import type { DonorReceiptData } from '../documents/document-data.ts';
import type { DocumentForm } from '../documents/document-locale.ts';
import { donorReceiptPdf } from '../documents/donor-receipt.pdf.ts';
import { readIssuer } from '../documents/issue.ts';
import type { Context } from '../lib/context.ts';
import { readDonation } from './donation-list.ts';

/** @throws AppError `donation.not_found` (404) */
export async function donationReceipt(
  ctx: Context,
  code: string,
  locale: DocumentForm,
): Promise<Uint8Array> {
  const donation = await readDonation(ctx, code);
  const { publicUrl } = ctx.config;
  const data: DonorReceiptData = {
    issuer: await readIssuer(ctx),
    receipt: { code: donation.code, qrText: donation.code },
    donor: { kind: donation.donor.kind, name: donation.donor.name || null },
    dropOff: donation.dropOff,
    place: ctx.actor.siteName,
    receivedAt: donation.receivedAt,
    receivedBy: { name: donation.receivedBy, role: null },
    lines: alikeLines(donation.devices),
    counts: donation.counts
      .filter((line) => line.expected > 0)
      .map(({ kind, expected, received }) => ({ kind, announced: expected, received })),
    accessoriesNote: donation.accessoriesNote || null,
    trackingAddress: publicUrl ? `${publicUrl}/t` : null,
  };
  return donorReceiptPdf(data, locale);
}

type Held = Awaited<ReturnType<typeof readDonation>>['devices'];

/** Alike devices on one line, in the order they came. */
function alikeLines(held: Held): DonorReceiptData['lines'] {
  const lines = new Map<
    string,
    { kind: Held[number]['kind']; make: string; model: string; codes: string[] }
  >();
  for (const { kind, make, model, code, stage } of held) {
    if (stage === 'offered') continue;
    const key = JSON.stringify([kind, make, model]);
    const line = lines.get(key) ?? { kind, make, model, codes: [] };
    line.codes.push(code);
    lines.set(key, line);
  }
  return [...lines.values()].map((line) => ({ ...line, count: line.codes.length }));
}
