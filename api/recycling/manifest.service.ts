/** The recycling manifest as a PDF: as it was signed, or marked as not signed yet. */
import { recyclingManifestPdf } from '../documents/recycling-manifest.pdf.ts';
import type { DocumentLocale } from '../documents/document-locale.ts';
import { readIssuer } from '../documents/issue.ts';
import type { Context } from '../lib/context.ts';
import { readBatch } from './batch-view.service.ts';

/** @throws AppError `recycling.not_found` (404) */
export async function recyclingManifest(
  ctx: Context,
  code: string,
  locale: DocumentLocale,
): Promise<Uint8Array> {
  const [issuer, batch] = await Promise.all([readIssuer(ctx), readBatch(ctx, code)]);
  return recyclingManifestPdf({ issuer, batch }, locale);
}
