import { formatVerifyCode } from '#domain/certificate.ts';
import { inOneLine } from './both-languages.ts';
import type { DocumentIssuer, ReceiptProof } from './document-data.ts';
import type { DocumentLanguage } from './document-locale.ts';
import { codeText, type PageFlow, SMALLEST_SIZE } from './page-flow.ts';

/** How anybody can check that a receipt is genuine. */
export function drawProof(
  flow: PageFlow,
  proof: ReceiptProof | null,
  language: DocumentLanguage,
): void {
  if (!proof) return;
  const text = language.text.papers.receipt;
  const { verifyAddress: address, verifyCode, contentHash } = proof;
  const code = formatVerifyCode(verifyCode).replaceAll(' ', '\u00A0');
  flow.heading(text.check);
  flow.paragraph(
    flow.sentence(address ? text.checkText : text.checkCode, { code, address: address ?? '' }),
  );
  const grouped = codeText(contentHash.replace(/(.{4})(?=.)/g, '$1 '));
  flow.paragraph(`${inOneLine(text.hash)} ${grouped}`, { size: SMALLEST_SIZE });
}

/** Whom a family calls. */
export function contactOf(issuer: DocumentIssuer, language: DocumentLanguage): string {
  return issuer.phone?.trim() ? issuer.phone : language.text.papers.receipt.contactSite;
}
