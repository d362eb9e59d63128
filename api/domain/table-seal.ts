/**
 * Sealing what happened at a table for the server alone: ECDH P-256 with a pair made for this one record, HKDF-SHA-256,
 * AES-256-GCM with the record's id as additional data. Browser and server run the same lines.
 */
import type { SealedRecord, TableRecord } from './table-package.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const PURPOSE = new TextEncoder().encode('rework table record 1');

export function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws when the text is no base64url */
export function fromBase64Url(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** @returns the public key as a raw point, the private one as PKCS #8 */
export async function makeSealPair(): Promise<{ publicKey: Bytes; privateKey: Bytes }> {
  const { subtle } = globalThis.crypto;
  const pair = await subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** @param publicKey raw point, base64url, as the package holds it */
export async function sealRecord(publicKey: string, record: TableRecord): Promise<SealedRecord> {
  const { subtle } = globalThis.crypto;
  const receiver = await subtle.importKey('raw', fromBase64Url(publicKey), CURVE, false, []);
  const own = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: receiver }, own.privateKey, 256);
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(record));
  const sealed = await subtle.encrypt(
    gcm(iv, record.id),
    await sealingKey(shared, ephemeral, 'encrypt'),
    text,
  );
  return {
    id: record.id,
    ephemeralKey: toBase64Url(ephemeral),
    iv: toBase64Url(iv),
    ciphertext: toBase64Url(new Uint8Array(sealed)),
  };
}

/**
 * @param privateKey PKCS #8
 * @returns what was sealed, as parsed; nothing about its shape is promised
 * @throws when it was sealed for another key, or changed on its way
 */
export async function openRecord(privateKey: Uint8Array, sealed: SealedRecord): Promise<unknown> {
  const { subtle } = globalThis.crypto;
  const own = await subtle.importKey('pkcs8', Uint8Array.from(privateKey), CURVE, false, [
    'deriveBits',
  ]);
  const ephemeral = fromBase64Url(sealed.ephemeralKey);
  const sender = await subtle.importKey('raw', ephemeral, CURVE, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: sender }, own, 256);
  const text = await subtle.decrypt(
    gcm(fromBase64Url(sealed.iv), sealed.id),
    await sealingKey(shared, ephemeral, 'decrypt'),
    fromBase64Url(sealed.ciphertext),
  );
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}

async function sealingKey(shared: ArrayBuffer, salt: Bytes, use: 'encrypt' | 'decrypt') {
  const { subtle } = globalThis.crypto;
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: PURPOSE };
  return subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}

function gcm(iv: Bytes, id: string) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) };
}
