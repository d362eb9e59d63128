import type { DocumentKind } from './found-code.ts';

const KEYS: Record<DocumentKind, string> = {
  donation: 'doc.donor_receipt',
  handover: 'doc.handover',
  gift: 'doc.handover',
  return: 'stage.returned',
  recycling: 'doc.recycling',
  certificate: 'doc.wipe_cert',
};

/** The translation key of what a code of type 8 is printed on. */
export const documentKey = (document: DocumentKind): string => KEYS[document];
