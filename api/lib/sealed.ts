/** What only this installation can read: AES-256-GCM (NIST SP 800-38D) under a key of its own for each purpose. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is sealed; each has a key of its own, so that nothing sealed for one opens as another. */
export type SealPurpose = 'signature' | 'table-record' | 'tablet-key';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

function keyOf(secret: Uint8Array, purpose: SealPurpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `rework sealed ${purpose}`, 32));
}

/**
 * @param about what the bytes belong to, such as the id of their row: moved elsewhere they do not open.
 * @returns version, 96-bit IV, 128-bit tag and ciphertext in one
 */
export function seal(
  secret: Uint8Array,
  purpose: SealPurpose,
  about: string,
  plain: Uint8Array,
): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), iv);
  cipher.setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([Uint8Array.of(VERSION), iv, cipher.getAuthTag(), body]));
}

/** @returns null where it was sealed by another installation, for something else, or is damaged */
export function unseal(
  secret: Uint8Array,
  purpose: SealPurpose,
  about: string,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed[0] !== VERSION || sealed.length < HEAD_BYTES) return null;
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), iv);
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
  try {
    const plain = [decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()];
    return new Uint8Array(Buffer.concat(plain));
  } catch {
    return null;
  }
}
