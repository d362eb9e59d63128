/** The signature at the table: checked, stored apart, and bound to the event by a salted hash. */
import { createHash, randomBytes } from 'node:crypto';
import { invalidField } from '../lib/errors.ts';
import { isPrintablePng } from '../lib/pdf/png-check.ts';

export const MAX_SIGNATURE_BYTES = 200_000;
/** Who may be chosen where somebody signs. */
export const SIGNER_ROLES = ['recipient', 'guardian', 'teacher'] as const;
/** `office`: of the local office that confirms a delivery by courier. */
type SignerRole = (typeof SIGNER_ROLES)[number] | 'office';

export interface SignatureInput {
  name: string;
  role: (typeof SIGNER_ROLES)[number];
  /** The local office signs for a delivery, whatever the role. */
  office?: true | undefined;
  /** PNG in base64, with or without `data:image/png;base64,`; null where it was signed on paper. */
  image: string | null;
  /** The child signed too; a PNG as above. */
  childImage?: string | null | undefined;
}

export interface CheckedSignature {
  name: string;
  role: SignerRole;
  image: Uint8Array | null;
  childImage: Uint8Array | null;
  salt: Uint8Array;
  /** What the event holds: erasing name, drawing and salt leaves the chain valid. */
  hash: string;
}

/** @throws AppError `input.invalid` on `signature.image` or `signature.childImage`: too large, or not a whole PNG */
export function checkSignature(input: SignatureInput): CheckedSignature {
  const { name } = input;
  const role = input.office ? 'office' : input.role;
  const image = decode(input.image, 'signature.image');
  const childImage = decode(input.childImage ?? null, 'signature.childImage');
  const salt = randomBytes(16);
  const hash = createHash('sha256')
    .update(salt)
    .update(`${role}\n${name}\n`)
    .update(image ?? '')
    .update(childImage ?? '')
    .digest('base64url');
  return { name, role, image, childImage, salt, hash };
}

function decode(image: string | null, field: string): Uint8Array | null {
  if (image === null) return null;
  const base64 = image.replace(/^data:image\/png;base64,/, '');
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (bytes.length > MAX_SIGNATURE_BYTES) {
    throw invalidField(field, 'handover.signature_too_large');
  }
  if (!isPrintablePng(bytes)) throw invalidField(field, 'handover.signature_unreadable');
  return bytes;
}
