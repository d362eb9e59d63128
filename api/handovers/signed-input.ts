/** What a table sends when a family has signed for a device. */
import { z } from 'zod';
import { DOCUMENT_LOCALES } from '../documents/document-locale.ts';
import { code, filledLine, line } from '../lib/input.ts';
import { SIGNER_ROLES } from './signature.ts';

/** 200 kB of PNG in base64. */
const MAX_IMAGE_TEXT = 280_000;

const image = z.string().max(MAX_IMAGE_TEXT, 'handover.signature_too_large');

export const signedInput = {
  scanned: z.array(code).max(20),
  identitySeen: z.boolean(),
  signature: z
    .object({
      name: filledLine(120),
      role: z.enum(SIGNER_ROLES),
      image: image.nullable(),
      childImage: image.nullish(),
    })
    .nullable(),
  witnessName: line(120).default(''),
  locale: z.enum(DOCUMENT_LOCALES),
};
